"""People in extreme hardship: mostly old and alone, some disabled, a few minors."""

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
from mzledger.demo.spells import Spell, flat, instalments
from mzledger.programs.extreme_hardship import Item, PersonClass, SelfCare, SupportMode
from mzledger.programs.shared.words import Relation, StopReason

HOME = "同德县福利服务中心"
CARE_HOME = "同德县敬老院"
RESIDENTS = 8
LEFT = 7
NOMINAL: dict[object, int] = {
    SupportMode.DISPERSED: 960,
    SupportMode.INSTITUTION: 1050,
    SelfCare.FULL: 180,
    SelfCare.PARTLY_LOST: 420,
    SelfCare.LOST: 880,
}
LOWER_BEFORE = 40


@dataclass(slots=True, eq=False)
class Supported:
    """A person in extreme hardship."""

    person: Person
    head: Person
    relation: Relation
    spell: Spell
    person_class: PersonClass
    self_care: SelfCare
    mode: SupportMode = SupportMode.DISPERSED
    admitted: date | None = None
    """When he or she moved into the care home, which counts from the next year on."""

    def mode_in(self, year: int) -> SupportMode:
        """How the person is supported in a year."""
        moved = self.admitted is not None and self.admitted.year < year
        return SupportMode.INSTITUTION if moved else self.mode

    def institution_in(self, year: int) -> str | None:
        """Where he or she lives, if it is in a home."""
        if self.mode is SupportMode.INSTITUTION:
            return HOME
        return CARE_HOME if self.mode_in(year) is SupportMode.INSTITUTION else None


def make_supported(plan: Plan, people: People, households: list[Household], rng: Random) -> list[Supported]:
    """Those of the closing day, residents of the welfare centre first; then those who died in that year and the one before."""
    total, heads = plan["extreme_hardship.persons"], plan["extreme_hardship.households"]
    moved = [h for h in households if h.spell.reason == StopReason.TO_EXTREME_HARDSHIP and h.spell.stop]
    found = [_alone(people, number, total, heads, rng) for number in range(heads - min(len(moved), heads // 4))]
    for household in moved[: heads - len(found)]:
        assert household.spell.stop
        found.append(_supported(household.head, Spell(household.spell.stop), rng))
    for supported in found[-(total - heads) :] if total > heads else ():
        found.append(_relative(people, supported, rng))
    for supported in found[: plan.sized(RESIDENTS)]:
        supported.mode, supported.self_care = SupportMode.INSTITUTION, rng.choice(list(SelfCare)[1:])
    for number in range(plan.sized(LEFT) * 2):
        gone = _supported(people.aged(rng.randint(66, 90), people.rural_place()), _spell(rng), rng)
        gone.spell.stop = date(YEAR - number % 2, rng.randint(2, 10), 1)
        gone.spell.reason = StopReason.DEATH
        found.append(gone)
    return found


def _alone(people: People, number: int, total: int, heads: int, rng: Random) -> Supported:
    """Somebody who is a household of one: four in five old, the last few in the order of making minors."""
    if number >= RESIDENTS and number % 5 == 4:
        supported = _supported(people.aged(rng.randint(25, 58), people.rural_place()), _spell(rng), rng)
        supported.person_class = PersonClass.DISABLED
        return supported
    if heads > 40 and number % 37 == 36:
        supported = _supported(people.aged(rng.randint(9, 15), people.rural_place()), _spell(rng, 2018), rng)
        supported.person_class, supported.self_care = PersonClass.MINOR, SelfCare.FULL
        return supported
    year = rng.choices((YEAR, FIRST, 0), (3, 4, 93))[0] if number >= RESIDENTS else 0
    return _supported(people.aged(rng.randint(66, 89), people.rural_place()), _spell(rng, year), rng)


def _supported(person: Person, spell: Spell, rng: Random) -> Supported:
    self_care = rng.choices(list(SelfCare), (60, 27, 13))[0]
    return Supported(person, person, Relation.HEAD, spell, PersonClass.ELDERLY, self_care)


def _relative(people: People, supported: Supported, rng: Random) -> Supported:
    """A brother or sister of about the same age in the same household."""
    head = supported.person
    age = max(62, min(90, YEAR - head.born.year + rng.randint(-4, 4)))
    person = people.aged(age, head.place, ethnic=head.ethnic)
    relative = _supported(person, Spell(supported.spell.start), rng)
    relative.head, relative.relation = head, Relation.SIBLING
    return relative


def _spell(rng: Random, year: int = 0) -> Spell:
    return Spell(date(year or rng.randint(2011, 2017), rng.randint(1, 9), 1))


def make_standards(plan: Plan, supported: list[Supported]) -> dict[object, int]:
    """Monthly standards of basic living by mode and of care by self-care, that cost exactly what is planned."""
    months: Counter[object] = Counter(dict.fromkeys(NOMINAL, 0))
    for person in supported:
        months[person.mode] += len(person.spell.months(YEAR))
        months[person.self_care] += len(person.spell.months(YEAR))
    return standards(plan.money("extreme_hardship.paid"), months, NOMINAL)


def _yuan(person: Supported, year: int, yuan: dict[object, int]) -> dict[Item, int]:
    lower = LOWER_BEFORE if year < YEAR else 0
    return {Item.BASIC: yuan[person.mode_in(year)] - lower, Item.CARE: yuan[person.self_care] - lower // 2}


def roster(supported: list[Supported], year: int, yuan: dict[object, int]) -> list[dict[str, Any]]:
    """A row for every person of the year."""
    return [
        person.person.columns()
        | person.spell.columns(year)
        | {
            "head_name": person.head.name,
            "head_id": person.head.id_no,
            "relation": person.relation,
            "support_mode": person.mode_in(year),
            "person_class": person.person_class,
            "self_care": person.self_care,
            "institution": person.institution_in(year),
            "basic_standard": _yuan(person, year, yuan)[Item.BASIC],
            "care_standard": _yuan(person, year, yuan)[Item.CARE],
        }
        for person in supported
        if person.spell.seen_in(year)
    ]


def payments(supported: list[Supported], year: int, yuan: dict[object, int]) -> list[dict[str, Any]]:
    """A row for every instalment of either item."""
    return [
        person.person.payee()
        | {"paid_month": month, "paid_amount": paid, "support_mode": person.mode_in(year), "item": item}
        for person in supported
        for item, monthly in _yuan(person, year, yuan).items()
        for month, paid in instalments(person.spell, year, flat(monthly))
    ]


def grow(
    plan: Plan, people: People, households: list[Household], supported: list[Supported], year: int, rng: Random
) -> None:
    """A year after the planned one: some die; those who left dibao for this come in, and some others."""
    there = [s for s in supported if s.spell.stop is None and s.mode is SupportMode.DISPERSED]
    old = [s for s in there if s.person_class is PersonClass.ELDERLY]
    for gone in rng.sample(old, min(len(old) // 4, plan.sized(LEFT))):
        gone.spell.stop, gone.spell.reason = date(year, rng.randint(2, 10), 1), StopReason.DEATH
    for household in households:
        stop = household.spell.stop
        if stop and stop.year == year and household.spell.reason == StopReason.TO_EXTREME_HARDSHIP:
            supported.append(_supported(household.head, Spell(stop), rng))
    for _ in range(plan.sized(LEFT // 2)):
        person = people.aged_in(year, rng.randint(66, 86), people.rural_place())
        supported.append(_supported(person, _spell(rng, year), rng))
