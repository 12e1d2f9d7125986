"""`mz template`: the templates that come with the program, copied to be edited: as files, or as one Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.options import Folder

NAME = "template"
COPY = "抄到哪里：文件夹（一项业务一个文件），或一份 Word 文件"


def command(
    copy: Annotated[Path, typer.Option("--copy", metavar="文件夹或本局.docx", help=COPY)],
    year: Annotated[
        int | None, typer.Option("--year", metavar="年份", help="Word 文件用哪一年的篇目，默认台账里最近的一年")
    ] = None,
    folder: Folder = Path("."),
) -> int:
    """把自带的模板抄出来，照着改成本局的。已有的文件一个也不改动。

    抄成文件夹的：改过的文件放进工作文件夹的 templates 里，改哪个就用哪个，其余照用自带的。

    抄成 Word 的：在 Word 里改好，用 mz report --template 本局.docx 生成。

    例：mz template --copy templates

    例：mz template --copy 本局.docx
    """
    from mzledger.cli.telling import tell
    from mzledger.work.office_copy import template

    return tell(template(copy, year, folder))
