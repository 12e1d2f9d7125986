"""A list printed in two columns: the same headings stand twice or more side by side, and each half is a table of its own."""

from __future__ import annotations

from collections.abc import Sequence

from mzledger.layout.header import Header, Heading
from mzledger.workbook.address import heading_key
from mzledger.workbook.grid import Sheet

FEWEST = 3
"""Headings that must come again in their order: fewer are a table with a repeated group."""


def halves_of(header: Header) -> list[tuple[int, int]]:
    """The column spans (first, last) of tables side by side; empty where the headings don't come again."""
    keys = [heading_key(heading.text) for heading in header.headings]
    if not keys or any(heading.parents for heading in header.headings):
        return []
    starts = [at for at, key in enumerate(keys) if key == keys[0]]
    width = starts[1] if len(starts) > 1 else 0
    if width < FEWEST or any(keys[start : start + width] != keys[:width][: len(keys) - start] for start in starts):
        return []
    if any(len(keys) - start < FEWEST for start in starts) or starts != list(range(0, len(keys), width)):
        return []
    if len(set(keys[:width])) != width:
        return []
    return [_span(header.headings, start, width) for start in starts]


def _span(headings: Sequence[Heading], start: int, width: int) -> tuple[int, int]:
    return headings[start].column, headings[min(start + width, len(headings)) - 1].column


def split(sheet: Sheet, spans: Sequence[tuple[int, int]]) -> list[Sheet]:
    """The sheet as one sheet a span, each with the rows of its columns; rows that are blank there stay, so that numbers hold."""
    return [sheet.window(first, last) for first, last in spans]
