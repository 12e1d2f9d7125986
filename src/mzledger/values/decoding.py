"""Text files as a clerk's programs save them: UTF-8 with or without a mark, UTF-16 with one, or the GBK of Notepad."""

from __future__ import annotations

import codecs


def decode(data: bytes) -> str | None:
    """The text; None where no encoding fits.

    >>> decode("低保".encode("gbk")), decode("低保".encode("utf-8-sig")), decode(b"\\xff\\xff")
    ('低保', '低保', None)
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
