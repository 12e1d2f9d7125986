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
