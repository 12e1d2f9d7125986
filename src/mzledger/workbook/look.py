"""A quick look over a worksheet's bytes: what it proves to be absent needs no parser; everything else is parsed.

The proofs hold for XML whose cells are all written as Excel, WPS and LibreOffice write them: without a prefix, the address
first, in double quotes. Whatever is written otherwise is met by the patterns as something else, and so goes to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mzledger.workbook.plain_xml import is_plain

_NAME_ENDS = rb"(?![A-Za-z])"
"""Ends the name c: <cols> and <cfRule> are no cells."""
_ADDRESS = rb' r="[A-Z]\d{1,6}+"'
"""An address in the first 26 columns and 999,999 rows, within which are 26 million cells."""
_far = re.compile(rb"<c(?!" + _ADDRESS + rb")" + _NAME_ENDS)
_PLAIN = _ADDRESS + rb'(?: s="\d++")?+(?: t="[snib][a-zS]*+")?+(?:><[vi/]|/)'
"""A near cell with a value of its own or none: no formula, no error."""
_odd = re.compile(rb"<c(?!" + _PLAIN + rb")" + _NAME_ENDS)
_larger = tuple(
    re.compile(rb"<c(?!" + address + rb'| r="[A-Z]+\d+"(?: s="\d+")?/>)' + _NAME_ENDS)
    for address in (
        rb' r="[A-Z]{1,2}(?:\d{1,4}|[1-6]\d{4})"',  # 702 columns and 69,999 rows, 49.2 million cells
        rb' r="(?:[A-Z]|A[A-U])(?:\d{1,6}|10[0-4]\d{4})"',  # 47 columns and 1,049,999 rows, 49.4 million cells
    )
)
"""Filled cells out of a larger range that can still be read; which shape it has, a sheet shows."""
LONGEST_TAG = 4 << 20
"""What has no tag for so long is left to the parser."""
_hidden = re.compile(rb"hidden")
_prefixed = re.compile(rb":(?:c|row)[\s/>]")
_ODD_CELL = re.compile(_odd.pattern + rb"[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_ROW = re.compile(rb"<row(?=[\s/>])([^>]*?)/?>")
_OTHER_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii|gb)""", re.IGNORECASE)


@dataclass(slots=True)
class Look:
    """What a sheet may have (True) or is proven not to have.

    `far`: a cell far out; `strange`: XML of another spelling; `otherwise`: texts that a reader would cut (`plain_xml`); `two_bytes`: an encoding that the reader of values can't read.
    """

    far: bool = False
    odd: bool = False
    hidden: bool = False
    strange: bool = False
    two_bytes: bool = False
    otherwise: bool = False


def look(pieces: Iterable[bytes]) -> Look:
    """Looks over a worksheet once."""
    seen, first = Look(), True
    for piece, end in _whole_tags(pieces):
        seen.otherwise = seen.otherwise or not is_plain(piece)
        if len(piece) > LONGEST_TAG:
            seen.strange = seen.otherwise = True
            break
        if first:
            seen.two_bytes, first = b"\x00" in piece, False
            seen.strange = _OTHER_ENCODING.search(piece) is not None
        if not seen.odd:
            seen.odd = _odd.search(piece, 0, end) is not None
        if seen.odd and not seen.far:
            seen.far = _far.search(piece, 0, end) is not None
        if not seen.strange and b":" in piece:
            seen.strange = _prefixed.search(piece, 0, end) is not None
        seen.hidden = seen.hidden or _hidden.search(piece, 0, end) is not None
    seen.far = seen.far or seen.strange
    return seen


def is_small(pieces: Callable[[], Iterable[bytes]]) -> bool:
    """Whether a sheet that has far cells is proven to be of a size that can be read all the same."""
    return any(not any(far.search(piece, 0, end) for piece, end in _whole_tags(pieces())) for far in _larger)


def odd_cells_only(content: bytes) -> bytes:
    """A sheet that is not strange, without its plain cells: each cell that is left tells its address."""
    return b"<worksheet>" + b"".join(match[0] for match in _ODD_CELL.finditer(content)) + b"</worksheet>"


def rows_only(content: bytes) -> bytes:
    """A sheet that is not strange, with the start of each row and without any cell."""
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    if start < 0 or end < start:
        return content
    rows = b"".join(b"<row" + match[1] + b"/>" for match in _ROW.finditer(content, start, end))
    return content[:start] + b"<sheetData>" + rows + content[end:]


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """The same bytes, and how far to look: to the last cell, or at least to the last tag, which comes again whole."""
    tail = b""
    for piece in pieces:
        piece = tail + piece
        end = piece.rfind(b"<c ")
        if end <= 0:
            end = max(piece.rfind(b"<"), 0)
        yield piece, end
        tail = piece[end:]
    yield tail, len(tail)
