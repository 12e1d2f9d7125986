"""A table as OOXML: caption, head rows that repeat, rows that stay whole, a width that is exactly the type area, joined cells."""

from __future__ import annotations

from collections.abc import Sequence

from mzledger.values.document import Runs, Table, text_of
from mzledger.word.blocks import run_elements
from mzledger.word.keys import Keys
from mzledger.word.layout import Layout
from mzledger.word.widths import Grid, fit, height, number_columns, text_width
from mzledger.word.xml import Element, make, paragraph, run, size

_KEPT_WHOLE = 12
"""A table of so many lines or fewer is not parted by a page's end."""
_SHORT = 6
"""A column of texts no longer than this many characters is centred."""


def table_elements(table: Table, layout: Layout, keys: Keys | None) -> list[Element]:
    """Caption (if any) and table. Rows shorter than the longest are filled up with empty cells."""
    caption = [paragraph("Caption", [run(table.caption)])] if table.caption else []
    columns = max(map(len, table.rows), default=0)
    if not columns:
        return caption
    rows = [(*row, *((),) * (columns - len(row))) for row in table.rows]
    texts = [[text_of(cell) for cell in row] for row in rows]
    joins = Joins(texts, table.head_rows) if table.joined else Joins((), 0)
    points, padding, widths = fit(joins.without_wide(texts), table.head_rows, layout, table.small)
    aligns = _alignments(texts, table.head_rows, table.joined)
    last, whole = len(rows) - 1, height(texts, points, padding, widths) <= _KEPT_WHOLE
    elements = []
    for index, row in enumerate(rows):
        head = index < table.head_rows
        bolds = {*(range(columns) if index in table.bold_rows else table.bold_columns if not head else ())}
        # Together: the head with the first row, the last two rows, and all of a short table.
        keep = index < last and (head or index == last - 1 or whole or joins.continued(index + 1))
        shape = _Shape(layout, points, head, keep)
        cells = [
            shape.cell(
                row[at],
                sum(widths[at : at + joins.columns(index, at)]),
                "center" if head else aligns[at],
                keys,
                at in bolds,
                joins.properties(index, at),
            )
            for at in range(columns)
            if joins.columns(index, at)
        ]
        header = [make("w:tblHeader")] if head else []
        elements.append(make("w:tr", make("w:trPr", make("w:cantSplit"), *header, make("w:jc", val="center")), *cells))
    grid = make("w:tblGrid", *(make("w:gridCol", w=width) for width in widths))
    return [*caption, make("w:tbl", _properties(sum(widths), padding), grid, *elements)]


def _alignments(texts: list[list[str]], head_rows: int, joined: bool) -> list[str]:
    """Numbers to the right, short words in the middle, long ones to the left: one choice for a whole column.

    Beside joined cells all words stand in the middle.
    """
    numbers = number_columns(texts, head_rows)
    aligns = []
    for index, cells in enumerate(zip(*texts, strict=True)):
        short = joined or all(text_width(cell) <= _SHORT for cell in cells[head_rows:])
        aligns.append("right" if index in numbers else "center" if short else "left")
    return aligns


def _properties(width: int, padding: int) -> Element:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (make(f"w:{edge}", val="single", sz=4, space=0, color="auto") for edge in edges)
    margins = (make(f"w:{side}", w=padding, type="dxa") for side in ("left", "right"))
    return make(
        "w:tblPr",
        make("w:tblW", w=width, type="dxa"),
        make("w:jc", val="center"),
        make("w:tblBorders", *lines),
        make("w:tblLayout", type="fixed"),
        make("w:tblCellMar", *margins),
    )


class _Shape:
    """What the cells of one row have in common."""

    def __init__(self, layout: Layout, points: float, head: bool, keep: bool) -> None:
        smaller = points != layout.table_size
        line = round(layout.table_line * 20 * points / layout.table_size)
        self.style = "TableHead" if head else "TableText"
        self.keep = [make("w:keepNext")] if keep else []
        self.line = [make("w:spacing", before=0, after=0, line=line, lineRule="exact")] if smaller else []
        self.type = [*(size(points) if smaller else ())]

    def cell(
        self, runs: Runs, width: int, align: str, keys: Keys | None, bold: bool, joined: Sequence[Element]
    ) -> Element:
        """One cell, its text in the middle of its height."""
        words = run_elements(runs, keys, *([make("w:b"), make("w:bCs")] if bold else []), *self.type)
        text = paragraph(self.style, words, *self.keep, *self.line, make("w:jc", val=align))
        place = make("w:vAlign", val="center")
        return make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa"), *joined, place), text)


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
