"""What a workbook that is written consists of: pages of tables of columns. `writing.write_book` writes it, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Any, NamedTuple

TEXT, GENERAL, COUNT, SHARE = "@", "General", "#,##0", "0.00"
"""Number formats. What stands in a column of TEXT is text, whatever it is; elsewhere a text is text and a number a number."""

LONGEST = 32767
"""So many characters a cell holds."""
NOT_SHOWN = "\ufffd"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """A text as a cell can hold it: what a workbook can't show is �, what is too long is cut."""
    return _FORBIDDEN.sub(NOT_SHOWN, text)[:LONGEST]


def sheet_name(text: str) -> str:
    """A name that Excel accepts: 31 characters, none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", "_", text)[:31]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """Lying bars: values by category for one series to three (None where unknown), and its place in mm from the page's corner.

    Values that can't be seen on one scale stand in charts of their own.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    place: tuple[float, float, float, float]
    """Left, top, width, height."""
    places: int = 0
    named: bool = True
    """Whether the names of several series stand below."""
    data_title: str = ""
    """What stands over the data, where it is more than the title."""


@dataclass(frozen=True, slots=True)
class ChartPage:
    """The charts under one title, on an A4 page across; notes stand under the title."""

    title: str
    charts: tuple[ChartSpec, ...]
    notes: tuple[str, ...] = ()


class Look(Enum):
    """How a book is meant to be used, which decides what it looks like."""

    LIST = auto()
    """Long tables to filter and to print: frozen head, the head on every page, page numbers."""
    LEDGER = auto()
    """Long tables as an office keeps them: the title over all columns, plain rows."""
    FORM = auto()
    """Ledgers to be filled in: lists to choose from, formats for the rows to come, notes on the headings."""
    TABLES = auto()
    """Tables one below the other with totals that Excel works out, and charts."""
    BARE = auto()
    """Rows and nothing else."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number shown with so many places, whatever it is (None: two unless it is whole); a signed one shows + as well as −."""

    value: Decimal
    places: int | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """A cell that adds up the cells from `first` to `last` of its row (columns from 0); `value` is what Excel will find."""

    first: int
    last: int
    value: Decimal
    places: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """A cell that adds up so many cells above it."""

    rows: int
    value: Decimal
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, cells (text, number, date, None; `Amount` and totals where the look has them), and what it is.

    `choices` may be chosen in all rows, `row_choices` row by row. `to_fill` shows that the clerk writes there; `note` hangs on the heading.
    `width` is in characters; None fits the content.
    """

    heading: str
    cells: Sequence[Any] = ()
    width: float | None = None
    number_format: str = TEXT
    choices: Sequence[str] = ()
    row_choices: Sequence[Sequence[str]] = ()
    to_fill: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length side by side, below a caption (often none)."""

    columns: Sequence[Column]
    caption: str = ""

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self.columns[0].cells) if self.columns else 0


def table_of_rows(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """A table whose cells are at hand row by row; numbers in it are numbers."""
    cells = list(zip(*rows, strict=True)) or [()] * len(headings)
    return Table([Column(h, c, None, GENERAL) for h, c in zip(headings, cells, strict=True)], caption)


class Merge(NamedTuple):
    """A merged block of cells: so many rows and columns, from a column and a row of the table on (both from 0)."""

    column: int
    first: int
    rows: int
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, a title over all, notes under the title (each a text, or texts by column), tables, merged cells of the only one."""

    name: str
    title: str = ""
    notes: Sequence[str | Sequence[str | None]] = ()
    tables: Sequence[Table] = ()
    merges: Sequence[Merge] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook. Charts (only with TABLES) stand on a page before all others; `creator` is its author where it says one."""

    look: Look
    pages: Sequence[Page]
    charts: ChartPage | None = None
    creator: str = ""
