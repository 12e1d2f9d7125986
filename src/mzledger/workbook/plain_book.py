"""A workbook of long plain tables, written as text straight into its parts: tens of thousands of rows in a second.

Texts stand once in `sharedStrings.xml`, as Excel and WPS write them. The same book gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook

from mzledger.workbook.address import letters
from mzledger.workbook.book import TEXT, Book, Column, Look, Page, Table, sheet_name
from mzledger.workbook.plain_parts import (
    CENTRE,
    MAIN,
    MIDDLE,
    PARTS,
    STRINGS,
    STYLES,
    WRAPPED,
    XML,
    Style,
    Styles,
    Texts,
    escape,
    frame,
)

MOST_ROWS = 1_000_000
_STEP = 4096
"""So many rows are in memory at a time."""
_DATED = (1980, 1, 1, 0, 0, 0)
_DAY_0 = date(1899, 12, 30).toordinal()
_SHEETS = "xl/worksheets/sheet"
_MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
_ACROSS = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
_PAGE_NUMBERS = "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"


def write_plain(target: Path | IO[bytes], book: Book) -> None:
    """Writes a book of the looks LIST, LEDGER or BARE. A table longer than a sheet can be goes on in the next one."""
    pages = [part for page in book.pages for part in _cut(page)]
    names = [sheet_name(page.name) for page in pages]
    writing = _Writing(book.look)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in frame(names, _areas(pages, names) if book.look is Look.LIST else (), book.creator):
            archive.writestr(_part(name), content)
        for number, page in enumerate(pages, 1):
            with archive.open(_part(f"{_SHEETS}{number}.xml"), "w", force_zip64=True) as part:
                for text in writing.sheet(page, first=number == 1):
                    part.write(text.encode("utf-8"))
        archive.writestr(_part(STYLES), writing.styles.xml())
        archive.writestr(_part(STRINGS), "".join(writing.texts.xml()))


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, _DATED)
    part.compress_type, part.create_system, part._compresslevel = zipfile.ZIP_DEFLATED, 0, 2  # type: ignore[attr-defined]
    return part


def untouched(path: Path) -> bool:
    """Whether a workbook without an author is as `write_plain` left it: any program that saves it adds parts of its own."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False
    return all(name in PARTS or name.startswith(_SHEETS) for name in names)


def first_sheet_says(path: Path, words: str) -> bool:
    """Whether a cell on the first page of a workbook begins with words."""
    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError):
        return False
    return any(str(cell).startswith(words) for row in rows for cell in row)


def _cut(page: Page) -> Iterator[Page]:
    """A page, and further ones for the rows that its only table has too many."""
    rows = page.tables[0].length if len(page.tables) == 1 else 0
    if rows <= MOST_ROWS:
        yield page
        return
    for number, first in enumerate(range(0, rows, MOST_ROWS), 1):
        columns = [replace(c, cells=c.cells[first : first + MOST_ROWS]) for c in page.tables[0].columns]
        name = page.name if number == 1 else f"{page.name}（{number}）"
        yield replace(page, name=name, tables=(Table(columns, page.tables[0].caption),))


def _framed(page: Page) -> bool:
    """Whether a page is one table below its title: its head stays in sight."""
    return len(page.tables) == 1 and not page.tables[0].caption


def _areas(pages: Sequence[Page], names: Sequence[str]) -> Iterator[str]:
    """Filters and the rows that are printed on every page."""
    for index, (page, name) in enumerate(zip(pages, names, strict=True)):
        if _framed(page):
            (table,) = page.tables
            top = 2 + len(page.notes)
            quoted = escape(name.replace("'", "''"))
            area = f"'{quoted}'!$A${top}:${letters(len(table.columns) - 1)}${top + table.length}"
            yield f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">{area}</definedName>'
            yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">\'{quoted}\'!${top}:${top}</definedName>'


@dataclass(slots=True)
class _Writing:
    """A book while it is written: its look, and the styles and texts met so far."""

    look: Look
    styles: Styles = field(default_factory=Styles)
    texts: Texts = field(default_factory=Texts)

    def sheet(self, page: Page, *, first: bool) -> Iterator[str]:
        """A sheet's XML, piece by piece."""
        if self.look is Look.BARE:
            yield f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'
            yield from self._rows(page.tables[0].columns, 1)
            yield "</sheetData></worksheet>"
            return
        width = max((len(table.columns) for table in page.tables), default=0)
        yield self._above(page, width, first)
        if page.title:
            style = self._title_style()
            yield f'<row r="1" ht="24" customHeight="1">{self._texts([page.title], 1, style)}</row>'
        for number, note in enumerate(page.notes, 2):
            texts = [note] if isinstance(note, str) else note
            yield f'<row r="{number}">{self._texts(texts, number, Style())}</row>'
        at = 2 + len(page.notes)
        for table in page.tables:
            if table.caption:
                yield f'<row r="{at}">{self._texts([table.caption], at, Style())}</row>'
                at += 1
            yield f'<row r="{at}">{self._texts([c.heading for c in table.columns], at, self._heading_style())}</row>'
            yield from self._rows(table.columns, at + 1)
            at += 2 + table.length
        yield "</sheetData>" + self._below(page, width)

    def _title_style(self) -> Style:
        return Style(font=2, align=MIDDLE if self.look is Look.LIST else CENTRE)

    def _heading_style(self) -> Style:
        return Style(font=1, fill=1 if self.look is Look.LIST else 0, border=True, align=WRAPPED)

    def _above(self, page: Page, width: int, first: bool) -> str:
        top = 2 + len(page.notes)
        last = (
            top
            - 1
            + sum(1 + bool(table.caption) + table.length for table in page.tables)
            + max(len(page.tables) - 1, 0)
        )
        across = max([width, 1, *(len(note) for note in page.notes if not isinstance(note, str))])
        pane = (
            f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
            if _framed(page)
            else ""
        )
        selected = ' tabSelected="1"' if first else ""
        cols = "".join(
            f'<col min="{at}" max="{at}" width="{each}" customWidth="1"/>'
            for at, each in enumerate(_widths(page, width), 1)
        )
        return (
            f'{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<dimension ref="A1:{letters(across - 1)}{last}"/><sheetViews><sheetView{selected} workbookViewId="0">{pane}'
            f"</sheetView></sheetViews>{f'<cols>{cols}</cols>' if cols else ''}<sheetData>"
        )

    def _below(self, page: Page, width: int) -> str:
        listed = self.look is Look.LIST and _framed(page)
        top = 2 + len(page.notes)
        filtered = f'<autoFilter ref="A{top}:{letters(width - 1)}{top + page.tables[0].length}"/>' if listed else ""
        return (
            f"{filtered}{self._merged(page, width)}{_choices(page, top) if _framed(page) else ''}{_MARGINS}{_ACROSS}"
            f"{_PAGE_NUMBERS if self.look is Look.LIST else ''}</worksheet>"
        )

    def _merged(self, page: Page, width: int) -> str:
        blocks = [(m.column, 3 + len(page.notes) + m.first, m.columns, m.rows) for m in page.merges]
        if self.look is Look.LEDGER and page.title and width > 1:
            blocks.insert(0, (0, 1, width, 1))
        refs = (f'<mergeCell ref="{letters(c)}{r}:{letters(c + w - 1)}{r + h - 1}"/>' for c, r, w, h in blocks)
        return f'<mergeCells count="{len(blocks)}">{"".join(refs)}</mergeCells>' if blocks else ""

    def _texts(self, texts: Sequence[str | None], row: int, style: Style) -> str:
        number = self.styles.of(style)
        return "".join(
            f'<c r="{letters(at)}{row}" s="{number}" t="s"><v>{self.texts[text]}</v></c>'
            for at, text in enumerate(texts)
            if text
        )

    def _rows(self, columns: Sequence[Column], row: int) -> Iterator[str]:
        """The rows of a table from a row of the sheet on, so many at a time."""
        length = len(columns[0].cells)
        for first in range(0, length, _STEP):
            numbers = range(row + first, row + min(first + _STEP, length))
            parts = [self._cells(letters(at), column, first, numbers) for at, column in enumerate(columns)]
            rows = zip(numbers, zip(*parts, strict=True), strict=True)
            yield "".join([f'<row r="{number}">{"".join(cells)}</row>' for number, cells in rows])

    def _cells(self, letter: str, column: Column, first: int, numbers: range) -> list[str]:
        values: Sequence[Any] = column.cells[first : first + len(numbers)]
        bordered = self.look is Look.LIST
        align = CENTRE if column.to_fill else MIDDLE
        style = self.styles.of(Style(column.number_format, fill=2 * column.to_fill, border=bordered, align=align))
        blank = f'" s="{style}"/>' if bordered else ""
        front, text, number = f'<c r="{letter}', f'" s="{style}" t="s"><v>', f'" s="{style}"><v>'
        texts, as_text = self.texts, column.number_format == TEXT
        made = []
        for at, value in zip(numbers, values, strict=True):
            if value is None or value == "":
                made.append(f"{front}{at}{blank}" if blank else "")
            elif as_text or isinstance(value, str):
                made.append(f"{front}{at}{text}{texts[str(value)]}</v></c>")
            else:
                made.append(f"{front}{at}{number}{_number(value)}</v></c>")
        return made


def _number(value: Any) -> Any:
    """A number as it is, a day as the days since the end of 1899. Raises TypeError for anything else."""
    if isinstance(value, date):
        return value.toordinal() - _DAY_0
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"not a number, date or text: {value!r}")
    return value


def _widths(page: Page, count: int) -> list[float]:
    """Each column's width: the largest of those that stand one below the other."""
    return [max(t.columns[at].width or 12.0 for t in page.tables if at < len(t.columns)) for at in range(count)]


def _choices(page: Page, top: int) -> str:
    (table,) = page.tables
    rules = [
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不是允许的值" error="请从列表中选择" '
        f'sqref="{letters(at)}{top + 1}:{letters(at)}{top + table.length}"><formula1>"{",".join(column.choices)}"</formula1></dataValidation>'
        for at, column in enumerate(table.columns)
        if column.choices and table.length
    ]
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""
