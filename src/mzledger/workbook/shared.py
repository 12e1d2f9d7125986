"""Shared strings: one long text that many cells refer to would fill the memory once a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from mzledger.workbook.content import Unreadable

LONG = 1 << 10
"""Texts shorter than this are no matter, however many cells refer to them."""
MOST = 1 << 30
"""So many bytes of text a workbook may come to."""
_END = re.compile(rb"</(?:[\w.-]+:)?si\s*>")
_REFERENCE = re.compile(rb"""\bt\s*=\s*["']s["'][^>]*>\s*<(?:[\w.-]+:)?v[^>]*>\s*(\d{1,9})""")
_TAIL = 1 << 10


def refuse_text_bomb(texts: Iterable[bytes], sheets: Iterable[Callable[[], Iterable[bytes]]]) -> None:
    """Raises `Unreadable` where the cells of the sheets refer to more text than can be held. All are parts' pieces."""
    sizes = list(_sizes(texts))
    if max(sizes, default=0) < LONG:
        return
    total = 0
    for sheet in sheets:
        for number in _references(sheet()):
            total += sizes[number] if number < len(sizes) else 0
            if total > MOST:
                raise Unreadable("MZ010", "很长的文字被许多单元格引用，展开后超过 1 GB，不像是台账")


def _sizes(pieces: Iterable[bytes]) -> Iterator[int]:
    """The bytes of each text, its marks of format included."""
    before, tail = 0, b""
    for piece in pieces:
        text, at = tail + piece, 0
        for match in _END.finditer(text):
            yield before + match.end() - at
            before, at = 0, match.end()
        keep = max(at, len(text) - _TAIL)
        before, tail = before + keep - at, text[keep:]


def _references(pieces: Iterable[bytes]) -> Iterator[int]:
    tail = b""
    for piece in pieces:
        text, at = tail + piece, 0
        for match in _REFERENCE.finditer(text):
            if match.end() == len(text):
                break  # the number may go on in the next piece
            yield int(match[1])
            at = match.end()
        tail = text[max(at, len(text) - _TAIL) :]
