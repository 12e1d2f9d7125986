"""`mz facts`: every indicator of a year, on the screen, as JSON or as a workbook."""

from __future__ import annotations

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import AS_JSON, AS_OF, FOLDER, OVERWRITE, asking, one_of, year
from mzledger.work.asked import FactsAsked

NAME = "facts"


@asking(
    FactsAsked,
    year=year("哪一年，如 2020"),
    as_of=AS_OF,
    by=typer.Option("--by", parser=one_of("乡镇", "类别"), metavar="乡镇|类别", help="按乡镇或按类别分列"),
    output=typer.Option("-o", "--output", metavar="文件", help="写成工作簿，如 汇总.xlsx"),
    overwrite=OVERWRITE,
    as_json=AS_JSON,
    folder=FOLDER,
)
def command(asked: FactsAsked) -> int:
    """列出一年的全部指标：数值、单位、统计时间。

    例：mz facts --year 2020

    例：mz facts --year 2020 --by 乡镇

    例：mz facts --year 2020 -o 汇总.xlsx
    """
    from mzledger.cli.figures import show_facts
    from mzledger.cli.telling import tell
    from mzledger.work.summary import facts

    return tell(facts(asked, progress), lambda listing: show_facts(listing, asked.as_json))
