"""Writing workbooks: tables with real totals, and blank ledgers with lists to choose from."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mzledger.workbook.cells import put
from mzledger.workbook.charts import ChartPage, add_charts
from mzledger.workbook.generation import written_whole
from mzledger.workbook.grid import LISTS

_LINE = Side(style="thin", color="FF808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE7E6E6")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LAST_ROW = 5000


@dataclass(frozen=True, slots=True)
class Total:
    """A cell that adds up the cells from `first` to `last` of its row (columns from 0); `value` is what Excel will find.

    `places` as in `Amount`; None shows a whole number without any.
    """

    first: int
    last: int
    value: Decimal
    places: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """A cell that adds up so many cells above it."""

    rows: int
    value: Decimal
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number shown with so many places, whatever it is; a signed one shows + as well as −."""

    value: Decimal
    places: int | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table on a sheet: caption, headings, rows of str, Decimal, None, `Amount`, `Total` or `ColumnTotal`."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet: its name, a title over all, notes under the title, and tables one below the other."""

    name: str
    title: str
    notes: tuple[str, ...]
    tables: tuple[TableBlock, ...]


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column of a blank ledger; text columns keep leading zeros and all 18 digits of an ID. `note` hangs on its heading."""

    heading: str
    choices: tuple[str, ...] = ()
    as_text: bool = False
    number_format: str = "General"
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A blank ledger's sheet: its name, its title, its columns, and rows that are filled in already (often none)."""

    name: str
    title: str
    columns: tuple[BlankColumn, ...]
    rows: tuple[tuple[str | None, ...], ...] = ()


@dataclass(slots=True)
class _Writing:
    sheet: Worksheet
    row: int = 1
    cached: dict[str, Decimal] = field(default_factory=dict)


def write_tables(path: Path, sheets: Sequence[TableSheet], charts: ChartPage | None = None) -> None:
    """One workbook, written whole or not at all. Totals are formulas that also carry their value. Charts come first."""
    book = Book()
    book.remove(book.active)
    cached: list[dict[str, Decimal]] = []
    if charts is not None:
        add_charts(book, charts)
        cached += [{} for _ in book.worksheets]
    for wanted in sheets:
        writing = _Writing(book.create_sheet(sheet_name(wanted.name)))
        _write_sheet(writing, wanted)
        cached.append(writing.cached)
    with written_whole(path) as temporary:
        book.save(temporary)
        _fill_in_values(temporary, cached)


def sheet_name(text: str) -> str:
    """A name that Excel accepts: 31 characters, none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", "_", text)[:31]


def _write_sheet(writing: _Writing, wanted: TableSheet) -> None:
    sheet = writing.sheet
    width = max(len(table.headings) for table in wanted.tables)
    put(sheet, 1, 1, wanted.title).font = Font(bold=True, size=14)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    for offset, note in enumerate(wanted.notes, 2):
        put(sheet, offset, 1, note)
    writing.row = 2 + len(wanted.notes)
    for table in wanted.tables:
        _write_table(writing, table)
    if len(wanted.tables) == 1:
        sheet.freeze_panes = sheet.cell(3 + len(wanted.notes) + bool(wanted.tables[0].caption), 2)
    _fit(sheet, width)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_table(writing: _Writing, table: TableBlock) -> None:
    sheet = writing.sheet
    if table.caption:
        put(sheet, writing.row, 1, table.caption).font = Font(bold=True)
        writing.row += 1
    for column, heading in enumerate(table.headings, 1):
        cell = put(sheet, writing.row, column, heading)
        cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True), _HEAD, _CENTRE, _BORDER
    for values in table.rows:
        writing.row += 1
        for column, value in enumerate(values, 1):
            _write_cell(writing, column, value)
    writing.row += 2


def _write_cell(writing: _Writing, column: int, value: Any) -> None:
    cell = writing.sheet.cell(writing.row, column)
    cell.border = _BORDER
    if isinstance(value, Total | ColumnTotal):
        if isinstance(value, Total):
            first, last = get_column_letter(value.first + 1), get_column_letter(value.last + 1)
            cell.value = f"=SUM({first}{writing.row}:{last}{writing.row})"
        else:
            letter = get_column_letter(column)
            cell.value = f"=SUM({letter}{writing.row - value.rows}:{letter}{writing.row - 1})"
        writing.cached[cell.coordinate] = value.value
        cell.number_format = _format(value.value, value.places)
        cell.font = Font(bold=True)
    elif isinstance(value, Amount):
        cell.value = value.value
        shown = _format(value.value, value.places)
        cell.number_format = f"+{shown};-{shown};{shown}" if value.signed else shown
    elif value is not None:
        put(writing.sheet, writing.row, column, value)
        if isinstance(value, Decimal):
            cell.number_format = _format(value)


def _format(value: Decimal, places: int | None = None) -> str:
    if places is None:
        places = 0 if value == value.to_integral_value() else 2
    return "#,##0" + ("." + "0" * places if places else "")


def _fit(sheet: Worksheet, width: int) -> None:
    """Column widths by content: a Chinese character takes two."""
    for column in range(1, width + 1):
        texts = [str(cell.value or "") for cell in sheet[get_column_letter(column)][1:]]
        widest = max(
            (sum(2 if ord(c) > 255 else 1 for c in text) for text in texts if not text.startswith("=")), default=8
        )
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widest + 2, 10), 40)


def _fill_in_values(path: Path, cached: Sequence[dict[str, Decimal]]) -> None:
    """Puts each formula's value beside it, so that programs which do not calculate show it too."""
    with zipfile.ZipFile(path) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts.items():
            match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            if match:
                for cell, value in cached[int(match[1]) - 1].items():
                    pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?'
                    content = re.sub(pattern.encode(), rf"\g<1><v>{value}</v>".encode(), content)
            archive.writestr(info, content)


def write_blank(path: Path, sheets: Sequence[BlankSheet]) -> None:
    """A blank ledger: title, headings, formats, and lists to choose from on a hidden sheet (they outgrow 255 characters)."""
    book = Book()
    book.remove(book.active)
    made = [(book.create_sheet(sheet_name(blank.name)), blank) for blank in sheets]
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for sheet, blank in made:
        _write_blank_sheet(sheet, blank, lists)
    with written_whole(path) as temporary:
        book.save(temporary)


def _write_blank_sheet(sheet: Worksheet, blank: BlankSheet, lists: Worksheet) -> None:
    put(sheet, 1, 1, blank.title).font = Font(bold=True, size=14)
    for at, column in enumerate(blank.columns, 1):
        letter = get_column_letter(at)
        cell = put(sheet, 2, at, column.heading)
        cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True), _HEAD, _CENTRE, _BORDER
        sheet.column_dimensions[letter].width = 22 if column.as_text else max(12, 2 * len(column.heading) + 2)
        if column.note:
            cell.comment = Comment(column.note, "mz", width=260, height=120)
        number_format = "@" if column.as_text else column.number_format
        if number_format != "General":
            for row in range(3, 503 + len(blank.rows)):
                sheet.cell(row, at).number_format = number_format
        if column.choices:
            _add_list(sheet, letter, column.choices, lists)
    for row, values in enumerate(blank.rows, 3):
        for at, value in enumerate(values, 1):
            if value is not None:
                put(sheet, row, at, value)
    sheet.freeze_panes = "A3"


def _add_list(sheet: Worksheet, letter: str, choices: Sequence[str], lists: Worksheet) -> None:
    at = lists.max_column + 1 if lists.cell(1, 1).value else 1
    for row, choice in enumerate(choices, 1):
        put(lists, row, at, choice)
    source = get_column_letter(at)
    rule = DataValidation("list", formula1=f"{LISTS}!${source}$1:${source}${len(choices)}", allow_blank=True)
    rule.error, rule.errorTitle = f"请从列表中选择：{'、'.join(choices)}"[:220], "不是允许的值"
    sheet.add_data_validation(rule)
    rule.add(f"{letter}3:{letter}{LAST_ROW}")
