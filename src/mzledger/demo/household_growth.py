"""Dibao households in the years after the planned one: last year's closing goes on, and the flows are its size."""

from __future__ import annotations

from datetime import date
from random import Random

from mzledger.demo.dibao import Household, Member
from mzledger.demo.household_flows import MEMBER_LEAVERS, NEWBORNS, SIZES, begin, end, new_household, newborn
from mzledger.demo.people import People
from mzledger.demo.plan import Plan
from mzledger.demo.settle import share_out
from mzledger.programs.dibao import Grade, Residence
from mzledger.programs.shared.words import Relation, StopReason

OLD = 66
DAUGHTERS = (Relation.DAUGHTER, Relation.GRANDCHILD)


def grow(plan: Plan, people: People, households: list[Household], residence: Residence, year: int, rng: Random) -> None:
    """Some households end, some begin; within those that stay children are born, old people die, daughters marry."""
    view = f"dibao.{residence.name.lower()}"
    own = [h for h in households if h.residence is residence and h.spell.stop is None]
    going = rng.sample(own, min(len(own) // 4, plan.in_year(f"{view}.exit_households", year)))
    gone = set(map(id, going))
    for household in going:
        end(household, date(year, rng.randint(1, 10), 1), rng)
    whole = [h for h in own if id(h) not in gone and h.grade is not Grade.C]
    for household in rng.sample(whole, min(len(whole), round(plan[f"{view}.entry_persons"] * NEWBORNS))):
        newborn(people, household, rng, year)
    _members_leave(whole, round(plan[f"{view}.exit_persons"] * MEMBER_LEAVERS), year, rng)
    coming = plan.in_year(f"{view}.entry_households", year)
    persons = max(coming, plan.in_year(f"{view}.entry_persons", year))
    rates = {grade: [h.rate for h in own if h.grade is grade] or [own[0].rate] for grade in Grade}
    for size in share_out(rng, persons, coming, SIZES):
        household = new_household(people, residence, size, rng)
        begin(household, date(year, rng.randint(1, 10), 1))
        household.rate = rng.choice(rates[household.grade])
        households.append(household)


def _members_leave(households: list[Household], wanted: int, year: int, rng: Random) -> None:
    """At most one member of a household: an old one who died, or a daughter who married."""
    found = [(household, member) for household in households if (member := _leaver(household, year))]
    for _, member in rng.sample(found, min(len(found), wanted)):
        old = member.relation not in DAUGHTERS
        member.spell.stop = date(year, rng.randint(2, 10), 1)
        member.spell.reason = StopReason.DEATH if old else StopReason.MARRIED_OUT


def _leaver(household: Household, year: int) -> Member | None:
    """A covered member beside the head, there since before the year, who may die or marry."""
    for member in household.present(date(year, 1, 1)):
        age = year - member.person.born.year
        marries = member.relation in DAUGHTERS and member.person.sex == "女" and 22 <= age <= 30
        dies = member.relation not in DAUGHTERS and age >= OLD
        if member.covered and member.relation is not Relation.HEAD and member.spell.stop is None and (marries or dies):
            return member
    return None
