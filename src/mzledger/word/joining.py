"""Which cells of a table are one cell: a head over several columns, a name beside several rows."""

from __future__ import annotations

from collections.abc import Sequence

from mzledger.word.widths import Grid
from mzledger.word.xml import Element, make


class Joins:
    """The joined cells of a table by its texts: an empty cell of the first head row belongs to the one at its left, one of a
    further head row to the one above, an empty first cell of another row too. Without texts nothing is joined.
    """

    def __init__(self, texts: Grid, head_rows: int) -> None:
        self._texts, self._head = texts, head_rows

    def columns(self, row: int, at: int) -> int:
        """How many columns a cell takes; 0 where it is part of the one at its left."""
        if row or self._head < 2:
            return 1
        cells = self._texts[0]
        if at and not cells[at]:
            return 0
        following = next((n for n in range(at + 1, len(cells)) if cells[n]), len(cells))
        return following - at

    def properties(self, row: int, at: int) -> Sequence[Element]:
        """`w:gridSpan` and `w:vMerge` of a cell."""
        wide = self.columns(row, at)
        spans = [make("w:gridSpan", val=wide)] if wide > 1 else []
        if self._is_below(row, at):
            return [*spans, make("w:vMerge")]
        begins = row + 1 < len(self._texts) and self._is_below(row + 1, at)
        return [*spans, *([make("w:vMerge", val="restart")] if begins else [])]

    def continued(self, row: int) -> bool:
        """Whether a row belongs to the name beside the row above."""
        return self._head <= row < len(self._texts) and self._is_below(row, 0)

    def without_wide(self, texts: list[list[str]]) -> list[list[str]]:
        """The texts by which widths are found: a cell over several columns asks none of them for room."""
        if self._head < 2:
            return texts
        first = [text if self.columns(0, at) == 1 else "" for at, text in enumerate(texts[0])]
        return [first, *texts[1:]]

    def _is_below(self, row: int, at: int) -> bool:
        if not 0 < row < len(self._texts) or self._texts[row][at]:
            return False
        if row < self._head:
            return True
        return at == 0 and row > self._head
