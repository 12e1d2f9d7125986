"""A sheet as rows of cells that know their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

Cells = list[Any]


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range: sheet rows counted from 1, columns from 0, both ends belong to it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """A sheet's rows can be read once, in order, by `head` and then `rest`.

    Cells are str, float, int, bool, date, datetime, time or timedelta; a blank one is the empty string.
    `left` is the sheet column (from 0) of a row's first cell.
    """

    name: str
    left: int
    hidden: bool
    merged: tuple[MergedRange, ...]
    _rows: Iterator[Cells]
    _head: list[Cells] | None = None

    def head(self, count: int = 40) -> list[Cells]:
        """The first rows, from sheet row 1; the same list at every call."""
        if self._head is None:
            self._head = list(islice(self._rows, count))
        return self._head

    def chunks(self, first_row: int, size: int = 4096) -> Iterator[tuple[int, list[Cells]]]:
        """Runs of rows from a sheet row within or right after the head: (sheet row of the first, rows)."""
        head = self.head()
        if first_row <= len(head):
            yield first_row, head[first_row - 1 :]
        at = len(head) + 1
        while chunk := list(islice(self._rows, size)):
            yield at, chunk
            at += len(chunk)
