"""A terminal that a person watches, through rich: colours, folded lines, tables, and what moves while something is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TextIO

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from mzledger.cli.width import folded, width

STYLES = {"错误": "red", "提醒": "yellow", "已修": "cyan"}
NARROWEST, EDGE = 10, 3
"""Columns that a piece of text gets at least, and what a table needs beside each of its own."""


class Screen:
    """One stream's screen. What it is given is never read as markup."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, force_terminal=True, markup=False, emoji=False, highlight=False)
        self._moving: Progress | None = None
        self._task = TaskID(0)

    def line(self, text: str, severity: str = "") -> None:
        """Lines, each folded below its own beginning; a severity in its colour."""
        for line in text.split("\n"):
            body = line.lstrip(" \u3000")
            indent = line[: len(line) - len(body)]
            for piece in folded(body, max(self._console.width - len(indent), NARROWEST)):
                self._console.print(_styled(indent + piece, severity), soft_wrap=True)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows below their headings; columns of numbers whole and at the right, the widest of the others folded."""
        named = [heads] if heads else []
        columns = list(zip(*named, *rows, strict=True))
        numbers = [all(cell.isdecimal() for cell in cells[len(named) :]) for cells in columns]
        widths = self._widths([max(map(width, cells)) for cells in columns], numbers)
        table = Table(box=box.SIMPLE, show_header=bool(heads))
        for head, number in zip(heads or [""] * len(columns), numbers, strict=True):
            table.add_column(Text(head), justify="right" if number else "left", no_wrap=True)
        for row in rows:
            cells = ("\n".join(folded(cell, most)) for cell, most in zip(row, widths, strict=True))
            table.add_row(*(_styled(cell, cell) for cell in cells))
        self._console.print(table)

    def _widths(self, longest: list[int], numbers: Sequence[bool]) -> list[int]:
        """The columns' widths that a line has room for."""
        widths, room = list(longest), self._console.width - EDGE * (len(longest) + 1)
        words = [at for at, number in enumerate(numbers) if not number]
        while sum(widths) > room and words and max(widths[at] for at in words) > NARROWEST:
            widths[max(words, key=widths.__getitem__)] -= 1
        return widths

    def working(self, text: str, number: int, total: int) -> None:
        """What is being done, and how far it is where that is known."""
        if self._moving is None:
            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(20))
            self._moving = Progress(
                *columns, console=self._console, transient=True, redirect_stdout=False, redirect_stderr=False
            )
            self._task = self._moving.add_task(text, total=None)
            self._moving.start()
        far = f"　{number}/{total}" if total else ""
        self._moving.update(self._task, description=text + far, completed=number, total=total or None)

    def still(self) -> None:
        """Takes away what moves."""
        if self._moving is not None:
            self._moving.stop()
            self._moving = None


@lru_cache(maxsize=2)
def screen_of(stream: TextIO) -> Screen:
    """The screen of a stream, always the same."""
    return Screen(stream)


def _styled(text: str, severity: str) -> Text:
    shown = Text(text)
    if severity in STYLES:
        shown.highlight_words([severity], STYLES[severity])
    return shown
