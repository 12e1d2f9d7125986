"""The main job: from the ledgers of a year to its document, with every figure's source beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered, load_sources, render
from mzledger.facts.book import FactBook
from mzledger.facts.listing import fact_json
from mzledger.programs import all_programs
from mzledger.rules.runner import graded
from mzledger.values.problem import Problem
from mzledger.word.writing import write_docx
from mzledger.workbook.files import write_text
from mzledger.workspace.county import County, open_county, read_years
from mzledger.workspace.folder import Workspace
from mzledger.workspace.plan import plan_lines
from mzledger.workspace.templates import template_folders
from mzledger.workspace.texts import read_texts

YEARS_BACK = 3
"""How many earlier years are read for comparison and trends."""


@dataclass(slots=True)
class YearFacts:
    """A year's facts and the problems of the ledgers that they stand on."""

    county: County
    facts: FactBook
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        """What keeps rows out of the figures."""
        return [problem for problem in self.problems if problem.is_error]


def year_facts(workspace: Workspace, year: int, as_of: date | None, notice: Callable[[str], None]) -> YearFacts:
    """Reads and checks a year, and last year for comparison where there is one. Only the year's own problems count."""
    county = open_county(workspace)
    years = [y for y in range(year - YEARS_BACK, year + 1) if y in workspace.years()] or [year]
    notice(f"正在读取并核对{'、'.join(map(str, years))}年台账")
    readings = list(read_years(county, years, as_of))
    return YearFacts(county, FactBook(readings[-1].book, all_programs()), county.problems + readings[-1].problems)


def write_report(rendered: Rendered, folder: Path, *, plain: bool) -> list[Path]:
    """Writes the document as .docx and .txt and the sources of its figures as .facts.json, each whole or not at all.

    Raises PermissionError where one of them is open in Word.
    """
    document = rendered.document
    assert document is not None
    paths = [folder / f"{document.title}{ending}" for ending in (".docx", ".txt", ".facts.json")]
    folder.mkdir(parents=True, exist_ok=True)
    write_docx(document, paths[0], plain=plain)
    write_text(paths[1], to_text(document))
    write_text(paths[2], json.dumps({"format": 1, "figures": sources(rendered)}, ensure_ascii=False, indent=1) + "\n")
    return paths


def sources(rendered: Rendered) -> list[dict[str, Any]]:
    """Every printed figure in reading order: as printed, its fact, and the file, sheet and rows that it stands on."""
    assert rendered.document is not None
    facts = {id(figure): fact for figure, fact in zip(rendered.figures, rendered.facts, strict=True)}
    return [{"printed": figure.text, **fact_json(facts[id(figure)])} for figure in rendered.document.figures()]


def make_document(found: YearFacts) -> Rendered:
    """The document of a year. Says on its first page that the ledgers have errors, if they have."""
    workspace, settings = found.county.workspace, found.county.workspace.settings
    lines = plan_lines(found.facts)
    notices = []
    if found.errors:
        notices.append(
            f"本文所依据的台账还有{len(found.errors)}处错误没有处理，有错误的行没有计入。请先核对台账，处理后重新生成，再行印发。"
        )
    rendered = render(
        load_sources(template_folders(workspace)),
        found.facts,
        county=settings.county,
        office=settings.office,
        texts=read_texts(workspace, found.facts.book.year),
        notices=notices,
        extra=lines.names(),
    )
    wrong = [*rendered.problems, *lines.problems]
    rendered.problems = [p for p in (graded(problem, found.county.policy) for problem in wrong) if p]
    if any(problem.is_error for problem in rendered.problems):
        rendered.document = None
    return rendered
