"""`mz explain`: the page of a problem code."""

from __future__ import annotations

from typing import Annotated

import typer

from mzledger.cli.console import note, say
from mzledger.cli.exits import Exit

NAME = "explain"


def command(
    code: Annotated[str | None, typer.Argument(metavar="编号", help="问题编号，如 MZ102；不写时列出全部")] = None,
) -> int:
    """解释一个问题编号：检查什么、为什么、怎么改、例子、依据。

    例：mz explain MZ102
    """
    from mzledger.rules import catalogue

    if code is None:
        for page in catalogue().values():
            say(f"{page.rule.code}  {page.rule.severity}  {page.title}")
        return Exit.PASSED
    found = catalogue().get(code.strip().upper())
    if found is None:
        note(f"没有“{code}”这个编号。写 mz explain 可以看到全部编号。")
        return Exit.USAGE
    say(f"{found.rule.code}  {found.rule.severity}  {found.title}")
    for heading, text in found.sections.items():
        say()
        say(heading)
        for line in text.splitlines():
            say(f"    {line}")
    return Exit.PASSED
