"""列对照 and 词语对照 as the reader takes them; a line that says nothing sensible is a problem at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mzledger.layout.mapping import UNUSED, WHOLE, Line, Sayings, table_label
from mzledger.programs import all_programs
from mzledger.programs.column_map import ColumnLine
from mzledger.schema.cells import Flag, folded
from mzledger.schema.own_words import OfficeWords, OwnCategory
from mzledger.schema.records import Records
from mzledger.schema.row import FieldSpec
from mzledger.values.problem import Problem, Severity
from mzledger.workbook.address import MONEY_UNITS, heading_key


def column_sayings(records: Records | None) -> tuple[Sayings, list[Problem]]:
    """The decided lines of 列对照."""
    if records is None:
        return Sayings(), []
    tables = {
        table_label(p, t): {heading_key(s.column.heading) for s in t.fields} for p in all_programs() for t in p.tables
    }
    lines, problems = [], []
    decided: dict[tuple[str, str, str], Line] = {}
    for index, (layout, table, theirs, ours, unit) in _rows(records, ColumnLine):
        if not ours:
            continue
        if ours != UNUSED and table not in tables:
            what = f"没有“{table}”这张台账" if table else "没有写是哪张台账"
            problems.append(_wrong(records, index, "mapped_table", f"{what}，应写成 低保.花名册 的样子"))
        elif ours != UNUSED and theirs != WHOLE and heading_key(ours) not in tables[table]:
            problems.append(_wrong(records, index, "our_heading", f"{table}没有“{ours}”这一列"))
        else:
            line = Line(layout or "", table or "", theirs, ours, unit or "")
            before = decided.setdefault((line.layout, line.table, heading_key(theirs)), line)
            if unit and unit.removeprefix("人民币") not in MONEY_UNITS.split("|"):
                what = f"金额单位“{unit}”不认识，应是 {MONEY_UNITS.replace('|', '、')} 之一"
                problems.append(_wrong(records, index, "mapped_unit", what))
            elif (before.ours, before.unit) != (line.ours, line.unit):
                what = f"“{theirs}”前面写的是“{before.ours}”，这里是“{ours}”，不知道以哪个为准"
                problems.append(_wrong(records, index, "our_heading", what))
            lines.append(line)
    return Sayings(lines), problems


def _rows(records: Records, model: type[ColumnLine]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    names = ("layout_code", "mapped_table", "their_heading", "our_heading", "mapped_unit")
    kept = records.accepted().tolist()
    for index, row in enumerate(zip(*(records.column(name) for name in names), strict=True)):
        if kept[index]:
            yield index, row


def office_words(records: Records | None) -> tuple[OfficeWords, list[Problem]]:
    """The lines of 词语对照, by our headings."""
    if records is None:
        return OfficeWords(), []
    lists = closed_lists()
    found: dict[str, dict[str, str]] = {}
    problems = []
    names = ("word_column", "written_word", "read_as", "is_new_category")
    kept = records.accepted().tolist()
    for index, (heading, written, read_as, new) in enumerate(zip(*(records.column(n) for n in names), strict=True)):
        spec = lists.get(heading_key(heading or ""))
        if not kept[index] or not read_as:
            continue
        if spec is None or spec.choices is None:
            problems.append(_wrong(records, index, "word_column", f"没有哪一列叫“{heading}”，或者这一列不限定写法"))
        elif read_as not in list(spec.choices) and new is not Flag.YES:
            what = f"“{read_as}”不是“{heading}”规定的词，应为{'、'.join(list(spec.choices)[:12])}之一；要增加类别的，“是否新类别”填“是”"
            problems.append(_wrong(records, index, "read_as", what))
        else:
            word = read_as if read_as in list(spec.choices) else OwnCategory(read_as)
            found.setdefault(spec.column.heading, {})[folded(written)] = word
            found[spec.column.heading].setdefault(folded(read_as), word)
    return OfficeWords(found), problems


def closed_lists() -> dict[str, FieldSpec]:
    """Heading key → field, of every column with a closed list."""
    return {
        heading_key(spec.column.heading): spec
        for program in all_programs()
        for table in program.tables
        for spec in table.fields
        if spec.choices
    }


def _wrong(records: Records, index: int, name: str, what: str) -> Problem:
    return Problem("MZ320", Severity.ERROR, records.where(index, name), what)
