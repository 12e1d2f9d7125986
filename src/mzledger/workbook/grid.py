"""A sheet as rows of cells that know their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

Cells = list[Any]
LISTS = "选项"
"""The hidden sheet of words to choose from in the workbooks that this program makes; it is no part of a ledger."""


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range: sheet rows counted from 1, columns from 0, both ends belong to it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What an office did to a sheet that its values don't show; rows count from 1, columns from 0.

    `hidden_rows` are runs (first, last) down to the last row in use, whether hidden by hand or by a filter;
    `filtered` says that a filter is in force and hides rows, not that its buttons are there; `struck_rows` are the rows in
    which a filled cell's whole text is struck through.
    """

    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[int, ...] = ()
    filtered: bool = False
    struck_rows: tuple[int, ...] = ()
    sheet_hidden: bool = False
    sheet_very_hidden: bool = False
    """Hidden so that Excel's menu does not list it."""


@dataclass(slots=True)
class Sheet:
    """A sheet's rows can be read once, in order, by `head` and then `rest`.

    Cells are str, float, int, bool, date, datetime, time or timedelta; a blank one is the empty string.
    `left` is the sheet column (from 0) of a row's first cell; `extent` the last row and the last column in use, from 1.
    """

    name: str
    left: int
    hidden: bool
    merged: tuple[MergedRange, ...]
    _rows: Iterator[Cells]
    _head: list[Cells] | None = None
    extent: tuple[int, int] = (0, 0)
    very_hidden: bool = False

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


def sheet_of(name: str, rows: Sequence[Cells], merged: Sequence[MergedRange] = ()) -> Sheet:
    """A sheet of rows that may be ragged; merged ranges end where the rows end."""
    cells = even(rows)
    width = len(cells[0]) if cells else 0
    within = (
        MergedRange(area.first_row, min(area.last_row, len(cells)), area.first_column, area.last_column)
        for area in merged
        if area.first_row <= len(cells)
    )
    return Sheet(name, 0, False, tuple(within), iter(cells), extent=(len(cells), width))


def even(rows: Sequence[Cells]) -> list[Cells]:
    """Rows of one width, blank cells put at their ends, without the blank rows at the end.

    >>> even([["姓名", "金额"], ["张三"], [""]])
    [['姓名', '金额'], ['张三', '']]
    """
    last = max((number for number, row in enumerate(rows, 1) if any(cell != "" for cell in row)), default=0)
    width = max((len(row) for row in rows[:last]), default=0)
    return [row + [""] * (width - len(row)) for row in rows[:last]]


def runs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Ascending numbers as runs (first, last).

    >>> runs([3, 4, 5, 9])
    ((3, 5), (9, 9))
    """
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return tuple(found)
