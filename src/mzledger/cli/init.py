"""`mz init`: a county begins; its folder is laid out, and what lies there already is looked at."""

from __future__ import annotations

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import asking
from mzledger.work.asked import InitAsked

NAME = "init"
PLACES = "区划表的文件名，或 青石镇:张家村、李家社区;白沙乡:王家村"
BLANK = "空白台账直接放进这一年的文件夹（本年确实没有的，在表里写“本年无”）"


@asking(
    InitAsked,
    folder=typer.Argument(metavar="文件夹", help="工作文件夹，没有就新建"),
    county=typer.Option("--county", metavar="县名", help="如 白水县"),
    office=typer.Option("--office", metavar="单位", help="落款的单位名称"),
    places=typer.Option("--places", metavar="乡镇和村", help=PLACES),
    closing=typer.Option("--closing", metavar="月-日", help="每年统计到哪一天，默认 12-31"),
    programs=typer.Option("--programs", metavar="业务", help="只开展这些业务，用逗号分开"),
    without=typer.Option("--without", metavar="业务", help="不开展这些业务，其余都开展"),
    year=typer.Option("--year", metavar="年份", help="台账是哪一年的，默认今年"),
    blank=typer.Option("--blank", help=BLANK),
)
def command(asked: InitAsked) -> int:
    """新的县开始使用：建好工作文件夹，写好设置、区划、空白台账和模板，再看看已有的台账。

    没有写的，在命令行窗口里会一项一项地问。已有的文件一个也不改动。

    例：mz init 白水县 --places 区划.xlsx

    例：mz init 白水县 --places "青石镇:张家村、李家社区;白沙乡:王家村" --without 居家养老服务 --year 2021
    """
    from mzledger.cli.asking import ask
    from mzledger.cli.begun import show_beginning
    from mzledger.cli.telling import tell
    from mzledger.work.first_look import init

    return tell(init(asked, lambda there: ask(asked, asked.folder.absolute(), there), progress), show_beginning)
