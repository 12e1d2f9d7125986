"""Large text files by columns: parsed by pandas, each different cell read once. Nothing here decides what a column is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Cells = npt.NDArray[np.object_]
LEAST_DIGITS = 14


def text_columns(text: str, delimiter: str, width: int, skip: int) -> list[Cells] | None:
    """The columns below the first `skip` records, without blank rows at the end; None where some row is not of that width."""
    how: dict[str, Any] = {"sep": delimiter, "header": None, "names": list(range(width)), "skiprows": skip}
    how |= {"dtype": object, "na_filter": False, "skip_blank_lines": False}
    try:
        table = pd.read_csv(StringIO(text), **how)
    except ValueError:  # ParserError and EmptyDataError are such
        return None
    if not isinstance(table.index, pd.RangeIndex):
        return None
    columns = [table[column].to_numpy(dtype=object) for column in table]
    filled = len(table)
    while filled and all(column[filled - 1] == "" for column in columns):
        filled -= 1
    return [column[:filled] for column in columns]


def but_plain(numbers: Cells, mend: Callable[[str], str]) -> Cells:
    """A column of numbers, what is not letters and digits alone mended."""
    return np.array([cell if cell.isalnum() else mend(cell) for cell in numbers], dtype=object)


def unsure_rows(numbers: Cells) -> list[int]:
    """The rows without a long number, among which headings, totals, notes and blank rows are to be looked for."""
    sure = np.fromiter((len(c) > LEAST_DIGITS and c[:LEAST_DIGITS].isdecimal() for c in numbers), bool, len(numbers))
    return np.flatnonzero(~sure).tolist()


def rows_at(columns: Sequence[Cells], at: Sequence[int]) -> list[list[Any]]:
    """Some rows, as lists of cells."""
    return [list(row) for row in zip(*(column[at] for column in columns), strict=True)]


def has_any(column: Cells, words: frozenset[str]) -> bool:
    """Whether one of some words stands in a column."""
    return bool(pd.Series(column).isin(words).any())


def kept(column: Cells, without: Sequence[int]) -> Cells:
    """A column without some rows."""
    return np.delete(column, without) if len(without) else column


def read_once(column: Cells, read: Callable[[list[Any]], list[Any]]) -> Cells:
    """A column as it is read, each different cell once."""
    codes, different = pd.factorize(column)
    values = np.empty(len(different), dtype=object)
    values[:] = read(list(different))
    return values[codes]
