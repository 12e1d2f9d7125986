"""`mz template`: the templates that come with the program, copied to be edited: as files, or as one Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import note, say
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import Folder
from mzledger.values.refusal import Refused

NAME = "template"
_OTHER_WORD = (".doc", ".docm", ".dotx", ".dotm", ".wps", ".wpt", ".rtf", ".odt")


def command(
    copy: Annotated[
        Path,
        typer.Option(
            "--copy", metavar="文件夹或本局.docx", help="抄到哪里：文件夹（一项业务一个文件），或一份 Word 文件"
        ),
    ],
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
    from mzledger.workspace.folder import find_workspace
    from mzledger.workspace.outputs import refused

    try:
        workspace = find_workspace(folder)
        if said := refused(workspace, [copy], templates=True):
            note(f"{said}。")
            return Exit.USAGE
        if copy.suffix.lower() in _OTHER_WORD:
            note(f"Word 模板要写成 .docx，不能是 {copy.suffix}。例：mz template --copy {copy.stem}.docx")
            return Exit.USAGE
        if copy.suffix.lower() != ".docx":
            return _files(copy)
        return _word(workspace, year, copy)
    except Refused as error:
        return told(error)


def _files(target: Path) -> int:
    from mzledger.workbook.not_written import telling_why
    from mzledger.workspace.templates import copy_into

    if target.exists() and not target.is_dir():
        note(f"“{target}”是一个文件，不是文件夹，没有改动它。请换一个名字；要 Word 文件的，名字写成 .docx。")
        return Exit.USAGE
    with telling_why(target):
        copied = copy_into(target)
    if copied.written:
        say(f"已写出 {len(copied.written)} 个文件到 {target}")
    if copied.same:
        note(f"{len(copied.same)} 个文件已经有了，和自带的一样。")
    if copied.kept:
        names = "、".join(path.relative_to(target).as_posix() for path in copied.kept)
        note(f"{len(copied.kept)} 个文件已经改过，没有动：{names}。要自带的，请抄到另一个文件夹。")
    return Exit.PASSED


def _word(workspace: object, year: int | None, target: Path) -> int:
    from mzledger.work.office_copy import copy_as_word
    from mzledger.workspace.folder import Workspace

    assert isinstance(workspace, Workspace)
    if target.exists():
        note(f"“{target}”已经存在，没有覆盖。请换一个文件名。")
        return Exit.USAGE
    wanted = year or max(workspace.years(), default=None) or _this_year()
    try:
        copy_as_word(workspace, wanted, target)
    except Refused as error:
        return told(error)
    say(f"已写出 {target}")
    note(f"在 Word 里改好以后：mz report --year {wanted} --template {target}")
    return Exit.PASSED


def _this_year() -> int:
    from datetime import date

    return date.today().year
