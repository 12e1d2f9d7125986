"""A ledger that is half filled in: rows to complete in Excel, each with the list of what may be chosen there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from mzledger.workbook.cells import put
from mzledger.workbook.generation import written_whole
from mzledger.workbook.grid import LISTS

_HEAD = PatternFill("solid", fgColor="FFE7E6E6")
_INPUT = PatternFill("solid", fgColor="FFFFF2CC")
FIRST_ROW = 3


@dataclass(frozen=True, slots=True)
class ChosenLedger:
    """A sheet's name, title, headings and rows of text. `row_choices`: column (from 0) → for each row what may be chosen;
    `column_choices`: column → what may be chosen in all rows."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    row_choices: Mapping[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    column_choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def write_chosen(path: Path, ledger: ChosenLedger) -> None:
    """The workbook, whole or not at all. Every cell is text; lists stand on a hidden sheet, each once."""
    book = Book()
    sheet = book.active
    sheet.title = ledger.name
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    put(sheet, 1, 1, ledger.title).font = Font(bold=True, size=14)
    for at, heading in enumerate(ledger.headings, 1):
        cell = put(sheet, 2, at, heading)
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, Alignment(horizontal="center")
    for row, values in enumerate(ledger.rows, FIRST_ROW):
        for at, value in enumerate(values, 1):
            cell = put(sheet, row, at, "" if value is None else str(value))
            cell.number_format = "@"
            if at - 1 in ledger.row_choices:
                cell.fill = _INPUT
    _add_lists(sheet, lists, ledger)
    for at, heading in enumerate(ledger.headings, 1):
        texts = [heading, *(str(row[at - 1] or "") for row in ledger.rows)]
        widest = max(sum(2 if ord(c) > 255 else 1 for c in text) for text in texts)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(widest + 2, 10), 44)
    sheet.freeze_panes = f"A{FIRST_ROW}"
    with written_whole(path) as temporary:
        book.save(temporary)


def _add_lists(sheet: Any, lists: Any, ledger: ChosenLedger) -> None:
    rules: dict[tuple[str, ...], DataValidation] = {}
    last = FIRST_ROW + len(ledger.rows)
    wanted: list[tuple[str, tuple[str, ...]]] = []
    for column, by_row in ledger.row_choices.items():
        letter = get_column_letter(column + 1)
        wanted += [(f"{letter}{row}", choices) for row, choices in enumerate(by_row, FIRST_ROW)]
    for column, choices in ledger.column_choices.items():
        letter = get_column_letter(column + 1)
        wanted.append((f"{letter}{FIRST_ROW}:{letter}{last + 500}", choices))
    for cells, key in wanted:
        if not key:
            continue
        if key not in rules:
            at = len(rules) + 1
            for row, choice in enumerate(key, 1):
                put(lists, row, at, choice)
            source = get_column_letter(at)
            rules[key] = DataValidation("list", formula1=f"{LISTS}!${source}$1:${source}${len(key)}", allow_blank=True)
            sheet.add_data_validation(rules[key])
        rules[key].add(cells)
