"""`mz blank`: an empty ledger of a program, or of every program that is run, ready to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mzledger.cli.console import note, say
from mzledger.cli.exits import Exit, told
from mzledger.values.refusal import Refused

if TYPE_CHECKING:
    from mzledger.schema.program import Program

NAME = "blank"


def command(
    program: Annotated[str, typer.Argument(metavar="业务", help="业务名称，如 低保、dibao")] = "",
    every: Annotated[bool, typer.Option("--all", help="开展的每一项业务各做一本，写进 -o 的文件夹")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写到哪里，默认 业务名空表.xlsx；--all 时是文件夹，默认 空白台账"
        ),
    ] = None,
) -> int:
    """做空白台账：标题、表头、下拉选项都已设好，照着填就能核对。

    例：mz blank 低保 -o 低保空表.xlsx

    例：mz blank --all -o 空白台账
    """
    from mzledger.programs import all_programs, find_program
    from mzledger.work.beginning import BLANKS

    found = find_program(program)
    if every == bool(program):
        note("请写一项业务的名称，如 mz blank 低保；或者写 --all，每项业务各做一本。")
        return Exit.USAGE
    if not every and (found is None or not found.tables):
        names = "、".join(p.name for p in all_programs() if p.tables)
        note(f"没有“{program}”这项业务的台账。业务有：{names}。")
        return Exit.USAGE
    if found is None:
        return _all(output or Path(BLANKS))
    return _one(found, output or Path(f"{found.name}空表.xlsx"))


def _one(program: Program, path: Path) -> int:
    from mzledger.schema.blank import blank_sheets
    from mzledger.workbook.writing import write_blank

    if path.exists():
        note(f"“{path}”已经存在，没有覆盖。请换一个文件名。")
        return Exit.USAGE
    write_blank(path, blank_sheets(program))
    say(f"已写出 {path}")
    return Exit.PASSED


def _all(folder: Path) -> int:
    from mzledger.work.blanks import write_blanks
    from mzledger.workbook.not_written import telling_why
    from mzledger.workspace.folder import find_workspace

    try:
        with telling_why(folder):
            written, kept = write_blanks(folder, find_workspace(Path.cwd()).programs())
    except Refused as error:
        return told(error)
    for path in written:
        say(f"已写出 {path}")
    if kept:
        note(f"已经有的没有覆盖：{'、'.join(path.name for path in kept)}。")
    return Exit.PASSED
