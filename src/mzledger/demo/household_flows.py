"""All dibao households, so many that the stocks and flows of the planned year come out as planned.

The closing stock is made of households that stay and households that come in; those that go out are made beside them.
Within staying households some children are born and some members leave.
"""

from __future__ import annotations

from datetime import date
from random import Random

from mzledger.demo.dibao import Household, Member
from mzledger.demo.families import Relative, family
from mzledger.demo.people import People
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import share_out
from mzledger.demo.spells import Spell, next_month
from mzledger.programs.dibao import Cause, Grade, Residence
from mzledger.programs.shared.words import Relation, StopReason

SIZES = {1: 27, 2: 28, 3: 22, 4: 14, 5: 6, 6: 3}
MEMBER_LEAVERS = 0.16
NEWBORNS = 0.08
CAUSES = (Cause.ILLNESS, Cause.ILLNESS, Cause.DISABILITY, Cause.SCHOOL, Cause.NO_LABOUR, Cause.DISASTER, Cause.OTHER)
REASONS = (
    StopReason.INCOME,
    StopReason.INCOME,
    StopReason.INCOME,
    StopReason.PROPERTY,
    StopReason.MOVED,
    StopReason.EMPLOYED,
    StopReason.VOLUNTARY,
)


def make_households(plan: Plan, people: People, residence: Residence, rng: Random) -> list[Household]:
    """Staying households first, then those that came in, then those that went out in that year and in the one before."""
    view = f"dibao.{residence.name.lower()}"
    out, out_persons = plan[f"{view}.exit_households"], plan[f"{view}.exit_persons"]
    new, new_persons = plan[f"{view}.entry_households"], plan[f"{view}.entry_persons"]
    leavers = min(round(out_persons * MEMBER_LEAVERS), out_persons - out)
    newborns = min(round(new_persons * NEWBORNS), new_persons - new)
    staying = plan[f"{view}.households"] - new

    def group(persons: int, households: int) -> list[Household]:
        sizes = share_out(rng, persons, households, SIZES)
        return [new_household(people, residence, size, rng) for size in sizes]

    stay = group(plan[f"{view}.persons"] - new_persons, staying)
    entered = group(new_persons - newborns, new)
    gone = group(out_persons - leavers, out)
    gone_before = group(round(out_persons * 0.8), max(1, round(out * 0.9)))
    for household in stay + gone + gone_before:
        begin(household, _old_start(household, rng, gone_before))
    for number, household in enumerate(entered):
        begin(household, date(YEAR, 10 if number < max(1, plan.unpaid_heating) else rng.randint(1, 9), 1))
        household.heated = residence is Residence.URBAN or number >= plan.unpaid_heating
    for household in gone:
        end(household, date(YEAR, rng.randint(1, 10), 1), rng)
    for household in gone_before:
        end(household, date(FIRST, rng.randint(2, 12), 1), rng)
    whole = [household for household in stay if household.grade is not Grade.C]
    large = [household for household in whole if len(household.members) > 2]
    for household in rng.sample(large if len(large) >= newborns else whole, newborns):
        newborn(people, household, rng)
    for household in rng.sample(whole, leavers):
        _leaver(people, household, date(YEAR, rng.randint(2, 10), 1), rng)
    for household in rng.sample(whole, round(leavers * 0.7)):
        _leaver(people, household, date(FIRST, rng.randint(2, 10), 1), rng)
    return stay + entered + gone + gone_before


def new_household(people: People, residence: Residence, covered: int, rng: Random) -> Household:
    """A household with so many covered members; some have a member who earns, and some cover one disabled member only."""
    place = people.urban_place() if residence is Residence.URBAN else people.rural_place()
    alone = covered == 1 and rng.random() < 0.22
    others = rng.randint(1, 3) if alone else int(covered > 1 and rng.random() < 0.1)
    relatives = family(people, place, covered + others, rng)
    uncovered = {id(r) for r in _uncovered(relatives, others, alone, rng)}
    spell = Spell(date(2012, 1, 1))
    members = [Member(r.person, r.relation, id(r) not in uncovered, spell) for r in relatives]
    if alone:
        disabled = next(member.person for member in members if member.covered)
        disabled.disability = (rng.choice(("肢体", "智力", "精神", "多重")), rng.choice(("一级", "二级")))
        grade, cause = Grade.C, Cause.DISABILITY
    elif covered == 1:
        grade, cause = Grade.A, Cause.NO_LABOUR
    else:
        grade, cause = rng.choice((Grade.A, Grade.B, Grade.B, Grade.B)), rng.choice(CAUSES)
    if residence is Residence.URBAN and cause is Cause.DISASTER:
        cause = Cause.UNEMPLOYED
    return Household(residence, members, spell, grade, cause, people.numbers.phone())


def _uncovered(relatives: list[Relative], others: int, alone: bool, rng: Random) -> list[Relative]:
    """Who is not covered: all but one, or the adult nearest to the end of the list."""
    if alone:
        kept = rng.randrange(len(relatives))
        return [relative for number, relative in enumerate(relatives) if number != kept]
    adults = [relative for relative in relatives[1:] if YEAR - relative.person.born.year >= 18]
    return (adults or relatives)[-others:] if others else []


def _old_start(household: Household, rng: Random, gone_before: list[Household]) -> date:
    """Before the first year, or for one household in sixteen during it (never for those that went out in it)."""
    if rng.random() < 1 / 16 and household not in gone_before:
        return date(FIRST, rng.randint(1, 10), 1)
    return date(rng.randint(2012, 2018), rng.randint(1, 12), 1)


def begin(household: Household, start: date) -> None:
    """Everybody begins with the household, but for children who were born later."""
    household.spell = Spell(start)
    for member in household.members:
        member.spell = Spell(max(start, next_month(member.person.born)))


def end(household: Household, stop: date, rng: Random) -> None:
    """Everybody who is still there stops with the household."""
    staying = [member.spell for member in household.members if member.spell.stop is None]
    alone = len(staying) == 1
    old = alone and household.head.born.year < 1958
    reason = rng.choice((StopReason.DEATH, StopReason.TO_EXTREME_HARDSHIP) if old else REASONS)
    if reason is StopReason.TO_EXTREME_HARDSHIP and stop.month > 10:
        reason = StopReason.DEATH
    for spell in (household.spell, *staying):
        spell.stop, spell.reason = stop, reason


def newborn(people: People, household: Household, rng: Random, year: int = YEAR) -> None:
    """A child born in the household during the year, covered from the month after."""
    head = household.head
    start = date(year, rng.randint(2, 10), 1)
    born = next_month(start, -1).replace(day=rng.randint(1, 28))
    child = people.born(born, head.place, ethnic=head.ethnic)
    young = head.born.year > 1974
    relation = (Relation.SON if child.sex == "男" else Relation.DAUGHTER) if young else Relation.GRANDCHILD
    household.members.append(Member(child, relation, True, Spell(start)))


def _leaver(people: People, household: Household, stop: date, rng: Random) -> None:
    """A covered member beside those counted, who died or moved away during the year."""
    head = household.head
    start = household.spell.start
    if start >= stop:
        start = next_month(stop, -1)
    age = YEAR - head.born.year
    parents = sum(member.relation is Relation.PARENT for member in household.members)
    if age < 58 and parents < 2:
        person = people.aged(min(92, age + rng.randint(22, 32)), head.place, ethnic=head.ethnic)
        relation, reason = Relation.PARENT, StopReason.DEATH
    elif age > 46:
        person = people.aged(rng.randint(20, min(28, age - 20)), head.place, sex="女", ethnic=head.ethnic)
        relation, reason = Relation.DAUGHTER, StopReason.MARRIED_OUT
    else:
        person = people.aged(age + rng.randint(-4, 4), head.place, ethnic=head.ethnic)
        relation, reason = Relation.SIBLING, StopReason.DEATH
    household.members.append(Member(person, relation, True, Spell(start, stop, reason)))
