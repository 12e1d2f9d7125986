"""What an opened file holds, whatever its format: sheets, and what their values don't show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from mzledger.workbook.grid import Marks, Sheet

MOST_CELLS = 50_000_000
"""A reader makes a sheet of its whole extent, so that one stray cell in the far corner would take 512 GB."""
MOST_BYTES = 2 << 30
"""No sheet that a reader can hold is larger when it is inflated."""
UNCALCULATED = "公式未计算"
Odd = dict[tuple[int, int], str]
"""(sheet row, column from 0) → the error's name (#DIV/0!) or 公式未计算."""


class Unreadable(Exception):
    """A file that can't be read: the problem's code, what was found, and what to do if that is special."""

    def __init__(self, code: str, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


class Unseen(Protocol):
    """What the values of a sheet, named by its name, don't show."""

    def odd_cells(self, sheet: str) -> Odd:
        """Cells that read as blank and are not."""

    def marks(self, sheet: str) -> Marks:
        """Hidden and struck-through rows and the like."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was seen while the file was read; nothing of a sheet that is not named."""

    marked: Mapping[str, Marks] = field(default_factory=dict)
    odd: Mapping[str, Odd] = field(default_factory=dict)

    def odd_cells(self, sheet: str) -> Odd:
        """Cells that read as blank and are not."""
        return self.odd.get(sheet, {})

    def marks(self, sheet: str) -> Marks:
        """Hidden and struck-through rows and the like."""
        return self.marked.get(sheet, Marks())


@dataclass(frozen=True, slots=True)
class Content:
    """The sheets of a file in order, and what their values don't show."""

    sheets: list[Sheet]
    unseen: Unseen


def refuse_oversize(rows: int, columns: int) -> None:
    """Raises `Unreadable` for a sheet whose extent no reader should be asked to make."""
    if rows * columns > MOST_CELLS:
        raise Unreadable("MZ010", f"有工作表的范围达 {rows} 行 × {columns} 列，多半是最右下角误存了一个空格")
