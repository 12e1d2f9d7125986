"""The parts of an .xlsx package: which one is which sheet, and their bytes as they are inflated."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from mzledger.workbook.content import MOST_BYTES, Unreadable

SMALL = 64 << 20
"""No part that says what the others are is larger."""
STEP, PIECE = 1 << 12, 1 << 17
"""Compressed bytes taken at once, and inflated bytes given at once: what the processor's cache holds."""
DAMAGED = (
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    struct.error,
    KeyError,
    ElementTree.ParseError,
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Parts:
    """The parts of a package by their names, in which case and the direction of slashes do not count.

    Raises one of `DAMAGED`.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._infos = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
            self.book = next((t for kind, t in self._relations(archive, "").values() if kind == "officeDocument"), "")
            self.book = self.book or "xl/workbook.xml"
            self._book_relations = self._relations(archive, self.book)
            self.sheets = {} if self.book.endswith(".bin") else dict(self._named_sheets(archive))

    def names(self) -> list[str]:
        """All parts' names."""
        return list(self._infos)

    def spelled(self, name: str) -> str:
        """A part's name as the package itself spells it."""
        return self._infos[name.lower()].filename

    def other(self, kind: str) -> str:
        """The part of a kind (styles, sharedStrings) that the workbook points to, or ''."""
        return next((target for found, target in self._book_relations.values() if found == kind), "")

    def related(self, identifier: str) -> str:
        """The part that the workbook points to by an identifier, or ''."""
        return self._book_relations.get(identifier, ("", ""))[1]

    def tables_of(self, part: str) -> list[str]:
        """The parts of a sheet's tables, each of which may have a filter of its own."""
        with zipfile.ZipFile(BytesIO(self.data)) as archive:
            return [target for kind, target in self._relations(archive, part).values() if kind == "table"]

    def read(self, name: str) -> bytes:
        """A whole part; nothing where there is none."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part inflated piece by piece outside Python's lock, without zipfile's checks: a look, not a reading."""
        info = self._infos.get(name.lower())
        if info is None:
            return
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            with zipfile.ZipFile(BytesIO(self.data)) as archive:
                yield archive.read(info)
            return
        name_length, extra_length = struct.unpack_from("<HH", self.data, info.header_offset + 26)
        start = info.header_offset + 30 + name_length + extra_length
        end = start + info.compress_size
        inflater = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        given = 0
        for at in range(start, end, STEP):
            raw = self.data[at : min(at + STEP, end)]
            for piece in _inflated(inflater, raw) if inflater else (raw,):
                given += len(piece)
                if given > MOST_BYTES:
                    raise Unreadable("MZ010", "里面有一部分展开后超过 2 GB，不像是台账")
                yield piece

    def _relations(self, archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
        """What a part points to: identifier → (kind, part)."""
        folder, name = posixpath.split(part)
        info = self._infos.get(posixpath.join(folder, "_rels", name + ".rels").lower())
        if info is None:
            return {}
        return {
            relation.get("Id", ""): (
                (relation.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, (relation.get("Target") or "").replace("\\", "/")))[1:],
            )
            for relation in ElementTree.fromstring(_small(archive, info))
        }

    def _named_sheets(self, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
        info = self._infos.get(self.book.lower())
        for element in ElementTree.fromstring(_small(archive, info)).iter() if info else ():
            if element.tag.rpartition("}")[2] == "sheet":
                relation = element.get(_RELATION) or element.get(_STRICT_RELATION) or ""
                if relation in self._book_relations:
                    yield element.get("name", ""), self._book_relations[relation][1]


def _small(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > SMALL:
        raise Unreadable("MZ010", "工作簿的目录展开后大得不可能")
    return archive.read(info)


def _inflated(inflater: zlib._Decompress, raw: bytes) -> Iterator[bytes]:
    while raw:
        yield inflater.decompress(raw, PIECE)
        raw = inflater.unconsumed_tail
