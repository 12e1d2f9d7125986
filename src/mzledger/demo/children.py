"""Orphans and children in difficulty, their guardians, and what they are paid."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.people import People, Person
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import standards
from mzledger.demo.spells import Spell, closing, flat, instalments, next_month, price_months
from mzledger.programs.children import ChildClass
from mzledger.programs.orphans import Item, Upbringing
from mzledger.programs.shared.words import Relation, StopReason

ORPHAN_YUAN = {FIRST: 700, YEAR: 740}
PRICE_YUAN = {YEAR: 150}
PRICE_OTHERWISE = 50
SCHOOLING = ((6, "未入学"), (12, "小学"), (15, "初中"), (18, "高中"))
GUARDIANS = (
    ("祖父", "男"),
    ("祖母", "女"),
    ("伯父", "男"),
    ("叔父", "男"),
    ("姑母", "女"),
    ("舅父", "男"),
    ("姨母", "女"),
)
NOMINAL = {
    ChildClass.SERIOUS_ILLNESS: 150,
    ChildClass.SERIOUS_DISABILITY: 160,
    ChildClass.POOR_FAMILY: 105,
    ChildClass.POOR_GUARDIANSHIP: 120,
    ChildClass.OTHER: 95,
}
NO_CARER_SHARE = 0.07
OF_AGE = 18
LOWER_BEFORE = 10


@dataclass(slots=True, eq=False)
class Child:
    """An orphan, or a child in difficulty (who has a class)."""

    person: Person
    guardian: Person
    spell: Spell
    child_class: ChildClass | None = None
    kinship: str = ""

    def columns(self, year: int) -> dict[str, Any]:
        """The columns that both rosters share."""
        guardian = {"guardian_name": self.guardian.name, "guardian_id": self.guardian.id_no}
        return self.person.columns() | guardian | self.spell.columns(year)

    def payee(self) -> dict[str, Any]:
        """The money goes to the guardian's account."""
        return self.person.payee() | {"account": self.guardian.account}


def _new(people: People, rng: Random, age: int) -> Child:
    """A child who has been covered for some years, and a guardian invented for it."""
    child = people.aged(age, people.rural_place())
    kinship, sex = rng.choice(GUARDIANS)
    older = rng.randint(44, 58) if kinship.startswith("祖") else rng.randint(20, 38)
    guardian = people.aged(age + older, child.place, sex=sex, ethnic=child.ethnic)
    start = max(next_month(child.born), date(rng.randint(2014, 2018), rng.randint(1, 12), 1))
    return Child(child, guardian, Spell(start), kinship=kinship)


def _grown(people: People, rng: Random, year: int, month: int) -> Child:
    """A child who came of age in the month before."""
    grown = _new(people, rng, 17)
    born = next_month(date(year - 18, month, 1), -1).replace(day=rng.randint(2, 28))
    grown.person = people.born(born, grown.person.place, ethnic=grown.person.ethnic)
    grown.spell = Spell(date(2015, 3, 1), date(year, month, 1), StopReason.OF_AGE)
    return grown


def make_orphans(plan: Plan, people: People, rng: Random) -> list[Child]:
    """Those of the closing day, covered all year; one of age at New Year, two in the first year."""
    children = [_new(people, rng, rng.randint(4, 16)) for _ in range(plan["orphans.persons"])]
    return children + [_grown(people, rng, YEAR, 1), _grown(people, rng, FIRST, 5), _grown(people, rng, FIRST, 9)]


def orphan_roster(orphans: list[Child], year: int) -> list[dict[str, Any]]:
    """A row for every orphan of the year."""
    return [
        child.columns(year)
        | {
            "upbringing": Upbringing.RELATIVES,
            "guardian_relation": child.kinship,
            "schooling": next((name for age, name in SCHOOLING if year - child.person.born.year <= age), "高中"),
            "monthly_standard": ORPHAN_YUAN[min(year, YEAR)],
        }
        for child in orphans
        if child.spell.seen_in(year)
    ]


def orphan_payments(orphans: list[Child], year: int) -> list[dict[str, Any]]:
    """A row for every instalment of the living allowance, and for every month of price subsidy."""
    rows = []
    for child in orphans:
        booked = [
            (m, Item.LIVING, paid) for m, paid in instalments(child.spell, year, flat(ORPHAN_YUAN[min(year, YEAR)]))
        ]
        prices = (date(year, month, 1) for month in price_months(year))
        booked += [
            (month, Item.PRICE, PRICE_YUAN.get(year, PRICE_OTHERWISE)) for month in prices if child.spell.covers(month)
        ]
        rows += [child.payee() | {"paid_month": m, "item": item, "paid_amount": paid} for m, item, paid in booked]
    return rows


def make_children(plan: Plan, people: People, households: list[Household], rng: Random) -> list[Child]:
    """Children in difficulty: some of dibao households (the head is their guardian), the others invented."""
    wanted = plan["children.persons"]
    pool = [
        (member.person, household)
        for household in households
        for member in household.present(closing(YEAR))
        if 4 <= YEAR - member.person.born.year <= 16
        and member.covered
        and member.relation is not Relation.HEAD
        and household.spell.start.year < 2018
    ]
    pool = [found for found in pool if found[1].head.born.year < 1998]
    children = []
    for person, household in rng.sample(pool, min(len(pool), wanted * 2 // 5)):
        start = max(next_month(person.born), date(rng.randint(2017, 2018), rng.randint(1, 12), 1))
        severe = person.disability is not None and person.disability[1] in ("一级", "二级")
        name = (
            ChildClass.SERIOUS_DISABILITY
            if severe
            else rng.choice((ChildClass.POOR_FAMILY, ChildClass.SERIOUS_ILLNESS))
        )
        children.append(Child(person, household.head, Spell(start), name, "户主"))
    for number in range(wanted - len(children)):
        child = _new(people, rng, rng.randint(4, 16))
        child.child_class = (
            ChildClass.NO_CARER if number < round(wanted * NO_CARER_SHARE) else rng.choice(list(NOMINAL))
        )
        if number % 8 == 7:
            child.spell.start = date(YEAR, rng.randint(2, 10), 1)
        children.append(child)
    for number in range(plan.sized(9)):
        grown = _grown(people, rng, YEAR - number % 2, rng.randint(2, 10))
        grown.child_class = ChildClass.POOR_FAMILY
        children.append(grown)
    return children


def make_standards(plan: Plan, children: list[Child]) -> dict[ChildClass, int]:
    """Monthly standards by class that cost exactly what is planned; without a carer a child gets what an orphan gets."""
    months: Counter[ChildClass] = Counter(dict.fromkeys(NOMINAL, 0))
    for child in children:
        assert child.child_class
        months[child.child_class] += len(child.spell.months(YEAR))
    fixed = months.pop(ChildClass.NO_CARER, 0) * ORPHAN_YUAN[YEAR]
    found = standards(plan.money("children.paid") - fixed, months, NOMINAL)
    return found | {ChildClass.NO_CARER: ORPHAN_YUAN[YEAR]}


def _standard(child: Child, year: int, yuan: dict[ChildClass, int]) -> int:
    assert child.child_class
    return yuan[child.child_class] - (LOWER_BEFORE if year < YEAR else 0)


def child_roster(children: list[Child], year: int, yuan: dict[ChildClass, int]) -> list[dict[str, Any]]:
    """A row for every child of the year."""
    return [
        child.columns(year) | {"child_class": child.child_class, "monthly_standard": _standard(child, year, yuan)}
        for child in children
        if child.spell.seen_in(year)
    ]


def child_payments(children: list[Child], year: int, yuan: dict[ChildClass, int]) -> list[dict[str, Any]]:
    """A row for every instalment."""
    return [
        child.payee() | {"paid_month": month, "paid_amount": paid, "child_class": child.child_class}
        for child in children
        for month, paid in instalments(child.spell, year, flat(_standard(child, year, yuan)))
    ]


def grow(plan: Plan, people: People, children: list[Child], wanted: int, year: int, rng: Random) -> None:
    """A year after the planned one: who comes of age stops in the month after, at the latest in the last paid one;
    so many new children come in."""
    for child in children:
        of_age = next_month(date(child.person.born.year + OF_AGE, child.person.born.month, 1))
        if child.spell.stop is None and of_age <= next_month(closing(year)):
            child.spell.stop = max(date(year, 1, 1), min(of_age, closing(year).replace(day=1)))
            child.spell.reason = StopReason.OF_AGE
    in_need = any(child.child_class for child in children)
    for _ in range(wanted):
        child = _new(people, rng, rng.randint(2, 13))
        child.child_class = rng.choice(list(NOMINAL)) if in_need else None
        child.spell.start = date(year, rng.randint(1, 10), 1)
        children.append(child)
