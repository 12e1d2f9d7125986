"""`mz validate`: lists every problem of the ledgers, and what was read."""

from __future__ import annotations

from typing import Annotated

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import AsJson, AsOf, Target

NAME = "validate"


def command(
    target: Target = "ledgers",
    as_of: AsOf = None,
    as_json: AsJson = False,
    show_all: Annotated[bool, typer.Option("--all", help="同一种问题超过 20 处时也全部列出")] = False,
) -> int:
    """核对台账，逐处列出问题：在哪个文件、工作表、单元格，是什么问题，依据什么，怎么改。

    例：mz validate ledgers/

    例：mz validate 低保

    例：mz validate ledgers/2020/农村低保.xlsx
    """
    from mzledger.cli.problems import show_checked
    from mzledger.cli.telling import tell
    from mzledger.work.checking import validate

    return tell(validate(target, as_of, progress), lambda checked: show_checked(checked, show_all, as_json))
