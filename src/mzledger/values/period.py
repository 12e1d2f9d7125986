"""Days and spans: a stock is counted on a day, a flow over a span."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """Both ends belong to it; a stock's span is one day.

    >>> str(Span(date(2020, 1, 1), date(2020, 10, 31))), str(Span.on(date(2020, 10, 31)))
    ('2020年1月1日至2020年10月31日', '截至2020年10月31日')
    """

    first: date
    last: date

    @classmethod
    def on(cls, day: date) -> Span:
        """The span of a stock: that one day."""
        return cls(day, day)

    def __str__(self) -> str:
        if self.first == self.last:
            return f"截至{chinese(self.last)}"
        return f"{chinese(self.first)}至{chinese(self.last)}"


def chinese(day: date) -> str:
    """2020年10月31日, without leading zeros (GB/T 15835)."""
    return f"{day.year}年{day.month}月{day.day}日"


QUARTERS = {(3, 31): "一季度", (6, 30): "上半年", (9, 30): "前三季度"}
"""Closing days within a year whose span since 1 January has a name of its own."""


def part_of_year(day: date) -> str:
    """What the time from 1 January to a day is called, 上半年; '' where it has no name."""
    return QUARTERS.get((day.month, day.day), "")


def so_far(day: date) -> str:
    """The time from 1 January to a day, in words.

    >>> so_far(date(2020, 12, 31)), so_far(date(2020, 6, 30)), so_far(date(2020, 10, 31)), so_far(date(2020, 1, 31))
    ('2020年', '2020年上半年', '2020年1—10月', '2020年1月')
    >>> so_far(date(2020, 10, 15)), so_far(date(2020, 9, 30)), so_far(date(2020, 1, 1))
    ('2020年1月1日至10月15日', '2020年前三季度', '2020年1月1日')
    """
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年"
    if part_of_year(day):
        return f"{day.year}年{part_of_year(day)}"
    if (day.month, day.day) == (1, 1):
        return chinese(day)
    if day != month_end(day.year, day.month):
        return f"{day.year}年1月1日至{day.month}月{day.day}日"
    return f"{day.year}年1—{day.month}月" if day.month > 1 else f"{day.year}年1月"


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2020, 2)
    datetime.date(2020, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def next_month(day: date, months: int = 1) -> date:
    """The first day of the month so many months later.

    >>> next_month(date(2019, 12, 15))
    datetime.date(2020, 1, 1)
    """
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def same_day_in(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes 28 where there is none.

    >>> same_day_in(date(2020, 2, 29), 2019)
    datetime.date(2019, 2, 28)
    """
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
