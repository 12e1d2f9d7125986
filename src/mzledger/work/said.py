"""What a use case says, value by value, as it comes to it. A command shows the values one after the other; a test reads them.

A use case is a generator of these and of results of its own. What it can't do it raises as `Refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from mzledger.values.problem import Problem


class Exit(IntEnum):
    """0 passed (提醒 allowed), 1 findings, 2 wrong usage, 3 cannot read, 70 our own fault."""

    PASSED = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    OUR_FAULT = 70


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence beside the result."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the result that somebody may want to copy: never folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Problems:
    """Problems as a list: where, what, why, what to do."""

    found: Sequence[Problem]
    whole: bool = False
    """Also where there are more than twenty of one code."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files that were written, and what somebody had edited there, under its new name."""

    paths: Sequence[Path]
    kept: Sequence[Path] = ()
    beside: bool = False
    """Said beside the result: that is for another program."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Figures that could not be computed: a finding, where there is one."""

    found: Sequence[Problem]


Said = Notice | Line | Problems | Written | Faults | Exit
"""An `Exit` says what it comes to; nothing said of it is `PASSED`."""
Told = Iterator[object]
"""`Said`, and the use case's own results."""
Progress = Callable[[str], None]
"""Takes a word on what is being done; a `Step` also says how far it is."""


class Step(str):
    """What is in hand: the number of it, and of how many."""

    far: tuple[int, int]


def steps(progress: Progress) -> Callable[[str, int, int], None]:
    """Takes a file's name, its number and of how many, and passes them on."""

    def on(name: str, number: int, total: int) -> None:
        step = Step(f"正在读取并核对：{name}")
        step.far = (number, total)
        progress(step)

    return on


def noted(problem: Problem) -> Notice:
    """A problem in one line beside the result."""
    return Notice(f"{problem.where}  {problem.severity} {problem.code}　{problem.what}。")
