"""The main job: from the ledgers of a year to its document, with every figure's source beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from mzledger.document.annex import Annex, add_annex, make_annex, printed_figures
from mzledger.document.provenance import provenance_text
from mzledger.document.rendering import Rendered, Source, load_sources, render
from mzledger.document.sections import sections
from mzledger.document.typed_numbers import TypedNumber, numbers_table, typed_numbers
from mzledger.facts.book import FactBook
from mzledger.programs import all_programs
from mzledger.rules.runner import graded
from mzledger.values.period import part_of_year
from mzledger.values.problem import Problem, Severity, Where
from mzledger.values.refusal import Refused
from mzledger.word.keys import bookmark, tag_of
from mzledger.work.outside import poverty_lines
from mzledger.work.plan import plan_lines
from mzledger.work.said import Progress, steps
from mzledger.workspace.county import County, open_county, read_years
from mzledger.workspace.folder import Workspace
from mzledger.workspace.templates import OF_MONTH, template_folders
from mzledger.workspace.texts import read_texts
from mzledger.workspace.wrapper import Wrapper, enclosed, wrapped

PLAN = "计划"
READ_ME = "说明"
"""A file beside the prose that is none."""
YEARS_BACK = 3
"""How many earlier years are read for comparison and trends."""


_BRACES = re.compile(r"\{\{[^}]{0,30}")
_OF_A_YEAR = re.compile(rf"{_BRACES.pattern}|一年来|全年|本年度|下一年度")


@dataclass(slots=True)
class YearFacts:
    """A year's facts and the problems of the ledgers that they stand on."""

    county: County
    facts: FactBook
    problems: list[Problem]
    of_month: bool = False
    """Whether the document to be made is the report of the closing day's month."""

    @property
    def unused(self) -> list[str]:
        """Programs that the office says it doesn't run, though their ledgers were handed in: nothing of them is printed."""
        book, known = self.facts.book, self.facts.programs
        return [p.name for p in known if p.slug in self.facts.not_run and any(t.model in book.tables for t in p.tables)]

    @property
    def faults(self) -> list[Problem]:
        """Figures that were asked for and could not be computed, so far."""
        return [final for fault in self.facts.faults if (final := graded(fault, self.county.policy))]

    @property
    def errors(self) -> list[Problem]:
        """What keeps rows out of the figures."""
        return [problem for problem in self.problems if problem.is_error]


def year_facts(workspace: Workspace, year: int, as_of: date | None, notice: Progress) -> YearFacts:
    """Reads and checks a year, and up to three years before it for comparison; an error in any of them counts.

    Raises `Refused` where `as_of` lies in another year.
    """
    if as_of is not None and as_of.year != year:
        raise Refused(f"统计截止日 {as_of} 不在 {year} 年内")
    county = open_county(workspace)
    years = [y for y in range(year - YEARS_BACK, year + 1) if y in workspace.years()] or [year]
    notice(f"正在读取并核对{'、'.join(map(str, years))}年台账")
    readings = list(read_years(county, years, as_of, steps(notice)))
    problems = [p for reading in readings[:-1] for p in reading.problems if p.is_error]
    problems += [*county.problems, *readings[-1].problems]
    return YearFacts(county, FactBook(readings[-1].book, all_programs(), workspace.settings.not_run), problems)


def sources_text(rendered: Rendered, plain: bool) -> str:
    """The sources of every printed figure as JSON."""
    assert rendered.document is not None and rendered.day is not None
    tag = tag_of(rendered.document)
    printings = (
        (figure, fact, "" if plain else bookmark(tag, number))
        for number, (figure, fact) in enumerate(printed_figures(rendered), 1)
    )
    return provenance_text(printings, rendered.day.year, str(rendered.day))


@dataclass(frozen=True, slots=True)
class YearAnnex:
    """The annex of a year, and the facts that its charts are drawn of."""

    tables: Annex
    facts: FactBook


@dataclass(frozen=True, slots=True)
class Prose:
    """The office's own prose in a document: its sections, those that no template asks for, the numbers typed in it."""

    used: dict[str, list[str]]
    unused: list[str]
    numbers: list[TypedNumber]
    odd: list[tuple[str, str]]
    """Section, and words in it that don't fit: braces of a template, a whole year's words in the document of a part of it."""


def prose(found: YearFacts, rendered: Rendered) -> Prose:
    """What of the office's prose stands in a document."""
    texts = read_texts(found.county.workspace, found.facts.book.year)
    asked = {each.name for each in sections(_templates(found))}
    used = {name: lines for name, lines in texts.items() if name in asked}
    printed = [(figure.text, fact) for figure, fact in printed_figures(rendered)]
    unused = [name for name in texts if name not in asked and name != READ_ME]
    partly = found.of_month or part_of_year(found.facts.book.as_of)
    odd = [
        (name, match.group())
        for name, lines in used.items()
        if (match := (_OF_A_YEAR if partly else _BRACES).search("\n".join(lines)))
    ]
    return Prose(used, [] if found.of_month else unused, typed_numbers(used, printed), odd)


def attach_annex(found: YearFacts, rendered: Rendered, own: Prose | None = None) -> YearAnnex:
    """Makes the annex of what the document prints, puts it behind the signature, and names it below the text.

    With the office's own prose the workbook lists the numbers typed in it.
    """
    annex = make_annex(found.facts, printed_figures(rendered))
    annex = replace(annex, typed=numbers_table(own.numbers) if own else None)
    add_annex(rendered, annex)
    name_annex(found, rendered)
    return YearAnnex(annex, found.facts)


def name_annex(found: YearFacts, rendered: Rendered) -> None:
    """Names the annex and its workbook below the text, also where only the text is shown."""
    assert rendered.document is not None
    rendered.document = enclosed(rendered.document, found.facts.book.as_of)


def _templates(found: YearFacts) -> list[Source]:
    """The templates of a year, or of a month; the document of a part of a year has no plan for the next one."""
    if found.of_month:
        return load_sources(template_folders(found.county.workspace, OF_MONTH))
    sources = load_sources(template_folders(found.county.workspace), found.facts.book.year)
    return [source for source in sources if has_plan(found) or not source.name.startswith(f"{PLAN}/")]


def has_plan(found: YearFacts) -> bool:
    """Whether the document of that day ends with the plan for the next year."""
    return not part_of_year(found.facts.book.as_of)


def ledger_notices(found: YearFacts) -> list[str]:
    """What the first page says of the ledgers: that they have errors, if they have."""
    if not found.errors:
        return []
    return [
        f"本文所依据的台账还有{len(found.errors)}处错误没有处理，有错误的行、没有指明的列没有计入。请先核对台账，处理后重新生成，再行印发。"
    ]


def make_document(found: YearFacts, wrapper: Wrapper | None = None) -> Rendered:
    """The document of a year. Says on its first page that the ledgers have errors, if they have.

    What stands around the text is as `wrapper` says, else as mz.toml does.
    """
    workspace, settings = found.county.workspace, found.county.workspace.settings
    around = wrapper or settings.wrapper
    lines = plan_lines(found.facts, found.county.policy.verified)
    rendered = render(
        _templates(found),
        found.facts,
        county=settings.county,
        office=settings.office,
        texts=read_texts(workspace, found.facts.book.year),
        notices=ledger_notices(found),
        extra=lines.names() | around.names() | {"建档立卡比对": poverty_lines(workspace, found.facts, lines.problems)},
    )
    wrong = [*rendered.problems, *([] if found.of_month else lines.problems)]
    if rendered.document is not None and not rendered.document.title:
        what = "没有题目：第一个模板应以“# ”开头写明题目"
        wrong.append(Problem("MZ704", Severity.ERROR, Where("templates"), what))
    if rendered.document is not None:
        rendered.document = wrapped(rendered.document, around, settings.office)
    rendered.problems = [p for p in (graded(problem, found.county.policy) for problem in wrong) if p]
    if any(problem.is_error for problem in rendered.problems):
        rendered.document = None
    return rendered
