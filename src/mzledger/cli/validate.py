"""`mz validate`: lists every problem of the ledgers, and what was read."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from mzledger.cli.console import progress, say
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import AsJson, AsOf
from mzledger.values.refusal import Refused

NAME = "validate"


def command(
    target: Annotated[
        str, typer.Argument(metavar="台账", help="文件夹、文件，或业务名称（如 低保、dibao）")
    ] = "ledgers",
    as_of: AsOf = None,
    as_json: AsJson = False,
    show_all: Annotated[bool, typer.Option("--all", help="同一种问题超过 20 处时也全部列出")] = False,
) -> int:
    """核对台账，逐处列出问题：在哪个文件、工作表、单元格，是什么问题，依据什么，怎么改。

    例：mz validate ledgers/

    例：mz validate 低保

    例：mz validate ledgers/2020/农村低保.xlsx
    """
    from mzledger.cli.problems import problem_json, reading_json, show_problems, show_summary
    from mzledger.work.checking import check_target

    try:
        checked = check_target(target, date.today(), as_of, progress)
    except Refused as error:
        return told(error)
    if as_json:
        counts = {"files": len(checked.files), "errors": len(checked.errors), "problems": len(checked.problems)}
        document = {
            "format": 1,
            "passed": not checked.errors,
            "counts": counts,
            "ledgers": [reading_json(r) for r in checked.files],
            "problems": [problem_json(p) for p in checked.problems],
        }
        say(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        show_problems(checked.problems, show_all)
        show_summary(checked.files, checked.problems)
    if checked.unreadable:
        return Exit.UNREADABLE
    return Exit.FINDINGS if checked.errors else Exit.PASSED
