"""Shows what a use case says, in the order in which it says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mzledger.cli.console import note, say, say_raw, visible
from mzledger.cli.problems import show_problems
from mzledger.work.said import Exit, Faults, Line, Notice, Problems, Told, Written


def tell(steps: Told, show: Callable[[Any], None] | None = None) -> int:
    """Puts out every value, with `show` what is the use case's own; gives the exit code. Raises what the use case does."""
    code = Exit.PASSED
    for value in steps:
        match value:
            case Exit():
                code = value
            case Notice(text):
                note(text)
            case Line(text):
                say_raw([visible(text), "\n"])
            case Problems(found, whole):
                show_problems(found, whole)
            case Written():
                _say_written(value)
            case Faults(found):
                for each in found:
                    note(f"{each.where}  {each.severity} {each.code}　{each.what}。{each.mend}")
                code = Exit.FINDINGS if found else code
            case _:
                assert show is not None
                show(value)
    return code


def _say_written(written: Written) -> None:
    for path in written.paths:
        (note if written.beside else say)(f"已写出 {path}")
    for path in written.kept:
        note(f"原来的文件有人改过，没有覆盖，已改名为“{path.name}”。")
