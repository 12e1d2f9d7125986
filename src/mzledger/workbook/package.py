"""A look into an .xlsx package for what a reader of values can't see: stray far cells, error cells, uncalculated formulas."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

MOST_CELLS = 50_000_000
STEP = 1 << 16
UNCALCULATED = "公式未计算"
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_LAST_ROW = re.compile(rb'<row [^>]*?r="(\d+)"')
_WIDE_CELL = re.compile(rb'<c r="[A-Z]{3}\d')
_CELL = re.compile(rb'<c r="([A-Z]+)\d')
_ODD = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>(?:(<f[^>]*?(?:/>|>[^<]*</f>)))?(?:<v>([^<]*)</v>|<v\s*/>)?')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAMAGED = (
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    struct.error,
)


def oversize(path: Path) -> str:
    """Why a package is too large to be opened, or ''. One stray cell in the far corner makes a reader ask for 512 GB.

    The extent that the sheet states is believed; one that states none, or a single cell as WPS does, is measured. A damaged
    package is left to the reader.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    rows, columns = _extent(path, part)
                    if rows * columns > MOST_CELLS:
                        return f"有工作表的范围达 {rows} 行 × {columns} 列，多半是最右下角误存了一个空格"
    except _DAMAGED:
        return ""
    return ""


def _extent(path: Path, part: zipfile.ZipInfo) -> tuple[int, int]:
    """The last row, and the last column's number (up to 702 where the sheet need not be searched for it)."""
    rows, columns, first = 0, 702, True
    for block in _blocks(path, part):
        if first and (stated := _DIMENSION.search(block, 0, 4096)):
            return int(stated[2]), _column(stated[1]) + 1
        first = False
        at = block.rfind(b"<row ")
        if at >= 0 and (match := _LAST_ROW.match(block, at)):
            rows = int(match[1])
        if columns == 702 and _WIDE_CELL.search(block):
            columns = 16384
    if rows * columns <= MOST_CELLS:
        return rows, columns
    letters = set().union(*(_CELL.findall(block) for block in _blocks(path, part)))
    return rows, max((_column(name) + 1 for name in letters), default=0)


def _blocks(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part inflated in overlapping blocks, without zipfile's checks: a look, not a reading."""
    with path.open("rb") as file:
        file.seek(part.header_offset + 26)
        name_length, extra_length = struct.unpack("<HH", file.read(4))
        file.seek(part.header_offset + 30 + name_length + extra_length)
        inflater = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
        left, tail = part.compress_size, b""
        while left > 0 and (piece := file.read(min(STEP, left))):
            left -= len(piece)
            block = tail + (inflater.decompress(piece) if inflater else piece)
            yield block
            tail = block[-64:]


def odd_cells(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """(sheet row, column from 0) → the error's name (#DIV/0!) or `UNCALCULATED`; empty for anything but an .xlsx."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet)
            if part is None or not any(b' t="e"' in block or b"<f" in block for block in _blocks(path, part)):
                return {}
            content = archive.read(part)
    except _DAMAGED:
        return {}
    found = {}
    for match in _ODD.finditer(content):
        letters, row, attributes, formula, value = match.groups()
        if b' t="e"' in attributes:
            found[int(row), _column(letters)] = (value or b"#N/A").decode()
        elif formula and not value:
            found[int(row), _column(letters)] = UNCALCULATED
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _part_of(archive: zipfile.ZipFile, sheet: str) -> zipfile.ZipInfo | None:
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return None
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets.get(element.get(_RELATION), "")
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            return archive.NameToInfo.get(name)
    return None
