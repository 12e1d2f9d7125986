"""`mz columns`: what each column of a ledger was taken for."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from mzledger.cli.console import note, progress, say
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import AsJson
from mzledger.values.refusal import Refused

NAME = "columns"


def command(
    target: Annotated[
        str, typer.Argument(metavar="台账", help="文件夹、文件，或业务名称（如 低保、dibao）")
    ] = "ledgers",
    save: Annotated[bool, typer.Option("--save", help="把没有定下来的列写进 ledgers/列对照.xlsx，供填写")] = False,
    as_json: AsJson = False,
) -> int:
    """逐张表列出每一列认作什么、凭什么认的、单位和内容举例，哪些没有使用，缺哪些、影响哪些数字。

    例：mz columns ledgers/2020/农村低保.xlsx

    例：mz columns --save
    """
    from mzledger.cli.columned import show_views
    from mzledger.work.checking import check_target
    from mzledger.work.columns import file_views, save_undecided, save_words

    try:
        checked = check_target(target, date.today(), None, progress)
    except Refused as error:
        return told(error)
    for problem in checked.problems if not checked.county else ():
        note(f"{problem.where}：{problem.what}。")
    views = file_views(checked.files, checked.county) if checked.county else []
    if as_json:
        say(json.dumps({"format": 1, "files": [asdict(view) for view in views]}, ensure_ascii=False, indent=1))
    else:
        show_views(views)
    if save and checked.county:
        try:
            path, added = save_undecided(checked, views, checked.county.workspace.ledgers)
            words, asked_words = save_words(checked, checked.county.workspace.ledgers)
        except Refused as error:
            return told(error)
        note(f"已写出 {path}：新增 {added} 行。请在“对应列”里选择，保存后再运行 mz validate。")
        if asked_words:
            note(f"已写出 {words}：新增 {asked_words} 行。请在“读作”里选择，本局自己的类别在“是否新类别”填“是”。")
    asked = any(column.state == "要问" for view in views for table in view.tables for column in table.columns)
    return Exit.UNREADABLE if checked.unreadable else Exit.FINDINGS if asked else Exit.PASSED
