"""`mz init`: a county begins; its folder is laid out, and what lies there already is looked at."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mzledger.cli.console import progress
from mzledger.cli.exits import Exit, told
from mzledger.values.refusal import Refused

if TYPE_CHECKING:
    from mzledger.cli.asking import Answers

NAME = "init"
Text = str | None


def command(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="工作文件夹，没有就新建")],
    county: Annotated[Text, typer.Option("--county", metavar="县名", help="如 白水县")] = None,
    office: Annotated[Text, typer.Option("--office", metavar="单位", help="落款的单位名称")] = None,
    places: Annotated[
        Text,
        typer.Option("--places", metavar="乡镇和村", help="区划表的文件名，或 青石镇:张家村、李家社区;白沙乡:王家村"),
    ] = None,
    closing: Annotated[Text, typer.Option("--closing", metavar="月-日", help="每年统计到哪一天，默认 12-31")] = None,
    programs: Annotated[Text, typer.Option("--programs", metavar="业务", help="只开展这些业务，用逗号分开")] = None,
    without: Annotated[Text, typer.Option("--without", metavar="业务", help="不开展这些业务，其余都开展")] = None,
    year: Annotated[Text, typer.Option("--year", metavar="年份", help="台账是哪一年的，默认今年")] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="空白台账直接放进这一年的文件夹（本年确实没有的，在表里写“本年无”）")
    ] = False,
) -> int:
    """新的县开始使用：建好工作文件夹，写好设置、区划、空白台账和模板，再看看已有的台账。

    没有写的，在命令行窗口里会一项一项地问。已有的文件一个也不改动。

    例：mz init 白水县 --places 区划.xlsx

    例：mz init 白水县 --places "青石镇:张家村、李家社区;白沙乡:王家村" --without 居家养老服务 --year 2021
    """
    from mzledger.cli.asking import Answers
    from mzledger.workbook.not_written import telling_why

    given = (county, office, year, closing, places, programs, without)
    try:
        with telling_why(folder):
            _begin(folder.absolute(), Answers(*(text or "" for text in given)), blank)
    except Refused as error:
        return told(error)
    return Exit.PASSED


def _begin(folder: Path, given: Answers, blank: bool) -> None:
    """Asks what was left out, lays the folder out, and says what was written, what is understood and what comes next."""
    from mzledger.cli import begun as show
    from mzledger.cli.asking import ask
    from mzledger.work.beginning import begin
    from mzledger.work.first_look import already_there, first_look
    from mzledger.work.wishes import beginning_of

    there = already_there(folder)
    answers = ask(given, folder, has_settings=there.settings, has_places=there.places, years=there.years)
    wish = beginning_of(**asdict(answers), blank=blank)
    show.show_begun(begin(folder, wish))
    look = first_look(folder, date.today(), progress)
    show.show_understood(look.checked)
    show.show_loose(look.loose)
    show.show_missing(wish.year, look.checked, look.workspace.programs())
    show.show_next(folder, wish.year, look.checked, look.has_places)
