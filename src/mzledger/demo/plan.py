"""The figures that the ledgers of the planned year must give, and how they are reached exactly; and how time passes in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

import numpy as np

from mzledger.values.money import half_up
from mzledger.values.period import month_end, next_month


def shipped(name: str) -> str:
    """A file that comes with the generator, as text."""
    return files("mzledger.demo").joinpath(name).read_text(encoding="utf-8")


_PLANNED: dict[str, Any] = json.loads(shipped("county-2020.json"))
_FACTS: dict[str, dict[str, Any]] = {fact["key"]: fact for fact in _PLANNED["facts"]}
YEAR: int = _PLANNED["year"]
"""The year that is planned figure by figure; other years come out near it."""
FIRST = YEAR - 1
"""The first year of which there are all ledgers."""
DRIFT = 0.08
"""By how much a count of another year may differ from the planned year's, in either direction."""
K = TypeVar("K", bound=Hashable)
Named = str | int
"""A number, or the name of one: a fact's key, `key#2` for the second sum in yuan that its note says, `key#残疾人` for a part
of it that the note counts, `-key` for a figure less; several are joined by blanks."""


class Plan:
    """Targets by name. Counts are scaled and never fall to zero; money is scaled to whole hundreds of yuan.

    >>> Plan()["dibao.rural.persons"], Plan(Decimal("0.1")).money("special_care.martyr_families#1", 2020)
    (4371, 2900)
    """

    def __init__(self, scale: Decimal = Decimal(1)) -> None:
        self.scale = scale

    def __contains__(self, key: object) -> bool:
        return key in _FACTS and _FACTS[str(key)]["value"] is not None

    def whole(self, named: Named) -> int:
        """The number of the full county."""
        parts = str(named).split()
        return sum(-_whole(part[1:]) if part.startswith("-") else _whole(part) for part in parts)

    def __getitem__(self, named: Named) -> int:
        return self.sized(self.whole(named))

    def sized(self, count: int) -> int:
        """A count of the full county, at this scale."""
        return max(1, int(half_up(count * self.scale, 0))) if count else 0

    def in_year(self, named: Named, year: int) -> int:
        """A count at this scale: as planned in the planned year, a little more or less in another.

        >>> Plan().in_year(100, 2020), 92 <= Plan().in_year(100, 2021) <= 108
        (100, True)
        """
        return self.sized(round(self.whole(named) * _drift(named, year)))

    def money(self, named: Named, year: int) -> int:
        """A sum of yuan: exact in the planned year's full county, else whole hundreds that drift likewise."""
        if year == YEAR and self.scale == 1:
            return self.whole(named)
        return self.sized(round(self.whole(named) * _drift(named, year) / 100)) * 100


def _drift(named: Named, year: int) -> float:
    return 1.0 if year == YEAR else 1 + Random(f"{named}/{year}").uniform(-DRIFT, DRIFT)


def _whole(named: str) -> int:
    """One figure by its name; a number stands for itself."""
    key, _, part = named.partition("#")
    if key.isdigit():
        return int(key)
    if part.isdigit():
        return int(re.findall(r"(\d+) 元", _FACTS[key]["how"])[int(part) - 1])
    parts = {name: int(count) for name, count in re.findall(r"([\u4e00-\u9fff]+)(\d+)", _FACTS[key]["how"])}
    return parts[part] if part else int(_FACTS[key]["value"])


def last_month(year: int) -> int:
    """The month in which a year's ledger was closed: December before the planned year, October since."""
    return 12 if year < YEAR else 10


@cache
def closing(year: int) -> date:
    """The day on which a year's ledger was closed."""
    return month_end(year, last_month(year))


def some_month(rng: Random, year: int, first: int = 2, last: int = 12) -> date:
    """The first day of some month of a year, until its closing."""
    return date(year, rng.randint(first, min(last, last_month(year))), 1)


def office_day(rng: Random, first: date, last: date) -> date:
    """A working day between two days; any day where they are close."""
    span = max(0, (last - first).days)
    days = iter(lambda: first + timedelta(days=rng.randint(0, span)), None)
    return next(day for day in days if day.weekday() < 5 or span < 3)


@dataclass(slots=True)
class Spell:
    """From `start` on, until the day before `stop`."""

    start: date
    stop: date | None = None
    reason: str = ""

    def covers(self, day: date) -> bool:
        """Whether that day belongs to it."""
        return self.start <= day and (self.stop is None or day < self.stop)

    def seen_in(self, year: int, until: date | None = None) -> bool:
        """Whether the year's ledger has it: there at the last year's end, or begun since and before the closing."""
        return self.start <= (until or closing(year)) and (self.stop is None or self.stop >= date(year, 1, 1))

    def stop_known_in(self, year: int) -> date | None:
        """The stop as the year's ledger knows it."""
        return self.stop if self.stop is not None and self.stop <= closing(year) else None

    def last_day_in(self, year: int) -> date:
        """The last day for which the year's ledger has it covered: the closing day, or the day of the last paid month."""
        stop = self.stop_known_in(year)
        return next_month(stop, -1) if stop else closing(year)

    def months(self, year: int) -> list[date]:
        """The months of the year, up to the closing, on whose first day it is covered."""
        months = (date(year, month, 1) for month in range(1, last_month(year) + 1))
        return [month for month in months if self.covers(month)]


def instalments(spell: Spell, year: int, amount: Callable[[date], int]) -> list[tuple[date, int]]:
    """What is paid, and for which month it is booked: monthly from the planned year on, quarterly before.

    A quarter is booked in its last covered month, so that whoever leaves is settled in the month of leaving.
    """
    quarters: dict[int, list[date]] = {}
    for month in spell.months(year):
        quarters.setdefault(month.month if year >= YEAR else (month.month - 1) // 3, []).append(month)
    return [(group[-1], sum(map(amount, group))) for group in quarters.values()]


def standards(target: int, months: Mapping[K, int], nominal: Mapping[K, int]) -> dict[K, int]:
    """Monthly standards in whole yuan, near the nominal ones, that cost exactly the target over so many paid months.

    Where no such standards exist (a county of a few people) the total is as near as they go.

    >>> standards(45370, {"全托": 44, "日托": 17}, {"全托": 850, "日托": 460})
    {'全托': 848, '日托': 474}
    """
    keys = [key for key in months if months[key]]
    if not keys or target <= 0:
        return dict(nominal)
    factor = target / sum(nominal[key] * months[key] for key in keys)
    base = {key: round(nominal[key] * factor) for key in nominal}
    residual = target - sum(base[key] * months[key] for key in keys)
    reach = 60 if len(keys) <= 4 else 14 if len(keys) <= 6 else 6
    halves = (keys[::2], keys[1::2])
    left, left_sums, left_costs = _changes([months[key] for key in halves[0]], reach)
    right, sums, costs = _changes([months[key] for key in halves[1]], reach)
    near = np.clip(np.searchsorted(left_sums, residual - sums)[None] - [[1], [0]], 0, len(left) - 1)
    misses, cost = abs(left_sums[near] + sums - residual), left_costs[near] + costs
    side, at = np.unravel_index(np.lexsort((cost.ravel(), misses.ravel()))[0], misses.shape)
    offsets = dict(zip((*halves[0], *halves[1]), (*left[near[side, at]], *right[at]), strict=True))
    return {key: yuan + int(offsets.get(key, 0)) for key, yuan in base.items()}


def _changes(months: list[int], reach: int) -> tuple[Any, Any, Any]:
    """All changes of up to `reach` yuan in some standards, what each costs over their months, and how far it goes; by cost."""
    grid = np.indices([2 * reach + 1] * len(months)).reshape(len(months), (2 * reach + 1) ** len(months)).T - reach
    sums, far = grid @ np.array(months, int), (grid**2).sum(1)
    order = np.lexsort((far, sums))
    first = order[np.unique(sums[order], return_index=True)[1]]
    return grid[first], sums[first], far[first]


def spread(total: int, parts: int, step: int = 10) -> list[int]:
    """A sum in parts as even as whole steps allow; what is less than a step goes to the first.

    >>> spread(709, 3)
    [249, 230, 230]
    """
    steps, rest = divmod(total, step)
    each, more = divmod(steps, parts) if parts else (0, 0)
    return [(each + (number < more)) * step + rest * (number == 0) for number in range(parts)]


def mend(rng: Random, values: list[int], total: int, step: int, least: int, most: int) -> list[int]:
    """The values, changed one by one in steps until they add up to the total; the limits give way where they must."""
    missing, tried = total - sum(values), 0
    while missing and values:
        at, change = rng.randrange(len(values)), max(-step, min(step, missing))
        tried += 1
        if least <= values[at] + change <= most or tried > 40 * len(values):
            values[at] += change
            missing -= change
    return values
