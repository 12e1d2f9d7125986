"""A look into an .xlsx package for what a reader of values can't see: stray far cells, error cells, uncalculated formulas.

Each worksheet part is inflated once. Only a part that shows an error mark or a formula is searched cell by cell.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

MOST_CELLS = 50_000_000
STEP = 1 << 16
UNCALCULATED = "公式未计算"
_LAST_ROW = re.compile(rb'<row [^>]*?r="(\d+)"')
_WIDE_CELL = re.compile(rb'<c r="([A-Z]{3})\d')
_CELL = re.compile(rb'<c r="([A-Z]+)\d')
_ODD = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>(?:(<f[^>]*?(?:/>|>[^<]*</f>)))?(?:<v>([^<]*)</v>|<v\s*/>)?')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class PackageFacts:
    """Why the package is too large to be opened ('' if it is not), and which worksheet parts deserve a closer look."""

    oversize: str = ""
    suspects: list[str] = field(default_factory=list)


def look_into(data: bytes) -> PackageFacts:
    """Extent and suspicious marks of every worksheet part; a damaged package is left to the reader."""
    found = PackageFacts()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    rows, columns, odd = _scan(data, part)
                    if rows * columns > MOST_CELLS:
                        columns = _widest(data, part)
                    if rows * columns > MOST_CELLS:
                        found.oversize = f"有工作表的范围达 {rows} 行 × {columns} 列，多半是最右下角误存了一个空格"
                    if odd:
                        found.suspects.append(part.filename)
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
        struct.error,
    ):
        return PackageFacts()
    return found


def _scan(data: bytes, part: zipfile.ZipInfo) -> tuple[int, int, bool]:
    """Rows, a bound on columns (702 or 16384, by the letters of their names), and whether errors or formulas are marked."""
    rows, columns, odd = 0, 702, False
    for block in _blocks(data, part):
        at = block.rfind(b"<row ")
        if at >= 0 and (match := _LAST_ROW.match(block, at)):
            rows = int(match.group(1))
        if columns == 702 and _WIDE_CELL.search(block):
            columns = 16384
        odd = odd or b' t="e"' in block or b"<f" in block
    return rows, columns, odd


def _widest(data: bytes, part: zipfile.ZipInfo) -> int:
    """The number of the last column in use: a second, slower pass for a sheet that the bound would refuse."""
    letters = set().union(*(_CELL.findall(block) for block in _blocks(data, part)))
    return max((_column(name) + 1 for name in letters), default=0)


def _blocks(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part inflated in overlapping blocks, without zipfile's checks: a look, not a reading."""
    name_length, extra_length = struct.unpack_from("<HH", data, part.header_offset + 26)
    start = part.header_offset + 30 + name_length + extra_length
    inflater = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    tail = b""
    for at in range(start, start + part.compress_size, STEP):
        piece = data[at : min(at + STEP, start + part.compress_size)]
        block = tail + (inflater.decompress(piece) if inflater else piece)
        yield block
        tail = block[-64:]


def odd_cells(data: bytes, sheet: str, suspects: list[str]) -> dict[tuple[int, int], str]:
    """(sheet row, column from 0) → the error's name (#DIV/0!) or `UNCALCULATED`, for a sheet that is a suspect."""
    if not suspects:
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _part_of(archive, sheet)
        content = archive.read(part) if part in suspects else b""
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


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return ""
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            return posixpath.normpath(posixpath.join("xl", targets.get(element.get(_RELATION), ""))).lstrip("/")
    return ""
