"""Putting a value into a cell of a workbook that is written: what an office wrote stays text, whatever it begins with."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from mzledger.workbook.book import printable


def put(sheet: Worksheet, row: int, column: int, value: Any) -> Cell:
    """Puts a value into a cell. A text is never a formula; characters that a workbook can't hold show as �."""
    cell: Cell = sheet.cell(row, column)
    cell.value = printable(value) if isinstance(value, str) else value
    if isinstance(value, str) and cell.data_type == "f":
        cell.data_type = "s"
    return cell
