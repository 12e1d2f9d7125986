"""Payments: for every line of a roster, month by month, at standards that cost exactly what is planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from mzledger.demo.filling import Cells, Filling, value
from mzledger.demo.households import HEAD, Household
from mzledger.demo.plan import YEAR, instalments, standards
from mzledger.demo.recipes import Recipe, frozen
from mzledger.demo.rosters import Line, Roster
from mzledger.schema.measure import Count, During

FREE = 100
"""Yuan a month where nothing is said of an amount."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is paid.

    `by`: what the amount depends on (`@covered`, `@quarter`, fields of the roster); `nominal`: yuan about which the standards
    lie, by those words, `firm` those that are as they are; `fixed`: yuan by year, instead. `each`: for every covered member.
    `months`: the months by year (2020=1,2,3; *=9), `once`: once a year, in the first month from this one on, but not to
    those who come in in it. `sum`: the target,
    reached `until` that month. `shown`: the column of the roster with the amount; `change`: yuan less before the planned year,
    more in each after.
    """

    where: Mapping[str, str] = field(default_factory=dict)
    by: tuple[str, ...] = ()
    nominal: Mapping[str, int] = field(default_factory=dict)
    firm: tuple[str, ...] = ()
    fixed: str = ""
    sum: str = ""
    each: bool = False
    months: str = ""
    until: int = 12
    once: int = 0
    shown: str = ""
    change: tuple[int, ...] = (0, 0)


class Payments:
    """The payments of one roster."""

    def __init__(self, recipe: Recipe, roster: Roster) -> None:
        self.recipe, self.roster, self.county = recipe, roster, roster.county
        money = [spec.name for spec in roster.recipe.table.fields if spec.kind == "金额" and spec.column.required]
        said = recipe.how.get("item") or [{"nominal": {"*": FREE}, "shown": "".join(money[:1])}]
        self.items = [Item(**frozen(one)) for one in said]
        self.yuan: dict[tuple[int, str], int] = {}

    def settle(self, year: int) -> None:
        """Sets the year's standards: in the planned year they reach the targets, in others they differ by a fixed step."""
        nominal = {(at, word): yuan for at, item in enumerate(self.items) for word, yuan in item.nominal.items()}
        self.yuan = self.yuan or nominal
        for named in dict.fromkeys(filter(None, map(self._sum, self.items))) if year == YEAR else ():
            own = {key: yuan for key, yuan in nominal.items() if self._sum(self.items[key[0]]) == named}
            months: Counter[tuple[int, str]] = Counter(dict.fromkeys(own, 0))
            for at in dict.fromkeys(at for at, _ in own):
                item = self.items[at]
                due = [(line, month) for line in self._payees(year) for month in self._months(item, line, year)]
                for line, month in due:
                    if month.month <= item.until:
                        months[at, self._kind(at, line, month)] += self._times(item, line, month)
            firm = {(at, word): months.pop((at, word)) for at, word in own if word in self.items[at].firm}
            total = self.county.plan.money(named, year) - sum(own[key] * count for key, count in firm.items())
            self.yuan |= standards(total, months, own) | {key: own[key] for key in firm}

    def _sum(self, item: Item) -> str:
        """The name of the sum that an item's standards must come to; '' where no target says it."""
        for measure in self.recipe.counted(Count.TOTAL) if item.nominal and not item.sum else ():
            said = {k: str(v) for k, v in measure.where.items()}
            whole = isinstance(measure.when, During) and not measure.when.months
            if whole and said.items() <= item.where.items() and self.recipe.key(measure.slug) in self.county.plan:
                return self.recipe.key(measure.slug)
        return item.sum

    def _payees(self, year: int) -> list[Line]:
        return [line for line in self.roster.seen(year) if "home" not in line.known or line.known["@relation"] == HEAD]

    def _trait(self, line: Line, name: str, month: date) -> Any:
        """What the amount depends on, for a month."""
        home: Household | None = line.known.get("home")
        if name == "@quarter":
            return (month.month + 2) // 3
        if home and name[0] == "@":
            return min(3, home.covered_on(month))
        if name not in self.roster.yearly:
            return (home.row if home else line.row).get(name) or line.row.get(name) or line.columns()[name]
        known = self.roster.known(line, month.year) if "lives" in self.roster.how else line.row | line.known
        known |= {"@age": line.age_on(month)}
        return value(self.roster.yearly[name], self.county.people.rng, known, month.year)

    def _kind(self, at: int, line: Line, month: date) -> str:
        word = "/".join(str(self._trait(line, name, month)) for name in self.items[at].by)
        return word if word in self.items[at].nominal else "*"

    def _times(self, item: Item, line: Line, month: date) -> int:
        return line.known["home"].covered_on(month) if item.each else 1

    def amount(self, at: int, line: Line, month: date) -> int:
        """Yuan of an item for one month."""
        item, later = self.items[at], month.year - YEAR
        if item.fixed:
            return int(self._in_year(item.fixed, month.year))
        yuan = self.yuan[at, self._kind(at, line, month)] + (-item.change[0] if later < 0 else item.change[1] * later)
        return yuan * self._times(item, line, month)

    def _in_year(self, said: str, year: int) -> str:
        return str(value(f"by year: {said}", self.county.people.rng, {"year": year}, year))

    def _months(self, item: Item, line: Line, year: int) -> list[date]:
        months = line.spell.months(year)
        if item.months:
            listed = self._in_year(item.months, year).split(",")
            return [month for month in months if str(month.month) in listed]
        due = [month for month in months if month.month >= item.once][: 1 if item.once else None]
        return [month for month in due if not item.once or line.spell.start < month]

    def shown(self, line: Line, year: int) -> Cells:
        """The amounts of the last covered month, in the columns of the roster that show them."""
        line = line.known["home"].lines[0] if "home" in line.known else line
        day = line.spell.last_day_in(year).replace(day=1)
        return {item.shown: self.amount(at, line, day) for at, item in enumerate(self.items) if item.shown}

    def rows(self, year: int) -> list[Cells]:
        """A row for every instalment."""
        made = [row for at in range(len(self.items)) for row in self._monthly(at, year)]
        Filling(self.recipe.table.fields, {}, self.county.plan, self.roster.rng(year), year).fill(made)
        return [{name: row[name] for name in self.recipe.fields if name in row} for row in made]

    def _monthly(self, at: int, year: int) -> Iterator[Cells]:
        item = self.items[at]
        told = [name for name in self.recipe.fields if name in self.roster.yearly]
        for line in self._payees(year):
            pay, whole = partial(self.amount, at, line), not (item.months or item.once)
            months = [] if whole else self._months(item, line, year)
            payee = line.persons.get("guardian", line.persons[""])
            same = line.columns() | line.row | dict(item.where) | {"account": payee.account}
            paid = instalments(line.spell, year, pay) if whole else [(month, pay(month)) for month in months]
            for month, yuan in paid:
                traits = {name: self._trait(line, name, month) for name in told}
                yield same | traits | {"paid_month": month, "paid_amount": yuan}
