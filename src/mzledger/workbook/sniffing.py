"""What a file really is, by its first bytes and never by its extension."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """The kinds that matter for what to tell the clerk."""

    ZIP = "xlsx"
    OLE = "xls"
    HTML = "网页（HTML）"
    XML = "XML 电子表格"
    TEXT = "文本（CSV）"
    EMPTY = "空文件"


def sniff(first: bytes) -> FileKind:
    """The kind of a file that begins with these bytes.

    >>> sniff(b"PK\\x03\\x04..."), sniff(b"<html>"), sniff(b"")
    (<FileKind.ZIP: 'xlsx'>, <FileKind.HTML: '网页（HTML）'>, <FileKind.EMPTY: '空文件'>)
    """
    if not first:
        return FileKind.EMPTY
    if first.startswith(b"PK"):
        return FileKind.ZIP
    if first.startswith(b"\xd0\xcf\x11\xe0"):
        return FileKind.OLE
    start = first.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<meta")):
        return FileKind.HTML
    return FileKind.XML if start.startswith(b"<?xml") else FileKind.TEXT
