"""Finding the header of a table by what its cells say, never by a row number; and telling data rows from the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mzledger.workbook.address import heading_key, heading_unit
from mzledger.workbook.grid import Cells, Sheet

_TOTAL = re.compile(r"(本页|本表)?(小计|合计|总计|累计)[::]?|.{1,12}(小计|合计|总计)")
_SIGNATURE = re.compile(
    r"(制表|制单|填表|审核|复核|负责|经办|主管|分管|单位盖章|盖章|填报|联系)(人|领导|单位|日期|电话)?[^:：]{0,6}[:：].*|\(?盖章\)?|备注[:：].+|注[:：].+|说明[:：].+"
)
HEADER_WITHIN = 20
_SHEET_UNIT = re.compile(r"单位[:：]\s*(万元|元)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: sheet column from 0, the printed text, its key, the unit in its brackets, the heading above."""

    column: int
    text: str
    key: str
    bare_key: str
    unit: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its last sheet row, its headings, the words above it and the money unit that they state."""

    last_row: int
    headings: tuple[Heading, ...]
    title: str
    unit: str


def find_header(sheet: Sheet, known: Mapping[str, Any], least: int = 2) -> Header | None:
    """The row (or two or three rows under merged headings) with the most known heading keys; None below `least`.

    It is looked for within the first 20 rows; the shallowest and then the topmost of equals is taken.
    A header with several rows is read by its leaves; a column without a leaf has the heading merged down to it.
    """
    rows = sheet.head()
    bottoms = [row for row in range(min(len(rows), HEADER_WITHIN)) if _score(_labels(sheet, rows, row, 1), known)]
    candidates = [
        (_score(_labels(sheet, rows, bottom + 1 - depth, depth), known), -depth, depth - 1 - bottom)
        for bottom in bottoms
        for depth in (1, 2, 3)
        if depth <= bottom + 1
    ]
    score, minus_depth, minus_first = max(candidates, default=(0, 0, 0))
    if score < least:
        return None
    first, depth = -minus_first, -minus_depth
    above = [str(cell).strip() for row in rows[:first] for cell in row if cell != ""]
    unit = next((m.group(1) for text in above if (m := _SHEET_UNIT.search(text))), "")
    return Header(first + depth, tuple(_labels(sheet, rows, first, depth)), above[0] if above else "", unit)


def _labels(sheet: Sheet, rows: Sequence[Cells], first: int, depth: int) -> list[Heading]:
    found = []
    for offset in range(len(rows[first]) if rows else 0):
        texts = [str(rows[row][offset]).strip() for row in range(first, first + depth) if rows[row][offset] != ""]
        if not texts or any(len(text) > 40 for text in texts):
            continue
        key = heading_key(texts[-1])
        bare, unit = heading_unit(key)
        parent = texts[-2] if len(texts) > 1 else ""
        found.append(Heading(sheet.left + offset, texts[-1], key, bare, unit, parent))
    return found


def _score(labels: Sequence[Heading], known: Mapping[str, Any]) -> int:
    return sum(label.key in known or label.bare_key in known for label in labels)


def row_kind(cells: Sequence[Any]) -> str:
    """What a row is by its first words: 空行, 合计行, 签字行, or 数据 ('' for data). A row that begins with a number is data.

    >>> row_kind(["", "青石镇小计", 3.0]), row_kind(["制表人：张三", ""]), row_kind([1.0, "张三"])
    ('合计行', '签字行', '')
    """
    filled = [cell for cell in cells if cell != "" and not (isinstance(cell, str) and not cell.strip())]
    if not filled:
        return "空行"
    if not isinstance(filled[0], str):
        return ""
    first = "".join(filled[0].split())
    if _TOTAL.fullmatch(first):
        return "合计行"
    return "签字行" if _SIGNATURE.fullmatch(first) else ""


def is_remark(text: str) -> bool:
    """Whether a cell holds words of a 合计 or signature row, such as 审核人：李四."""
    return bool(row_kind([text]))
