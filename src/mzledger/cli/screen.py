"""A terminal that a person watches, through rich: colours, folded lines, tables, and what moves while something is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TextIO

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from mzledger.cli.width import folded

STYLES = {"错误": "red", "提醒": "yellow", "已修": "cyan"}
NARROWEST = 20


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
        """Rows below their headings; columns of numbers at the right."""
        table = Table(box=box.SIMPLE, show_header=bool(heads), pad_edge=False)
        for number in range(max(map(len, rows), default=0)):
            cells = [row[number] for row in rows if number < len(row) and row[number]]
            numbers = bool(cells) and all(cell.isdecimal() for cell in cells)
            head = heads[number] if number < len(heads) else ""
            table.add_column(Text(head), justify="right" if numbers else "left", overflow="fold")
        for row in rows:
            table.add_row(*(_styled(cell, cell) for cell in row))
        self._console.print(table)

    def working(self, text: str, number: int, total: int) -> None:
        """What is being done, and how far it is where that is known."""
        if self._moving is None:
            columns = (
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
            )
            self._moving = Progress(*columns, console=self._console, transient=True)
            self._task = self._moving.add_task(text, total=None)
            self._moving.start()
        self._moving.update(self._task, description=text, completed=number, total=total or None)

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
