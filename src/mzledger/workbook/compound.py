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


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The content of the first stream right under the root that has one of some names; nothing where the file is damaged."""
    try:
        entries = list(_entries(data))
        for entry in entries:
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(length - 2, 0)].decode("utf-16-le") in names:
                first, size = struct.unpack_from("<II", entry, 116)
                return _content(data, entries[0], first, size)
    except (struct.error, IndexError, UnicodeDecodeError):
        pass
    return b""


def _content(data: bytes, root: bytes, first: int, size: int) -> bytes:
    """A stream's bytes: in sectors of its own, or if it is small in the root's stream of small sectors."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    least = struct.unpack_from("<I", data, 56)[0]
    table = _numbers(data, _table_sectors(data, 1 << shift), 1 << shift)
    if size >= least:
        return b"".join(_chain(data, table, first, 1 << shift, 1 << shift))[:size]
    inner = b"".join(_chain(data, table, struct.unpack_from("<I", root, 116)[0], 1 << shift, 1 << shift))
    listed = struct.unpack_from("<I", data, 60)[0]
    small = b"".join(_chain(data, table, listed, 1 << shift, 1 << shift))
    small_table = struct.unpack(f"<{len(small) // 4}I", small[: len(small) // 4 * 4])
    return b"".join(_chain(inner, small_table, first, 1 << small_shift, 0))[:size]


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """The sectors of the table of sectors: 109 are named in the head, the others in a chain of sectors."""
    yield from (n for n in struct.unpack_from("<109I", data, 76) if n < _NONE)
    sector, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
    while sector < _NONE and sector not in seen:
        seen.add(sector)
        *numbers, sector = struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
        yield from (n for n in numbers if n < _NONE)


def _numbers(data: bytes, sectors: Iterator[int], size: int) -> tuple[int, ...]:
    found: list[int] = []
    for sector in sectors:
        part = data[(sector + 1) * size : (sector + 2) * size]
        found += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])
    return tuple(found)


def _chain(data: bytes, table: tuple[int, ...], first: int, size: int, head: int) -> Iterator[bytes]:
    """The sectors from one on, each followed by the one that the table names."""
    sector, seen = first, set[int]()
    while sector < _NONE and sector not in seen:
        seen.add(sector)
        yield data[head + sector * size : head + (sector + 1) * size]
        sector = table[sector]
