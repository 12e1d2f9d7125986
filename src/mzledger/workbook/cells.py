"""Putting a value into a cell of a workbook that is written: what an office wrote stays text, whatever it begins with."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32767
"""So many characters a cell holds."""
NOT_SHOWN = "\ufffd"


def put(sheet: Worksheet, row: int, column: int, value: Any) -> Cell:
    """Puts a value into a cell. A text is never a formula; characters that a workbook can't hold show as �."""
    cell: Cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(NOT_SHOWN, value)[:LONGEST]
        if cell.data_type == "f":
            cell.data_type = "s"
    else:
        cell.value = value
    return cell
