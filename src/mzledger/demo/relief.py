"""Temporary relief: mostly one approval a household, a few households twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.people import BANK, People, Person
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import share_out
from mzledger.demo.spells import closing
from mzledger.programs.shared.words import Channel
from mzledger.programs.temporary_relief import ApprovalLevel, ReliefCause, ReliefType

TWICE = 8
HOUSEHOLDS_BEFORE, PERSONS_BEFORE, HUNDREDS_BEFORE = 948, 2871, 28140
SIZES = {1: 14, 2: 24, 3: 28, 4: 20, 5: 10, 6: 4}
CAUSES = {
    ReliefCause.ILLNESS: 52,
    ReliefCause.ACCIDENT: 9,
    ReliefCause.SCHOOL: 17,
    ReliefCause.EPIDEMIC: 8,
    ReliefCause.UNEMPLOYED: 5,
    ReliefCause.OTHER: 9,
}
AMOUNTS = (500, 800, 1000, 1500, 2000, 2000, 3000, 3000, 4000, 5000, 6000, 8000)
TOWNSHIP_LIMIT = 2000


@dataclass(slots=True, eq=False)
class Applicant:
    """A head of household who applied for something during the year."""

    head: Person
    size: int


def make_applicants(plan: Plan, people: People, households: list[Household], rng: Random) -> dict[int, list[Applicant]]:
    """The households helped in each year: two in five draw dibao all the time, the others are invented."""
    steady = [h for h in households if h.spell.stop is None and h.spell.start.year < FIRST]
    rng.shuffle(steady)
    by_year = {}
    for year, wanted in ((YEAR, plan["temporary_relief.households"]), (FIRST, plan.sized(HOUSEHOLDS_BEFORE))):
        known = [steady.pop() for _ in range(min(len(steady) // 2, wanted * 2 // 5))]
        applicants = [Applicant(h.head, len(h.present(closing(FIRST)))) for h in known]
        for _ in range(wanted - len(applicants)):
            head = people.aged(rng.randint(26, 66), people.rural_place())
            applicants.append(Applicant(head, rng.choices(list(SIZES), list(SIZES.values()))[0]))
        rng.shuffle(applicants)
        by_year[year] = applicants
    return by_year


def applicants_in(plan: Plan, people: People, households: list[Household], year: int, rng: Random) -> list[Applicant]:
    """The households helped in a year after the planned one."""
    steady = [h for h in households if h.spell.stop is None and h.spell.start.year < year]
    wanted = plan.in_year("temporary_relief.households", year)
    known = rng.sample(steady, min(len(steady) // 2, wanted * 2 // 5))
    applicants = [Applicant(h.head, len(h.present(date(year, 1, 1)))) for h in known]
    for _ in range(wanted - len(applicants)):
        head = people.aged_in(year, rng.randint(26, 66), people.rural_place())
        applicants.append(Applicant(head, rng.choices(list(SIZES), list(SIZES.values()))[0]))
    rng.shuffle(applicants)
    return applicants


def relief_rows(plan: Plan, applicants: list[Applicant], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every approval, by day; persons and money add up to what is planned."""
    persons, money = plan["temporary_relief.persons"], plan.money("temporary_relief.paid")
    if year > YEAR:
        persons = max(len(applicants) * 2, plan.in_year("temporary_relief.persons", year))
        money = plan.drifted(plan.whole("temporary_relief.paid") // 100, "temporary_relief.paid", year) * 100
    elif year < YEAR:
        persons, money = plan.sized(PERSONS_BEFORE), plan.sized(HUNDREDS_BEFORE) * 100
    twice = min(plan.sized(TWICE), len(applicants))
    visits = applicants + applicants[:twice]
    helped = share_out(rng, persons, len(visits), SIZES)
    yuan = _amounts(money, len(visits), rng)
    rows = []
    for number, (applicant, people_helped, amount) in enumerate(zip(visits, helped, yuan, strict=True)):
        first, last = 6, 304 if year >= YEAR else 362
        if number < twice or number >= len(applicants):
            first, last = (6, 150) if number < twice else (183, 300)
        approved = date(year, 1, 1) + timedelta(days=rng.randrange(first, last))
        emergency = rng.random() < 0.4
        cash = year < YEAR and number % 97 == 0
        cause = rng.choices(list(CAUSES), list(CAUSES.values()))[0]
        if cause is ReliefCause.EPIDEMIC and (year < YEAR or approved.month < 2):
            cause = ReliefCause.ILLNESS
        rows.append(
            {
                "township": applicant.head.place.township,
                "village": applicant.head.place.name,
                "head_name": applicant.head.name,
                "head_id": applicant.head.id_no,
                "accepted_day": approved - timedelta(days=rng.randint(0, 2) if emergency else rng.randint(3, 5)),
                "approved_day": approved,
                "approval_level": ApprovalLevel.TOWNSHIP if amount <= TOWNSHIP_LIMIT else ApprovalLevel.COUNTY,
                "relief_type": ReliefType.EMERGENCY if emergency else ReliefType.EXPENDITURE,
                "relief_cause": cause,
                "household_size": max(applicant.size, people_helped),
                "helped_persons": people_helped,
                "relief_amount": amount,
                "channel": Channel.CASH if cash else Channel.CARD,
                "bank": None if cash else BANK,
                "account": None if cash else applicant.head.account,
            }
        )
    return sorted(rows, key=lambda row: (row["approved_day"], row["head_id"]))


def _amounts(money: int, visits: int, rng: Random) -> list[int]:
    """Whole hundreds that add up to the money."""
    amounts = [rng.choice(AMOUNTS) for _ in range(visits)]
    residual = money - sum(amounts)
    while residual:
        at = rng.randrange(visits)
        step = max(-500, min(500, residual)) if abs(residual) < 500 else (500 if residual > 0 else -500)
        if 300 <= amounts[at] + step <= 12000:
            amounts[at] += step
            residual -= step
    return amounts
