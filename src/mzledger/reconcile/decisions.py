"""What a clerk has written into an earlier output, read back line by line: verdicts, results of checks, and what can't be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mzledger.reconcile.book import (
    CHECKED,
    CHOICES,
    DECIDED,
    DOUBTED,
    EXCLUDED,
    KEPT,
    MISSED,
    OURS,
    SUMMARY,
    THEIRS,
    VERDICT,
)  # fmt: skip
from mzledger.schema.cells import folded
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import letters
from mzledger.workbook.grid import Cells, Sheet
from mzledger.workbook.plain_book import first_sheet_says, untouched
from mzledger.workbook.reading import open_workbook

KEY = ("id_no", "name", "village", "head_name")
WHO = ("id_no", "name")
YES = frozenset({CHOICES[0], "是同一人", "同一人", "√", "✓", "✔", "对", "y", "yes"})
NO = frozenset({CHOICES[1], "不是", "不是同一人", "×", "✗", "✘", "x", "不对", "n", "no"})
_COUNT = re.compile(r"（(\d+)[对人条]）$")
Prefixes = tuple[str | None, str | None]
_SIDES: dict[str, Prefixes] = {
    DOUBTED: (OURS, THEIRS),
    DECIDED: (OURS, THEIRS),
    MISSED: (None, ""),
    EXCLUDED: ("", None),
}
"""The sheets that a clerk writes into: what stands before the headings of our people and of the list's (None: not there)."""
WITNESSES: dict[str, Prefixes] = {
    "双方一致": (OURS, THEIRS),
    "信息不符": (OURS, THEIRS),
    "仅本方": ("", None),
    "仅名单": (None, ""),
}
"""Sheets that only tell whose earlier output it is."""
Said = dict[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A filled-in line: what was written and where, and who it is about on either side (field → text; None where not asked)."""

    where: Where
    word: str
    ours: Said | None
    theirs: Said | None

    @property
    def same(self) -> bool:
        """Whether the verdict says yes."""
        return _word(self.word) in YES


@dataclass(slots=True)
class Written:
    """All that a clerk wrote: `decisions`, `checks` by sheet, `problems`; `people` are some of the earlier output's, each side."""

    file: str
    decisions: list[Line] = field(default_factory=list)
    checks: dict[str, list[Line]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    people: list[tuple[Said | None, Said | None]] = field(default_factory=list)


def problem(code: str, where: Where, what: str, mend: str) -> Problem:
    """An error about a line or sheet of an earlier output."""
    return Problem(code, Severity.ERROR, where, what, mend=mend)


def other_file(file: str, what: str) -> Problem:
    """The whole file is not the earlier output of this comparison."""
    return problem("MZ505", Where(file), what, "换成同一项业务和同一份名单上次写出的排查台账")


def read_written(path: Path, labels: Mapping[str, str]) -> Written | Problem:
    """The filled-in lines of an earlier output; one problem where it is none at all."""
    book = open_workbook(path, path.name)
    if isinstance(book, Problem):
        return book
    found, met, rows, told = Written(path.name), set[str](), dict[str, list[int]](), ""
    for sheet in book.sheets():
        name = re.sub(r"（\d+）$", "", sheet.name)
        if name == SUMMARY:
            told = "\n".join(str(cell) for row in sheet.rows() for cell in row if str(cell).strip())
        elif name in _SIDES or name in WITNESSES:
            count = _read_sheet(found, sheet, name, labels)
            if count is not None:
                met.add(name)
                rows.setdefault(name, [0, 0])[0] += count[0]
                rows[name][1] = max(rows[name][1], count[1])
    if not met & _SIDES.keys() and not told:
        return other_file(path.name, f"没有“{DOUBTED}”工作表，或者表里的列名都不是排查台账的，不是以前的排查台账")
    found.problems += [*_missing_sheets(path.name, met, told), *_missing_rows(path.name, rows)]
    return found


def _missing_sheets(file: str, met: set[str], told: str) -> Iterator[Problem]:
    """Sheets that the summary tells of, or that every output has, and that are gone or blank."""
    wanted = {DOUBTED: True, DECIDED: f"{KEPT}认定" in told, MISSED: MISSED in told, EXCLUDED: EXCLUDED in told}
    for name, expected in wanted.items():
        if expected and name not in met:
            what = f"没有“{name}”工作表，或者它是空的、没有表头；里面填写过的都没有读到"
            yield problem("MZ509", Where(file, name), what, "换成没有删改过的那一份，或者在新写出的排查台账里重新填写")


def _missing_rows(file: str, rows: Mapping[str, Sequence[int]]) -> Iterator[Problem]:
    for name, (there, told) in rows.items():
        if name in _SIDES and there < told:
            what = f"标题写明 {told} 行，现在只有 {there} 行；少了的 {told - there} 行里填写过的没有读到"
            yield problem("MZ509", Where(file, name, "A1"), what, "不要删除行；要紧的请在新写出的排查台账里重新填写")


def _word(text: str) -> str:
    return folded(text).lower().strip("。.;；")


def _read_sheet(found: Written, sheet: Sheet, name: str, labels: Mapping[str, str]) -> tuple[int, int] | None:
    """Adds what a sheet says; how many rows it has and how many its title tells, None where it has no headings."""
    rows = list(sheet.rows()) if name in _SIDES else sheet.head()
    prefixes = (_SIDES | WITNESSES)[name]
    columns = [None if p is None else {key: p + labels.get(key, key) for key in KEY} for p in prefixes]
    wanted = VERDICT if name in (DOUBTED, DECIDED) else CHECKED if name in _SIDES else ""
    headings = {heading for side in columns if side for heading in side.values()} | ({wanted} - {""})
    head = next((i for i, row in enumerate(rows[:20]) if len(headings.intersection(map(str, row))) >= 1), None)
    if head is None:
        return None
    at = {str(text).strip(): column for column, text in reversed(list(enumerate(rows[head])))}
    sides = [None if side is None else {k: at[h] for k, h in side.items() if h in at} for side in columns]
    data = [(number, row) for number, row in enumerate(rows[head + 1 :], head + 2) if any(str(c).strip() for c in row)]
    found.people += [(_said(row, sides[0]), _said(row, sides[1])) for _, row in data[:2000]]
    place = Where(found.file, sheet.name, f"第 {head + 1} 行")
    if wanted and wanted not in at:
        what = f"没有“{wanted}”列，里面填写过的都没有读到"
        found.problems.append(problem("MZ509", place, what, "换成没有删改过的那一份，或者在新写出的排查台账里重新填写"))
    elif wanted:
        _read_lines(found, name, data, at[wanted], sheet, sides, columns)
    counts = (_COUNT.search(str(cell)) for cell in (rows[0] if rows and head else ()))
    return len(data), max((int(count[1]) for count in counts if count), default=0)


def _read_lines(
    found: Written,
    name: str,
    data: Sequence[tuple[int, Cells]],
    column: int,
    sheet: Sheet,
    sides: Sequence[dict[str, int] | None],
    columns: Sequence[dict[str, str] | None],
) -> None:
    for number, row in data:
        word = str(row[column]).strip()
        if not word:
            continue
        where = Where(found.file, sheet.name, f"{letters(sheet.left + column)}{number}")
        line = Line(where, word, _said(row, sides[0]), _said(row, sides[1]))
        lacking = [
            f"“{headings[key]}”"
            for said, headings in zip((line.ours, line.theirs), columns, strict=True)
            if said is not None and headings is not None and not any(said.get(key) for key in WHO)
            for key in WHO
        ]
        if lacking:
            what = f"写了“{word}”，但{'、'.join(lacking)}列没有或是空的，看不出是谁，没有采用"
            found.problems.append(problem("MZ509", where, what, "把删掉的列补回来，或者在新写出的排查台账里重新填写"))
        elif name in (MISSED, EXCLUDED):
            found.checks.setdefault(name, []).append(line)
        elif _word(word) in YES | NO:
            found.decisions.append(line)
        else:
            what = f"认定写的是“{word}”，看不出是不是同一人，没有采用"
            found.problems.append(problem("MZ506", where, what, "只填“是”或“否”；还没有核实的空着"))


def _said(row: Cells, side: Mapping[str, int] | None) -> Said | None:
    return None if side is None else {key: str(row[column]).strip() for key, column in side.items()}


def written_by_hand(path: Path) -> set[str]:
    """Which columns for the clerk are filled in somewhere in an earlier output; empty where it is none."""
    if untouched(path):
        return {column for column in (VERDICT, CHECKED) if first_sheet_says(path, _kept(column))}
    book = open_workbook(path, path.name)
    found: set[str] = set()
    for sheet in () if isinstance(book, Problem) else book.sheets():
        head: dict[str, int] = {}
        for row in sheet.rows():
            if not head:
                head = {name: row.index(name) for name in (VERDICT, CHECKED) if name in row}
            else:
                found |= {name for name, column in head.items() if str(row[column]).strip()}
    return found


def _kept(column: str) -> str:
    return f"{KEPT}{'认定' if column == VERDICT else CHECKED}"
