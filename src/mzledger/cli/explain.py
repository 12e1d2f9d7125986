"""`mz explain`: the page of a problem code."""

from __future__ import annotations

from typing import Annotated

import typer

from mzledger.cli.console import note, say, say_table
from mzledger.work.said import Exit

NAME = "explain"
HEADS = ("编号", "级别", "检查什么")


def command(
    code: Annotated[str | None, typer.Argument(metavar="编号", help="问题编号，如 MZ102；不写时列出全部")] = None,
) -> int:
    """解释一个问题编号：检查什么、为什么、怎么改、例子、依据。

    例：mz explain MZ102
    """
    from mzledger.rules import catalogue

    if code is None:
        pages = catalogue().values()
        say_table(((page.rule.code, page.rule.severity, page.title) for page in pages), "  ".join, HEADS)
        return Exit.PASSED
    found = catalogue().get(code.strip().upper())
    if found is None:
        note(f"没有“{code}”这个编号。写 mz explain 可以看到全部编号。")
        return Exit.USAGE
    say(f"{found.rule.code}  {found.rule.severity}  {found.title}", found.rule.severity)
    for heading, text in found.sections.items():
        say()
        say(heading)
        for line in text.splitlines():
            say(f"    {line}")
    return Exit.PASSED
