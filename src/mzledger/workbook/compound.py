"""The names at the top of an OLE compound file: they tell an old workbook from an old Word document."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512
_ENTRY = 128
_NONE = 0xFFFFFFFA
"""Sector and entry numbers from here on are no numbers but marks."""
_FREE = 0xFFFFFFFF


def top_names(data: bytes) -> frozenset[str]:
    """The streams and storages right under the root; empty where the file is damaged.

    What lies deeper is not counted, so that a Word document with a workbook embedded stays a Word document.
    """
    try:
        entries = list(_entries(data))
        return frozenset(_siblings(entries, struct.unpack_from("<I", entries[0], 76)[0]))
    except (struct.error, IndexError, UnicodeDecodeError):
        return frozenset()


def is_whole(data: bytes) -> bool:
    """Whether every sector that the file's own table says is used begins within the file: half a download is not whole."""
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        last = -1
        for place, sector in enumerate(n for n in struct.unpack_from("<109I", data, 76) if n < _NONE):
            table = struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
            used = max((at for at, following in enumerate(table) if following != _FREE), default=-1)
            last = max(last, place * (size // 4) + used if used >= 0 else -1)
    except struct.error:
        return False
    return (last + 1) * size < len(data)


def _entries(data: bytes) -> Iterator[bytes]:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = [n for n in struct.unpack_from("<109I", data, 76) if n < _NONE]
    sector, seen = struct.unpack_from("<I", data, 48)[0], set[int]()
    while sector < _NONE and sector not in seen:
        seen.add(sector)
        start = (sector + 1) * size
        yield from (data[at : at + _ENTRY] for at in range(start, min(start + size, len(data)), _ENTRY))
        place, offset = divmod(sector, size // 4)
        sector = struct.unpack_from("<I", data, (table[place] + 1) * size + 4 * offset)[0]


def _siblings(entries: list[bytes], first: int) -> Iterator[str]:
    """The names of an entry's tree of siblings."""
    waiting, seen = [first], set[int]()
    while waiting:
        number = waiting.pop()
        if number >= _NONE or number in seen:
            continue
        seen.add(number)
        entry = entries[number]
        length, left, right = struct.unpack_from("<H2xII", entry, 64)
        yield entry[: max(length - 2, 0)].decode("utf-16-le")
        waiting += [left, right]
