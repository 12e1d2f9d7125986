"""How wide text is, and how the columns of a table share the width of the page. Plain arithmetic, no OOXML."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

from mzledger.word.layout import Layout

Grid = Sequence[Sequence[str]]
"""The texts of a table, row by row; all rows of one length."""

_LATIN = re.compile(r"[!-~]+")
_SEAM = re.compile(r"(?<=[!-~])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[!-~])")
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(\.\d+)?\s*[^\d\s]{0,4}")
_PADDING, _WIDE_PADDING = 80, 40
_NO_NUMBER = {"", "—"}
_STEP = 0.5
_WIDER = 1.25
"""A stand-in for the Latin font, bold ones above all, has digits so much wider than half a character."""


def text_width(text: str) -> float:
    """Width in characters (字): a Chinese character is 1, a digit or letter 0.5.

    >>> text_width("2020年12月31日")
    7.0
    """
    return sum(1 if unicodedata.east_asian_width(mark) in "WFA" else 0.5 for mark in text)


def is_number(text: str) -> bool:
    """Whether a cell holds a number, with or without its unit.

    >>> [is_number(text) for text in ("1,742户", "-3.5%", "0", "青石镇", "3月1日")]
    [True, True, True, False, False]
    """
    return _NUMBER.fullmatch(text.strip()) is not None


def number_columns(rows: Grid, head_rows: int) -> set[int]:
    """The columns that are mostly numbers, for right alignment. The first column names the row and is never one.

    A dash stands for a number that there isn't, and counts as neither.
    """
    found = set()
    for index, cells in enumerate(list(zip(*rows[head_rows:], strict=True))[1:], 1):
        filled = [cell for cell in cells if cell.strip() not in _NO_NUMBER]
        if filled and 2 * sum(map(is_number, filled)) >= len(filled):
            found.add(index)
    return found


def fit(rows: Grid, head_rows: int, layout: Layout, small: bool = False) -> tuple[float, int, list[int]]:
    """Type size in points, side padding of a cell and column widths in twips, which fill the type area exactly.

    The largest type at which no number and no word must be broken; where even the smallest is too large, the columns
    shrink alike and words break. A table never gets wider than the page.
    """
    columns = [_Column(cells, head_rows) for cells in zip(*rows, strict=True)]
    for index in number_columns(rows, head_rows):
        columns[index].never_break_numbers()
    wide = small or len(columns) > layout.wide_table_columns
    size, padding = (layout.wide_table_size, _WIDE_PADDING) if wide else (layout.table_size, _PADDING)
    while True:
        room = (layout.type_width - 2 * padding * len(columns)) / (size * 20)
        if sum(column.least for column in columns) <= room or size <= layout.smallest_table_size:
            shares = [share * size * 20 + 2 * padding for share in _share(columns, room)]
            return size, padding, _whole(shares, layout.type_width)
        size, padding = max(size - 0.5, layout.smallest_table_size), _WIDE_PADDING


class _Column:
    """What a column needs, in characters: `least` breaks no word, `wanted` breaks no line but those of the head."""

    def __init__(self, cells: Sequence[str], head_rows: int) -> None:
        self.cells, self.widths, self.head_rows = cells, [printed_width(cell) for cell in cells], head_rows
        head, body = self.widths[:head_rows], self.widths[head_rows:]
        words = [text_width(word) for cell in cells for word in _LATIN.findall(cell)]
        self.least = max(1, *words, *(min(width, 2) for width in self.widths)) + 0.2
        # A heading may stand on two lines.
        on_two = [width / 2 + 0.5 if width > 4 else width for width in head]
        self.wanted = max(self.least, *body, *on_two, 0) + 0.2

    def never_break_numbers(self) -> None:
        """A number and its unit stay on one line, also in a face of wider digits; words between the numbers may wrap.

        A heading (`2020年上半年`) is no number.
        """
        body = zip(self.cells[self.head_rows :], self.widths[self.head_rows :], strict=True)
        numbers = (width for cell, width in body if is_number(cell))
        self.least = max(self.least, *(width * _WIDER + 0.2 for width in numbers))
        self.wanted = max(self.wanted, self.least)

    def lines(self, width: float) -> int:
        """How many lines the cells take together at this width."""
        return sum(_lines(text, width) for text in self.widths)


def height(rows: Grid, size: float, padding: int, widths: Sequence[int]) -> int:
    """About how many lines of print a table takes, at a type size in points and widths in twips."""
    rooms = [(width - 2 * padding) / (size * 20) for width in widths]
    return sum(max(_lines(printed_width(cell), room) for cell, room in zip(row, rooms, strict=True)) for row in rows)


def _lines(text: float, room: float) -> int:
    return 1 if text <= room else math.ceil(text / max(math.floor(room), 1))


def printed_width(cell: str) -> float:
    """The longest line of a cell, with the quarter character that is set between Chinese and figures."""
    return max((text_width(line) + 0.25 * len(_SEAM.findall(line)) for line in cell.split("\n")), default=0)


def _share(columns: list[_Column], room: float) -> list[float]:
    """What every column wants and an equal part of what is left; or, from the columns where it costs the fewest lines, less.

    So a long remark in one row wraps before a short name in every row does.
    """
    widths = [min(column.wanted, room) for column in columns]
    costs = [column.lines(width - _STEP) - column.lines(width) for column, width in zip(columns, widths, strict=True)]
    while sum(widths) > room:
        able = [i for i, column in enumerate(columns) if widths[i] - _STEP >= column.least]
        if not able:
            return [width * room / sum(widths) for width in widths]
        index = min(able, key=lambda i: (costs[i], -widths[i]))
        widths[index] -= _STEP
        costs[index] = columns[index].lines(widths[index] - _STEP) - columns[index].lines(widths[index])
    return [width + (room - sum(widths)) / len(columns) for width in widths]


def _whole(widths: list[float], total: int) -> list[int]:
    """Rounded so that the sum is kept to the twip."""
    edges = [round(sum(widths[:count]) * total / sum(widths)) for count in range(len(widths) + 1)]
    return [right - left for left, right in zip(edges, edges[1:], strict=False)]
