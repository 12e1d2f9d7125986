"""What a reader of values doesn't tell of an .ods: merged cells, hidden rows, filters, errors, and stray far cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO

from mzledger.workbook.content import MOST_BYTES, UNCALCULATED, Known, Odd, Unreadable, refuse_oversize
from mzledger.workbook.grid import Marks, MergedRange
from mzledger.workbook.parts import DAMAGED
from mzledger.workbook.xmlparsing import Attributes, BadXml, parse, unprefixed

_HIDDEN = ("collapse", "filter")
_LAST_COLUMN = 16384
MOST_BLANKS = 10_000_000


@dataclass(slots=True)
class OpenTable:
    """A sheet of an .ods: the rows and columns in use, its merged ranges, odd cells and marks."""

    name: str
    rows: int = 0
    columns: int = 0
    merged: list[MergedRange] = field(default_factory=list)
    odd: Odd = field(default_factory=dict)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    filtered: bool = False

    def marks(self) -> Marks:
        """What was hidden, filtered or struck through."""
        rows: list[tuple[int, int]] = []
        for first, last in self.hidden_rows:
            if rows and rows[-1][1] == first - 1:
                first = rows.pop()[0]
            rows.append((first, last))
        return Marks(tuple(rows), tuple(self.hidden_columns), self.filtered, tuple(sorted(self.struck)))


def open_tables(data: bytes) -> dict[str, OpenTable]:
    """The sheets by name; none of a damaged package or an encrypted file, which is left to the reader of values.

    Raises `Unreadable` MZ010 for a sheet too large, MZ004 for content that is no XML: a reader of values would take half of it.
    """
    reader = _Reader()
    try:
        parse(_pieces(data), reader.start, reader.end, reader.text)
    except BadXml:
        if _encrypted(data):
            return {}
        raise Unreadable("MZ004", "文件已损坏，或者不是 Excel 工作簿") from None
    except DAMAGED:
        return {}
    for table in reader.tables:
        refuse_oversize(table.rows, table.columns)
    return {table.name: table for table in reader.tables}


def _encrypted(data: bytes) -> bool:
    with suppress(*DAMAGED), zipfile.ZipFile(BytesIO(data)) as archive:
        return b"encryption-data" in archive.read("META-INF/manifest.xml")
    return False


def known(tables: dict[str, OpenTable]) -> Known:
    """The same in the words of `content.Unseen`."""
    return Known({name: t.marks() for name, t in tables.items()}, {name: t.odd for name, t in tables.items()})


def _pieces(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as stream:
        given = 0
        while piece := stream.read(1 << 16):
            given += len(piece)
            if given > MOST_BYTES:
                raise Unreadable("MZ010", "里面有一部分展开后超过 2 GB，不像是台账")
            yield piece


class _Reader:
    """The handlers of the parser. A row or cell can stand for many (number-…-repeated)."""

    def __init__(self) -> None:
        self.tables: list[OpenTable] = []
        self.path: list[str] = []
        self.nested = 0
        self.style = ""
        self.struck_styles: set[str] = set()
        self.column_styles: dict[int, str] = {}
        self.row = self.row_times = self.column = self.columns_told = 0
        self.row_style = ""
        self.words: list[str] | None = None
        self.range = ""
        self.blanks = 0

    def start(self, name: str, raw: Attributes) -> None:
        if name == "table":
            self.nested += 1
        handler = getattr(self, "_start_" + name.replace("-", "_"), None)
        if handler and self.nested <= 1:
            handler(unprefixed(raw) if name != "table-cell" else raw)

    def end(self, name: str) -> None:
        if name == "table":
            self.nested -= 1
        elif name == "table-row" and self.nested == 1:
            self.row += self.row_times
        elif name in ("table-cell", "covered-table-cell") and self.words is not None and self.nested == 1:
            self.tables[-1].odd[self.row, self.error_at] = "".join(self.words).strip() or "#N/A"
            self.words = None

    def text(self, text: str) -> None:
        if self.words is not None:
            self.words.append(text)

    def _start_s(self, attributes: Attributes) -> None:
        """Blanks by number: a reader of values writes them all out."""
        self.blanks += _times(attributes, "c")
        if self.blanks > MOST_BLANKS:
            raise Unreadable("MZ010", "里面有几亿个连着的空格，不像是台账")

    def _start_style(self, attributes: Attributes) -> None:
        self.style = attributes.get("name", "")
        if attributes.get("parent-style-name") in self.struck_styles:
            self.struck_styles.add(self.style)

    def _start_text_properties(self, attributes: Attributes) -> None:
        lines = [attributes.get(f"text-line-through-{name}") for name in ("style", "type")]
        if any(line not in (None, "none") for line in lines):
            self.struck_styles.add(self.style)
        elif "none" in lines:
            self.struck_styles.discard(self.style)

    def _start_table(self, attributes: Attributes) -> None:
        self.tables.append(OpenTable(attributes.get("name", "")))
        self.row, self.columns_told, self.column_styles = 1, 0, {}

    def _start_table_column(self, attributes: Attributes) -> None:
        first = self.columns_told
        self.columns_told = min(first + _times(attributes, "number-columns-repeated"), _LAST_COLUMN)
        if attributes.get("visibility") in _HIDDEN:
            self.tables[-1].hidden_columns += range(first, self.columns_told)
        if attributes.get("default-cell-style-name") in self.struck_styles:
            self.column_styles.update(
                dict.fromkeys(range(first, self.columns_told), attributes["default-cell-style-name"])
            )

    def _start_table_row(self, attributes: Attributes) -> None:
        self.row_times, self.column = _times(attributes, "number-rows-repeated"), 0
        self.row_style = attributes.get("default-cell-style-name", "")
        if attributes.get("visibility") in _HIDDEN:
            self.tables[-1].hidden_rows.append((self.row, self.row + self.row_times - 1))
            self.tables[-1].filtered = self.tables[-1].filtered or attributes["visibility"] == "filter"

    def _start_table_cell(self, raw: Attributes) -> None:
        table, attributes = self.tables[-1], unprefixed(raw)
        at, self.column = self.column, self.column + _times(attributes, "number-columns-repeated")
        down, across = _times(attributes, "number-rows-spanned"), _times(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            table.merged.append(MergedRange(self.row, self.row + down - 1, at, at + across - 1))
        if "value-type" not in attributes:
            if "formula" in attributes:
                table.odd[self.row, at] = UNCALCULATED
            return
        table.rows, table.columns = self.row + self.row_times - 1, max(table.columns, self.column)
        if raw.get("calcext:value-type") == "error":
            self.error_at, self.words = at, []
        style = attributes.get("style-name") or self.row_style or self.column_styles.get(at, "")
        if style in self.struck_styles:
            table.struck.update(range(self.row, self.row + min(self.row_times, 65536)))

    _start_covered_table_cell = _start_table_cell

    def _start_database_range(self, attributes: Attributes) -> None:
        self.range = attributes.get("target-range-address", "")

    def _start_filter(self, _: Attributes) -> None:
        sheet = self.range.partition(":")[0].rpartition(".")[0].lstrip("$").strip("'").replace("''", "'")
        for table in self.tables:
            table.filtered = table.filtered or table.name == sheet


def _times(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() else 1
