"""Finding headings by what they say, never by a row number: one to three rows, with merged parents, also further down a sheet,
and lists printed side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mzledger.layout.concepts import meaning_of
from mzledger.layout.matching import Words
from mzledger.layout.months import month_in
from mzledger.workbook.address import MONEY_UNITS, heading_key, heading_unit, letters
from mzledger.workbook.grid import Cells, MergedRange, Sheet

WITHIN = 25
LONGEST = 40
FEW = 30
"""Rows below the headings by which a column without one is known to be in use."""
FIRST_ENOUGH = 0.6
"""The first rows that say at least this part of what the best say are the header: a table further down is another one."""
_SHEET_UNIT = re.compile(
    rf"单位[:：]?\s*(?:[人户名次个]+[、,，/]\s*)*(?:人民币)?({MONEY_UNITS})(?![\u4e00-\u9fff]{{0,3}}[县区镇乡村局])"
)
_DIGITS = re.compile(r"\d{5,}")
_STATED = re.compile(r"[:：]\s*\S")
_ANSWERS = frozenset({"是", "否", "有", "无", "男", "女", "户主", "本人", "配偶"})
FEWEST = 3
"""Headings that must come again in their order: fewer are a table with a repeated group."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: sheet column from 0, the leaf's text, the texts above it from the top, the unit in its brackets."""

    column: int
    text: str
    parents: tuple[str, ...] = ()
    unit: str = ""

    @property
    def words(self) -> Words:
        """As it is matched."""
        return Words(self.text, self.parents)

    @property
    def path(self) -> str:
        """As it is shown and kept in 列对照: `家庭成员 ▸ 姓名`; a column without a heading by its letters."""
        if not self.text:
            return f"（{letters(self.column)} 列没有列名）"
        return " ▸ ".join((*self.parents, self.text))


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of a table (sheet rows from 1), its headings, the title above it and the money unit that is stated there."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]
    title: str
    unit: str


def find_header(sheet: Sheet, known: Mapping[str, Any], least: int = 2) -> Header | None:
    """The heading rows within the first rows of a sheet that say most; None where no row says enough.

    `known` are heading keys of some programs; other headings count by the words that they are made of.
    """
    rows = sheet.head()[:WITHIN]
    scores = [row_score(row, known) for row in rows]
    candidates = [
        (_depth_score(sheet, rows, bottom + 1 - depth, depth, known), -depth, depth - 1 - bottom)
        for bottom, score in enumerate(scores)
        if score > 0
        for depth in (1, 2, 3)
        if depth <= bottom + 1
    ]
    best = max((score for score, _, _ in candidates), default=0.0)
    if best < least:
        return None
    top = min(_bottom(c) for c in candidates if c[0] >= max(least, best * FIRST_ENOUGH))
    _, minus_depth, minus_first = max(c for c in candidates if top <= _bottom(c) <= top + 2)
    first, depth = -minus_first, -minus_depth
    return header_at(sheet, rows, first, depth)


def _bottom(candidate: tuple[float, int, int]) -> int:
    """The last row of a candidate (score, −depth, −first row)."""
    _, minus_depth, minus_first = candidate
    return -minus_first - minus_depth - 1


def header_at(sheet: Sheet, rows: Sequence[Cells], first: int, depth: int, offset: int = 0) -> Header:
    """The header of `depth` rows from `rows[first]`; `offset` is the sheet row above `rows[0]`."""
    above = [str(cell).strip() for row in rows[:first] for cell in row if cell != "" and str(cell).strip()]
    unit = next((match.group(1) for text in above if (match := _SHEET_UNIT.search(text))), "")
    labels = _labels(sheet, rows, first, depth, offset)
    title = next((text for text in above if len(text) >= 4), above[0] if above else "")
    return Header(offset + first + 1, offset + first + depth, tuple(labels), title, unit)


def header_depth(sheet: Sheet, rows: Sequence[Cells], known: Mapping[str, Any], offset: int) -> int:
    """How many of some rows, from the first on, are one header's."""
    scores = [(_depth_score(sheet, rows, 0, depth, known, offset), -depth) for depth in range(1, len(rows) + 1)]
    return -max(scores)[1]


def row_score(cells: Sequence[Any], known: Mapping[str, Any]) -> float:
    """How much a row looks like headings: what its texts say, less what looks like data."""
    filled = [cell for cell in cells if cell != "" and not (isinstance(cell, str) and not cell.strip())]
    if len(filled) < 2:
        return 0.0
    scores = [cell_score(cell, known) if isinstance(cell, str) else -1.0 for cell in filled]
    repeated = len({str(cell) for cell in filled}) * 2 <= len(filled)
    return 0.0 if repeated and min(scores) < 0.8 else sum(scores)


def cell_score(text: str, known: Mapping[str, Any]) -> float:
    """What one text adds: 1 for a known heading, less for known words, below 0 for what looks like data."""
    key = heading_key(text)
    if text.strip() in _ANSWERS and key not in ("户主",):
        return -0.5
    if key in known or heading_unit(key)[0] in known:
        return 1.0
    return _worded(text)


@lru_cache(maxsize=65536)
def _worded(text: str) -> float:
    if _DIGITS.search(text):
        return -1.0
    if len(text) > LONGEST:
        return 0.0
    said = meaning_of(text)
    if not said.types and not said.qualifiers:
        return 0.0
    if not said.unknown:
        return 0.8 if said.types else 0.4
    return 0.3 if len(said.unknown) * 2 <= len(text) else 0.0


def _depth_score(
    sheet: Sheet, rows: Sequence[Cells], first: int, depth: int, known: Mapping[str, Any], offset: int = 0
) -> float:
    labels = _labels(sheet, rows, first, depth, offset)
    if depth > 1 and any(_is_no_heading_row(rows[row], known) for row in range(first, first + depth - 1)):
        return 0.0
    seen: set[tuple[str, ...]] = set()
    total = 0.0
    for label in labels:
        if not label.text:
            continue
        path = (*label.parents, label.text)
        if path not in seen or not _merged_above(sheet, label.column, offset + first + depth):
            total += _label_score(label, known)
        seen.add(path)
    return total


def _label_score(label: Heading, known: Mapping[str, Any]) -> float:
    """A leaf under a parent counts by the parent too: 发放金额 ▸ 一季度."""
    above = max((0.8 * cell_score(text, known) for text in label.parents), default=-1.0)
    return max(cell_score(label.text, known), above)


def _merged_above(sheet: Sheet, column: int, row: int) -> bool:
    """Whether a column's heading in a row is only the spread of a cell merged across."""
    return any(a.first_column < column <= a.last_column and a.first_row <= row <= a.last_row for a in sheet.merged)


def _is_no_heading_row(cells: Sequence[Any], known: Mapping[str, Any]) -> bool:
    """A title, a line of 填报单位：… or a row of data, which is no upper heading row."""
    texts = [cell for cell in cells if cell != ""]
    if any(not isinstance(cell, str) or _STATED.search(cell) for cell in texts):
        return True
    return len(texts) < 2 or sum(cell_score(cell, known) for cell in texts) <= 0


def _labels(sheet: Sheet, rows: Sequence[Cells], first: int, depth: int, offset: int) -> list[Heading]:
    """A heading a column: its lowest text is the leaf; a parent merged across several columns stands above each of them."""
    if not rows:
        return []
    spread = [_spread(sheet, rows[row], offset + row + 1) for row in range(first, first + depth)]
    for level in spread[:-1]:
        _spread_months(level, spread[-1])
    found = []
    for at in range(len(rows[first])):
        texts: list[str] = []
        for level in spread:
            text = str(level[at]).strip() if level[at] != "" else ""
            if text and text not in texts[-1:]:
                texts.append(text)
        if not texts or len(texts[-1]) > LONGEST:
            if not texts and any(row[at] != "" for row in rows[first + depth : first + depth + FEW]):
                found.append(Heading(sheet.left + at, ""))
            continue
        parents = tuple(" ".join(text.split()) for text in texts[:-1] if len(text) <= LONGEST)
        leaf = " ".join(texts[-1].split())
        found.append(Heading(sheet.left + at, leaf, parents, heading_unit(heading_key(leaf))[1]))
    return found


def _spread(sheet: Sheet, cells: Cells, row: int) -> list[Any]:
    """A heading row with the text of a cell that is merged across in each of its columns."""
    spread = list(cells)
    for area in _across(sheet.merged, row):
        at = area.first_column - sheet.left
        if 0 <= at < len(spread):
            for column in range(at + 1, min(area.last_column - sheet.left + 1, len(spread))):
                if spread[column] == "":
                    spread[column] = spread[at]
    return spread


def _spread_months(level: list[Any], leaves: Sequence[Any]) -> None:
    """A month over several columns that are not merged stands above each, as far as the same words come again under the months."""
    times = Counter(leaf for leaf in leaves if leaf != "")
    month = ""
    for at, cell in enumerate(level):
        if cell != "":
            said = month_in(heading_key(cell)) if isinstance(cell, str) else None
            month = cell if said and not said[2] else ""
        elif month and times[leaves[at]] > 1:
            level[at] = month
        else:
            month = ""


def _across(merged: Sequence[MergedRange], row: int) -> list[MergedRange]:
    return [area for area in merged if area.first_row == row and area.last_column > area.first_column]


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
