"""A worksheet's XML read by a real parser, for all that a reader of values can't see in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from mzledger.workbook.content import UNCALCULATED, Odd
from mzledger.workbook.grid import Marks, runs
from mzledger.workbook.xmlparsing import Attributes, BadXml, is_true, parse

_ADDRESS = re.compile(r"([A-Za-z]+)([0-9]+)")
_LAST_COLUMN = 16384


@dataclass(slots=True)
class Survey:
    """What was found: the last row and the number of columns in use, odd cells, and marks."""

    rows: int = 0
    columns: int = 0
    odd: Odd = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    struck_rows: set[int] = field(default_factory=set)

    def marks(self) -> Marks:
        """The marks, also those of rows and columns that hold nothing."""
        return Marks(
            hidden_rows=runs(sorted(self.hidden_rows)),
            hidden_columns=tuple(sorted(self.hidden_columns)),
            filtered=self.filtered,
            struck_rows=tuple(sorted(self.struck_rows)),
        )


def survey(pieces: Iterable[bytes], struck_styles: Set[str] = frozenset(), whole: bool = True) -> Survey:
    """Reads a worksheet's XML. A cell counts if it has a value or a formula.

    Raises `BadXml`; a sheet that need not be read as a whole is read as far as it goes.
    """
    reader = _Reader(struck_styles)
    try:
        parse(pieces, reader.start, reader.end, reader.text)
    except BadXml:
        if whole:
            raise
    return reader.found


class _Reader:
    """The handlers of the parser. Rows and cells without an address follow the one before, as readers take them."""

    def __init__(self, struck_styles: Set[str]) -> None:
        self.found = Survey()
        self.struck_styles = struck_styles
        self.row, self.column = 0, -1
        self.cell: Attributes | None = None
        self.filled = self.formula = self.valued = False
        self.value: list[str] = []
        self.listening = False
        self.views = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self.cell is not None:
            self._start_within_cell(name)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "col":
            self._start_column(attributes)
        elif name == "customSheetViews":
            self.views += 1
        elif name == "filterColumn" and not self.views:
            self.found.filtered = True

    def end(self, name: str) -> None:
        if name == "v":
            self.listening = False
        elif name == "c" and self.cell is not None:
            self._end_cell(self.cell)
        elif name == "customSheetViews":
            self.views -= 1

    def text(self, text: str) -> None:
        if self.listening:
            self.value.append(text)

    def _start_within_cell(self, name: str) -> None:
        self.filled = True
        if name == "f":
            self.formula = True
        elif name == "v":
            self.valued = self.listening = True

    def _start_cell(self, attributes: Attributes) -> None:
        match = _ADDRESS.fullmatch(attributes.get("r", ""))
        self.column = _column(match[1]) if match else self.column + 1
        self.at = (int(match[2]) if match else self.row), self.column
        self.cell, self.value = attributes, []
        self.filled = self.formula = self.valued = False

    def _end_cell(self, cell: Attributes) -> None:
        found, value, self.cell, self.listening = self.found, "".join(self.value).strip(), None, False
        if not self.filled:
            return
        found.rows, found.columns = max(found.rows, self.at[0]), max(found.columns, self.at[1] + 1)
        if cell.get("t") == "e":
            found.odd[self.at] = value or "#N/A"
        elif self.formula and not value and not (cell.get("t") == "str" and self.valued):
            # A formula whose result is the empty text has been calculated: Excel states the type and writes a blank value.
            found.odd[self.at] = UNCALCULATED
        if cell.get("s") in self.struck_styles:
            found.struck_rows.add(self.at[0])

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "").strip()
        self.row = int(number) if number.isdecimal() else self.row + 1
        self.column = -1
        if is_true(attributes.get("hidden")):
            self.found.hidden_rows.add(self.row)

    def _start_column(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if is_true(attributes.get("hidden")) and first.isdecimal() and last.isdecimal():
            self.found.hidden_columns.update(range(int(first) - 1, min(int(last), _LAST_COLUMN)))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def struck_styles(styles: Iterable[bytes]) -> frozenset[str]:
    """The numbers of the cell styles (as cells name them) whose font is struck through. Raises `BadXml`."""
    reader = _Styles()
    parse(styles, reader.start, reader.end, lambda _: None)
    return frozenset(str(at) for at, font in enumerate(reader.styles) if font in reader.struck)


class _Styles:
    """The handlers for styles.xml: fonts in order, then cell styles that point to them."""

    def __init__(self) -> None:
        self.fonts, self.struck, self.styles = -1, set[str](), list[str]()
        self.within = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("fonts", "cellXfs", "dxfs", "cellStyleXfs"):
            self.within = name
        elif name == "font" and self.within == "fonts":
            self.fonts += 1
        elif name == "strike" and self.within == "fonts" and is_true(attributes.get("val", "1")):
            self.struck.add(str(self.fonts))
        elif name == "xf" and self.within == "cellXfs":
            self.styles.append(attributes.get("fontId", "0"))

    def end(self, name: str) -> None:
        if name == self.within:
            self.within = ""
