"""One case: clean ledgers, some kinds of rewriting, a folder of files, the tool's figures, and the judgement."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random

from mess.county import UNITS, YEAR
from mess.explained import bounds, named_pages, names
from mess.figures import Key, figures_of
from mess.kinds import KINDS, Kind
from mess.model import Book, Case, Column, Line, Page, case_of, targets
from mess.writing import write_book
from mzledger.programs import all_programs
from mzledger.schema.measure import Measure
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY
from mzledger.values.problem import Problem
from mzledger.work.report import YearFacts, year_facts
from mzledger.workspace.folder import find_workspace

SETTINGS = '["单位"]\n"县名" = "测试县"\n"单位名称" = "测试县民政局"\n["统计"]\n"截止日" = "10-31"\n["问题级别"]\n"MZ107" = "不查"\n'


class Verdict(StrEnum):
    """What became of a case. The last four break the law.

    Unsaid: something was destroyed, the figures happen to stay, and nothing names it. Unexplained: there is an error, but
    a figure differs by more than the rows that errors name.
    """

    SAME = "same"
    ASKED = "asked"
    FALSE_ALARM = "false alarm"
    UNSAID = "unsaid"
    UNEXPLAINED = "UNEXPLAINED"
    SILENT = "SILENT"
    CRASH = "CRASH"


BROKEN = frozenset({Verdict.UNSAID, Verdict.UNEXPLAINED, Verdict.SILENT, Verdict.CRASH})


@dataclass(slots=True)
class Outcome:
    """A verdict with its reasons; `seed` and `kinds` make the same case again."""

    seed: int
    kinds: tuple[str, ...]
    target: str
    verdict: Verdict
    reasons: list[str] = field(default_factory=list)

    def line(self) -> str:
        """For a list: how to see it again, and why."""
        return (
            f"{self.verdict}: seed {self.seed} {'+'.join(self.kinds)} on {self.target}: {'; '.join(self.reasons[:4])}"
        )


class ToolEnded(Exception):
    """The tool ended by an exception of its own; the text says which, and where."""

    def __init__(self, error: Exception) -> None:
        at = traceback.extract_tb(error.__traceback__)[-1]
        super().__init__(f"{type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})")


def silent(text: str) -> None:
    """Takes a notice and says nothing."""


@cache
def _clean_folder() -> Path:
    """Clean workbooks written once in a run, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="mess-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def write_workspace(case: Case, folder: Path) -> None:
    """The county's folder: settings, the register of places, the case's workbooks."""
    ledgers = folder / "ledgers"
    (ledgers / str(YEAR)).mkdir(parents=True)
    (folder / "mz.toml").write_text(SETTINGS, encoding="utf-8")
    _copied(_regions(), ledgers)
    for book in case.books:
        if book.touched or case.notes.get("simplified"):
            write_book(book, ledgers)
        else:
            _copied(book, ledgers)


def _copied(book: Book, ledgers: Path) -> None:
    kept = _clean_folder() / book.name
    if not kept.exists():
        write_book(book, _clean_folder())
    shutil.copyfile(kept, ledgers / book.name)


@cache
def _regions() -> Book:
    headings = ("区划代码", "乡镇全称", "乡镇类别", "乡镇别名", "村社区全称", "村社区类别")
    lines = [
        Line([f"99012110{place}2{at:02d}", town, town[-1], None, unit, "社区" if unit.endswith("社区") else "行政村"])
        for place, (town, units) in enumerate(UNITS.items())
        for at, unit in enumerate(units)
    ]
    page = Page("区划", {"regions"}, [Column("", word) for word in headings], lines, above=[["测试县行政区划"]])
    return Book("区划", [page], in_year=False)


def read_case(case: Case) -> YearFacts:
    """Writes the case to a temporary folder and lets the tool read it; `ToolEnded` where it ends by an exception."""
    folder = Path(tempfile.mkdtemp(prefix="mess-"))
    try:
        write_workspace(case, folder)
        try:
            return year_facts(find_workspace(folder), YEAR, None, silent)
        except Exception as error:
            raise ToolEnded(error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_case(seed: int, kinds: Sequence[Kind]) -> Case | None:
    """The rewritten county; None where no table is fit for all of these kinds."""
    rng = Random(seed)
    fit = [(slug, place) for slug, place, ledger in targets() if all(kind.fits(ledger) for kind in kinds)]
    if not fit:
        return None
    case = case_of(*rng.choice(fit), rng)
    for kind in kinds:
        if kind.simplify is not None:
            kind.simplify(case)
            case.notes["simplified"] = True
    case.build()
    for kind in sorted(kinds, key=lambda kind: kind.phase):
        try:
            if kind.change(case) is False:
                return None
        except KeyError:  # an earlier kind has taken the column away
            return None
        case.pad()
    return case


def run_case(seed: int, names: Sequence[str]) -> Outcome | None:
    """Makes, reads and judges a case; None where the kinds don't go together."""
    kinds = [KINDS[name] for name in names]
    case = make_case(seed, kinds)
    if case is None:
        return None
    outcome = Outcome(seed, tuple(names), case.target.key, Verdict.SAME)
    try:
        judge(case, read_case(case), kinds, outcome)
    except ToolEnded as ended:
        outcome.verdict, outcome.reasons = Verdict.CRASH, [str(ended)]
    return outcome


def judge(case: Case, found: YearFacts, kinds: Sequence[Kind], outcome: Outcome) -> None:
    """Compares all figures; says the verdict and its reasons."""
    gentle = any(kind.gentle for kind in kinds)
    enough = [problem for problem in found.problems if problem.is_error or gentle]
    different, missing = compare(case, found)
    silent_ones = [one.text for one in different if not _named(case, one.table, enough)] + foreign(case, found)
    errors = [f"{p.code} {p.where}: {p.what}" for p in found.problems if p.is_error]
    if silent_ones:
        outcome.verdict, outcome.reasons = Verdict.SILENT, silent_ones
    elif beyond := _beyond(case, different, enough):
        outcome.verdict, outcome.reasons = Verdict.UNEXPLAINED, beyond
    elif different or missing:
        outcome.verdict, outcome.reasons = Verdict.ASKED, errors or missing
    elif errors and not any(kind.damages for kind in kinds):
        outcome.verdict, outcome.reasons = Verdict.FALSE_ALARM, errors
    elif any(kind.must_ask for kind in kinds) and not _said(case, found.problems):
        outcome.verdict, outcome.reasons = Verdict.UNSAID, ["what was destroyed is not named"]
    elif any(kind.must_ask for kind in kinds) or errors:
        outcome.verdict, outcome.reasons = Verdict.ASKED, errors or [str(p.where) for p in found.problems]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not what plain counting gives, and the table that it is counted from."""

    key: Key
    table: str
    value: Decimal | None
    text: str


def compare(case: Case, found: YearFacts) -> tuple[list[Difference], list[str]]:
    """Every figure that differs, and a sentence for every one that is missing and says so."""
    different: list[Difference] = []
    missing: list[str] = []
    for (key, area, category), (wanted, table) in figures_of(case.truth).items():
        fact = found.facts.fact(key, area or WHOLE_COUNTY, category or ALL_CATEGORIES)
        where = f"{key} {area}{category}".strip()
        if fact.value is None and (fact.missing or _named(case, table, found.problems)):
            missing.append(f"{where} missing: {'、'.join(map(str, fact.missing))}")
        elif fact.value is None or Decimal(fact.value) != wanted:
            said = f"{where} = {fact.value}, not {wanted} ({table})"
            different.append(Difference((key, area, category), table, fact.value, said))
    return different, missing


def _beyond(case: Case, different: Sequence[Difference], problems: Sequence[Problem]) -> list[str]:
    """The differences that the rows named by problems do not explain."""
    if not different:
        return []
    allowed = bounds(case, problems)
    return [
        f"{one.text}, by the rows named at least {allowed[one.key][0]}"
        for one in different
        if one.value is not None and one.key in allowed and not allowed[one.key][0] <= one.value <= allowed[one.key][1]
    ]


def foreign(case: Case, found: YearFacts) -> list[str]:
    """Tables of which rows were read although nobody wrote them: a sheet was taken for another table."""
    written = {ledger.key for ledger in case.truth}
    odd = []
    for program in all_programs():
        for table in program.tables:
            key = f"{program.slug}.{table.name}"
            records = None if program.standing else found.facts.book.records(table.model)
            if records is not None and key not in written and records.accepted().any():
                counted = [m.slug for m in program.measures if isinstance(m, Measure) and m.table is table.model]
                odd.append(f"rows were read as {key}, which nobody wrote" + (f" ({counted[0]})" if counted else ""))
    return odd


def _named(case: Case, table: str, problems: Sequence[Problem]) -> bool:
    """Whether a problem names a touched workbook, or a sheet of it, that holds the table."""
    return any(
        table in page.tables
        for book in case.touched()
        for problem in problems
        if names(book, problem)
        for page in named_pages(book, problem)
    )


def _said(case: Case, problems: Sequence[Problem]) -> bool:
    return any(names(book, problem) for book in case.touched() for problem in problems)
