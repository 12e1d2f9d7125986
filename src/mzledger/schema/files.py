"""Reading one ledger file: every sheet as a part, or named with the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Program
from mzledger.schema.reading import read_sheet, report_odd_cells
from mzledger.schema.recognition import Ambiguous, recognise
from mzledger.schema.records import Part
from mzledger.values.place import Places
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.grid import Sheet
from mzledger.workbook.reading import Workbook, open_ahead


@dataclass(slots=True)
class FileReading:
    """What a file gave. `ignored` names each sheet that holds no table, with the reason."""

    name: str
    digest: str = ""
    parts: list[Part] = field(default_factory=list)
    ignored: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A workbook to read: where it is, how messages call it, and the year that it belongs to."""

    path: Path
    name: str
    year: int | None


def read_files(
    files: Sequence[LedgerFile], programs: tuple[Program, ...], places: Places | None
) -> Iterator[FileReading]:
    """Reads workbooks in order by the given programs' headings. Problems come as values.

    Each is read when it is asked for; the next ones are parsed meanwhile.
    """
    memory = CellMemory(places)
    books = open_ahead([file.path for file in files], [file.name for file in files])
    for file, book in zip(files, books, strict=True):
        yield _read_book(file.name, book, file.path.stem, programs, memory, file.year)


def _read_book(
    name: str, book: Workbook | Problem, stem: str, programs: tuple[Program, ...], memory: CellMemory, year: int | None
) -> FileReading:
    reading = FileReading(name)
    if isinstance(book, Problem):
        reading.problems.append(book)
        return reading
    reading.digest = book.digest
    for sheet in book.sheets():
        _read_one(reading, book, sheet, stem, programs, memory, year)
    if not reading.parts and not any(p.is_error for p in reading.problems):
        reading.problems.append(_nothing_found(reading))
    return reading


def _read_one(
    reading: FileReading,
    book: Workbook,
    sheet: Sheet,
    stem: str,
    programs: tuple[Program, ...],
    memory: CellMemory,
    year: int | None,
) -> None:
    found = recognise(sheet, stem, programs)
    where = Where(reading.name, sheet.name)
    if found is None:
        _ignore(reading, sheet, where)
    elif isinstance(found, Ambiguous):
        names = "、".join(f"{choice.program.name}“{choice.table.name}”" for choice in found.choices)
        what = f"表头同时符合{names}，文件名、工作表名和标题都没有写明是哪一项业务"
        reading.problems.append(Problem("MZ008", Severity.ERROR, where, what))
    else:
        if sheet.hidden:
            reading.problems.append(Problem("MZ304", Severity.WARNING, where, "工作表被隐藏，其中的行仍已读取"))
        part = read_sheet(sheet, found, file=reading.name, digest=reading.digest, memory=memory, year=year)
        if part.has_blanks():
            report_odd_cells(part, book.odd_cells(sheet))
        reading.parts.append(part)


def _ignore(reading: FileReading, sheet: Sheet, where: Where) -> None:
    rows = [row for row in sheet.head() if any(cell != "" for cell in row)]
    if not rows:
        reading.ignored.append((sheet.name, "空表"))
        return
    reading.ignored.append((sheet.name, "没有认出表头"))
    widest = max(sum(cell != "" for cell in row) for row in rows)
    if len(rows) >= 5 and widest >= 3 and not sheet.hidden:
        what = f"这张表有内容（至少 {len(rows)} 行），但没有认出表头，没有读取"
        reading.problems.append(Problem("MZ303", Severity.WARNING, where, what))


def _nothing_found(reading: FileReading) -> Problem:
    if all(why == "空表" for _, why in reading.ignored):
        return Problem("MZ006", Severity.ERROR, Where(reading.name), "工作簿里没有内容")
    return Problem("MZ007", Severity.ERROR, Where(reading.name), "没有一张表的表头认得出来，不知道是哪一项业务")
