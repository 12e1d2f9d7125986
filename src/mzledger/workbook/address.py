"""A1 addresses and the text of headings."""

from __future__ import annotations

import re
from functools import lru_cache

from mzledger.values.words import squeezed

MONEY_UNITS = "亿元|千万元|百万元|十万元|万元|千元|百元|角|元"
_UNIT = re.compile(
    rf"[(](?:(?:金额|计量)?单位)?(?:人民币)?({MONEY_UNITS}|人|户|个)[^()]*[)]$"
    rf"|(?:[/\\_-]|(?<=[金额费准贴款助]))(?:单位)?({MONEY_UNITS})$"
)


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def a1(row: int, column: int) -> str:
    """The address of a cell: sheet row counted from 1, column from 0.

    >>> a1(18, 3)
    'D18'
    """
    return f"{letters(column)}{row}"


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """A heading as it is compared: NFKC, without blanks, line breaks, asterisks and colons.

    >>> heading_key(" 身份证\\n号码*："), heading_key("村（社区）")
    ('身份证号码', '村(社区)')
    """
    return squeezed(text).replace("*", "").replace(":", "").replace("\u200b", "")


def heading_unit(key: str) -> tuple[str, str]:
    """A heading key without the unit at its end, and that unit.

    >>> heading_unit("保障金额(万元)"), heading_unit("村(社区)")
    (('保障金额', '万元'), ('村(社区)', ''))
    >>> heading_unit("9月金额/元"), heading_unit("保障金万元")
    (('9月金额', '元'), ('保障金', '万元'))
    >>> heading_unit("金额(单位千元)"), heading_unit("标准(元/月)")
    (('金额', '千元'), ('标准', '元'))
    """
    match = _UNIT.search(key)
    return (key[: match.start()], match[1] or match[2]) if match else (key, "")
