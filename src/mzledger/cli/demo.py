"""`mz demo`: a synthetic county of any size."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import say
from mzledger.work.said import Exit

NAME = "demo"


def _read_scale(text: str) -> Decimal:
    try:
        fits = Decimal(0) < (scale := Decimal(text)) <= 100
    except InvalidOperation:
        fits = False
    if not fits:
        raise typer.BadParameter(f"“{text}”不对，应为 0 到 100 之间的数，如 0.1")
    return scale


def _read_years(text: str) -> tuple[int, ...]:
    first, _, last = text.partition("-")
    if not (first.isdigit() and (not last or last.isdigit())):
        raise typer.BadParameter(f"“{text}”不对，应写成 2019-2020 的样子")
    if int(first) > int(last or first):
        raise typer.BadParameter(f"“{text}”不对，前一年大于后一年")
    return tuple(range(int(first), int(last or first) + 1))


def command(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="写到哪个文件夹")],
    seed: Annotated[int, typer.Option("--seed", metavar="整数", help="随机种子，相同则内容相同")] = 20201031,
    scale: Annotated[
        Decimal, typer.Option("--scale", parser=_read_scale, metavar="倍数", help="规模：1 是一个县，0.1 是十分之一")
    ] = Decimal(1),
    years: Annotated[str, typer.Option("--years", metavar="年份", help="哪几年，如 2019-2021")] = "2019-2020",
) -> int:
    """造一个合成数据的县，供练习和测试。人都是虚构的，身份证号以 99 开头。

    例：mz demo 练习 --scale 0.1
    """
    from mzledger.demo.county import make_county
    from mzledger.workbook.not_written import telling_why
    from mzledger.workspace.templates import copy_templates

    with telling_why(folder):
        paths = make_county(folder, seed=seed, scale=scale, years=_read_years(years))
        copy_templates(folder)
    say(f"已在 {folder} 写出 {len(paths)} 个文件（合成数据）")
    return Exit.PASSED
