"""`mz blank`: an empty ledger of a program, or of every program that is run, ready to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "blank"
OUTPUT = "写到哪里，默认 业务名空表.xlsx；--all 时是文件夹，默认 空白台账"


def command(
    program: Annotated[str, typer.Argument(metavar="业务", help="业务名称，如 低保、dibao")] = "",
    every: Annotated[bool, typer.Option("--all", help="开展的每一项业务各做一本，写进 -o 的文件夹")] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help=OUTPUT)] = None,
) -> int:
    """做空白台账：标题、表头、下拉选项都已设好，照着填就能核对。

    例：mz blank 低保 -o 低保空表.xlsx

    例：mz blank --all -o 空白台账
    """
    from mzledger.cli.telling import tell
    from mzledger.work.blanks import blank

    return tell(blank(program, every, output))
