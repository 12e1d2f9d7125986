"""The old-age allowance from 70 on: elders of other ledgers, and as many more as are planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.extreme_hardship import Supported
from mzledger.demo.people import People, Person, birth_day
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.spells import Spell, closing, instalments, next_month
from mzledger.programs.old_age import AgeBand
from mzledger.programs.shared.words import StopReason
from mzledger.values.identity import age_on

BANDS = (
    (100, AgeBand.HUNDRED, 180),
    (90, AgeBand.NINETIES, 140),
    (80, AgeBand.EIGHTIES, 120),
    (0, AgeBand.SEVENTIES, 110),
)
FROM = 70
BEGAN = date(2014, 1, 1)
DIED = 120
AGES = ((72, 79), (80, 89), (90, 97), (100, 103))
WEIGHTS = (37, 35, 27, 1)


@dataclass(slots=True, eq=False)
class Elder:
    """Who draws the allowance. Somebody not yet made into a person has a birthday only."""

    born: date
    spell: Spell
    person: Person | None = None


def band(born: date, month: date) -> tuple[AgeBand, int]:
    """The age band on the first of a month, and its yuan."""
    age = age_on(born, month)
    return next((name, yuan) for low, name, yuan in BANDS if age >= low)


def allowance_start(born: date) -> date:
    """The month after the 70th birthday, and not before there was an allowance."""
    return max(BEGAN, next_month(date(born.year + FROM, born.month, 1)))


def make_elders(
    plan: Plan, people: People, households: list[Household], supported: list[Supported], rng: Random
) -> list[Elder]:
    """Those of the closing day, and those who died in that year and the one before; the first half-year costs what is planned."""
    elders = list(_known(households, supported, rng))
    elders = elders[: max(0, plan["old_age.persons"] // 2)] if len(elders) > plan["old_age.persons"] else elders
    missing = plan["old_age.persons"] - sum(elder.spell.covers(closing(YEAR)) for elder in elders)
    invented = [_invented(rng, died=False) for _ in range(missing)]
    died = [_invented(rng, died=True) for _ in range(plan.sized(DIED))]
    _settle(plan.money("old_age.paid_first_half"), invented, elders + died)
    for elder in invented + died:
        place = people.rural_place() if rng.random() < 0.8 else people.urban_place()
        elder.person = people.born(elder.born, place)
    return elders + invented + died


def _known(households: Iterable[Household], supported: Iterable[Supported], rng: Random) -> Iterable[Elder]:
    """Old people of dibao households and in extreme hardship; a few have not applied."""
    members = [(m.person, m.spell) for h in households for m in h.members]
    moved = {s.person.id_no for s in supported}
    members = [(person, spell) for person, spell in members if person.id_no not in moved]
    for person, spell in members + [(s.person, s.spell) for s in supported]:
        start = allowance_start(person.born)
        stop = spell.stop if spell.reason == StopReason.DEATH else None
        in_time = start <= date(YEAR, 10, 1) and (stop is None or start < stop)
        if in_time and not person.disability and rng.random() < 0.92:
            yield Elder(person.born, Spell(start, stop, StopReason.DEATH if stop else ""), person)


def _invented(rng: Random, died: bool) -> Elder:
    """An elder of whom other ledgers know nothing; one in sixteen of the living turned 70 lately."""
    lowest, highest = rng.choices(AGES, WEIGHTS)[0]
    born = birth_day(rng, rng.randint(lowest, highest))
    if not died and rng.random() < 0.07:
        born = date(1949, 12, 1) + timedelta(days=rng.randrange(300))
    spell = Spell(allowance_start(born))
    if died:
        spell.stop, spell.reason = date(rng.choice((FIRST, YEAR)), rng.randint(2, 10), 1), StopReason.DEATH
    return Elder(born, spell)


def grow(
    plan: Plan,
    people: People,
    covered: Mapping[str, tuple[Person, Spell]],
    elders: list[Elder],
    died: Mapping[str, date],
    year: int,
    rng: Random,
) -> None:
    """A year after the planned one: some die (of those whom another ledger covers, whoever died there); some turn 70."""
    drawing = [elder for elder in elders if elder.person and elder.spell.stop is None]
    alone = [elder for elder in drawing if elder.person and elder.person.id_no not in covered]
    dying = {id(elder) for elder in rng.sample(alone, min(len(alone) // 4, plan.sized(DIED // 2)))}
    for elder in drawing:
        assert elder.person
        stop = died.get(elder.person.id_no) or (date(year, rng.randint(2, 10), 1) if id(elder) in dying else None)
        if stop and elder.spell.start < stop:
            elder.spell.stop, elder.spell.reason = stop, StopReason.DEATH
    known = {elder.person.id_no for elder in elders if elder.person}
    for person, spell in covered.values():
        start = max(allowance_start(person.born), spell.start.replace(day=1))
        may = spell.stop is None and person.id_no not in known and not person.disability
        if may and closing(year - 1) < start <= closing(year) and rng.random() < 0.92:
            elders.append(Elder(person.born, Spell(max(start, date(year, 1, 1))), person))
    for _ in range(len(dying) + plan.sized(10)):
        born = date(year - FROM - 1, 11, 1) + timedelta(days=rng.randrange(300))
        start = max(allowance_start(born), date(year, 1, 1))
        elders.append(Elder(born, Spell(start), people.born(born, people.any_place())))


def _yuan(elder: Elder, month: date) -> int:
    return band(elder.born, month)[1]


def _first_half(elder: Elder) -> int:
    return sum(_yuan(elder, month) for month in elder.spell.months(YEAR) if month.month <= 6)


def _settle(target: int, invented: list[Elder], others: list[Elder]) -> None:
    """Moves invented elders between the seventies and the eighties until the first half costs the target.

    A move by nine years is worth 60 yuan. The rest, in tens, is the worth of one elder who turns 80 early in the planned year.
    """
    moves, rest = divmod(target - sum(map(_first_half, invented + others)), 60)
    seventies = [elder for elder in invented if 1941 <= elder.born.year <= 1947]
    eighties = [elder for elder in invented if 1932 <= elder.born.year <= 1938]
    years, movable = (-9, seventies[1:]) if moves > 0 else (9, eighties)
    for elder in movable[: abs(moves)]:
        _rebear(elder, elder.born.replace(year=elder.born.year + years, day=min(elder.born.day, 28)))
    if seventies and rest >= 10:
        _rebear(seventies[0], date(1940, 6 - rest // 10, 15))


def _rebear(elder: Elder, born: date) -> None:
    elder.born, elder.spell.start = born, allowance_start(born)


def roster(elders: list[Elder], year: int) -> list[dict[str, Any]]:
    """A row for every elder of the year; the band is that of the last covered month."""
    rows = []
    for elder in elders:
        if elder.person and elder.spell.seen_in(year):
            name, yuan = band(elder.born, elder.spell.last_day_in(year).replace(day=1))
            rows.append(
                elder.person.columns()
                | elder.spell.columns(year)
                | {"birth_day": elder.born, "age_band": name, "monthly_standard": yuan}
            )
    return rows


def payments(elders: list[Elder], year: int) -> list[dict[str, Any]]:
    """A row for every instalment."""
    return [
        elder.person.payee() | {"paid_month": month, "paid_amount": paid, "age_band": band(elder.born, month)[0]}
        for elder in elders
        if elder.person
        for month, paid in instalments(elder.spell, year, partial(_yuan, elder))
    ]
