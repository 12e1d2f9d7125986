"""XML spreadsheets of 2003, which some systems export under the name .xls."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from mzledger.workbook.content import UNCALCULATED, Content, Known, Odd, Unreadable, refuse_oversize
from mzledger.workbook.grid import Cells, Marks, MergedRange, Sheet, runs
from mzledger.workbook.text import text_of
from mzledger.workbook.xmlparsing import Attributes, BadXml, is_true, parse, unprefixed


def read_xml_sheets(data: bytes) -> Content:
    """The worksheets. Raises `Unreadable` MZ004 for XML that is damaged, MZ010 for a sheet that is too large."""
    text = text_of(data)
    if text is None:
        raise Unreadable("MZ004", "XML 电子表格里有不属于任何中文编码的字节，文件可能没有传完整")
    book = _Book()
    try:
        # Given as text, the parser takes no notice of the encoding that the file declares.
        parse([text.lstrip()], book.start, book.end, book.text)
    except BadXml:
        raise Unreadable("MZ004", "XML 电子表格不完整，或者带有不该有的文档类型定义（DTD）") from None
    sheets = [table.sheet() for table in book.tables]
    marked = {table.name: table.marks() for table in book.tables}
    return Content(sheets, Known(marked, {table.name: table.odd for table in book.tables}))


class _Table:
    """A worksheet being read: filled cells by row (from 1) and column (from 0)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: dict[int, dict[int, Any]] = {}
        self.row = self.column = self.columns_told = 0
        self.last = self.width = 0
        self.merged: list[MergedRange] = []
        self.odd: Odd = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.struck: set[int] = set()
        self.filtered = False
        self.visible = "SheetVisible"

    def put(self, column: int, value: Any) -> None:
        self.rows.setdefault(self.row, {})[column] = value
        self.last, self.width = max(self.last, self.row), max(self.width, column + 1)

    def sheet(self) -> Sheet:
        refuse_oversize(self.last, self.width)
        hidden = self.visible != "SheetVisible"
        rows = (self._cells(self.rows.get(number, {})) for number in range(1, self.last + 1))
        very = self.visible == "SheetVeryHidden"
        return Sheet(self.name, 0, hidden, tuple(self.merged), rows, extent=(self.last, self.width), very_hidden=very)

    def _cells(self, filled: dict[int, Any]) -> Cells:
        cells: Cells = [""] * self.width
        for column, value in filled.items():
            cells[column] = value
        return cells

    def marks(self) -> Marks:
        columns = tuple(sorted(self.hidden_columns))
        return Marks(runs(sorted(self.hidden_rows)), columns, self.filtered, tuple(sorted(self.struck)))


class _Book:
    """The handlers of the parser."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.struck_styles: set[str] = set()
        self.style = ""
        self.cell: Attributes = {}
        self.row_style = ""
        self.type = ""
        self.words: list[str] | None = None
        self.commented = False

    def start(self, name: str, raw: Attributes) -> None:
        handler = getattr(self, f"_start_{name.lower()}", None)
        if handler and (self.tables or name in ("Style", "Font", "Worksheet")):
            handler(unprefixed(raw))

    def end(self, name: str) -> None:
        if name == "Data" and self.words is not None:
            self._value("".join(self.words))
            self.words = None
        elif name == "Visible" and self.words is not None:
            self.tables[-1].visible = "".join(self.words).strip()
            self.words = None
        elif name == "Comment":
            self.commented = False
        elif name == "Cell" and self.tables and self.cell:
            self._end_cell(self.tables[-1])

    def text(self, text: str) -> None:
        if self.words is not None:
            self.words.append(text)

    def _start_style(self, attributes: Attributes) -> None:
        self.style = attributes.get("ID", "")

    def _start_font(self, attributes: Attributes) -> None:
        if is_true(attributes.get("StrikeThrough")):
            self.struck_styles.add(self.style)

    def _start_worksheet(self, attributes: Attributes) -> None:
        self.tables.append(_Table(attributes.get("Name", "")))

    def _start_column(self, attributes: Attributes) -> None:
        table = self.tables[-1]
        first = _number(attributes, "Index", table.columns_told + 1)
        table.columns_told = min(first + _number(attributes, "Span", 0), 16384)
        if is_true(attributes.get("Hidden")):
            table.hidden_columns.update(range(first - 1, table.columns_told))

    def _start_row(self, attributes: Attributes) -> None:
        table = self.tables[-1]
        first = _number(attributes, "Index", table.row + 1)
        table.row, table.column = first + _number(attributes, "Span", 0), -1
        self.row_style = attributes.get("StyleID", "")
        if is_true(attributes.get("Hidden")):
            table.hidden_rows.update(range(first, min(table.row, 1048576) + 1))

    def _start_cell(self, attributes: Attributes) -> None:
        table = self.tables[-1]
        left = table.column = _number(attributes, "Index", table.column + 2) - 1
        across, down = _number(attributes, "MergeAcross", 0), _number(attributes, "MergeDown", 0)
        if across or down:
            table.merged.append(MergedRange(table.row, table.row + down, left, left + across))
        self.cell, self.type = {"left": str(left), **attributes}, ""
        table.column += across

    def _start_data(self, attributes: Attributes) -> None:
        if self.cell and not self.commented:
            self.type, self.words = attributes.get("Type", "String"), []

    def _start_comment(self, _: Attributes) -> None:
        self.commented = True

    def _start_visible(self, _: Attributes) -> None:
        self.words = []

    def _start_autofiltercolumn(self, attributes: Attributes) -> None:
        if attributes.get("Type", "All") != "All":
            self.tables[-1].filtered = True

    def _value(self, text: str) -> None:
        table, column = self.tables[-1], int(self.cell["left"])
        if self.type == "Error":
            table.odd[table.row, column] = text or "#N/A"
        elif (value := _typed(self.type, text)) != "":
            table.put(column, value)
            if self.cell.get("StyleID", self.row_style) in self.struck_styles:
                table.struck.add(table.row)

    def _end_cell(self, table: _Table) -> None:
        if not self.type and self.cell.get("Formula"):
            table.odd[table.row, int(self.cell["left"])] = UNCALCULATED
        self.cell = {}


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    """A counting number in an attribute; what is none is refused as damaged."""
    text = attributes.get(name, "").strip()
    if text and not text.isdecimal():
        raise BadXml(name)
    return int(text) if text else otherwise


def _typed(kind: str, text: str) -> str | float | bool | date | datetime | time:
    """A value as the readers of other formats give it; a text that is not of its stated type stays a text."""
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return _moment(datetime.fromisoformat(text))
    except ValueError:
        return text
    return is_true(text) if kind == "Boolean" else text


def _moment(moment: datetime) -> date | datetime | time:
    if moment.year < 1900:
        return moment.time()
    return moment.date() if moment.time() == time() else moment
