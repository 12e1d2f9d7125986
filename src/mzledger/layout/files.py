"""Reading one ledger file: every sheet as parts, or named with the reason why it is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from mzledger.layout.asking import column_problems
from mzledger.layout.ends import end_problems, more_than_told, only_ends, year_problem
from mzledger.layout.filling import blank
from mzledger.layout.header import Header, halves_of, header_at, header_depth, split
from mzledger.layout.mapping import NOTHING_SAID, Sayings, table_label
from mzledger.layout.odd import report_odd_cells
from mzledger.layout.profile import SAMPLE, like_id, tells_of_people
from mzledger.layout.reading import Place, TableReader
from mzledger.layout.recognition import Ambiguous, Seen, named_programs, recognise, understand, vocabulary
from mzledger.layout.telling import Columns, Told, named
from mzledger.schema.columns import CellMemory
from mzledger.schema.own_words import OfficeWords
from mzledger.schema.program import Program, Table
from mzledger.schema.records import Part
from mzledger.schema.row import Row
from mzledger.values.fault import place_of
from mzledger.values.place import Places
from mzledger.values.problem import Problem, Severity, Where
from mzledger.values.words import listed
from mzledger.workbook.address import a1, letters
from mzledger.workbook.grid import Cells, Marks, Sheet
from mzledger.workbook.reading import Workbook, open_ahead

FOREVER = date(9999, 12, 31)
NOT_WANTED = "这次不读"
NO_HEADINGS = "没有认出表头"
FEW_WORDS = "只有几个字，不是表格"
LINES = 4
"""Lines above a further table on a sheet among which its title is looked for."""


@dataclass(slots=True)
class SheetView:
    """How a table on a sheet was understood, for `mz columns`: what was seen, and the parts that came of it."""

    sheet: str
    seen: Seen
    parts: list[Part]
    reader: TableReader | None = None


@dataclass(slots=True)
class FileReading:
    """What a file gave. `ignored` names each sheet that holds no table, with the reason."""

    name: str
    digest: str = ""
    parts: list[Part] = field(default_factory=list)
    ignored: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    views: list[SheetView] = field(default_factory=list)
    unread: list[tuple[type[Row], str]] = field(default_factory=list)
    """Tables that the file is of by its name, and that could not be read from it: figures without them are no totals."""


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A workbook to read: where it is, how messages call it, the year that it belongs to and that year's closing day."""

    path: Path
    name: str
    year: int | None
    day: date = FOREVER


@dataclass(slots=True)
class FileReader:
    """What files are read with: the programs, the county's places, the office's decisions; memories are shared over all files."""

    programs: tuple[Program, ...]
    places: Places | None
    said: Sayings = NOTHING_SAID
    words: OfficeWords | None = None
    as_written: bool = False
    """Identity numbers are kept as they stand, numeric ones too, for a comparison that tells what they still are worth."""
    wants: Callable[[Program, Table], bool] | None = None
    """Which tables are read; all where none is said."""
    see: Callable[..., Seen | Ambiguous | None] = recognise
    """How a sheet is recognised (the arguments and the answer of `recognise`); a list of another office has a way of its own."""
    memory: CellMemory = field(init=False)
    known: dict[str, None] = field(init=False)

    def __post_init__(self) -> None:
        self.memory = CellMemory(self.places, self.words, self.as_written)
        self.known = vocabulary(self.programs)

    def read(self, files: Sequence[LedgerFile]) -> Iterator[FileReading]:
        """Reads workbooks in order. Each is read when it is asked for; the next ones are parsed meanwhile."""
        books = open_ahead([file.path for file in files], [file.name for file in files])
        for file, book in zip(files, books, strict=True):
            yield self.read_book(file, book)

    def read_book(self, file: LedgerFile, book: Workbook | Problem) -> FileReading:
        """One opened workbook."""
        reading = FileReading(file.name)
        if isinstance(book, Problem):
            reading.problems.append(book)
            self._not_read(reading, (file.path.stem,), file.name)
            return reading
        reading.digest = book.digest
        folders = file.name.split("/")[:-1]
        names = (file.path.stem, *reversed(folders))
        place = Place(file.name, book.digest, names, file.year, file.day)
        for sheet in book.sheets():
            self._read_whole(reading, book, sheet, place)
        if not reading.parts and not any(p.is_error for p in reading.problems):
            _nothing_found(reading)
        return reading

    def _read_whole(self, reading: FileReading, book: Workbook, sheet: Sheet, place: Place) -> None:
        """A sheet; where the program itself fails on it, that is a problem, and nothing of it is half read."""
        parts, views = len(reading.parts), len(reading.views)
        try:
            self._read_sheet(reading, book, sheet, place)
        except Exception as error:  # one odd sheet must not keep the others from being read
            del reading.parts[parts:], reading.views[views:]
            where = Where(reading.name, sheet.name)
            what = f"读这张表时程序出错（{place_of(error)}），整张表没有读取"
            reading.problems.append(Problem("MZ013", Severity.ERROR, where, what))
            self._not_read(reading, (sheet.name, *place.names), str(where))

    def _read_sheet(self, reading: FileReading, book: Workbook, sheet: Sheet, place: Place) -> None:
        sheet.head(SAMPLE)
        seen = self.see(sheet, place.names, self.programs, self.memory, self.said)
        header = _header_of(seen)
        spans = halves_of(header) if header else []
        if not header or not spans:
            self._read_seen(reading, book, sheet, place, seen)
            return
        what = f"同样的列名并排出现 {len(spans)} 次，已按左右 {len(spans)} 张表读取"
        where = Where(reading.name, sheet.name, a1(header.last_row, spans[1][0]))
        reading.problems.append(Problem("MZ317", Severity.REPAIRED, where, what))
        for half in split(sheet, spans):
            half.head(SAMPLE)
            self._read_seen(
                reading, book, half, place, self.see(half, place.names, self.programs, self.memory, self.said)
            )

    def _read_seen(
        self, reading: FileReading, book: Workbook, sheet: Sheet, place: Place, seen: Seen | Ambiguous | None
    ) -> None:
        where = Where(reading.name, sheet.name)
        if seen is None:
            _ignore(reading, sheet, where)
            return
        if isinstance(seen, Ambiguous):
            reading.problems.append(_ambiguous(seen, where))
            reading.unread += [(fit.table.model, str(where)) for fit in seen.choices]
            return
        if seen.unused:
            reading.ignored.append((sheet.name, "列对照写明不用"))
            return
        if not seen.fits:
            self._unfitting(reading, sheet, seen, where)
            return
        if self.wants and not self.wants(seen.fits[0].program, seen.fits[0].table):
            reading.ignored.append((sheet.name, NOT_WANTED))
            return
        if sheet.hidden:
            reading.problems.append(Problem("MZ304", Severity.WARNING, where, "工作表被隐藏，其中的行仍已读取"))
        _say_marks(reading, sheet, book.marks(sheet))
        _say_above(reading, sheet, seen.header)
        before = len(reading.parts)
        self._read_tables(reading, sheet, seen, place)
        for part in reading.parts[before:]:
            if part.columns and part.has_blanks():
                report_odd_cells(part, book.odd_cells(sheet))

    def _read_tables(self, reading: FileReading, sheet: Sheet, seen: Seen, place: Place) -> None:
        """The sheet's tables, one below the other."""
        reader = TableReader(sheet, seen, place, self.memory, self.known)
        reader.count("标题和表头", seen.header.first_row - 1)
        begins = seen.header.last_row + 1
        while (stop := reader.feed(begins)) is not None:
            above = _lines_above(sheet.part(max(begins, stop - LINES), stop))
            rows = sheet.part(stop, stop + SAMPLE + 3)
            depth = header_depth(sheet, rows[:3], self.known, stop - 1)
            header = header_at(sheet, [*above, *rows], len(above), depth, stop - 1 - len(above))
            header = replace(header, unit=header.unit or seen.header.unit)
            below = rows[depth : depth + SAMPLE]
            other = understand(sheet, header, place.names, self.programs, self.memory, self.said, below)
            begins = stop + depth
            if isinstance(other, Seen) and other.fits:
                self._finish(reading, sheet, reader)
                reader = TableReader(sheet, other, place, self.memory, self.known)
            else:
                what = f"第 {header.first_row} 行像是另一张表的表头，没有认出是哪一项业务"
                where = Where(reading.name, sheet.name, a1(header.first_row, sheet.left))
                reading.problems.append(Problem("MZ308", Severity.ERROR, where, what))
                reader.count("表头", depth)
        self._finish(reading, sheet, reader)

    def _finish(self, reading: FileReading, sheet: Sheet, reader: TableReader) -> None:
        parts = reader.finish()
        told = Told(reading.name, sheet.name, reader.seen.header)
        used = {column for fit in reader.seen.fits for column in fit.columns}
        for target, part in zip(reader.targets, parts, strict=True):
            fit = target.plan.fit
            columns = Columns(told, fit, part, reader.left_over, self.memory, target.readers, used)
            part.problems[:0] = column_problems(columns)
            if fit is not reader.seen.fits[0]:
                part.problems = [p for p in part.problems if p.code not in ("MZ310",)]
            part.problems += end_problems(told, part, reader.witness, reader.notes)
            further = (year_problem(told, part, reader.place.year), only_ends(told, part), more_than_told(told, part))
            part.problems += [problem for problem in further if problem]
        _say_shape(told, reader, parts[0])
        if not parts[0].rows and not parts[0].said_none:
            parts[0].problems.append(_nobody(told, parts[0]))
        reading.parts += parts
        reader.release()
        reading.views.append(SheetView(sheet.name, reader.seen, parts, reader))

    def _unfitting(self, reading: FileReading, sheet: Sheet, seen: Seen, where: Where) -> None:
        """A sheet whose headings fit no table: of a named business it is explained column by column."""
        reading.views.append(SheetView(sheet.name, seen, []))
        tells = any(tells_of_people(profile) for profile in seen.profiles.values())
        if not seen.named or seen.nearest is None or not tells:
            _ignore(reading, sheet, where, "没有人员的列，像是汇总或说明" if not tells else "没有认出是哪一项业务")
            return
        near = seen.nearest
        have = "、".join(named(taken.heading) for taken in near.taken.values()) or "没有"
        lack = "、".join(
            f"“{s.column.heading}”" for s in near.table.fields if s.column.required and s.name not in near.taken
        )
        what = f"按{table_label(near.program, near.table)}看，认出的列：{have}；没有找到：{lack}。整张表没有读取"
        told = Told(reading.name, sheet.name, seen.header)
        reading.problems.append(Problem("MZ007", Severity.ERROR, told.where(), what))
        reading.ignored.append((sheet.name, "列对不上"))
        reading.unread.append((near.table.model, str(where)))

    def _not_read(self, reading: FileReading, names: Sequence[str], label: str) -> None:
        """The tables that a file is of by its names: those of the program whose own name stands in one too, or all."""
        for program in named_programs(self.programs, tuple(names)):
            told = [table for table in program.tables if any(table.name in name for name in names)] or program.tables
            reading.unread += [(table.model, label) for table in told]


def _lines_above(rows: Sequence[Cells]) -> list[Cells]:
    """Of the rows above a table, the title and what else stands alone in its row there."""
    found: list[Cells] = []
    for cells in reversed(rows):
        if sum(not blank(cell) for cell in cells) > 2:
            break
        found.insert(0, cells)
    return found


def _header_of(seen: Seen | Ambiguous | None) -> Header | None:
    return seen.header if isinstance(seen, Seen) else seen.choices[0].header if seen else None


def _nobody(told: Told, part: Part) -> Problem:
    what = (
        f"{table_label(part.program, part.table)}没有一行数据；本年确实没有的，请在表里写上“本年无”，否则有关数字不印"
    )
    return Problem("MZ315", Severity.WARNING, told.where(), what)


def _say_above(reading: FileReading, sheet: Sheet, header: Header) -> None:
    """Rows of people above the headings are read by nobody: that is asked about."""
    rows = [row for row, cells in enumerate(sheet.head()[: header.first_row - 1], 1) if any(map(like_id, cells))]
    if rows:
        what = f"第 {'、'.join(map(str, rows[:8]))} 行像是人员，却在表头（第 {header.last_row} 行）上面，没有读取"
        where = Where(reading.name, sheet.name, a1(rows[0], sheet.left))
        reading.problems.append(Problem("MZ308", Severity.ERROR, where, what))


def _say_marks(reading: FileReading, sheet: Sheet, marks: Marks) -> None:
    """What hides rows and columns or strikes them out: they are counted all the same, and that is said."""
    said = []
    if marks.hidden_rows:
        runs = listed([f"{a}–{b}" if a != b else str(a) for a, b in marks.hidden_rows], 5)
        said.append(f"第 {runs} 行被隐藏{'（筛选）' if marks.filtered else ''}")
    if marks.hidden_columns:
        said.append(f"{'、'.join(letters(column) for column in marks.hidden_columns[:8])} 列被隐藏")
    if marks.struck_rows:
        rows = listed([str(row) for row in marks.struck_rows], 8)
        said.append(f"第 {rows} 行（共 {len(marks.struck_rows)} 行）划了删除线")
    if said:
        what = f"{'；'.join(said)}。其中的内容仍已读取、计入"
        reading.problems.append(Problem("MZ313", Severity.WARNING, Where(reading.name, sheet.name), what))


def _say_shape(told: Told, reader: TableReader, part: Part) -> None:
    said = list(reader.main.plan.said)
    names = {h.column: h for h in reader.seen.header.headings}
    for column, count in reader.filling.filled.items():
        said.append(f"{named(names[column])}只写在每段的第一行，下面 {count} 行空格已按上面的内容读取")
    for column, count in reader.filling.dittos.items():
        said.append(f"{named(names[column])}有 {count} 处“同上”符号，已按上面一行读取")
    part.problems += [Problem("MZ317", Severity.REPAIRED, told.where(), what) for what in said]
    if reader.notes:
        shown = "；".join(f"第 {row} 行“{text[:20]}”" for row, text in reader.notes[:5])
        more = f"等 {len(reader.notes)} 行" if len(reader.notes) > 5 else ""
        where = Where(told.file, told.sheet, a1(reader.notes[0][0], reader.sheet.left))
        part.problems.append(
            Problem("MZ312", Severity.WARNING, where, f"{shown}{more}只有一两个字样，当作说明，没有计入")
        )


def _ambiguous(seen: Ambiguous, where: Where) -> Problem:
    names = listed([f"{choice.program.name}“{choice.table.name}”" for choice in seen.choices], 6, "张表")
    what = f"表头同时符合{names}，文件名、工作表名和标题都没有写明是哪一项业务"
    return Problem("MZ008", Severity.ERROR, where, what)


def _ignore(reading: FileReading, sheet: Sheet, where: Where, why: str = NO_HEADINGS) -> None:
    rows = [row for row in sheet.head() if any(cell != "" for cell in row)]
    if not rows:
        reading.ignored.append((sheet.name, "空表"))
        return
    widest = max(sum(cell != "" for cell in row) for row in rows)
    few = widest == 1 and len(rows) < 5 and why == NO_HEADINGS
    reading.ignored.append((sheet.name, FEW_WORDS if few else why))
    if len(rows) >= 5 and widest >= 3:
        shown = min(len(rows), 40)
        what = f"这张表有内容（至少 {shown} 行），但{why}，没有读取"
        reading.problems.append(Problem("MZ303", Severity.WARNING, where, what))


def _nothing_found(reading: FileReading) -> None:
    if any(why.startswith("没有人员的列") for _, why in reading.ignored):
        return
    if reading.ignored and all(why in (FEW_WORDS, "空表") for _, why in reading.ignored) and not reading.unread:
        what = "里面只有几个字，没有表格，没有读取"
        reading.problems.append(Problem("MZ303", Severity.WARNING, Where(reading.name), what))
        return
    if all(why == "空表" for _, why in reading.ignored):
        reading.problems.append(Problem("MZ006", Severity.ERROR, Where(reading.name), "工作簿里没有内容"))
    elif not any(why in ("列对照写明不用", NOT_WANTED) for _, why in reading.ignored):
        what = "没有一张表的表头认得出来，不知道是哪一项业务"
        reading.problems.append(Problem("MZ007", Severity.ERROR, Where(reading.name), what))
