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


def is_half_year(day: date) -> bool:
    """Whether what is counted from 1 January to a day is the first half of a year."""
    return (day.month, day.day) == (6, 30)


def so_far(day: date) -> str:
    """The time from 1 January to a day, in words.

    >>> so_far(date(2020, 12, 31)), so_far(date(2020, 6, 30)), so_far(date(2020, 10, 31)), so_far(date(2020, 1, 31))
    ('2020年', '2020年上半年', '2020年1—10月', '2020年1月')
    >>> so_far(date(2020, 10, 15))
    '2020年1月1日至10月15日'
    """
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年"
    if is_half_year(day):
        return f"{day.year}年上半年"
    if day != month_end(day.year, day.month):
        return f"{day.year}年1月1日至{day.month}月{day.day}日"
    return f"{day.year}年1—{day.month}月" if day.month > 1 else f"{day.year}年1月"


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2020, 2)
    datetime.date(2020, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def same_day_in(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes 28 where there is none.

    >>> same_day_in(date(2020, 2, 29), 2019)
    datetime.date(2019, 2, 28)
    """
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
