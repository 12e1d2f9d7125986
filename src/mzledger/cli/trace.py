"""`mz trace`: what a figure means and the rows that it stands on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import note, progress, say
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import AsJson, AsOf, Folder, read_month, read_year
from mzledger.values.refusal import Refused

NAME = "trace"
ASPECTS = ("增减", "增减幅度")


def _read_aspect(text: str) -> str:
    if text not in ASPECTS:
        raise typer.BadParameter(f"“{text}”不认识，应为 {' 或 '.join(ASPECTS)}")
    return text


def command(
    indicator: Annotated[
        str, typer.Argument(metavar="指标", help="指标名，如 农村低保.户数；或者印出来的数字、Word 里的书签、目标内容")
    ],
    year: Annotated[
        int | None, typer.Option("--year", parser=read_year, metavar="年份", help="哪一年；不写时取最近一年")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="乡镇", help="只看一个乡镇，如 唐谷镇")] = None,
    category: Annotated[str | None, typer.Option("--category", metavar="类别", help="只看一个类别，如 重残")] = None,
    aspect: Annotated[
        str | None,
        typer.Option("--aspect", parser=_read_aspect, metavar="增减|增减幅度", help="与上年同期的差，或者增减幅度"),
    ] = None,
    show_rows: Annotated[bool, typer.Option("--rows", help="逐行列出单元格")] = False,
    as_of: AsOf = None,
    month: Annotated[
        date | None,
        typer.Option("--month", parser=read_month, metavar="年月", help="月报里的数字：只算这个月，如 2020-09"),
    ] = None,
    as_json: AsJson = False,
    folder: Folder = Path("."),
) -> int:
    """查一个数字的出处：口径、条件、哪个文件哪张表哪些行，以及文件的校验码。

    例：mz trace 农村低保.户数

    例：mz trace 农村低保.户数 --area 唐谷镇 --rows

    例：mz trace 农村低保.户数 --aspect 增减

    例：mz trace 1742户

    例：mz trace 74对 --month 2020-09
    """
    from mzledger.cli.problems import show_faults
    from mzledger.cli.tracing import trace_lines
    from mzledger.facts.listing import fact_json
    from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY, Aspect
    from mzledger.work.report import year_facts
    from mzledger.work.tracing import Sought, meant_by, township
    from mzledger.workspace.folder import find_workspace

    if month and (year or as_of):
        note("--month 已经写明年份和截止日，不能再写 --year、--as-of。")
        return Exit.USAGE
    year, as_of = (month.year, month) if month else (year, as_of)
    try:
        workspace = find_workspace(folder)
        years = workspace.years()
        if not years or (year and year not in years):
            note(f"没有{f' {year} 年的' if year else ''}台账：请看 {workspace.ledgers}。")
            return Exit.UNREADABLE
        found = year_facts(workspace, year or years[-1], as_of, progress)
        found.of_month = month is not None
        where = township(found.facts, area) if area else WHOLE_COUNTY
        sought = Sought(indicator, where, category or ALL_CATEGORIES, Aspect(aspect or Aspect.FIGURE))
        meant = meant_by(found, sought)
    except Refused as error:
        return told(error)
    if as_json:
        listed = [fact_json(each.fact) for each in meant]
        say(json.dumps({"format": 1, "fact": listed[0], "facts": listed}, ensure_ascii=False, indent=1))
        return show_faults(found.faults)
    for number, each in enumerate(meant):
        say() if number else None
        if each.around:
            say(each.around)
        for line in trace_lines(found.facts.over(each.fact.period), each.fact, show_rows):
            say(line)
    return show_faults(found.faults)
