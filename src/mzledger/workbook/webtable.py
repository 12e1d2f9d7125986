"""The tables of a web page, as systems export them under the name .xls: every cell the text that it is."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mzledger.workbook.content import Content, Known, Unreadable, refuse_oversize
from mzledger.workbook.grid import Marks, MergedRange, Sheet, runs, sheet_of
from mzledger.workbook.text import text_of, unwrapped

Attributes = list[tuple[str, str | None]]
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "form", "caption"})
_STRIKES = frozenset({"s", "strike", "del"})
_SILENT = frozenset({"script", "style", "select", "title", "textarea"})
_BLANK = re.compile(r"[ \t\r\n\f]+")
_WIDEST, _TALLEST = 1000, 65534
"""A browser's own limits of colspan and rowspan."""


def read_web_page(data: bytes) -> Content:
    """A sheet for each table with text, named 表1, 表2 … where there are several.

    The words before a table are rows of its sheet, as Excel shows them: they tell the title and the money unit. Those
    after the last table are rows below it.
    Raises `Unreadable` where no encoding fits.
    """
    text = text_of(data)
    if text is None:
        raise Unreadable("MZ004", "网页里有不属于任何中文编码的字节，文件可能没有传完整")
    page = _Page()
    try:
        page.feed(text)
        page.finish()
    except AssertionError:  # what the parser raises for a declaration that it does not know
        raise Unreadable("MZ004", "网页的标记不完整，读不出表格") from None
    tables = [table for table in page.tables if any(any(row) for row in table.rows[table.lead :])]
    names = [f"表{number}" for number in range(1, len(tables) + 1)] if len(tables) > 1 else [""] * len(tables)
    sheets = [table.sheet(name) for name, table in zip(names, tables, strict=True)]
    return Content(sheets, Known({name: table.marks() for name, table in zip(names, tables, strict=True)}))


class _Table:
    """A table being read: its rows, spans still open (column → last row covered, from 0), and what is hidden or struck."""

    def __init__(self, lead: list[str]) -> None:
        self.rows: list[list[str]] = []
        self.lead = 0
        self.add_lead(lead)
        self.merged: list[tuple[int, int, int, int]] = []
        self.covered: dict[int, int] = {}
        self.hidden: set[int] = set()
        self.struck: set[int] = set()
        self.cell: list[str] | None = None
        self.strikes = 0
        self.cell_struck = False
        self.place = 0
        self.open = False

    def add_lead(self, lines: list[str]) -> None:
        """Words that stand before the first row."""
        if len(self.rows) == self.lead:
            self.rows += [[line] for line in lines]
            self.lead = len(self.rows)

    def start_row(self, hidden: bool) -> None:
        self.rows.append([])
        self.open = True
        if hidden:
            self.hidden.add(len(self.rows))

    def start_cell(self, rowspan: int, colspan: int, struck: bool) -> None:
        if not self.open:
            self.start_row(False)
        row, at = self.rows[-1], len(self.rows) - 1
        while self.covered.get(len(row), -1) >= at:
            row.append("")
        if rowspan > 1 or colspan > 1:
            self.merged.append((at + 1, at + rowspan, len(row), len(row) + colspan - 1))
            self.covered.update(dict.fromkeys(range(len(row), len(row) + colspan), at + rowspan - 1))
        row += [""] * colspan
        self.cell, self.cell_struck, self.strikes, self.place = [], struck, 0, len(row) - colspan

    def end_cell(self) -> None:
        if self.cell is not None:
            text = _tidy(self.cell)
            self.rows[-1][self.place] = text
            if text and self.cell_struck:
                self.struck.add(len(self.rows))
        self.cell = None

    def sheet(self, name: str) -> Sheet:
        refuse_oversize(len(self.rows), max(len(row) for row in self.rows))
        return sheet_of(name, self.rows, [MergedRange(*area) for area in self.merged])

    def marks(self) -> Marks:
        return Marks(hidden_rows=runs(sorted(self.hidden)), struck_rows=tuple(sorted(self.struck)))


class _Page(HTMLParser):
    """Tables in the order in which they begin; of one within another, each has its own text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.within: list[_Table] = []
        self.words: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        table = self.within[-1] if self.within else None
        if self.silent:
            return
        if tag in _SILENT:
            self.silent = tag
        elif tag == "table":
            self.within.append(_Table(self._lead()))
            self.tables.append(self.within[-1])
        elif table is not None and tag in ("tr", "td", "th"):
            table.end_cell()
            if len(table.rows) == table.lead:
                table.add_lead(self._lead())
            if tag == "tr":
                table.start_row(_says(attrs, "display:none"))
            else:
                table.start_cell(
                    _span(attrs, "rowspan", _TALLEST), _span(attrs, "colspan", _WIDEST), _says(attrs, "line-through")
                )
        elif tag in _STRIKES and table is not None:
            table.strikes += 1
        elif tag == "br" or tag in _BLOCKS:
            self._word("\n")

    def handle_endtag(self, tag: str) -> None:
        table = self.within[-1] if self.within else None
        if tag == self.silent:
            self.silent = ""
        elif tag == "table" and table is not None:
            table.end_cell()
            self.within.pop()
        elif table is not None and tag in ("td", "th", "tr"):
            table.end_cell()
            table.open = table.open and tag != "tr"
        elif tag in _STRIKES and table is not None:
            table.strikes = max(table.strikes - 1, 0)
        elif tag in _BLOCKS:
            self._word("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._word(_BLANK.sub(" ", data))

    def finish(self) -> None:
        self.close()
        for table in self.within:
            table.end_cell()
        if self.tables:
            self.tables[-1].rows += [[line] for line in self._lead()]

    def _word(self, text: str) -> None:
        table = self.within[-1] if self.within else None
        if table is None or table.cell is None:
            self.words.append(text)
        else:
            table.cell.append(text)
            table.cell_struck = table.cell_struck or (table.strikes > 0 and bool(text.strip()))

    def _lead(self) -> list[str]:
        """The lines of words since the table before."""
        lines = [line for line in _tidy(self.words).split("\n") if line]
        self.words = []
        return lines


def _tidy(parts: list[str]) -> str:
    """Lines without blanks around them and without blank lines around all."""
    return unwrapped("\n".join(line.strip() for line in "".join(parts).split("\n")).strip())


def _span(attrs: Attributes, name: str, most: int) -> int:
    """How many rows or columns a cell takes; a rowspan of 0 goes down to the table's end."""
    text = (dict(attrs).get(name) or "").strip()
    if not text.isdecimal():
        return 1
    return min(int(text), most) or (most if name == "rowspan" else 1)


def _says(attrs: Attributes, style: str) -> bool:
    return style in "".join((dict(attrs).get("style") or "").lower().split())
