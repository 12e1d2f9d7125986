"""Pages become files: .xlsx, .csv, HTML named .xls, .ods; and a page becomes a grid of cells first, whatever the format."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from mess.model import Book, Page

Grid = list[list[Any]]
STRUCK = Font(strike=True)


class Placed:
    """A grid with merged ranges and marks at absolute places (from 0), and the clean rows that each row tells of."""

    def __init__(self) -> None:
        self.grid: Grid = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.struck_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.sources: dict[int, frozenset[tuple[int, int]]] = {}

    def put(self, row: int, column: int, value: Any) -> None:
        while len(self.grid) <= row:
            self.grid.append([])
        cells = self.grid[row]
        while len(cells) <= column:
            cells.append(None)
        cells[column] = value


def placed(page: Page) -> Placed:
    """Everything of a page at its place."""
    out = Placed()
    width, row = 0, page.down
    for part in (page, *page.under):
        row = _put_table(out, part, row, page.right)
        width = max(width, page.right + len(part.columns))
    for part in page.beside:
        _put_table(out, part, page.down, width + 1)
        width += 1 + len(part.columns)
    return out


def _put_table(out: Placed, page: Page, row: int, left: int) -> int:
    for cells in page.above:
        for column, value in enumerate(cells):
            out.put(row, left + column, value)
        row += 1
    if not page.headless:
        row = _put_heading(out, page, row, left)
    for column, heading in enumerate(page.columns):
        if heading.hidden:
            out.hidden_columns.add(left + column)
    first = row
    for line in page.lines:
        for column, value in enumerate(line.cells):
            out.put(row, left + column, value)
        out.sources[row] = out.sources.get(row, frozenset()) | line.sources
        if line.hidden:
            out.hidden_rows.add(row)
        if line.struck:
            out.struck_rows.add(row)
        row += 1
    out.merges += [(first + line, left + column, lines, columns) for line, column, lines, columns in page.merges]
    for cells in page.below:
        for column, value in enumerate(cells):
            out.put(row, left + column, value)
        row += 1
    return row


def _put_heading(out: Placed, page: Page, row: int, left: int) -> int:
    """One row, or more under merged parents; a column without parents is merged down."""
    depth = 1 + max((len(column.parents) for column in page.columns), default=0)
    for place, column in enumerate(page.columns):
        if depth > 1 and not column.parents:
            out.put(row, left + place, column.heading)
            out.merges.append((row, left + place, depth, 1))
            continue
        words = [*column.parents, column.heading]
        for level, word in enumerate(words):
            same = (
                place > 0
                and level < len(words) - 1
                and page.columns[place - 1].parents[: level + 1] == column.parents[: level + 1]
            )
            out.put(row + level, left + place, None if same else word)
        for level in range(len(column.parents)):
            prefix = column.parents[: level + 1]
            if place == 0 or page.columns[place - 1].parents[: level + 1] != prefix:
                after = place
                while after < len(page.columns) and page.columns[after].parents[: level + 1] == prefix:
                    after += 1
                if after - place > 1:
                    out.merges.append((row + level, left + place, 1, after - place))
        if 1 + len(column.parents) < depth:
            out.merges.append((row + len(column.parents), left + place, depth - len(column.parents), 1))
    return row + depth


def write_book(book: Book, ledgers: Path) -> None:
    """Writes a workbook below the ledgers' folder."""
    path = ledgers / book.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if book.ending.lower() == ".xlsx":
        _write_xlsx(book, path)
    elif book.ending == ".csv":
        path.write_bytes(_csv(placed(book.pages[0]).grid).encode(book.encoding))
    elif book.ending == ".xls":
        path.write_bytes("\n".join(_html(book)).encode("utf-8"))
    elif book.ending == ".ods":
        _write_ods(book, path)
    else:
        raise ValueError(book.ending)


def _write_xlsx(book: Book, path: Path) -> None:
    made = Workbook()
    made.remove(made.active)
    for page in book.pages:
        sheet = made.create_sheet(page.name)
        found = placed(page)
        for cells in found.grid:
            sheet.append(cells)
        for row, column, rows, columns in found.merges:
            sheet.merge_cells(
                start_row=row + 1, start_column=column + 1, end_row=row + rows, end_column=column + columns
            )
        for row in found.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for row in found.struck_rows:
            for cell in sheet[row + 1]:
                cell.font = STRUCK
        for column in found.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        if page.hidden:
            sheet.sheet_state = "hidden"
    made.save(path)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _csv(grid: Grid) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[_text(value) for value in cells] for cells in grid])
    return out.getvalue()


def _html(book: Book) -> Iterator[str]:
    yield '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>'
    for page in book.pages:
        yield "<table border=1>"
        for cells in placed(page).grid:
            yield "<tr>" + "".join(f"<td>{escape(_text(value))}</td>" for value in cells) + "</tr>"
        yield "</table>"
    yield "</body></html>"


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value}</text:p></table:table-cell>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def _write_ods(book: Book, path: Path) -> None:
    names = ["office:1.0", "table:1.0", "text:1.0"]
    spaces = " ".join(f'xmlns:{name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for name in names)
    sheets = "".join(
        f'<table:table table:name="{escape(page.name)}">'
        + "".join(
            "<table:table-row>" + "".join(map(_ods_cell, cells)) + "</table:table-row>" for cells in placed(page).grid
        )
        + "</table:table>"
        for page in book.pages
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, compress_type=zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
