"""Workbooks with what only openpyxl writes: charts, totals that Excel works out, lists to choose from, notes on headings."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mzledger.workbook.book import (
    GENERAL,
    TEXT,
    Amount,
    Book,
    Column,
    ColumnTotal,
    Look,
    Page,
    Table,
    Total,
    sheet_name,
)
from mzledger.workbook.cells import put
from mzledger.workbook.charts import add_charts
from mzledger.workbook.grid import LISTS

_LINE = Side(style="thin", color="FF808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE7E6E6")
_TO_FILL = PatternFill("solid", fgColor="FFFFF2CC")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_FORM_HEAD, _TO_COME, _LAST_ROW = 2, 500, 5000
"""Where a form's headings stand, how many blank rows below its lines have their formats, and where its lists end."""


def write_styled(target: Path, book: Book) -> None:
    """Writes a book of the looks TABLES or FORM. Totals are formulas that also carry their value. Charts come first."""
    made = Workbook()
    made.remove(made.active)
    if book.creator:
        made.properties.creator = book.creator
    if book.look is Look.FORM:
        _write_forms(made, book.pages)
        made.save(target)
        return
    if book.charts is not None:
        add_charts(made, book.charts)
    values: list[dict[str, Decimal]] = [{} for _ in made.worksheets]
    for page in book.pages:
        writing = _Tables(made.create_sheet(sheet_name(page.name)))
        writing.write(page)
        values.append(writing.values)
    made.save(target)
    _fill_in_values(target, values)


@dataclass(slots=True)
class _Tables:
    """A sheet of tables while it is written: the next row, and what its formulas give, by cell."""

    sheet: Worksheet
    row: int = 1
    values: dict[str, Decimal] = field(default_factory=dict)

    def write(self, page: Page) -> None:
        """The whole sheet, top to bottom."""
        sheet, width = self.sheet, max(len(table.columns) for table in page.tables)
        put(sheet, 1, 1, page.title).font = Font(bold=True, size=14)
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
        for offset, note in enumerate(page.notes, 2):
            put(sheet, offset, 1, note)
        self.row = 2 + len(page.notes)
        for table in page.tables:
            self._write_table(table)
        if len(page.tables) == 1:
            sheet.freeze_panes = sheet.cell(3 + len(page.notes) + bool(page.tables[0].caption), 2)
        for at in range(1, width + 1):
            texts = [str(cell.value or "") for cell in sheet[get_column_letter(at)][1:]]
            _set_width(sheet, at, [text for text in texts if not text.startswith("=")], 10, 40)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _write_table(self, table: Table) -> None:
        if table.caption:
            put(self.sheet, self.row, 1, table.caption).font = Font(bold=True)
            self.row += 1
        _write_head(self.sheet, self.row, table.columns)
        for values in zip(*(column.cells for column in table.columns), strict=True):
            self.row += 1
            for at, value in enumerate(values, 1):
                self._write_cell(at, value)
        self.row += 2

    def _write_cell(self, column: int, value: Any) -> None:
        cell = self.sheet.cell(self.row, column)
        cell.border = _BORDER
        if isinstance(value, Total | ColumnTotal):
            cell.value = f"=SUM({_summed(value, self.row, column)})"
            self.values[cell.coordinate] = value.value
            cell.number_format = _format(value.value, value.places)
            cell.font = Font(bold=True)
        elif isinstance(value, Amount):
            cell.value = value.value
            shown = _format(value.value, value.places)
            cell.number_format = f"+{shown};-{shown};{shown}" if value.signed else shown
        elif value is not None:
            put(self.sheet, self.row, column, value)
            if isinstance(value, Decimal):
                cell.number_format = _format(value)


def _summed(total: Total | ColumnTotal, row: int, column: int) -> str:
    if isinstance(total, Total):
        return f"{get_column_letter(total.first + 1)}{row}:{get_column_letter(total.last + 1)}{row}"
    letter = get_column_letter(column)
    return f"{letter}{row - total.rows}:{letter}{row - 1}"


def _format(value: Decimal, places: int | None = None) -> str:
    if places is None:
        places = 0 if value == value.to_integral_value() else 2
    return "#,##0" + ("." + "0" * places if places else "")


def _write_head(sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    for at, column in enumerate(columns, 1):
        cell = put(sheet, row, at, column.heading)
        cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True), _HEAD, _CENTRE, _BORDER
        if column.note:
            cell.comment = Comment(column.note, "mz", width=260, height=120)


def _set_width(sheet: Worksheet, at: int, texts: Iterable[str], least: float, most: float) -> None:
    """A column's width by its texts: a Chinese character takes two."""
    widest = max((sum(2 if ord(c) > 255 else 1 for c in text) for text in texts), default=8)
    sheet.column_dimensions[get_column_letter(at)].width = min(max(widest + 2, least), most)


def _fill_in_values(path: Path, values: Sequence[dict[str, Decimal]]) -> None:
    """Puts each formula's value beside it, so that programs which do not calculate show it too."""
    with zipfile.ZipFile(path) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts.items():
            match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            if match:
                for cell, value in values[int(match[1]) - 1].items():
                    pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?'
                    content = re.sub(pattern.encode(), rf"\g<1><v>{value}</v>".encode(), content)
            archive.writestr(info, content)


def _write_forms(made: Workbook, pages: Sequence[Page]) -> None:
    """Sheets to be filled in; the lists to choose from stand on a hidden sheet, each once (they outgrow 255 characters)."""
    sheets = [made.create_sheet(sheet_name(page.name)) for page in pages]
    lists = made.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    known: dict[tuple[str, ...], str] = {}
    for sheet, page in zip(sheets, pages, strict=True):
        put(sheet, 1, 1, page.title).font = Font(bold=True, size=14)
        (table,) = page.tables
        _write_head(sheet, _FORM_HEAD, table.columns)
        for at, column in enumerate(table.columns, 1):
            _write_form_column(sheet, at, column)
        rules: dict[tuple[str, ...], DataValidation] = {}
        for cells, choices in _listed(table.columns):
            if choices not in rules:
                rules[choices] = _rule(choices, known, lists)
                sheet.add_data_validation(rules[choices])
            rules[choices].add(cells)
        sheet.freeze_panes = sheet.cell(_FORM_HEAD + 1, 1)


def _write_form_column(sheet: Worksheet, at: int, column: Column) -> None:
    first = _FORM_HEAD + 1
    for row, value in enumerate(column.cells, first):
        if value is not None:
            put(sheet, row, at, str(value) if column.number_format == TEXT else value)
        if column.to_fill:
            sheet.cell(row, at).fill = _TO_FILL
    if column.number_format != GENERAL:
        for row in range(first, first + len(column.cells) + _TO_COME):
            sheet.cell(row, at).number_format = column.number_format
    width = column.width or 0
    texts = [column.heading, *(str(cell or "") for cell in column.cells)]
    _set_width(sheet, at, texts, width or 12, width or 44)


def _listed(columns: Sequence[Column]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Cells, and what may be chosen there."""
    for at, column in enumerate(columns, 1):
        letter, first = get_column_letter(at), _FORM_HEAD + 1
        if column.choices:
            yield f"{letter}{first}:{letter}{_LAST_ROW}", tuple(column.choices)
        for row, choices in enumerate(column.row_choices, first):
            if choices:
                yield f"{letter}{row}", tuple(choices)


def _rule(choices: tuple[str, ...], known: dict[tuple[str, ...], str], lists: Worksheet) -> DataValidation:
    if choices not in known:
        at = len(known) + 1
        for row, choice in enumerate(choices, 1):
            put(lists, row, at, choice)
        letter = get_column_letter(at)
        known[choices] = f"{LISTS}!${letter}$1:${letter}${len(choices)}"
    rule = DataValidation("list", formula1=known[choices], allow_blank=True)
    rule.error, rule.errorTitle = f"请从列表中选择：{'、'.join(choices)}"[:220], "不是允许的值"
    return rule
