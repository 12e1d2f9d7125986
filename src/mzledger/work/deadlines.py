"""By when a target is to be reached, as its ledger says it: 年底, 2020年12月底前, 6月30日前, 三季度."""

from __future__ import annotations

import re
from datetime import date

from mzledger.values.numerals import NUMERAL, in_digits
from mzledger.values.period import month_end
from mzledger.values.words import squeezed

_TAIL = re.compile(r"(之前|以前|前)?(完成|达到|实现)?。?$")
_DAY = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?")
_MONTH = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})月?份?(底|末|内|上旬|中旬|下旬)?")
_PART = re.compile(r"(?:(\d{4})年?|[本当]年)?(上半年|下半年|年?底|年?末|年?内|第?([1-4])季度[末底内]?)?")
_BEFORE = re.compile(rf"{NUMERAL}(?=月|季度)")


def deadline_of(text: str, year: int) -> date | None:
    """The last day that is still in time; `year` where the words name none. None where they name no day.

    >>> deadline_of("2020年12月底前", 2020), deadline_of("三季度", 2020), deadline_of("长期", 2020)
    (datetime.date(2020, 12, 31), datetime.date(2020, 9, 30), None)
    """
    plain = squeezed(text).removesuffix("00:00:00")
    plain = _BEFORE.sub(lambda match: in_digits(match[0]), plain)
    tail = _TAIL.search(plain)
    words = plain[: tail.start()] if tail else plain
    if match := _DAY.fullmatch(words):
        return _real(int(match[1] or year), int(match[2]), int(match[3]))
    if tail and tail[1] and words.endswith("月"):
        return None
    if match := _MONTH.fullmatch(words):
        return _in_month(int(match[1] or year), int(match[2]), match[3]) if "月" in words or match[1] else None
    return _part_of_year(words, year)


def _in_month(year: int, month: int, within: str | None) -> date | None:
    if not 1 <= month <= 12:
        return None
    tenth = {"上旬": 10, "中旬": 20}.get(within or "")
    return date(year, month, tenth) if tenth else month_end(year, month)


def _part_of_year(words: str, year: int) -> date | None:
    match = _PART.fullmatch(words)
    if not words or match is None:
        return date(year, 12, 31) if words in ("全年", "本年度", "当年度", "年度内") else None
    month = int(match[3]) * 3 if match[3] else 6 if match[2] == "上半年" else 12
    return month_end(int(match[1] or year), month)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
