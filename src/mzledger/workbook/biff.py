"""Error cells and formulas without a result in an .xls: a reader of values gives both as blank cells."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mzledger.workbook.compound import stream
from mzledger.workbook.content import UNCALCULATED, Odd

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_FORMULA, _END, _SHEET, _BOOL_OR_ERROR = 0x0006, 0x000A, 0x0085, 0x0205
_NO_NUMBER = 0xFFFF
_ERROR, _BLANK = 2, 3
"""What a formula's result is where it is no number."""


def odd_cells_of_xls(data: bytes) -> dict[str, Odd]:
    """Sheet → its odd cells. A damaged file gives what could be read of it.

    A blank result may be right ("" in a condition); where every formula of a sheet has one, none was ever calculated.
    """
    book = stream(data, ("Workbook", "Book"))
    found: dict[str, Odd] = {}
    try:
        sheets = [body for kind, body in _records(book, 0) if kind == _SHEET]
        for body in sheets:
            found[_name(body)] = _odd_cells(book, struct.unpack_from("<I", body)[0])
    except struct.error:
        pass
    return found


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from one on to the end of its part: kind and content."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + size]
        if kind == _END:
            return
        at += 4 + size


def _name(body: bytes) -> str:
    """The name in a sheet's entry of the workbook: one byte a character, or two."""
    length, wide = struct.unpack_from("<BB", body, 6)
    return (
        body[8 : 8 + 2 * length].decode("utf-16-le", "replace") if wide & 1 else body[8 : 8 + length].decode("latin-1")
    )


def _odd_cells(book: bytes, start: int) -> Odd:
    odd: Odd = {}
    blank: list[tuple[int, int]] = []
    formulas = 0
    for kind, body in _records(book, start):
        if kind == _BOOL_OR_ERROR and len(body) >= 8 and body[7]:
            row, column = struct.unpack_from("<HH", body)
            odd[row + 1, column] = ERRORS.get(body[6], "错误值")
        elif kind == _FORMULA and len(body) >= 14:
            row, column = struct.unpack_from("<HH", body)
            formulas += 1
            if struct.unpack_from("<H", body, 12)[0] == _NO_NUMBER:
                if body[6] == _ERROR:
                    odd[row + 1, column] = ERRORS.get(body[8], "错误值")
                elif body[6] == _BLANK:
                    blank.append((row + 1, column))
    if len(blank) == formulas:
        odd |= dict.fromkeys(blank, UNCALCULATED)
    return odd
