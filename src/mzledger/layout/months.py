"""Months and ordinals in headings: 1月, 十二月份, 2021年3月, 上半年, 成员一."""

from __future__ import annotations

import re
from typing import Any

from mzledger.values.numerals import DIGITS, read_number

_ORDINAL = rf"(?:十[{DIGITS}]?|[{DIGITS}]|\d{{1,2}})"
_MONTH = re.compile(rf"(?:(20\d\d)[年./-])?({_ORDINAL})月(?:份)?(?![\d底末初前后])")
RANGE = re.compile(rf"({_ORDINAL})月?(?:份)?[-—~至到－～]({_ORDINAL})月(?:份)?")
_SPANS = {"上半年": 6, "前半年": 6, "下半年": 12, "后半年": 12}
_QUARTER = re.compile(r"第?([一二三四1-4])(?:个)?季度?|(?<![a-z])q([1-4])(?!\d)", re.IGNORECASE)
_BARE_MONTH = re.compile(r"0?(\d{1,2})(?:月份?)?")
_MEMBER = re.compile(
    rf"^((?:家庭|共同生活)?(?:成员|人员))?(?:第)?({_ORDINAL})(?:位|个|号)?(?:成员)?(?:的)?(.*)$|^(.*?)({_ORDINAL})$"
)


def month_in(key: str) -> tuple[str, int, str] | None:
    """A month in a heading: its year ('' where none), its number (the last month of a half-year or quarter), the other words.

    >>> month_in("1月发放金额"), month_in("2021年十二月份"), month_in("上半年津贴"), month_in("停发月份")
    (('', 1, '发放金额'), ('2021', 12, ''), ('', 6, '津贴'), None)
    >>> month_in("2季度发放"), month_in("第三季度"), month_in("Q4")
    (('', 6, '发放'), ('', 9, ''), ('', 12, ''))
    """
    spanned = RANGE.search(key)
    if spanned and read_number(spanned[1]) < read_number(spanned[2]) <= 12:
        return "", read_number(spanned[2]), key[: spanned.start()] + key[spanned.end() :]
    match = _MONTH.search(key)
    if match and 1 <= read_number(match[2]) <= 12:
        return match[1] or "", read_number(match[2]), key[: match.start()] + key[match.end() :]
    quarter = _QUARTER.search(key)
    if quarter:
        return "", 3 * read_number(quarter[1] or quarter[2]), key[: quarter.start()] + key[quarter.end() :]
    for word, last in _SPANS.items():
        if word in key:
            return "", last, key.replace(word, "", 1)
    return None


def ordinal_in(key: str) -> tuple[int, str] | None:
    """A member's ordinal in a heading and the other words.

    >>> ordinal_in("成员一姓名"), ordinal_in("家庭成员2身份证号"), ordinal_in("姓名3"), ordinal_in("姓名")
    ((1, '姓名'), (2, '身份证号'), (3, '姓名'), None)
    """
    match = _MEMBER.match(key)
    if not match:
        return None
    if match[2]:
        return (read_number(match[2]), match[3]) if match[1] or match[3] else None
    return read_number(match[5]), match[4]


def with_year(cell: Any, year: int) -> Any:
    """A month alone (3月, 3) with the year of the folder; every other cell as it is."""
    if isinstance(cell, str):
        match = _BARE_MONTH.fullmatch(cell.strip())
        month = int(match[1]) if match else 0
    else:
        month = int(cell) if isinstance(cell, (int, float)) and cell in range(1, 13) else 0
    return f"{year}-{month:02d}" if 1 <= month <= 12 else cell
