"""Chinese numerals, read and written: 三, 十二, 九十九, and years sign by sign, 二〇二〇."""

from __future__ import annotations

import re

DIGITS = "一二三四五六七八九"
ZEROS = "〇零○"
UNITS = "十百千万亿"
SIGNS = DIGITS + ZEROS + "两" + UNITS
NUMERAL = rf"(?:[{DIGITS[1:]}]?十[{DIGITS}]?|[{DIGITS}])"
"""Matches 1 to 99."""
_NUMBER = re.compile(NUMERAL)
_RUN = re.compile(rf"[{DIGITS}{ZEROS}十]+")
_VALUES = {sign: str(value) for value, sign in enumerate(DIGITS, 1)} | dict.fromkeys(ZEROS, "0")


def chinese_number(number: int) -> str:
    """0 to 99 in Chinese numerals.

    >>> [chinese_number(n) for n in (0, 1, 10, 11, 20, 35)]
    ['零', '一', '十', '十一', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    lead = "" if tens < 2 else DIGITS[tens - 1]
    return (lead + "十" * bool(tens) + (DIGITS[ones - 1] if ones else "")) or "零"


def read_number(text: str) -> int:
    """A number from 1 to 99 in Chinese numerals, or any in digits; 0 for what is neither.

    >>> [read_number(text) for text in ("十二", "三", "07", "二一", "九十")]
    [12, 3, 7, 0, 90]
    """
    if text.isdecimal():
        return int(text)
    if not _NUMBER.fullmatch(text):
        return 0
    tens, ten, ones = text.rpartition("十")
    return 10 * int(_VALUES.get(tens, "1")) * bool(ten) + int(_VALUES.get(ones, "0"))


def in_digits(text: str) -> str:
    """A text with its numerals in digits, those without 十 sign by sign.

    >>> in_digits("二〇二〇年十二月三十一日")
    '2020年12月31日'
    """
    return _RUN.sub(lambda run: str(read_number(run[0]) or "".join(_VALUES.get(sign, "10") for sign in run[0])), text)
