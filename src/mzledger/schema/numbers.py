"""Numbers that are written as text, down to their plain digits; what is not surely one number stays as it is."""

from __future__ import annotations

import re

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D}
"""Full-width forms alone: NFKC would make 52 of 5² and 1 of ①."""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"), None)
_LOOSE_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PARTED = re.compile(r"\d\s+\d")


def written(text: str) -> str:
    """A number's text in narrow characters without the blanks around its digits; one between two digits stays.

    >>> written("１２．５ 元"), written("100 200"), written("5²")
    ('12.5元', '100 200', '5²')
    """
    return _LOOSE_BLANK.sub("", text.translate(INVISIBLE).translate(_NARROW).strip())


def ungrouped(text: str) -> str:
    """Without commas, but only where they part thousands.

    >>> ungrouped("1,234,567.5"), ungrouped("1,23"), ungrouped("12,34,567")
    ('1234567.5', '1,23', '12,34,567')
    """
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def why_not(text: str) -> str:
    """What more can be said of a text that is no number; it may be nothing.

    >>> why_not("100 200")
    '，两个数字之间有空格或换行，看不出是一个数还是几个数'
    """
    if _PARTED.search(text):
        return "，两个数字之间有空格或换行，看不出是一个数还是几个数"
    if re.fullmatch(r"[-+]?[\d,，.]+", text):
        return "，逗号、小数点的位置看不出是多少"
    return ""
