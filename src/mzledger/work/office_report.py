"""The year's document from the office's own Word file: the same names, statements, bookmarks, sources, annex and page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.document.office import check, source_of
from mzledger.document.office_blocks import office_document
from mzledger.document.office_filling import fill
from mzledger.document.printed import Anchors
from mzledger.document.rendering import Kit, Rendered, make_kit
from mzledger.document.rewriting import Rows
from mzledger.facts.book import FactBook
from mzledger.rules.runner import graded
from mzledger.values.document import Document, Heading, Paragraph, Words, attachment_lines
from mzledger.values.office import FilledPart
from mzledger.values.problem import Problem
from mzledger.word.office_template import OfficeTemplate, write_office
from mzledger.work.outside import poverty_lines
from mzledger.work.papers import Papers
from mzledger.work.plan import plan_lines
from mzledger.work.report import (
    YearAnnex,
    YearFacts,
    attach_annex,
    has_plan,
    ledger_notices,
    prose,
    sources_text,
)
from mzledger.work.web_page import web_page
from mzledger.workspace.texts import read_texts
from mzledger.workspace.wrapper import Wrapper, enclosed

ATTACHMENTS = "附件"
"""The list of the lines of 附件说明: {{ 附件.说明 }}; empty where no annex is wanted."""
PLANNED = "有工作思路"
"""Guards the plan for the next year, {{ 若有文字(有工作思路) }}: a document of part of the year has none."""


@dataclass(slots=True)
class OfficeReport:
    """A filled template: what it says, and what there was to say of it. `document` is none where the template is wrong."""

    template: OfficeTemplate
    rendered: Rendered
    filled: list[FilledPart] = field(default_factory=list)
    annex: YearAnnex | None = None
    notices: Sequence[str] = ()

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the template, and its numbers that no ledger gives."""
        return self.rendered.problems


def make_office_report(
    found: YearFacts, path: Path, wrapper: Wrapper | None = None, *, annexed: bool = True
) -> OfficeReport:
    """Fills the office's own Word template with the year's figures.

    Raises `Unusable`, FileNotFoundError, PermissionError.
    """
    template, anchors = OfficeTemplate(path), Anchors()
    around = wrapper or found.county.workspace.settings.wrapper
    kit, wrong = _kit(found, anchors, around, annexed)
    sources = [source_of(part.words) for part in template.parts]
    wrong += [problem for source in sources for problem in check(source, template.name, kit)]
    problems = [p for p in (graded(problem, found.county.policy) for problem in wrong) if p]
    report = OfficeReport(template, Rendered(None, problems=problems), notices=ledger_notices(found))
    if any(problem.is_error for problem in problems):
        return report
    context = kit.context(found.facts)
    for source in sources:
        lines = fill(source, kit, context, anchors, template.name)
        if isinstance(lines, Problem):
            final = graded(lines, found.county.policy)
            problems.append(final or lines)
            return report
        report.filled.append(lines)
    parts = [part.words for part in template.parts]
    name, labels = f"{found.facts.book.year}年{path.stem}", template.labels(report.filled[0])
    document = office_document(list(zip(parts, report.filled, strict=True)), name, labels)
    warned = tuple(Paragraph((Words(notice),), "notice") for notice in report.notices)
    report.rendered = Rendered(
        replace(document, blocks=(*warned, *document.blocks)), anchors.facts, problems, found.facts.book.as_of
    )
    if annexed:
        report.annex = attach_annex(found, report.rendered, prose(found, report.rendered))
    return report


def _kit(found: YearFacts, anchors: Anchors, around: Wrapper, annexed: bool) -> tuple[Kit, list[Problem]]:
    workspace, settings, lines = (
        found.county.workspace,
        found.county.workspace.settings,
        plan_lines(found.facts, found.county.policy.verified),
    )
    extra = lines.names() | around.names()
    extra |= {"建档立卡比对": poverty_lines(workspace, found.facts, lines.problems)}
    extra |= {ATTACHMENTS: _attachments(found.facts.book.as_of if annexed else None)}
    extra |= {PLANNED: "有" if has_plan(found) else ""}
    kit = make_kit(
        found.facts,
        anchors,
        county=settings.county,
        office=settings.office,
        texts=read_texts(workspace, found.facts.book.year),
        extra=extra,
    )
    return kit, list(lines.problems)


def _attachments(day: date | None) -> Rows:
    lines = attachment_lines(enclosed(Document("", ()), day)) if day else []
    return Rows([{"说明": f"{lead:\u3000>5}{name}"} for lead, name in lines], ["说明"])


def office_papers(report: OfficeReport, *, plain: bool = False, page_of: FactBook | None = None) -> Papers:
    """A filled template as files, with a page of these facts; the list of attachments is the template's own."""
    rendered, document = report.rendered, report.rendered.document
    assert document is not None and rendered.day is not None
    said = replace(document, attachments=())
    headed = replace(rendered, document=replace(said, annex=_headed(document)))
    return Papers(
        f"{rendered.day.year}年{Path(report.template.name).stem}",
        lambda path: write_office(report.template, report.filled, document, path, notices=report.notices, plain=plain),
        said,
        sources_text(rendered, plain),
        report.annex,
        web_page(page_of, headed) if page_of else "",
    )


def _headed(document: Document) -> tuple[Any, ...]:
    """The annex under its name, which the page would print among the attachments else."""
    return (Heading(1, "", (Words(document.attachments[0]),)), *document.annex) if document.annex else ()
