"""`mz trace`: what a figure means and the rows that it stands on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import note, progress, say
from mzledger.cli.exits import Exit
from mzledger.cli.options import AsJson, AsOf, Folder, read_year

NAME = "trace"


def command(
    indicator: Annotated[str, typer.Argument(metavar="指标", help="指标名，如 农村低保.户数")],
    year: Annotated[
        int | None, typer.Option("--year", parser=read_year, metavar="年份", help="哪一年；不写时取最近一年")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="乡镇", help="只看一个乡镇，如 唐谷镇")] = None,
    show_rows: Annotated[bool, typer.Option("--rows", help="逐行列出单元格")] = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
    folder: Folder = Path("."),
) -> int:
    """查一个数字的出处：口径、条件、哪个文件哪张表哪些行，以及文件的校验码。

    例：mz trace 农村低保.户数

    例：mz trace 农村低保.户数 --area 唐谷镇 --rows
    """
    from mzledger.cli.problems import show_faults
    from mzledger.cli.tracing import trace_lines
    from mzledger.facts.listing import fact_json
    from mzledger.values.fact import WHOLE_COUNTY
    from mzledger.workspace.folder import find_workspace
    from mzledger.workspace.report import WrongDay, year_facts
    from mzledger.workspace.settings import SettingsError

    try:
        workspace = find_workspace(folder)
        years = workspace.years()
        if not years or (year and year not in years):
            note(f"没有{f' {year} 年的' if year else ''}台账：请看 {workspace.ledgers}。")
            return Exit.UNREADABLE
        year_found = year_facts(workspace, year or years[-1], as_of, progress)
        facts = year_found.facts
    except (SettingsError, WrongDay) as error:
        note(f"{error}。")
        return Exit.USAGE
    key = facts.key_of(indicator)
    if key is None:
        near = facts.nearest(indicator)
        note(
            f"没有“{indicator}”这个指标。"
            + (f"是不是想查：{'、'.join(near)}？" if near else "用 mz facts 查看全部指标。")
        )
        return Exit.USAGE
    township = WHOLE_COUNTY
    if area:
        found = facts.book.places.township(area) if facts.book.places else None
        if found is None:
            note(f"区划台账里没有“{area}”。乡镇有：{'、'.join(facts.areas)}。")
            return Exit.USAGE
        township = found
    if as_json:
        say(json.dumps({"format": 1, "fact": fact_json(facts.fact(key, area=township))}, ensure_ascii=False, indent=1))
        return show_faults(year_found.faults)
    for line in trace_lines(facts, key, township, show_rows):
        say(line)
    return show_faults(year_found.faults)
