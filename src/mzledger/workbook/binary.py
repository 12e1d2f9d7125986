"""How far the sheets of an .xlsb reach, and which of their cells are errors: its records walked through."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mzledger.workbook.biff import ERRORS
from mzledger.workbook.content import Odd, refuse_oversize
from mzledger.workbook.parts import DAMAGED, Parts

_ROW = 0
_BLANK = 1
_ERRORS = (3, 11)
"""A value that is an error, and a formula whose result is one."""
_SHEET = 156
_LAST_CELL = 11
"""Records 1 to 11 are cells, of which the first is a blank one."""


def refuse_far_cells(data: bytes) -> None:
    """Raises `Unreadable` MZ010 for a sheet too large. A damaged file is left to the reader of values."""
    try:
        parts = Parts(data)
        for name in parts.names():
            if "worksheets/" in name and name.endswith(".bin"):
                refuse_oversize(*_extent(parts.read(name)))
    except DAMAGED:
        return


def _extent(part: bytes) -> tuple[int, int]:
    """The last row and the number of columns with a filled cell."""
    rows, columns = 0, 0
    for kind, row, column, _ in _cells(part):
        if kind != _BLANK:
            rows, columns = max(rows, row), max(columns, column + 1)
    return rows, columns


def odd_cells_of_xlsb(data: bytes) -> dict[str, Odd]:
    """Sheet → its error cells, which a reader of values gives as blank ones. A damaged file is left to that reader."""
    found: dict[str, Odd] = {}
    try:
        parts = Parts(data)
        for name, part in _named_sheets(parts):
            cells = _cells(parts.read(part))
            found[name] = {
                (row, column): ERRORS.get(rest[0], "错误值")
                for kind, row, column, rest in cells
                if kind in _ERRORS and rest
            }
    except DAMAGED:
        return found
    return found


def _named_sheets(parts: Parts) -> Iterator[tuple[str, str]]:
    for kind, body in _records(parts.read(parts.book)):
        if kind == _SHEET:
            relation, at = _text(body, 8)
            target = parts.related(relation)
            if target:
                yield _text(body, at)[0], target


def _text(body: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _cells(part: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """The cells: kind, sheet row from 1, column from 0, and what follows the style."""
    row = 0
    for kind, body in _records(part):
        if kind <= _LAST_CELL and len(body) >= 4:
            (value,) = struct.unpack_from("<I", body)
            if kind == _ROW:
                row = value + 1
            else:
                yield kind, row, value, body[8:]


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 1 < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in bytes of seven bits, the lowest first; and where it ends. A record's kind keeps its eighth bits."""
    value = 0
    for turn in range(most):
        byte = part[at] if at < len(part) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * turn)
        if byte < 0x80:
            break
    return value, at
