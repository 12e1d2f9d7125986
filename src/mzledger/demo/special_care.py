"""Special-care beneficiaries of nine classes, and what they are paid in a year, each class its own sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from mzledger.demo.people import People, Person
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.settle import spread
from mzledger.demo.spells import closing
from mzledger.programs.special_care import CareClass, Item

AGES = {
    CareClass.DISABLED_SERVICEMEN: (35, 70),
    CareClass.DISABLED_OFFICIALS: (38, 58),
    CareClass.DEMOCRATS: (62, 86),
    CareClass.MARTYR_FAMILIES: (66, 84),
    CareClass.DEMOBILISED: (58, 88),
    CareClass.WAR_AND_TEST: (58, 72),
    CareClass.RURAL_60: (62, 82),
    CareClass.MARTYR_CHILDREN: (62, 72),
    CareClass.DEMOBILISED_CADRES: (70, 84),
}
SOLDIERS = (
    CareClass.DISABLED_SERVICEMEN,
    CareClass.DEMOBILISED,
    CareClass.WAR_AND_TEST,
    CareClass.RURAL_60,
    CareClass.DEMOBILISED_CADRES,
)
LATER = {CareClass.RURAL_60: 2, CareClass.DISABLED_SERVICEMEN: 1}
"""How many of a class came in only in the planned year; in each later year the oldest class gets one more."""
PAY_DAYS = ((3, 20), (6, 19), (9, 18))
PRICE_DAYS = ((4, 28), (8, 28))
PRICE_CLASSES = (CareClass.DISABLED_SERVICEMEN, CareClass.RURAL_60)
DIED = CareClass.WAR_AND_TEST
"""The class of which one died in September of the planned year: still among that year's persons, paid until then."""


@dataclass(slots=True, eq=False)
class Beneficiary:
    """Somebody in a class: the years in which he or she is on the roster, and the day of death."""

    person: Person
    care_class: CareClass
    certificate: str
    first: int
    died: date | None = None

    def seen_in(self, year: int) -> bool:
        """Whether the year's roster has the person; who died during the year is still among the year's persons."""
        return self.first <= year and (self.died is None or self.died.year >= year)

    def columns(self) -> dict[str, Any]:
        """The columns that both tables share."""
        return self.person.columns() | {"care_class": self.care_class}


def make_beneficiaries(plan: Plan, people: People, rng: Random) -> list[Beneficiary]:
    """Those of the planned year: three of them came in that year, one died in its September."""
    found: list[Beneficiary] = []
    for care_class, (youngest, oldest) in AGES.items():
        for place in range(plan[f"special_care.{care_class.name.lower()}"]):
            sex = "男" if care_class is not CareClass.MARTYR_FAMILIES and rng.random() < 0.95 else "女"
            person = people.aged(rng.randint(youngest, oldest), people.rural_place(), sex=sex)
            number = f"优字（合成）第{len(found) + 1:04d}号"
            first = YEAR if place < LATER.get(care_class, 0) else 0
            found.append(Beneficiary(person, care_class, number, first))
    next(b for b in found if b.care_class is DIED).died = date(YEAR, 9, 9)
    return found


def add_beneficiary(found: list[Beneficiary], people: People, year: int) -> None:
    """A farmer's son who served and has turned 60, in a year after the planned one."""
    person = people.aged_in(year, 60, people.rural_place(), sex="男")
    found.append(Beneficiary(person, CareClass.RURAL_60, f"优字（合成）第{len(found) + 1:04d}号", year))


def roster(beneficiaries: Iterable[Beneficiary], year: int) -> list[dict[str, Any]]:
    """A row for everybody of the year."""
    return [b.columns() | {"care_certificate": b.certificate} for b in beneficiaries if b.seen_in(year)]


def payments(plan: Plan, beneficiaries: list[Beneficiary], year: int) -> list[dict[str, Any]]:
    """A row for every payment, by day: each class gets its sum, in thirds; some get a price subsidy twice."""
    rows = []
    for care_class in AGES:
        members = [b for b in beneficiaries if b.care_class is care_class and b.seen_in(year)]
        key = f"special_care.{care_class.name.lower()}"
        days = [date(year, *day) for day in PAY_DAYS]
        due = [(member, day) for day in days for member in members if member.died is None or day < member.died]
        amounts = spread(plan.money_of(plan.noted(key)[0], key, year), len(due))
        rows += [_paid(b, Item.PENSION, day, yuan) for (b, day), yuan in zip(due, amounts, strict=True) if yuan]
    subsidised = [b for b in beneficiaries if b.care_class in PRICE_CLASSES and b.seen_in(year) and not b.died]
    subsidised = subsidised[: plan.in_year("special_care.price_subsidy", year)]
    due = [(member, date(year, *day)) for day in PRICE_DAYS for member in subsidised]
    key = "special_care.price_subsidy"
    amounts = spread(plan.money_of(plan.noted(key)[0], f"{key}.paid", year), len(due))
    rows += [_paid(b, Item.PRICE, day, yuan) for (b, day), yuan in zip(due, amounts, strict=True) if yuan]
    return sorted(rows, key=lambda row: (row["care_paid_day"], row["id_no"], row["item"]))


def _paid(beneficiary: Beneficiary, item: Item, day: date, yuan: int) -> dict[str, Any]:
    assert day <= closing(day.year)
    return beneficiary.columns() | {"item": item, "care_paid_day": day, "paid_amount": yuan}
