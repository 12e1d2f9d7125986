"""`mz facts`: every indicator of a year, on the screen, as JSON or as a workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import note, progress, say, say_written
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import AsJson, AsOf, Folder, Overwrite, Year
from mzledger.values.refusal import Refused

NAME = "facts"


def _read_by(text: str) -> str:
    if text not in ("乡镇", "类别"):
        raise typer.BadParameter(f"“{text}”不认识，应为 乡镇 或 类别")
    return text


def command(
    year: Year,
    as_of: AsOf = None,
    by: Annotated[
        str | None, typer.Option("--by", parser=_read_by, metavar="乡镇|类别", help="按乡镇或按类别分列")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写成工作簿，如 汇总.xlsx")
    ] = None,
    overwrite: Overwrite = False,
    as_json: AsJson = False,
    folder: Folder = Path("."),
) -> int:
    """列出一年的全部指标：数值、单位、统计时间。

    例：mz facts --year 2020

    例：mz facts --year 2020 --by 乡镇

    例：mz facts --year 2020 -o 汇总.xlsx
    """
    from mzledger.cli.figures import fact_lines
    from mzledger.cli.problems import show_faults
    from mzledger.facts.listing import fact_json
    from mzledger.work.report import year_facts
    from mzledger.work.summary import write_summary
    from mzledger.workspace.folder import find_workspace
    from mzledger.workspace.outputs import refused

    try:
        workspace = find_workspace(folder)
        if year not in workspace.years():
            note(f"没有 {year} 年的台账：{workspace.ledgers / str(year)} 不存在。")
            return Exit.UNREADABLE
        if said := refused(workspace, [output]):
            note(f"{said}。")
            return Exit.USAGE
        found = year_facts(workspace, year, as_of, progress)
    except Refused as error:
        return told(error)
    if found.errors:
        note(f"注意：台账还有 {len(found.errors)} 处错误，有错误的行、没有指明的列没有计入。用 mz validate 查看。")
    if output and output.suffix.lower() != ".xlsx":
        note(f"“{output}”应以 .xlsx 结尾。")
        return Exit.USAGE
    if output:
        say_written([output], write_summary(found.facts, output, overwrite))
    elif as_json:
        every = [fact for key in found.facts.indicators for fact in found.facts.listed(key, by)]
        listed = [fact_json(fact) for fact in every if not fact.not_run]
        say(
            json.dumps(
                {
                    "format": 1,
                    "year": year,
                    "as_of": str(found.facts.book.as_of),
                    "errors": len(found.errors),
                    "facts": listed,
                },
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        for line in fact_lines(found.facts, by):
            say(line)
    return show_faults(found.faults)
