"""One case: clean ledgers, some kinds of rewriting, a folder of files, the tool's figures, and the judgement."""

from __future__ import annotations

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
from mess.figures import figures_of
from mess.kinds import KINDS, Kind
from mess.model import Book, Case, Page, case_of, targets
from mess.writing import write_book
from mzledger.programs import all_programs
from mzledger.schema.measure import Measure
from mzledger.values.problem import Problem
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.report import YearFacts, year_facts

SETTINGS = '["单位"]\n"县名" = "测试县"\n"单位名称" = "测试县民政局"\n["统计"]\n"截止日" = "10-31"\n["问题级别"]\n"MZ107" = "不查"\n'


class Verdict(StrEnum):
    """What became of a case. The last three break the law."""

    SAME = "same"
    ASKED = "asked"
    FALSE_ALARM = "false alarm"
    UNSAID = "unsaid"
    SILENT = "SILENTLY DIFFERENT"
    CRASH = "CRASH"


BROKEN = frozenset({Verdict.UNSAID, Verdict.SILENT, Verdict.CRASH})


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


def silent(text: str) -> None:
    """Takes a notice and says nothing."""


@cache
def _clean_folder() -> Path:
    """Clean workbooks written once in a run, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="mess-"))
    import atexit

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
    from mess.model import Column, Line

    headings = ("区划代码", "乡镇全称", "乡镇类别", "乡镇别名", "村社区全称", "村社区类别")
    lines = [
        Line([f"99012110{place}2{at:02d}", town, town[-1], None, unit, "社区" if unit.endswith("社区") else "行政村"])
        for place, (town, units) in enumerate(UNITS.items())
        for at, unit in enumerate(units)
    ]
    page = Page("区划", {"regions"}, [Column("", word) for word in headings], lines, above=[["测试县行政区划"]])
    return Book("区划", [page], in_year=False)


def read_case(case: Case) -> YearFacts:
    """Writes the case to a temporary folder and lets the tool read it."""
    folder = Path(tempfile.mkdtemp(prefix="mess-"))
    try:
        write_workspace(case, folder)
        return year_facts(find_workspace(folder), YEAR, None, silent)
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
        if kind.change(case) is False:
            return None
    return case


def run_case(seed: int, names: Sequence[str]) -> Outcome | None:
    """Makes, reads and judges a case; None where the kinds don't go together."""
    kinds = [KINDS[name] for name in names]
    case = make_case(seed, kinds)
    if case is None:
        return None
    outcome = Outcome(seed, tuple(names), case.target.key, Verdict.SAME)
    try:
        found = read_case(case)
        judge(case, found, kinds, outcome)
    except Exception as error:
        outcome.verdict = Verdict.CRASH
        at = traceback.extract_tb(error.__traceback__)[-1]
        outcome.reasons = [f"{type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})"]
    return outcome


def judge(case: Case, found: YearFacts, kinds: Sequence[Kind], outcome: Outcome) -> None:
    """Compares all figures; says the verdict and its reasons."""
    different, missing = compare(case, found)
    enough = [problem for problem in found.problems if problem.is_error or any(kind.gentle for kind in kinds)]
    silent_ones = [f"{text} ({table})" for table, text in different if not _named(case, table, enough)]
    silent_ones += foreign(case, found)
    errors = [problem for problem in found.problems if problem.is_error]
    if silent_ones:
        outcome.verdict, outcome.reasons = Verdict.SILENT, silent_ones
    elif different or missing:
        outcome.verdict = Verdict.ASKED
        outcome.reasons = [f"{p.code} {p.where}: {p.what}" for p in errors] or [text for _, text in missing]
    elif errors and not any(kind.damages for kind in kinds):
        outcome.verdict = Verdict.FALSE_ALARM
        outcome.reasons = [f"{p.code} {p.where}: {p.what}" for p in errors]
    elif any(kind.must_ask for kind in kinds) and not _said(case, found.problems):
        outcome.verdict, outcome.reasons = Verdict.UNSAID, ["what was destroyed is not named"]
    elif any(kind.must_ask for kind in kinds) or errors:
        outcome.verdict = Verdict.ASKED
        outcome.reasons = [f"{p.code} {p.where}: {p.what}" for p in errors or found.problems]


def compare(case: Case, found: YearFacts) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(table, sentence) of every figure that differs, and of every one that is missing and says so."""
    different: list[tuple[str, str]] = []
    missing: list[tuple[str, str]] = []
    for (key, area, category), (wanted, table) in figures_of(case.truth).items():
        fact = found.facts.fact(key, *_asked_for(area, category))
        where = f"{key} {area}{category}".strip()
        if fact.value is None and (fact.missing or _named(case, table, found.problems)):
            missing.append((table, f"{where} missing: {'、'.join(fact.missing)}"))
        elif fact.value is None or Decimal(fact.value) != wanted:
            different.append((table, f"{where} = {fact.value}, not {wanted}"))
    return different, missing


def _asked_for(area: str, category: str) -> tuple[str, str]:
    from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY

    return area or WHOLE_COUNTY, category or ALL_CATEGORIES


def foreign(case: Case, found: YearFacts) -> list[str]:
    """Tables of which rows were read although nobody wrote them: a sheet was taken for another table."""
    written = {ledger.key for ledger in case.truth}
    odd = []
    for program in all_programs():
        for table in program.tables:
            key = f"{program.slug}.{table.name}"
            records = None if program.standing else found.facts.book.records(table.model)
            if records is not None and key not in written and any(records.accepted_flags()):
                counted = [m.slug for m in program.measures if isinstance(m, Measure) and m.table is table.model]
                odd.append(f"rows were read as {key}, which nobody wrote" + (f" ({counted[0]})" if counted else ""))
    return odd


def _named(case: Case, table: str, problems: Sequence[Problem]) -> bool:
    """Whether a problem names a touched workbook, or a sheet of it, that holds the table."""
    for book in case.touched():
        holding = [page for page in book.pages if table in page.tables or not page.tables]
        sheets = {page.name for page in holding}
        for problem in problems:
            in_file = problem.where.file in (book.name, book.name.rsplit("/", 1)[-1])
            if in_file and holding and (not problem.where.sheet or problem.where.sheet in sheets):
                return True
    return False


def _said(case: Case, problems: Sequence[Problem]) -> bool:
    names = {name for book in case.touched() for name in (book.name, book.name.rsplit("/", 1)[-1])}
    return any(problem.where.file in names for problem in problems)
