"""The two disability subsidies: living for the disabled of dibao households, care for the severely disabled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from mzledger.demo.dibao import Household, Member
from mzledger.demo.people import People, Person
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import standards
from mzledger.demo.spells import Spell, closing, flat, instalments
from mzledger.programs.disability import Subsidy
from mzledger.programs.shared.words import DisabilityKind, DisabilityLevel, StopReason

BOTH = 700
SEVERE = (DisabilityLevel.FIRST, DisabilityLevel.SECOND)
SLIGHT = (DisabilityLevel.THIRD, DisabilityLevel.FOURTH)
KINDS = (*DisabilityKind, DisabilityKind.LIMB, DisabilityKind.LIMB, DisabilityKind.SIGHT)
BEGAN = date(2016, 1, 1)
NOMINAL = {
    (Subsidy.LIVING, "一级"): 100,
    (Subsidy.LIVING, "二级"): 100,
    (Subsidy.LIVING, "三级"): 90,
    (Subsidy.LIVING, "四级"): 80,
    (Subsidy.CARE, "一级"): 100,
    (Subsidy.CARE, "二级"): 90,
}
LOWER_BEFORE = 5
COMING, DYING = 45, 25
ENDING_BOTH = (StopReason.DEATH, StopReason.TO_EXTREME_HARDSHIP)
OLDER = (60, 69)
"""The severely disabled are often old; from 70 on they would draw the old-age allowance too."""


@dataclass(slots=True, eq=False)
class Enrolment:
    """One subsidy of one person."""

    person: Person
    subsidy: Subsidy
    spell: Spell

    @property
    def rated(self) -> tuple[Subsidy, str]:
        """What the standard depends on: subsidy and level."""
        assert self.person.disability
        return self.subsidy, self.person.disability[1]


def make_enrolments(plan: Plan, people: People, households: list[Household], rng: Random) -> list[Enrolment]:
    """As many as planned on the closing day, and those who left in that year and the one before."""
    living, care = plan["disability.living"], plan["disability.care"]
    both = min(plan.sized(BOTH), living, care)
    day = closing(YEAR)
    in_force = [m for h in households for m in h.present(day) if m.covered and _eligible(m.person)]
    chosen = [member for member in in_force if member.person.disability]
    others = [member for member in in_force if not member.person.disability]
    chosen += rng.sample(others, living - len(chosen))
    gone = [m for h in households if h.spell.stop for m in h.members if m.covered and _eligible(m.person)]
    gone = [member for member in gone if member.person.disability or rng.random() < 0.3]
    enrolments = []
    for number, member in enumerate(chosen + gone):
        severe = number < both
        if not member.person.disability:
            member.person.disability = (rng.choice(KINDS), rng.choice(SEVERE if severe else SLIGHT))
        spell = _within(member, rng)
        enrolments.append(Enrolment(member.person, Subsidy.LIVING, spell))
        if severe:
            enrolments.append(Enrolment(member.person, Subsidy.CARE, Spell(spell.start, spell.stop, spell.reason)))
    left = plan.sized(50)
    for number in range(care - both + left):
        age = rng.randint(*(OLDER if rng.random() < 0.4 else (8, 68)))
        person = people.aged(age, people.rural_place())
        person.disability = (rng.choice(KINDS), rng.choice(SEVERE))
        enrolments.append(Enrolment(person, Subsidy.CARE, _free_spell(rng, stops=number < left)))
    return enrolments


def _eligible(person: Person, year: int = YEAR) -> bool:
    """Past infancy; the old draw the old-age allowance instead, unless they are the only ones covered."""
    return person.disability is not None or (6 <= year - person.born.year < 70)


def _within(member: Member, rng: Random) -> Spell:
    """As long as the person is covered by dibao, sometimes begun later."""
    start = max(member.spell.start, BEGAN)
    later = date(rng.choice((FIRST, YEAR, YEAR)), rng.randint(1, 10), 1)
    stop = member.spell.stop
    if rng.random() < 0.1 and later > start and (stop is None or later < stop):
        start = later
    if stop is not None and start >= stop:
        start = member.spell.start
    return Spell(start, stop, member.spell.reason)


def _free_spell(rng: Random, stops: bool) -> Spell:
    if stops:
        year = rng.choice((FIRST, YEAR))
        return Spell(
            date(rng.randint(2016, 2018), rng.randint(1, 12), 1), date(year, rng.randint(2, 10), 1), StopReason.DEATH
        )
    year = rng.choices((YEAR, FIRST, rng.randint(2016, 2018)), (5, 5, 90))[0]
    return Spell(date(year, rng.randint(1, 10), 1))


def make_standards(plan: Plan, enrolments: Iterable[Enrolment]) -> dict[tuple[Subsidy, str], int]:
    """The monthly standards of the planned year that cost exactly what is planned."""
    months = Counter(dict.fromkeys(NOMINAL, 0))
    for enrolment in enrolments:
        months[enrolment.rated] += len(enrolment.spell.months(YEAR))
    return standards(plan.money("disability.paid"), months, NOMINAL)


def roster(enrolments: list[Enrolment], year: int, yuan: dict[tuple[Subsidy, str], int]) -> list[dict[str, Any]]:
    """A row for every person and subsidy of the year."""
    return [
        enrolment.person.columns()
        | enrolment.spell.columns(year)
        | {
            "subsidy": enrolment.subsidy,
            "disability_certificate": enrolment.person.certificate,
            "disability_kind": enrolment.person.disability[0] if enrolment.person.disability else None,
            "disability_level": enrolment.rated[1],
            "monthly_standard": _standard(enrolment, year, yuan),
        }
        for enrolment in enrolments
        if enrolment.spell.seen_in(year)
    ]


def payments(enrolments: list[Enrolment], year: int, yuan: dict[tuple[Subsidy, str], int]) -> list[dict[str, Any]]:
    """A row for every instalment."""
    return [
        enrolment.person.payee() | {"paid_month": month, "paid_amount": paid, "subsidy": enrolment.subsidy}
        for enrolment in enrolments
        for month, paid in instalments(enrolment.spell, year, flat(_standard(enrolment, year, yuan)))
    ]


def _standard(enrolment: Enrolment, year: int, yuan: dict[tuple[Subsidy, str], int]) -> int:
    return yuan[enrolment.rated] - (LOWER_BEFORE if year < YEAR else 0)


def grow(
    plan: Plan, people: People, households: list[Household], enrolments: list[Enrolment], year: int, rng: Random
) -> None:
    """A year after the planned one: who leaves dibao loses the living subsidy; some die; some come in."""
    members = {member.person.id_no: member for household in households for member in household.members}
    for enrolment in enrolments:
        member = members.get(enrolment.person.id_no)
        if enrolment.spell.stop or not (member and member.spell.stop):
            continue
        if enrolment.subsidy is Subsidy.LIVING or member.spell.reason in ENDING_BOTH:
            enrolment.spell.stop, enrolment.spell.reason = member.spell.stop, member.spell.reason
    free = [e for e in enrolments if e.spell.stop is None and e.person.id_no not in members]
    for enrolment in rng.sample(free, min(len(free) // 4, plan.sized(DYING))):
        enrolment.spell.stop, enrolment.spell.reason = date(year, rng.randint(2, 10), 1), StopReason.DEATH
    known = {enrolment.person.id_no for enrolment in enrolments}
    in_force = [m for h in households for m in h.present(closing(year)) if m.covered and _eligible(m.person, year)]
    fresh = [member for member in in_force if member.person.id_no not in known]
    chosen = [member for member in fresh if member.person.disability]
    others = [member for member in fresh if not member.person.disability]
    for member in chosen + rng.sample(others, min(len(others), plan.sized(COMING))):
        if not member.person.disability:
            member.person.disability = (rng.choice(KINDS), rng.choice((*SEVERE, *SLIGHT)))
        start = max(member.spell.start, date(year, rng.randint(1, 10), 1))
        enrolments.append(Enrolment(member.person, Subsidy.LIVING, Spell(start)))
        if member.person.disability[1] in SEVERE:
            enrolments.append(Enrolment(member.person, Subsidy.CARE, Spell(start)))
    for _ in range(plan.sized(DYING)):
        person = people.aged_in(year, rng.randint(8, 68), people.rural_place())
        person.disability = (rng.choice(KINDS), rng.choice(SEVERE))
        enrolments.append(Enrolment(person, Subsidy.CARE, Spell(date(year, rng.randint(1, 10), 1))))
