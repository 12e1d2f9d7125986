"""Cells that hold for the rows below them: merged ranges, ditto marks, and what is written in the first row of a block only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mzledger.values.coded import Coded, Mask
from mzledger.workbook.grid import MergedRange

DITTO = frozenset({"〃", "″", '"', "''", "同上", "々", "〞", "同 上", "上同", "″″"})
PLACES = frozenset({"乡镇", "村"})
FEWEST_BLANK = 0.2
"""A column is filled in the first row of its blocks only if at least this part of its cells is blank."""


@dataclass(slots=True)
class Filling:
    """The state of filling down a sheet: merged ranges by column, the last cells seen, and how many cells were filled how."""

    merged: dict[int, list[MergedRange]]
    blocks: frozenset[int] = frozenset()
    """Columns of which the first row of a block is filled in only."""
    last: dict[int, Any] = field(default_factory=dict)
    held: dict[tuple[int, int], Any] = field(default_factory=dict)
    filled: dict[int, int] = field(default_factory=dict)
    dittos: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, merged: Sequence[MergedRange], below: int) -> Filling:
        """For the merged ranges of a sheet below its heading rows."""
        found: dict[int, list[MergedRange]] = {}
        for area in merged:
            if area.last_row > area.first_row and area.first_row > below:
                found.setdefault(area.first_column, []).append(area)
        return cls(found)


def fill_merged(filling: Filling, column: int, first_row: int, cells: Coded) -> None:
    """A merged range's value holds for each of its rows."""
    last_row = first_row + len(cells) - 1
    for area in filling.merged.get(column, ()):
        if area.last_row < first_row or area.first_row > last_row:
            continue
        if area.first_row >= first_row:
            filling.held[column, area.first_row] = cells[area.first_row - first_row]
        value = filling.held.get((column, area.first_row), "")
        first, last = max(area.first_row, first_row), min(area.last_row, last_row)
        cells[first - first_row : last - first_row + 1] = value


def fill_dittos(filling: Filling, column: int, cells: Coded) -> None:
    """A ditto mark stands for the cell above it."""
    if cells.where_in(DITTO).any():
        marks = cells.where(is_ditto)
        _fill(cells, marks, ~marks, filling.last.get(column, ""))
        filling.dittos[column] = filling.dittos.get(column, 0) + int(marks.sum())
    if len(cells):
        filling.last[column] = cells[-1]


def fill_blocks(filling: Filling, column: int, cells: Coded, starts: Sequence[bool] | None) -> None:
    """Blank cells below a filled one hold its value; where `starts` says that a row begins a block, a blank stays blank, and so
    do those of its block."""
    blanks = cells.where(blank)
    begins = ~blanks if starts is None else ~blanks | np.array(starts, np.bool_)
    above = _fill(cells, blanks, begins, filling.last.get(-1 - column, ""))
    count = int((blanks & ~cells.where(blank)).sum())
    if count:
        filling.filled[column] = filling.filled.get(column, 0) + count
    filling.last[-1 - column] = "" if blank(above) else above


def _fill(cells: Coded, wanting: Mask, giving: Mask, before: Any) -> Any:
    """Gives each cell that wants one the value of the nearest giving cell at or above it, or the one from before the run.

    What a cell below the run would be given is returned.
    """
    at = np.maximum.accumulate(np.where(giving, np.arange(len(cells)), -1))
    codes = np.where(at < 0, cells.code(before), cells.codes[at])
    cells.put(wanting, codes[wanting])
    return cells.distinct[codes[-1]] if len(codes) else before


def in_blocks(cells: Sequence[Any], starts: Sequence[bool] | None = None) -> bool:
    """Whether a column's filled cells look like the first of a block each: the first row is filled in, many are blank, and no
    two filled cells one after the other are alike. Where `starts` says which rows begin a household: those are filled, and
    no other.

    >>> in_blocks(["甲村", "", "", "乙村", ""]), in_blocks(["甲村", "甲村", "", "乙村"]), in_blocks(["甲村", "乙村", "丙村"])
    (True, False, False)
    """
    if not cells or blank(cells[0]):
        return False
    blanks = sum(map(blank, cells))
    if starts and blanks and [not blank(cell) for cell in cells] == list(starts):
        return True
    if blanks < FEWEST_BLANK * len(cells) or blanks == 0:
        return False
    pairs = zip(cells, cells[1:], strict=False)
    return not any(one == other and not blank(one) for one, other in pairs)


def is_ditto(cell: Any) -> bool:
    """Whether a cell holds a mark that stands for the cell above."""
    return isinstance(cell, str) and cell.strip() in DITTO


def blank(cell: Any) -> bool:
    """Whether nothing stands in a cell."""
    return cell == "" or cell is None or (isinstance(cell, str) and not cell.strip())
