"""Time: from when to when somebody is covered, what a year's ledger knows of it, and in which months it pays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.plan import YEAR
from mzledger.values.period import month_end


def last_month(year: int) -> int:
    """The month in which a year's ledger was closed: December before the planned year, October since."""
    return 12 if year < YEAR else 10


def closing(year: int) -> date:
    """The day on which a year's ledger was closed."""
    return month_end(year, last_month(year))


def office_days(
    rng: Random, year: int, count: int, first: tuple[int, int] = (1, 2), last: date | None = None
) -> list[date]:
    """So many working days of a year in order, from a day on until the closing (or another day); they may repeat."""
    start, end = date(year, *first), min(last or closing(year), closing(year))
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    return sorted(rng.choices([day for day in days if day.weekday() < 5], k=count))


def price_months(year: int) -> tuple[int, ...]:
    """The months of a year with a price subsidy: prices rose most in the first half of the planned year."""
    if year < YEAR:
        return (9, 12)
    return (1, 2, 3, 4, 5, 6) if year == YEAR else (1, 2)


def next_month(day: date, months: int = 1) -> date:
    """The first day of the month so many months later.

    >>> next_month(date(2019, 12, 15))
    datetime.date(2020, 1, 1)
    """
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


@dataclass(slots=True)
class Spell:
    """From `start` on, until the day before `stop`; both are first days of months."""

    start: date
    stop: date | None = None
    reason: str = ""

    def covers(self, day: date) -> bool:
        """Whether that day belongs to it."""
        return self.start <= day and (self.stop is None or day < self.stop)

    def seen_in(self, year: int) -> bool:
        """Whether the year's ledger has it: covered at the last year's end, or begun since and before the closing."""
        return self.start <= closing(year) and (self.stop is None or self.stop >= date(year, 1, 1))

    def stop_known_in(self, year: int) -> date | None:
        """The stop as the year's ledger knows it."""
        return self.stop if self.stop is not None and self.stop <= closing(year) else None

    def last_day_in(self, year: int) -> date:
        """The last day for which the year's ledger has it covered: the closing day, or the day of the last paid month."""
        stop = self.stop_known_in(year)
        return next_month(stop, -1) if stop else closing(year)

    def columns(self, year: int) -> dict[str, Any]:
        """The columns that say from when, until when and why."""
        stop = self.stop_known_in(year)
        return {"start_month": self.start, "stop_month": stop, "stop_reason": self.reason if stop else None}

    def months(self, year: int) -> list[date]:
        """The covered months of the year, up to the closing."""
        months = (date(year, month, 1) for month in range(1, last_month(year) + 1))
        return [month for month in months if self.covers(month)]


def flat(yuan: int) -> Callable[[date], int]:
    """The same amount in every month."""
    return lambda month: yuan


def instalments(spell: Spell, year: int, amount: Callable[[date], int]) -> list[tuple[date, int]]:
    """What is paid, and for which month it is booked: monthly from the planned year on, quarterly before.

    A quarter is booked in its last covered month, so that whoever leaves is settled in the month of leaving.
    """
    months = spell.months(year)
    if year >= YEAR:
        return [(month, amount(month)) for month in months]
    quarters: dict[int, list[date]] = {}
    for month in months:
        quarters.setdefault((month.month - 1) // 3, []).append(month)
    return [(group[-1], sum(amount(month) for month in group)) for group in quarters.values()]
