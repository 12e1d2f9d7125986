"""A workbook of large plain tables, written as text straight into its parts: tens of thousands of rows in a second.

Every cell is text but for the columns named as numbers, so that an identity number keeps its 18 digits.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mzledger.workbook.address import letters
from mzledger.workbook.generation import written_whole

MOST_ROWS = 1_000_000
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
PLAIN, HEAD, TITLE, NOTE, COUNT, SHARE, INPUT = range(7)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EDGE = "".join(f'<{side} style="thin"><color rgb="FF808080"/></{side}>' for side in ("left", "right", "top", "bottom"))
_XF = '<xf numFmtId="{0}" fontId="{1}" fillId="{2}" borderId="{3}" xfId="0" applyNumberFormat="1"><alignment {4}/></xf>'
STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/>'
    '<name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts><fills count="4"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFE7E6E6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/>'
    f'</patternFill></fill></fills><borders count="2"><border/><border>{_EDGE}</border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">'
    + _XF.format(49, 0, 0, 1, 'vertical="center"')
    + _XF.format(49, 1, 2, 1, 'horizontal="center" vertical="center" wrapText="1"')
    + _XF.format(49, 2, 0, 0, 'vertical="center"')
    + _XF.format(49, 0, 0, 0, 'vertical="center"')
    + _XF.format(3, 0, 0, 1, 'vertical="center"')
    + _XF.format(2, 0, 0, 1, 'vertical="center"')
    + _XF.format(49, 0, 3, 1, 'horizontal="center" vertical="center"')
    + '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

_PARTS = frozenset(
    {"[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml"}
)


@dataclass(slots=True)
class Column:
    """A column of a table: heading, cells, width in characters, and what it is."""

    heading: str
    cells: Sequence[Any]
    width: float = 12.0
    style: int = PLAIN


@dataclass(slots=True)
class Grid:
    """A sheet: name, title, notes under it, one table with filter and frozen head; `choices` for the INPUT columns.

    `blocks` instead of `columns`: several small tables one below the other, each with a caption.
    """

    name: str
    title: str
    notes: Sequence[str] = ()
    columns: Sequence[Column] = ()
    choices: Sequence[str] = ()
    blocks: Sequence[tuple[str, Sequence[Column]]] = field(default_factory=tuple)


def write_grids(path: Path, grids: Sequence[Grid]) -> None:
    """The workbook, whole or not at all. A table longer than a sheet can be goes on in the next one."""
    sheets = [part for grid in grids for part in _cut(grid)]
    with (
        written_whole(path) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=2) as archive,
    ):
        for name, content in _frame(sheets):
            archive.writestr(name, content)
        for number, grid in enumerate(sheets, 1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                for text in _sheet(grid, first=number == 1):
                    part.write(text.encode("utf-8"))


def untouched(path: Path) -> bool:
    """Whether a workbook is as `write_grids` left it: any program that saves it adds parts of its own."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False
    return all(name in _PARTS or name.startswith("xl/worksheets/sheet") for name in names)


def first_sheet_says(path: Path, words: str) -> bool:
    """Whether words stand on the first page of a workbook that is as `write_grids` left it."""
    with zipfile.ZipFile(path) as archive:
        return escaped([words])[0].encode("utf-8") in archive.read("xl/worksheets/sheet1.xml")


def _cut(grid: Grid) -> Iterator[Grid]:
    rows = len(grid.columns[0].cells) if grid.columns else 0
    yield Grid(grid.name, grid.title, grid.notes, _rows(grid.columns, 0), grid.choices, grid.blocks)
    for number, first in enumerate(range(MOST_ROWS, rows, MOST_ROWS), 2):
        yield Grid(f"{grid.name}（{number}）", grid.title, grid.notes, _rows(grid.columns, first), grid.choices)


def _rows(columns: Sequence[Column], first: int) -> list[Column]:
    return [Column(c.heading, c.cells[first : first + MOST_ROWS], c.width, c.style) for c in columns]


def escaped(texts: Sequence[Any]) -> list[str]:
    """Cells as text that may stand in XML."""
    plain = ["" if cell is None else str(cell) for cell in texts]
    if not _SPECIAL.search("".join(plain)):
        return plain
    return [_escape(text) if _SPECIAL.search(text) else text for text in plain]


def _escape(text: str) -> str:
    text = _FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(address: str, text: str, style: int) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _sheet(grid: Grid, *, first: bool) -> Iterator[str]:
    top = 2 + len(grid.notes)
    widths = [c.width for c in grid.columns] or _widths(grid.blocks)
    cols = "".join(f'<col min="{i}" max="{i}" width="{w}" customWidth="1"/>' for i, w in enumerate(widths, 1))
    pane = ""
    if grid.columns:
        pane = f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    selected = ' tabSelected="1"' if first else ""
    yield (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView{selected} workbookViewId="0">{pane}</sheetView></sheetViews><cols>{cols}</cols><sheetData>'
    )
    yield f'<row r="1" ht="24" customHeight="1">{_text("A1", _escape(grid.title), TITLE)}</row>'
    for number, note in enumerate(grid.notes, 2):
        yield f'<row r="{number}">{_text(f"A{number}", _escape(note), NOTE)}</row>'
    at = top
    if grid.columns:
        yield from _table(grid.columns, at)
    for caption, columns in grid.blocks:
        yield f'<row r="{at}">{_text(f"A{at}", _escape(caption), NOTE)}</row>'
        yield from _table(columns, at + 1)
        at += 3 + len(columns[0].cells)
    yield "</sheetData>" + _after(grid, top)


def _widths(blocks: Sequence[tuple[str, Sequence[Column]]]) -> list[float]:
    most = max((len(columns) for _, columns in blocks), default=0)
    return [max((cs[i].width for _, cs in blocks if i < len(cs)), default=12.0) for i in range(most)]


def _table(columns: Sequence[Column], head: int, step: int = 4096) -> Iterator[str]:
    titles = "".join(_text(f"{letters(i)}{head}", _escape(c.heading), HEAD) for i, c in enumerate(columns))
    yield f'<row r="{head}">{titles}</row>'
    rows = len(columns[0].cells)
    for first in range(0, rows, step):
        numbers = range(head + 1 + first, head + 1 + min(first + step, rows))
        parts = [_cells(letters(i), column, numbers, first) for i, column in enumerate(columns)]
        yield "".join(
            f'<row r="{n}">{"".join(cells)}</row>' for n, cells in zip(numbers, zip(*parts, strict=True), strict=True)
        )


def _cells(letter: str, column: Column, numbers: range, first: int) -> list[str]:
    cells = column.cells[first : first + len(numbers)]
    style = column.style
    if style in (COUNT, SHARE):
        return [
            _text(f"{letter}{n}", _escape(str(v)), PLAIN)
            if isinstance(v, str) or v is None
            else f'<c r="{letter}{n}" s="{style}"><v>{v}</v></c>'
            for n, v in zip(numbers, cells, strict=True)
        ]
    front, middle, end = f'<c r="{letter}', f'" s="{style}" t="inlineStr"><is><t>', "</t></is></c>"
    blank = f'" s="{style}"/>'
    return [
        f"{front}{n}{middle}{text}{end}" if text else f"{front}{n}{blank}"
        for n, text in zip(numbers, escaped(cells), strict=True)
    ]


def _after(grid: Grid, top: int) -> str:
    parts = []
    if grid.columns:
        last = max(top + len(grid.columns[0].cells), top)
        parts.append(f'<autoFilter ref="A{top}:{letters(len(grid.columns) - 1)}{last}"/>')
        inputs = [letters(i) for i, c in enumerate(grid.columns) if c.style == INPUT]
        if inputs and grid.choices and last > top:
            rules = "".join(
                f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不是允许的值" error="请从列表中选择" '
                f'sqref="{letter}{top + 1}:{letter}{last}"><formula1>"{",".join(grid.choices)}"</formula1></dataValidation>'
                for letter in inputs
            )
            parts.append(f'<dataValidations count="{len(inputs)}">{rules}</dataValidations>')
    parts.append('<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>')
    parts.append('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    parts.append("<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>")
    return "".join(parts)


def _frame(sheets: Sequence[Grid]) -> Iterator[tuple[str, str]]:
    """The parts of the package beside the worksheets."""
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            f'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{_TYPE}.sheet.main+xml"/>{overrides}<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
        ),
    )
    yield (
        "_rels/.rels",
        (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_DOC}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOC}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relations}<Relationship Id="rId{len(sheets) + 1}" '
            f'Type="{_DOC}/styles" Target="styles.xml"/></Relationships>'
        ),
    )
    names = [_escape(grid.name) for grid in sheets]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True)
    )
    yield (
        "xl/workbook.xml",
        (
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>{listed}</sheets>'
            f"<definedNames>{''.join(_names(sheets))}</definedNames></workbook>"
        ),
    )
    yield "xl/styles.xml", STYLES


def _names(sheets: Sequence[Grid]) -> Iterator[str]:
    """Filters and the rows that are printed on every page."""
    for index, grid in enumerate(sheets):
        if grid.columns:
            top = 2 + len(grid.notes)
            area = (
                f"'{_escape(grid.name)}'!$A${top}:${letters(len(grid.columns) - 1)}${top + len(grid.columns[0].cells)}"
            )
            yield f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">{area}</definedName>'
            yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">\'{_escape(grid.name)}\'!${top}:${top}</definedName>'
