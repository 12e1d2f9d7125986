"""`mz blank`: an empty ledger of a program, ready to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import note, say
from mzledger.cli.exits import Exit

NAME = "blank"


def command(
    program: Annotated[str, typer.Argument(metavar="业务", help="业务名称，如 低保、dibao")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里，默认 业务名空表.xlsx")
    ] = None,
) -> int:
    """做一本空白台账：标题、表头、下拉选项都已设好，照着填就能核对。

    例：mz blank 低保 -o 低保空表.xlsx
    """
    from mzledger.programs import all_programs, find_program
    from mzledger.schema.blank import blank_sheets
    from mzledger.workbook.writing import write_blank

    found = find_program(program)
    if found is None or not found.tables:
        names = "、".join(p.name for p in all_programs() if p.tables)
        note(f"没有“{program}”这项业务的台账。业务有：{names}。")
        return Exit.USAGE
    path = output or Path(f"{found.name}空表.xlsx")
    if path.exists():
        note(f"“{path}”已经存在，没有覆盖。请换一个文件名。")
        return Exit.USAGE
    try:
        write_blank(path, blank_sheets(found))
    except OSError:
        note(f"写不进“{path}”：所在文件夹不存在或不能写。请换一个位置。")
        return Exit.USAGE
    say(f"已写出 {path}")
    return Exit.PASSED
