"""The register of places: an office's own list read as one, the kinds that it leaves out, and the places that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.layout.header import Header
from mzledger.layout.mapping import Sayings, table_label
from mzledger.programs import all_programs, regions
from mzledger.programs.regions import TownshipKind, UnitKind
from mzledger.schema.records import Part, Records
from mzledger.values.place import Places
from mzledger.values.problem import Problem, Severity
from mzledger.workbook.address import heading_key

PERSONAL = frozenset({"身份证号", "姓名", "金额", "银行账号"})
"""Kinds of columns that no list of places has."""
_BETWEEN = re.compile(r"[、，,；;/]+")


def settle_registers(readings: list[FileReading], files: Sequence[LedgerFile]) -> None:
    """Fills in the kinds of every register; where there is none, a file that gave nothing may be a simple list of places."""
    _set_aside_empty(readings)
    if not any(part.table.model is regions.Unit for reading in readings for part in reading.parts):
        for at, (reading, file) in enumerate(zip(readings, files, strict=True)):
            if not reading.parts:
                readings[at] = read_list(file) or reading
    fill_registers(readings)


def _set_aside_empty(readings: list[FileReading]) -> None:
    """A blank register says nothing: without this, its county would have no township and every standard would be 0."""
    for reading in readings:
        for part in [part for part in reading.parts if part.program.standing and part.columns and not part.rows]:
            reading.parts.remove(part)
            reading.ignored.append((part.sheet, "没有填写的空白台账"))


def fill_registers(readings: list[FileReading]) -> None:
    """Fills in the kinds of every register; columns of kinds are then not missing."""
    for part in (part for reading in readings for part in reading.parts):
        if part.table.model is regions.Unit and part.columns:
            part.problems = [problem for problem in part.problems if problem.code != "MZ311"]
            part.problems.extend(fill_kinds(part))


def read_list(file: LedgerFile) -> FileReading | None:
    """A file as a list of townships and villages under whatever headings; None where it is none, or tells of people."""
    reading = next(FileReader((regions.SIMPLE_LIST,), None, _Places()).read([file]))
    named = [part for part in reading.parts if part.rows and part.absent.isdisjoint(("township_name", "unit_name"))]
    if not named or named != reading.parts or any(_tells_of_people(view.seen.header) for view in reading.views):
        return None
    reading.parts = [replace(part, program=regions.PROGRAM, table=regions.PROGRAM.tables[0]) for part in reading.parts]
    for part in reading.parts:
        part.problems.extend(_fill_down(part))
    return reading


class _Places(Sayings):
    """Says of every sheet that it is a list of places: too few columns to tell by."""

    def table(self, header: Header) -> str:
        """The one table."""
        return table_label(regions.SIMPLE_LIST, regions.SIMPLE_LIST.tables[0])


def _tells_of_people(header: Header) -> bool:
    return any(heading_key(heading.text) in personal_headings() for heading in header.headings)


@cache
def personal_headings() -> frozenset[str]:
    """Headings of columns that tell of people or money, as they are compared."""
    specs = (spec for program in all_programs() for table in program.tables for spec in table.fields)
    found = [spec.column for spec in specs if spec.kind in PERSONAL]
    return frozenset(heading_key(text) for column in found for text in (column.heading, *column.alternatives))


def _fill_down(part: Part) -> Iterator[Problem]:
    """In a list of places a blank township is the one above; the first rows without any are errors."""
    townships, above = part.columns["township_name"], None
    for index, township in enumerate(townships):
        if township is None and above is None:
            part.rejected.add(index)
            yield Problem("MZ115", Severity.ERROR, part.where(index, "township_name"), "乡镇没有填写")
        elif township is None:
            townships[index] = above
            what = f"乡镇空着，按上面写的“{above}”读取"
            yield Problem("MZ121", Severity.REPAIRED, part.where(index, "township_name"), what)
        above = township or above


def fill_kinds(part: Part) -> Iterator[Problem]:
    """Gives every row its kinds by the names' endings where none is written; a name that tells none is said."""
    columns = part.columns
    part.absent = part.absent - {"township_kind", "unit_kind"}
    said: set[str] = set()
    for index, (township, unit) in enumerate(zip(columns["township_name"], columns["unit_name"], strict=True)):
        if index in part.rejected:
            continue
        if township and columns["township_kind"][index] is None:
            kind = columns["township_kind"][index] = regions.township_kind_of(township)
            if kind is TownshipKind.OTHER and township not in said:
                said.add(township)
                yield _untold(part, index, "township_name", township)
        if unit and columns["unit_kind"][index] is None:
            several = len(split_names(unit)) > 1
            columns["unit_kind"][index] = UnitKind.OTHER if several else regions.unit_kind_of(unit)
            if columns["unit_kind"][index] is UnitKind.OTHER:
                yield _untold(part, index, "unit_name", unit)


def _untold(part: Part, index: int, field: str, name: str) -> Problem:
    what = f"没有写类别，“{name}”从名称看不出是哪一类，已归入“其他”"
    if len(split_names(name)) > 1:
        what = f"“{name}”一格里写了不止一个，只算一个，已归入“其他”；应一村（社区）一行"
    return Problem("MZ321", Severity.WARNING, part.where(index, field), what)


def places_of(county: str, records: Records | None) -> Places | None:
    """The places of the register; None without one. Another name that fits two townships is left out."""
    if records is None:
        return None
    units: dict[str, list[str]] = {}
    others: dict[str, set[str]] = {}
    columns = (records.column(name) for name in ("township_name", "unit_name", "township_aliases"))
    for township, unit, also in zip(*columns, strict=True):
        if township:
            units.setdefault(township, []).extend([unit] if unit else [])
            for other in split_names(also):
                others.setdefault(other, set()).add(township)
    aliases = {other: next(iter(found)) for other, found in others.items() if len(found) == 1}
    return Places(county, {name: tuple(found) for name, found in units.items()}, aliases)


def split_names(text: str | None) -> list[str]:
    """Names that stand in one cell."""
    return [name for name in map(str.strip, _BETWEEN.split(text or "")) if name]
