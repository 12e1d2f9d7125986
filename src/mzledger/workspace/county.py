"""Reading a year: standing registers first (they tell the townships), then the year's ledgers, then every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from mzledger.layout.copies import same_files, settle_copies
from mzledger.layout.ends import settle_ended, settle_named
from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.layout.mapping import NOTHING_SAID, Sayings
from mzledger.layout.pairs import join_households
from mzledger.programs import all_programs
from mzledger.programs.column_map import ColumnLine
from mzledger.programs.exceptions import Verified
from mzledger.programs.regions import Unit
from mzledger.programs.word_map import WordLine
from mzledger.rules import catalogue
from mzledger.rules.runner import Policy, check_book, graded
from mzledger.schema.own_words import OfficeWords
from mzledger.schema.records import Part, Records, YearBook
from mzledger.schema.row import Row
from mzledger.values.fault import noting
from mzledger.values.place import Places
from mzledger.values.problem import Problem, Severity, Where
from mzledger.values.refusal import Refused
from mzledger.workspace.folder import Workspace
from mzledger.workspace.register import fill_registers, places_of, settle_registers
from mzledger.workspace.sayings import column_sayings, office_words
from mzledger.workspace.settings import FILE_NAME


@dataclass(slots=True)
class YearReading:
    """A year read and checked: its book, the files it came from, and every problem."""

    book: YearBook
    files: list[FileReading]
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class County:
    """The standing registers of a workspace, and what they mean: places, verified cases, the office's policy."""

    workspace: Workspace
    files: list[FileReading]
    places: Places | None
    policy: Policy
    problems: list[Problem]
    said: Sayings = NOTHING_SAID
    words: OfficeWords | None = None

    def reader(self, **how: Any) -> FileReader:
        """What ledgers are read with: the programs, the county's places, the office's 列对照; `how` as `FileReader`."""
        return FileReader(all_programs(), self.places, self.said, self.words, **how)


def open_county(workspace: Workspace) -> County:
    """Reads and checks the standing registers. The register of places is read first: the others may name townships."""
    listed = _listed(workspace, workspace.standing_files(), None, date.max)
    files = list(FileReader(all_programs(), None).read(listed))
    settle_registers(files, listed)
    for reading in files:
        _keep_registers(reading)
    tables = _tables(files)
    places = places_of(workspace.settings.county, tables.get(Unit))
    policy = _policy(workspace, _verified(tables.get(Verified)))
    said, wrong_columns = column_sayings(tables.get(ColumnLine))
    words, wrong_words = office_words(tables.get(WordLine))
    county = County(workspace, files, places, policy, [], said, words)
    day = date.max
    if places is None and workspace.years():
        what = "没有区划台账（ledgers/区划.xlsx），或者还没有填写，乡镇和村没有核对，也不能按乡镇分列"
        files.append(FileReading("区划.xlsx", problems=[Problem("MZ307", Severity.WARNING, Where("区划.xlsx"), what)]))
    files += [_unread_file(workspace, path, why) for path, why in workspace.unread_files()]
    wrong = [final for problem in wrong_columns + wrong_words if (final := graded(problem, policy))]
    book = YearBook(day.year, day, tables, places, dated=False)
    county.problems = _reader_problems(files, policy) + wrong + check_book(book, policy)
    return county


def _unread_file(workspace: Workspace, path: Path, why: str) -> FileReading:
    name = workspace.relative(path)
    return FileReading(name, problems=[Problem("MZ318", Severity.WARNING, Where(name), f"{why}，没有读取")])


Seen = Callable[[str, int, int], None]
"""Takes a file's name, its number and of how many."""


def read_years(
    county: County, years: Sequence[int], as_of: date | None, seen: Seen = lambda name, number, total: None
) -> Iterator[YearReading]:
    """Reads and checks years in order, each against the one before where that one was read too.

    While a year's rules run, the next year's workbooks are parsed. `as_of` replaces the closing day of its own year;
    `seen` is told of each file.
    """
    workspace = county.workspace
    days = {year: _day(workspace, year, as_of) for year in years}
    listed = {year: _listed(workspace, workspace.year_files(year), year, days[year]) for year in years}
    every = [file for year in years for file in listed[year]]
    readings = _counted(county.reader().read(every), len(every), seen)
    before: YearBook | None = None
    digests: list[tuple[str, str]] = []
    for year in years:
        day = days[year]
        previous = before if before and before.year == year - 1 else None
        files = list(islice(readings, len(listed[year])))
        digests += [(file.name, file.digest) for file in files if file.parts]
        twice = {problem.where.file: problem for problem in same_files(digests)}
        for file in files:
            if file.name in twice:
                file.problems.append(twice[file.name])
        with noting(f"{year}年的台账"):
            reading = _checked(county, files, year, day, previous)
        before = reading.book
        yield reading


def _counted(readings: Iterable[FileReading], total: int, seen: Seen) -> Iterator[FileReading]:
    for number, reading in enumerate(readings, 1):
        seen(reading.name, number, total)
        yield reading


def read_ledgers(county: County, paths: Sequence[Path], year: int | None, as_of: date) -> YearReading:
    """Reads some ledgers as those of a year (None: of no known year), and checks them with the standing registers."""
    files = list(county.reader().read(_listed(county.workspace, paths, year, as_of)))
    return _checked(county, files, year or as_of.year, as_of, None, dated=year is not None)


def _keep_registers(reading: FileReading) -> None:
    """A year's ledger that was left beside the registers belongs to no year: it is named, and not used."""
    for part in [part for part in reading.parts if not part.program.standing]:
        reading.parts.remove(part)
        what = f"这是{part.program.name}的年度台账，不在哪一年的文件夹里，没有读取"
        reading.problems.append(Problem("MZ306", Severity.WARNING, Where(part.file, part.sheet), what))


def _name_not_run(reading: FileReading, workspace: Workspace) -> None:
    """A ledger of a program that the county says it does not run: checked like any other, counted nowhere, and named."""
    for part in reading.parts:
        if part.program.slug in workspace.settings.not_run:
            what = (
                f"{FILE_NAME} 写明不开展{part.program.name}，这里却有它的台账（{len(part.rows)} 行），没有计入任何数字"
            )
            reading.problems.append(Problem("MZ322", Severity.WARNING, Where(part.file, part.sheet), what))


def _policy(workspace: Workspace, verified: dict[tuple[str, str], str]) -> Policy:
    """The office's decisions; a code that nobody knows, or that can't be switched off, is `Refused`."""
    for code, severity in workspace.settings.severities.items():
        page = catalogue().get(code)
        if page is None:
            raise Refused(f"{FILE_NAME}［问题级别］里的“{code}”不是问题编号。用 mz explain 查看全部编号")
        if severity != page.rule.severity and page.is_fixed:
            raise Refused(f"{FILE_NAME}［问题级别］里的“{code}”不能改：读不出来的内容只能是错误")
    return Policy(workspace.settings.severities, verified)


def _listed(workspace: Workspace, paths: Sequence[Path], year: int | None, day: date) -> list[LedgerFile]:
    return [LedgerFile(path, workspace.relative(path), year, day) for path in paths]


def _day(workspace: Workspace, year: int, as_of: date | None) -> date:
    return as_of if as_of and as_of.year == year else workspace.settings.closing_day(year)


def _checked(
    county: County, files: list[FileReading], year: int, as_of: date, previous: YearBook | None, dated: bool = True
) -> YearReading:
    fill_registers(files)
    parts = [part for reading in files for part in reading.parts]
    settle_copies(parts)
    join_households(parts)
    settle_ended(parts)
    settle_named(parts)
    for reading in files:
        _name_not_run(reading, county.workspace)
    unread = _unread([*files, *county.files])
    book = YearBook(
        year,
        as_of,
        _tables(files),
        county.places,
        previous,
        _tables(county.files),
        dated,
        unread,
        closing=county.workspace.settings.closing_day(year),
    )
    problems = _reader_problems(files, county.policy) + check_book(book, county.policy)
    return YearReading(book, files, problems)


def _tables(files: Iterable[FileReading]) -> dict[type[Row], Records]:
    """The parts of all files, put together by table; a sheet that lacks columns gave no columns and is left out."""
    parts: dict[type[Row], list[Part]] = {}
    for reading in files:
        for part in reading.parts:
            if part.columns:
                parts.setdefault(part.table.model, []).append(part)
    return {model: Records(found[0].program, found[0].table, tuple(found)) for model, found in parts.items()}


def _unread(files: Iterable[FileReading]) -> dict[type[Row], tuple[str, ...]]:
    """The sheets whose table is known but of which no row was read: a figure without them is no total."""
    found: dict[type[Row], tuple[str, ...]] = {}
    for reading in files:
        for part in reading.parts:
            if not part.columns:
                found[part.table.model] = (*found.get(part.table.model, ()), part.label)
        for model, label in reading.unread:
            found[model] = (*found.get(model, ()), label)
    return found


def _reader_problems(files: Iterable[FileReading], policy: Policy) -> list[Problem]:
    found = []
    for reading in files:
        for problem in (*reading.problems, *(p for part in reading.parts for p in part.problems)):
            final = graded(problem, policy)
            if final:
                found.append(final)
    return found


def _verified(records: Records | None) -> dict[tuple[str, str], str]:
    """(Code, ID or words of a target) → the reason given."""
    if records is None:
        return {}
    reasons = records.column("verified_reason")
    found = {}
    for name in ("id_no", "target"):
        for code, about, reason in zip(records.column("problem_code"), records.column(name), reasons, strict=True):
            if code and about:
                found[code, about.strip()] = reason or ""
    return found
