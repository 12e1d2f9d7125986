"""A workbook's XML written as plainly as Excel writes it, where somebody wrote it otherwise.

A reader of values takes what stands between two tags in one piece: a comment, a CDATA section or a numbered character within a number
(`1<!-- -->00`, which is 100) would cut it. Such parts are parsed for real and written anew.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from mzledger.workbook.content import Unreadable
from mzledger.workbook.parts import Parts
from mzledger.workbook.xmlparsing import local

_NUMBERED = (re.compile(rb"<v[^<]*&#"), re.compile(rb":v[^<]*&#"))
"""In a value, without a prefix and with one: two patterns that begin with what is looked for quickly; in a text (`<t>`) the reader takes numbered characters as they are meant, and some programs write all Chinese so."""
_TWO_VALUES = re.compile(rb"</(?:v|is)><(?:v|is)")
"""A cell that has two values one after the other: no reader can know which is meant."""
_COPIED = (".xml", ".rels")


def is_plain(piece: bytes) -> bool:
    """Whether a piece of XML has no comment, CDATA section, instruction, DTD, and no value with numbered characters or a twin.

    >>> is_plain(b'<?xml version="1.0"?><c r="A1"><v>100</v></c>'), is_plain(b"<v>1<!-- -->00</v>"), is_plain(b"<v>1<?x?>00</v>")
    (True, False, False)
    """
    # A single byte is looked for a hundred times as fast as two, and these are rare.
    if b"!" in piece and b"<!" in piece:
        return False
    if b"&" in piece and b"&#" in piece and any(each.search(piece) for each in _NUMBERED):
        return False
    if b"?" in piece and piece.count(b"<?") != piece.count(b"<?xml "):
        return False
    return _TWO_VALUES.search(piece) is None


@dataclass(slots=True)
class Watched:
    """Pieces that are looked at as they pass."""

    pieces: Iterable[bytes]
    plain: bool = True

    def __iter__(self) -> Iterator[bytes]:
        tail = b""
        for piece in self.pieces:
            self.plain = self.plain and is_plain(tail + piece)
            tail = piece[-8:]
            yield piece


def written_plainly(data: bytes, wanted: Iterable[str]) -> bytes:
    """The package with some parts written anew; what is neither XML nor a relation is left out.

    Raises `Unreadable` for a part that is no XML or has a DTD.
    """
    parts, anew, made = Parts(data), {name.lower() for name in wanted}, BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in parts.names():
            if name.endswith(_COPIED):
                pieces = parts.pieces(name)
                with archive.open(parts.spelled(name), "w", force_zip64=True) as part:
                    part.writelines(_plainly(pieces) if name in anew else pieces)
    return made.getvalue()


def _plainly(pieces: Iterable[bytes]) -> Iterator[bytes]:
    written: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>']
    parser = ParserCreate()
    parser.buffer_text = True
    values = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal values
        kind = local(name)
        values = 0 if kind in ("c", "si") else values + (kind in ("v", "is"))
        if values > 1:
            raise Unreadable("MZ004", "有单元格写了两个值，不知道是哪一个")
        written.append(_opened(name, attributes))

    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda name: written.append(f"</{name}>")
    parser.CharacterDataHandler = lambda text: written.append(escape(text))
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield "".join(written).encode("utf-8")
            written.clear()
        parser.Parse(b"", True)
    except (ExpatError, UnicodeError):
        _refuse()
    yield "".join(written).encode("utf-8")


def _opened(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>"


def _refuse(*_: object) -> None:
    raise Unreadable("MZ004", "有工作表的 XML 不完整或带有不该有的文档类型定义（DTD）")
