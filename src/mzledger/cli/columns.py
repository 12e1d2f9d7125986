"""`mz columns`: what each column of a ledger was taken for."""

from __future__ import annotations

from typing import Annotated

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import AsJson, Target

NAME = "columns"


def command(
    target: Target = "ledgers",
    save: Annotated[bool, typer.Option("--save", help="把没有定下来的列写进 ledgers/列对照.xlsx，供填写")] = False,
    as_json: AsJson = False,
) -> int:
    """逐张表列出每一列认作什么、凭什么认的、单位和内容举例，哪些没有使用，缺哪些、影响哪些数字。

    例：mz columns ledgers/2020/农村低保.xlsx

    例：mz columns --save
    """
    from mzledger.cli.columned import show_columns
    from mzledger.cli.telling import tell
    from mzledger.work.columns import columns

    return tell(columns(target, save, progress), lambda found: show_columns(found.views, as_json))
