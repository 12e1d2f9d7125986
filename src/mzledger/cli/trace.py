"""`mz trace`: what a figure means and the rows that it stands on."""

from __future__ import annotations

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import AS_JSON, AS_OF, FOLDER, asking, month, one_of, year
from mzledger.work.asked import TraceAsked

NAME = "trace"
ASPECTS = ("增减", "增减幅度")


@asking(
    TraceAsked,
    indicator=typer.Argument(
        metavar="指标", help="指标名，如 农村低保.户数；或者印出来的数字、Word 里的书签、目标内容"
    ),
    year=year("哪一年；不写时取最近一年"),
    area=typer.Option("--area", metavar="乡镇", help="只看一个乡镇，如 唐谷镇"),
    category=typer.Option("--category", metavar="类别", help="只看一个类别，如 重残"),
    aspect=typer.Option(
        "--aspect", parser=one_of(*ASPECTS), metavar="|".join(ASPECTS), help="与上年同期的差，或者增减幅度"
    ),
    show_rows=typer.Option("--rows", help="逐行列出单元格"),
    as_of=AS_OF,
    month=month("月报里的数字：只算这个月，如 2020-09"),
    as_json=AS_JSON,
    folder=FOLDER,
)
def command(asked: TraceAsked) -> int:
    """查一个数字的出处：口径、条件、哪个文件哪张表哪些行，以及文件的校验码。

    例：mz trace 农村低保.户数

    例：mz trace 农村低保.户数 --area 唐谷镇 --rows

    例：mz trace 农村低保.户数 --aspect 增减

    例：mz trace 1742户

    例：mz trace 74对 --month 2020-09
    """
    from mzledger.cli.telling import tell
    from mzledger.cli.tracing import show_trace
    from mzledger.work.tracing import trace

    return tell(trace(asked, progress), lambda traced: show_trace(traced, asked.show_rows, asked.as_json))
