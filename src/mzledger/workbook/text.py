"""Text files as an office's programs save them: the encoding found, and cells freed of an export's wrappings."""

from __future__ import annotations

import codecs
import re

from mzledger.values.decoding import decode

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_FORMULA = re.compile(r'\s*=\s*"((?:[^"]|"")*)"\s*')
_QUOTED_DIGITS = re.compile(r"'[0-9][^']*")


def text_of(data: bytes) -> str | None:
    """The text of a file; None where no encoding fits or where it holds bytes that no text has.

    UTF-8 is tried before what a file declares: what fits UTF-8 is UTF-8, while nearly anything fits GBK.

    >>> text_of("低保".encode("gb18030")), text_of("低保".encode("utf-16")), text_of(b"\\x00\\x01")
    ('低保', '低保', None)
    """
    text = decode(data)
    if text is None or "\x00" in text[:4096]:
        text = _otherwise(data)
    return None if text is None or _CONTROL.search(text, 0, 65536) else text.removeprefix("\ufeff")


def _otherwise(data: bytes) -> str | None:
    """In the encoding that the file itself declares, or in UTF-16 without a mark."""
    declared = _DECLARED.search(data[:4096])
    for encoding in (*((declared[1].decode(),) if declared else ()), *_unmarked(data[:4096])):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _unmarked(start: bytes) -> tuple[str, ...]:
    """Commas, digits and line ends show on which side of each pair the zero byte stands."""
    low, high = start[1::2].count(0), start[::2].count(0)
    return ("utf-16-le",) if low > high else ("utf-16-be",) if high else ()


def start_of(first: bytes) -> str | None:
    """The text of a file's first bytes, in which the last character may be cut; None where it is no text.

    A few bytes that fit no encoding do not make it a binary file: it is a text, and a damaged one.
    """
    marked = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for cut in range(4):
        whole = first[: len(first) - cut]
        if whole and (not marked or len(whole) % 2 == 0) and (text := text_of(whole)) is not None:
            return text
    text = first.decode("gb18030", errors="replace")
    return None if _CONTROL.search(text) or (text.count("\ufffd") - 2) * 100 > len(text) else text


def bad_line(data: bytes) -> int:
    """The number of the first line that no Chinese encoding fits."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def unwrapped(cell: str) -> str:
    """A cell without what exports wrap around long numbers so that Excel keeps their digits.

    >>> unwrapped('="990121195001010016"'), unwrapped("'0012"), unwrapped("\\t990121195001010016"), unwrapped("'一'")
    ('990121195001010016', '0012', '990121195001010016', "'一'")
    """
    cell = cell.strip("\t")
    if cell[:1] == "'" and _QUOTED_DIGITS.fullmatch(cell):
        return cell[1:]
    if "=" in cell and (match := _FORMULA.fullmatch(cell)):
        return match[1].replace('""', '"').strip("\t")
    return cell
