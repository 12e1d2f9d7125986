"""`mz report`: the year-end document from the ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from mzledger.cli.console import note, progress, say, say_written
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import AsOf, Folder, Overwrite, read_month, read_year
from mzledger.values.refusal import Refused

NAME = "report"
SHOWN = 40
"""How many of a template's warnings are told."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be made of an office's own template."""

    text_only: bool
    plain: bool
    annex: bool
    html: bool
    overwrite: bool


def command(
    year: Annotated[
        int | None, typer.Option("--year", parser=read_year, metavar="年份", help="哪一年，如 2020；月报写 --month")
    ] = None,
    month: Annotated[
        date | None,
        typer.Option(
            "--month", parser=read_month, metavar="年月", help="写这个月的月报，如 2020-09，不和 --year 一起用"
        ),
    ] = None,
    as_of: AsOf = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="文件夹", help="写到哪个文件夹，默认 out")] = None,
    text_only: Annotated[bool, typer.Option("--text", help="只在屏幕上显示正文，不写文件")] = False,
    allow_problems: Annotated[
        bool, typer.Option("--allow-problems", help="台账有错误也生成，首页写明有错误没有处理")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Word 文件里不留数字出处的标记")] = False,
    no_annex: Annotated[bool, typer.Option("--no-annex", help="不要附表（Word 里的附表和附表.xlsx）")] = False,
    html: Annotated[
        bool, typer.Option("--html", help="另写一个网页：点任一数字看口径、各乡镇和类别、上年的数和出处")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="另出一份审阅稿：文字材料里手写的数字、审稿提示和缺的地方都标出来")
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="模板",
            help="填写本局自己的 Word 模板（.docx），不用自带的版式；先用 mz template --copy 本局.docx 得到一份",
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="主送机关", help="写给谁，如 县人民政府，印在题目下面")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="成文日期，如 2020-11-05，印在落款下面")
    ] = None,
    form: Annotated[
        str | None, typer.Option("--form", metavar="形式", help="总结，或者报告（题目写成“关于……的报告”）")
    ] = None,
    overwrite: Overwrite = False,
    folder: Folder = Path("."),
) -> int:
    """由台账生成年度总结和下一年工作思路（Word 和文本），连同附表（Word 里和附表.xlsx）。

    每个数字的出处记在同名的 .facts.json 里。

    例：mz report --year 2020

    例：mz report --year 2020 --template 本局模板.docx

    例：mz report --year 2020 --as-of 2020-10-31 --out 送审稿

    例：mz report --month 2020-09

    例：mz report --year 2020 --form 报告 --to 县人民政府 --date 2020-11-05
    """
    from mzledger.cli.figures import notices
    from mzledger.cli.problems import show_faults, show_problems
    from mzledger.cli.prose import prose_notices
    from mzledger.document.plain import to_text
    from mzledger.document.typed_numbers import review_copy
    from mzledger.facts.reach import not_reached
    from mzledger.work.checking import is_unreadable
    from mzledger.work.papers import built_in_papers, write_papers
    from mzledger.work.report import (
        attach_annex,
        make_document,
        name_annex,
        prose,
        year_facts,
    )
    from mzledger.work.web_page import web_page
    from mzledger.workspace.folder import find_workspace
    from mzledger.workspace.outputs import refused
    from mzledger.workspace.wrapper import with_options

    if wrong := _wrong_period(year, month, as_of, template):
        note(f"{wrong}。")
        return Exit.USAGE
    year, as_of, no_annex = (month.year, month, True) if month else (year or 0, as_of, no_annex)
    try:
        workspace = find_workspace(folder)
        if year not in workspace.years():
            note(f"没有 {year} 年的台账：{workspace.ledgers / str(year)} 不存在。请把这一年的台账放进这个文件夹。")
            return Exit.UNREADABLE
        if said := refused(workspace, [out]):
            note(f"{said}。")
            return Exit.USAGE
        wrapper = with_options(workspace.settings.wrapper, to=to, day=day, form=form)
        wrapper.check(as_of or workspace.settings.closing_day(year))
        found = year_facts(workspace, year, as_of, progress)
        found.of_month = month is not None
        late = not_reached(found.facts.book)
        if month and late:
            note(f"{late}，多半还没有记到，没有写月报。")
            return Exit.FINDINGS
        if found.errors and not allow_problems:
            show_problems(found.errors)
            note(
                f"台账有 {len(found.errors)} 处错误，没有生成文件。请按上面的改法处理；确要先出稿，加 --allow-problems。"
            )
            return Exit.UNREADABLE if is_unreadable(found.errors) else Exit.FINDINGS
        if template is not None:
            if form is not None:
                note("--form 没有用：用本局自己的模板时，题目和结尾照模板写。")
            if review:
                note("--review 没有用：审阅稿只有自带的版式有。手写的数字用 --template 时都在提醒里列出。")
            wanted = _Wanted(text_only, plain, not no_annex, html, overwrite)
            return _fill(found, template, out or workspace.out, wrapper, wanted)
        rendered = make_document(found, wrapper)
    except Refused as error:
        return told(error)
    if rendered.document is None:
        show_problems(rendered.problems)
        note("模板或台账里写的指标名有错误，没有生成文件。")
        return Exit.FINDINGS
    for line in notices(rendered.facts):
        note(line)
    own = prose(found, rendered)
    for line in prose_notices(own):
        note(line)
    if late:
        note(f"{late}：统计到{found.facts.book.as_of}的数字可能不全，请核对台账，或者用 --as-of 改统计截止日。")
    if found.unused:
        note(f"设置里写明本局没有{'、'.join(found.unused)}，它们的台账没有用。")
    for problem in rendered.problems:
        note(f"{problem.where}  {problem.severity} {problem.code}　{problem.what}。")
    if month and month > date.today():
        note(f"{month.month}月还没有过完，月报里写到月底，数字是现在已经登记的。")
    if not wrapper.written:
        note("没有写成文日期，落款只印单位名称。要印的，在 mz.toml［文件］里写，或者加 --date 日期。")
    if text_only:
        if review or html:
            note("--text 只在屏幕上显示正文，--review、--html 没有用。")
        if not no_annex:
            name_annex(found, rendered)
        say(to_text(rendered.document).rstrip("\n"))
        return show_faults(found.faults)
    annex = None if no_annex else attach_annex(found, rendered, own)
    page = web_page(found.facts, rendered) if html else ""
    copy = review_copy(rendered.document, own.used) if review else None
    where = out or workspace.out
    papers = built_in_papers(rendered, plain=plain, annex=annex, html=page, review=copy)
    written = write_papers(papers, where, overwrite=overwrite)
    say_written(written.paths, written.kept)
    if found.errors:
        note(f"注意：台账还有 {len(found.errors)} 处错误没有处理，首页已写明。")
    return show_faults(found.faults)


def _wrong_period(year: int | None, month: date | None, as_of: date | None, template: Path | None) -> str:
    """What doesn't go together in what was asked for, as a sentence without its stop; '' where all does."""
    if month is None:
        return "" if year is not None else "要写哪一年（--year 2020），或者哪个月（--month 2020-09）"
    if year is not None or as_of is not None:
        return "月报只写 --month：统计到这个月的最后一天，不能再写 --year、--as-of"
    if template is not None:
        return "月报用 templates/月报 里的模板，不能再写 --template"
    return f"{month.year}年{month.month}月还没有到，不能写这个月的月报" if month.replace(day=1) > date.today() else ""


def _fill(found: Any, template: Path, out: Path, wrapper: Any, wanted: _Wanted) -> int:
    """Fills the office's own template and says where it was written, or what is wrong with it."""
    from mzledger.cli.figures import notices
    from mzledger.cli.problems import show_faults, show_problems
    from mzledger.document.plain import to_text
    from mzledger.work.office_report import make_office_report, office_papers
    from mzledger.work.papers import write_papers

    try:
        report = make_office_report(found, template, wrapper, annexed=wanted.annex)
    except FileNotFoundError:
        note(f"找不到模板“{template}”。")
        return Exit.UNREADABLE
    except (PermissionError, IsADirectoryError):
        note(f"模板“{template}”打不开：它是文件夹，或者正被别的程序占用，或者没有权限。请关闭后再试。")
        return Exit.UNREADABLE
    except Refused as error:
        return told(error)
    document = report.rendered.document
    if document is None:
        show_problems(report.problems)
        note("模板或台账里写的指标名有错误，没有生成文件。")
        return Exit.FINDINGS
    for line in notices(report.rendered.facts):
        note(line)
    for problem in report.problems[:SHOWN]:
        note(f"{problem.where}  {problem.severity} {problem.code}　{problem.what}。")
    if len(report.problems) > SHOWN:
        note(f"另有 {len(report.problems) - SHOWN} 处提醒没有列出。")
    if wanted.text_only:
        say(to_text(document).rstrip("\n"))
        return show_faults(found.faults)
    papers = office_papers(report, plain=wanted.plain, page_of=found.facts if wanted.html else None)
    written = write_papers(papers, out, overwrite=wanted.overwrite)
    say_written(written.paths, written.kept)
    if found.errors:
        note(f"注意：台账还有 {len(found.errors)} 处错误没有处理，首页已写明。")
    return show_faults(found.faults)
