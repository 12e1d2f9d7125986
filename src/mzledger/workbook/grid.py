"""A sheet as rows of cells that know their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from mzledger.values.coded import Coded, Encoder

Cells = list[Any]
RUN = 512
"""So many rows leave the reader at once."""
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
    """A sheet's cells: the first rows by `head`, and all of them as `columns` or `rows`.

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
    _columns: list[Coded] | None = None

    def head(self, count: int = 40) -> list[Cells]:
        """The first rows, from sheet row 1; the same list at every call."""
        if self._head is None:
            self._head = list(islice(self._rows, count))
        return self._head

    def columns(self) -> list[Coded]:
        """All cells, from sheet row 1 and from the column `left`; the same list at every call."""
        if self._columns is None:
            rows = chain(self.head(), self._rows)
            encoders = [Encoder() for _ in self.head()[0]] if self.head() else []
            # Rows are let go of before the next come: many at once would cost more than the work on them.
            while run := list(islice(rows, RUN)):
                for encoder, cells in zip(encoders, zip(*run, strict=True), strict=True):
                    encoder.add(cells)
            self._columns = [encoder.column() for encoder in encoders]
        return self._columns

    def rows(self) -> Iterator[Cells]:
        """All rows, from sheet row 1."""
        return map(list, zip(*self.columns(), strict=True))

    def part(self, first: int, end: int) -> list[Cells]:
        """The rows from a sheet row up to, but without, another."""
        return [list(cells) for cells in zip(*(column[first - 1 : end - 1] for column in self.columns()), strict=True)]

    def window(self, first: int, last: int) -> Sheet:
        """The columns from one to another (from 0, both belong to it) as a sheet of their own, with every row."""
        at, end = first - self.left, last - self.left + 1
        merged = tuple(
            MergedRange(a.first_row, a.last_row, max(a.first_column, first), min(a.last_column, last))
            for a in self.merged
            if a.first_column <= last and a.last_column >= first
        )
        head = [cells[at:end] for cells in self.head()]
        return Sheet(self.name, first, self.hidden, merged, iter(()), head, _columns=self.columns()[at:end])


def row_of(columns: Sequence[Coded], index: int) -> Cells:
    """The cells of one row of some columns."""
    return [column[index] for column in columns]


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
