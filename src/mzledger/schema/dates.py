"""Dates and months as ledgers write them: one parser with an explicit precision.

Real date cells; text such as 2020.5.1, 2020-5-1, 2020/5/1, 2020年5月1日, 20200501, and for months 2020.05, 2020-5,
2020年5月, 202005. An Excel serial (20000–60000) counts only because the column is a date column. A number such as 2020.1
may be January or October, so it is an error with both readings named.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import ValidationInfo

from mzledger.schema.defects import defect, mended, shown
from mzledger.values.numerals import ZEROS, in_digits

_EPOCH = date(1899, 12, 30)
_YEARS_AS_DATES = (_EPOCH + timedelta(days=1949), _EPOCH + timedelta(days=2100))
"""Where a number such as 2020.5 lands in a cell with a date format: in 1905."""
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_DAY_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?")
_MONTH_DIGITS = re.compile(r"(\d{4})(\d{2})")
_TAIL = re.compile(r"(月)?(份)?(起|开始|起始|起享受|以后|止|末|底|初)$")
_WORDED = re.compile(
    r"(\d{2,4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:份)?(?:[,，、;；()]*)"
    r"(?:因|已|起)?(?:死亡|去世|病故|亡故|停发|停保|取消|退出|注销|迁出|嫁出|清退|收入超标|财产超标|转特困|就业|服刑|失踪|自愿退出|停)[^\d]{0,6}"
)
"""A date with its reason in one cell: 2020年5月死亡."""
_TOLD = re.compile(
    r"(?:(?!\d{2,4}年|\d{4}).)*[,;。、](\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:份)?"
    r"(?:起|开始)?(?:停发|停保|停止|取消|退保|退出|注销|终止|清退)[^\d]{0,6}"
)
"""The reason first, as remarks have it: 年满18周岁，2021年5月起停发."""
_SHORT_YEAR = re.compile(r"(\d{2})年(\d{1,2})月(?:(\d{1,2})日)?")
_CHINESE_YEAR = re.compile(rf"[二一][{ZEROS}九]..年")


BIRTHS, SINCE_1949 = (1880, 2100), (1949, 2100)
"""The years in which a birth, and in which a day or a month of an office's programs can be."""
EARLIEST, EARLIEST_BIRTH = 20000, 3654
"""The least serial of a day or month (1954) and of a birth (1910)."""
_BLANKS_BETWEEN = re.compile(r"\d{4}(\s+\d{1,2}){1,2}", re.ASCII)


def _from_serial(number: float, least: int) -> date | None:
    return _EPOCH + timedelta(days=int(number)) if least <= number <= 60000 else None


def _plain_text(raw: Any) -> str:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return f"{raw:.15g}"
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    text = ("-" if _BLANKS_BETWEEN.fullmatch(text) else "").join(text.split())
    return re.sub(r"((?<=[\d日])T?\d{2}:\d{2}(:\d{2}(\.\d+)?)?|[—\-~]+)$", "", text)


def _half_written(text: str, raw: Any, info: ValidationInfo) -> str:
    """2020年5月起, 20年5月, 二〇二〇年五月 as they are meant; each is noted."""
    tail = _TAIL.search(text)
    meant = text[: tail.start()] + (tail[1] or "") if tail else text
    worded = _WORDED.fullmatch(meant) or _TOLD.fullmatch(meant)
    if worded:
        meant = worded[1]
    if _CHINESE_YEAR.match(meant):
        meant = in_digits(meant)
    short = _SHORT_YEAR.fullmatch(meant)
    if short:
        meant = f"20{meant}"
    if meant != text:
        mended(info, f"“{shown(raw)}”已读作“{meant}”")
    return meant


def _real(year: str, month: str, day: str = "1") -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _cell_date(raw: Any, info: ValidationInfo, least: int = EARLIEST) -> date | None:
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
        if _YEARS_AS_DATES[0] <= day <= _YEARS_AS_DATES[1]:
            said = (day - _EPOCH).days
            raise defect(
                "MZ118", f"日期是 {day:%Y-%m-%d}，多半是把 {said} 年的某月写成了“{said}.5”的样子，被 Excel 当成了日期"
            )
        return day
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        found = _from_serial(raw, least)
        if found:
            mended(info, f"数字 {raw:.15g} 是 Excel 日期序号，已读作 {found:%Y-%m-%d}")
        return found
    return None


def read_day(raw: Any, info: ValidationInfo) -> date:
    """A day of an office's work; a month alone is not enough."""
    return _within(_day(raw, info, EARLIEST), SINCE_1949)


def read_birth_day(raw: Any, info: ValidationInfo) -> date:
    """The day on which somebody was born: it may be older than the office's programs."""
    return _within(_day(raw, info, EARLIEST_BIRTH), BIRTHS)


def _day(raw: Any, info: ValidationInfo, least: int) -> date:
    found = _cell_date(raw, info, least)
    if found is None:
        text = _half_written(_plain_text(raw), raw, info)
        match = _DAY.fullmatch(text) or _DAY_DIGITS.fullmatch(text)
        found = _real(*match.groups()) if match else None
    if found is None:
        raise defect("MZ118", f"“{shown(raw)}”不是日期，应写成 2020-05-01 的样子")
    return found


def read_month(raw: Any, info: ValidationInfo) -> date:
    """A month, as its first day; a full date is taken for its month."""
    found = _cell_date(raw, info)
    if found is None:
        text = _plain_text(raw)
        if isinstance(raw, float) and re.fullmatch(r"\d{4}\.1", text):
            raise defect(
                "MZ118", f"“{text}”可能是 {text[:4]} 年 1 月，也可能是 {text[:4]} 年 10 月（数字丢了末位的 0）"
            )
        text = _half_written(text, raw, info)
        match = (
            _MONTH.fullmatch(text)
            or _MONTH_DIGITS.fullmatch(text)
            or _DAY.fullmatch(text)
            or _DAY_DIGITS.fullmatch(text)
        )
        found = _real(*match.groups()) if match else None
    if found is None:
        raise defect("MZ118", f"“{shown(raw)}”不是年月，应写成 2020-05 的样子")
    return _within(found.replace(day=1), SINCE_1949)


def _within(day: date, years: tuple[int, int]) -> date:
    if not years[0] <= day.year <= years[1]:
        raise defect("MZ118", f"年份是 {day.year}，应在 {years[0]} 到 {years[1]} 年之间")
    return day
