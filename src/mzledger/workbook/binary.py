"""How far the sheets of an .xlsb reach: its records walked through, without being understood."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from mzledger.workbook.content import refuse_oversize
from mzledger.workbook.parts import DAMAGED

_ROW = 0
_BLANK = 1
_LAST_CELL = 11
"""Records 1 to 11 are cells, of which the first is a blank one."""


def refuse_far_cells(data: bytes) -> None:
    """Raises `Unreadable` MZ010 for a sheet too large. A damaged file is left to the reader of values."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                folders = name.replace("\\", "/").lower()
                if "worksheets/" in folders and folders.endswith(".bin"):
                    refuse_oversize(*_extent(archive.read(name)))
    except DAMAGED:
        return


def _extent(part: bytes) -> tuple[int, int]:
    """The last row and the number of columns with a filled cell."""
    at, row, rows, columns = 0, 0, 0, 0
    while at + 1 < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        if kind <= _LAST_CELL and at + 4 <= len(part):
            (value,) = struct.unpack_from("<I", part, at)
            if kind == _ROW:
                row = value + 1
            elif kind != _BLANK:
                rows, columns = max(rows, row), max(columns, value + 1)
        at += size
    return rows, columns


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
