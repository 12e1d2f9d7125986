"""The document of a year or a month, as it is asked for: what is in the way, what is to be said beside it, and its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mzledger.document.plain import to_text
from mzledger.document.typed_numbers import review_copy
from mzledger.facts.reach import not_reached
from mzledger.values.document import Document
from mzledger.values.problem import Problem
from mzledger.values.refusal import Refused, Unusable
from mzledger.work.asked import ReportAsked
from mzledger.work.checking import is_unreadable
from mzledger.work.notices import notices, prose_notices
from mzledger.work.office_report import OfficeReport, make_office_report, office_papers
from mzledger.work.papers import Papers, built_in_papers, write_papers
from mzledger.work.report import YearFacts, attach_annex, make_document, name_annex, prose, year_facts
from mzledger.work.said import Exit, Faults, Line, Notice, Problems, Progress, Told, Written, noted
from mzledger.work.web_page import web_page
from mzledger.workspace.folder import Workspace, find_workspace
from mzledger.workspace.outputs import refused
from mzledger.workspace.wrapper import Wrapper, with_options

SHOWN = 40
"""How many of a template's warnings are told."""


def report(asked: ReportAsked, progress: Progress) -> Told:
    """Makes the document and writes it, or shows its text. Raises `Refused`, `Unusable`."""
    asked = _settled(asked, date.today())
    assert asked.year is not None
    workspace = find_workspace(asked.folder)
    _check_folders(workspace, asked)
    wrapper = with_options(workspace.settings.wrapper, to=asked.to, day=asked.day, form=asked.form)
    wrapper.check(asked.as_of or workspace.settings.closing_day(asked.year))
    found = year_facts(workspace, asked.year, asked.as_of, progress)
    found.of_month = asked.month is not None
    late = not_reached(found.facts.book)
    if found.of_month and late:
        yield Notice(f"{late}，多半还没有记到，没有写月报。")
        yield Exit.FINDINGS
    elif found.errors and not asked.allow_problems:
        yield Problems(found.errors)
        yield Notice(
            f"台账有 {len(found.errors)} 处错误，没有生成文件。请按上面的改法处理；确要先出稿，加 --allow-problems。"
        )
        yield Exit.UNREADABLE if is_unreadable(found.errors) else Exit.FINDINGS
    elif asked.template is not None:
        yield from _office(found, asked, wrapper)
    else:
        yield from _built_in(found, asked, wrapper, late)


def _settled(asked: ReportAsked, today: date) -> ReportAsked:
    """With a month as its year and closing day. Raises `Refused` where what was asked for doesn't go together."""
    month = asked.month
    if month is None:
        if asked.year is None:
            raise Refused("要写哪一年（--year 2020），或者哪个月（--month 2020-09）")
        return asked
    if asked.year is not None or asked.as_of is not None:
        raise Refused("月报只写 --month：统计到这个月的最后一天，不能再写 --year、--as-of")
    if asked.template is not None:
        raise Refused("月报用 templates/月报 里的模板，不能再写 --template")
    if month.replace(day=1) > today:
        raise Refused(f"{month.year}年{month.month}月还没有到，不能写这个月的月报")
    return replace(asked, year=month.year, as_of=month, no_annex=True)


def _check_folders(workspace: Workspace, asked: ReportAsked) -> None:
    """Raises `Unusable` where the year has no ledgers, `Refused` where the result would lie among what is read."""
    if asked.year not in workspace.years():
        there = workspace.ledgers / str(asked.year)
        raise Unusable(f"没有 {asked.year} 年的台账：{there} 不存在。请把这一年的台账放进这个文件夹")
    if said := refused(workspace, [asked.out]):
        raise Refused(said)


def _built_in(found: YearFacts, asked: ReportAsked, wrapper: Wrapper, late: str) -> Told:
    """The document in the built-in look."""
    rendered = make_document(found, wrapper)
    if rendered.document is None:
        yield from _wrong(rendered.problems)
        return
    own = prose(found, rendered)
    yield from map(Notice, (*notices(rendered.facts), *prose_notices(own), *_of_the_ledgers(found, late)))
    yield from map(noted, rendered.problems)
    if asked.month and asked.month > date.today():
        yield Notice(f"{asked.month.month}月还没有过完，月报里写到月底，数字是现在已经登记的。")
    if not wrapper.written:
        yield Notice("没有写成文日期，落款只印单位名称。要印的，在 mz.toml［文件］里写，或者加 --date 日期。")
    if asked.text_only:
        if asked.review or asked.html:
            yield Notice("--text 只在屏幕上显示正文，--review、--html 没有用。")
        if not asked.no_annex:
            name_annex(found, rendered)
        yield from _shown(found, rendered.document)
        return
    annex = None if asked.no_annex else attach_annex(found, rendered, own)
    page = web_page(found.facts, rendered) if asked.html else ""
    copy = review_copy(rendered.document, own.used) if asked.review else None
    yield from _written(found, built_in_papers(rendered, plain=asked.plain, annex=annex, html=page, review=copy), asked)


def _of_the_ledgers(found: YearFacts, late: str) -> Iterator[str]:
    if late:
        day = found.facts.book.as_of
        yield f"{late}：统计到{day}的数字可能不全，请核对台账，或者用 --as-of 改统计截止日。"
    if found.unused:
        yield f"设置里写明本局没有{'、'.join(found.unused)}，它们的台账没有用。"


def _office(found: YearFacts, asked: ReportAsked, wrapper: Wrapper) -> Told:
    """The office's own template, filled in."""
    if asked.form is not None:
        yield Notice("--form 没有用：用本局自己的模板时，题目和结尾照模板写。")
    if asked.review:
        yield Notice("--review 没有用：审阅稿只有自带的版式有。手写的数字用 --template 时都在提醒里列出。")
    filled = _filled(found, asked, wrapper)
    document = filled.rendered.document
    if document is None:
        yield from _wrong(filled.problems)
        return
    yield from map(Notice, notices(filled.rendered.facts))
    yield from map(noted, filled.problems[:SHOWN])
    if len(filled.problems) > SHOWN:
        yield Notice(f"另有 {len(filled.problems) - SHOWN} 处提醒没有列出。")
    if asked.text_only:
        yield from _shown(found, document)
    else:
        papers = office_papers(filled, plain=asked.plain, page_of=found.facts if asked.html else None)
        yield from _written(found, papers, asked)


def _filled(found: YearFacts, asked: ReportAsked, wrapper: Wrapper) -> OfficeReport:
    """Raises `Unusable` where the template isn't there, or can't be read."""
    template = asked.template
    assert template is not None
    try:
        return make_office_report(found, template, wrapper, annexed=not asked.no_annex)
    except FileNotFoundError:
        raise Unusable(f"找不到模板“{template}”") from None
    except (PermissionError, IsADirectoryError):
        what = "它是文件夹，或者正被别的程序占用，或者没有权限。请关闭后再试"
        raise Unusable(f"模板“{template}”打不开：{what}") from None


def _wrong(problems: list[Problem]) -> Told:
    yield Problems(problems)
    yield Notice("模板或台账里写的指标名有错误，没有生成文件。")
    yield Exit.FINDINGS


def _shown(found: YearFacts, document: Document) -> Told:
    yield Line(to_text(document).rstrip("\n"))
    yield Faults(found.faults)


def _written(found: YearFacts, papers: Papers, asked: ReportAsked) -> Iterator[object]:
    written = write_papers(papers, asked.out or found.county.workspace.out, overwrite=asked.overwrite)
    yield Written(written.paths, written.kept)
    if found.errors:
        yield Notice(f"注意：台账还有 {len(found.errors)} 处错误没有处理，首页已写明。")
    yield Faults(found.faults)
