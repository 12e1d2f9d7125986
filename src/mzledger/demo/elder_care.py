"""Entrusted care of old people at home, and the residents of the welfare centre and the care home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.extreme_hardship import CARE_HOME, HOME, Supported
from mzledger.demo.names import full_name
from mzledger.demo.people import People, Person
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import standards
from mzledger.demo.spells import Spell, closing, flat, instalments, next_month
from mzledger.programs.care_homes import Batch, ClosedRole, ClosedState
from mzledger.programs.entrusted_care import CareMode, TargetClass
from mzledger.programs.extreme_hardship import PersonClass, SupportMode

CLOSED_DAY = (1, 28)
FIRST_BATCH_DAY = date(YEAR, 11, 6)
HOMES = ((HOME, 40, date(2014, 10, 1)), (CARE_HOME, 80, date(YEAR, 9, 25)))
"""Name, beds and day of opening."""
CLOSED_STAFF = 5
CLOSED_RESIDENTS = (ClosedState.PRESENT,) * 5 + (ClosedState.ISOLATED,) + (ClosedState.AWAY,) * 2
DAY_CENTRE = "尕巴松多镇日间照料中心"
NOMINAL = {
    (CareMode.FULL_DAY, TargetClass.EXTREME_HARDSHIP): 860,
    (CareMode.FULL_DAY, TargetClass.DIBAO_ELDER): 820,
    (CareMode.DAY, TargetClass.EXTREME_HARDSHIP): 470,
    (CareMode.DAY, TargetClass.DIBAO_ELDER): 450,
    (CareMode.FULL_DAY, TargetClass.OTHER): 820,
    (CareMode.DAY, TargetClass.OTHER): 450,
}
LOWER_BEFORE = 30
Priced = tuple[CareMode, TargetClass]


@dataclass(slots=True, eq=False)
class Contract:
    """One contract of entrusted care."""

    person: Person
    head_id: str
    priced: Priced
    carer: str
    spell: Spell


Named = tuple[Person, str, TargetClass]
"""An old person, the head's identity number, and what the ledger of care calls the person."""


def find_elders(people: People, households: list[Household], rng: Random) -> Iterator[Named]:
    """Covered people of 65 and over who stay, one of a household, in random order; then, without end, invented ones."""
    found: list[Named] = []
    for household in households:
        old = [
            m
            for m in household.present(closing(YEAR))
            if m.covered and m.person.born.year < 1955 and not m.person.disability
        ]
        if old and household.spell.start.year < 2018 and old[0].spell.start.year < 2018:
            found.append((old[0].person, household.head.id_no, TargetClass.DIBAO_ELDER))
    rng.shuffle(found)
    yield from found
    while True:
        person = people.aged(rng.randint(70, 88), people.rural_place())
        yield person, person.id_no, TargetClass.OTHER


def make_contracts(plan: Plan, supported: list[Supported], elders: Iterator[Named], rng: Random) -> list[Contract]:
    """Those in force on the closing day, four that ended in that year and as many in the one before."""
    full, day = plan["entrusted_care.full_day"], plan["entrusted_care.day"]
    ended = plan.sized(4)
    wanted = full + day + 2 * ended
    pool = [
        (s.person, s.head.id_no, TargetClass.EXTREME_HARDSHIP)
        for s in supported
        if s.mode is SupportMode.DISPERSED
        and s.person_class is PersonClass.ELDERLY
        and s.person is s.head
        and s.spell.stop is None
        and s.spell.start.year < 2018
    ]
    targets = rng.sample(pool, min(len(pool), round(wanted * 0.8)))
    targets += islice(elders, wanted - len(targets))
    rng.shuffle(targets)
    contracts = []
    for number, (person, head_id, target) in enumerate(targets):
        mode = CareMode.FULL_DAY if number % (full + day) < full else CareMode.DAY
        start = date(rng.choices((2018, FIRST, YEAR), (5, 4, 1))[0], rng.randint(1, 9), 1)
        spell = Spell(start)
        if number >= full + day:
            year = YEAR - number % 2
            spell = Spell(date(2018, rng.randint(1, 9), 1), date(year, rng.randint(2, 10), 1))
        carer = DAY_CENTRE if mode is CareMode.DAY else full_name(rng, "藏族", rng.choice("男女"))
        contracts.append(Contract(person, head_id, (mode, target), carer, spell))
    return contracts


def make_fees(plan: Plan, contracts: list[Contract]) -> dict[Priced, int]:
    """Monthly fees that cost exactly what is planned."""
    months = Counter(dict.fromkeys(NOMINAL, 0))
    for contract in contracts:
        months[contract.priced] += len(contract.spell.months(YEAR))
    return standards(plan.money("entrusted_care.paid"), months, NOMINAL)


def _fee(contract: Contract, year: int, fees: dict[Priced, int]) -> int:
    return fees[contract.priced] - (LOWER_BEFORE if year < YEAR else 0)


def roster(contracts: list[Contract], year: int, fees: dict[Priced, int]) -> list[dict[str, Any]]:
    """A row for every contract of the year."""
    return [
        contract.person.columns()
        | {
            "head_id": contract.head_id,
            "care_mode": contract.priced[0],
            "target_class": contract.priced[1],
            "carer": contract.carer,
            "contract_start": contract.spell.start,
            "contract_end": contract.spell.stop_known_in(year),
            "monthly_care_fee": _fee(contract, year, fees),
        }
        for contract in contracts
        if contract.spell.seen_in(year)
    ]


def payments(contracts: list[Contract], year: int, fees: dict[Priced, int]) -> list[dict[str, Any]]:
    """A row for every instalment."""
    return [
        contract.person.payee() | {"paid_month": month, "paid_amount": paid, "care_mode": contract.priced[0]}
        for contract in contracts
        for month, paid in instalments(contract.spell, year, flat(_fee(contract, year, fees)))
    ]


def stays(
    plan: Plan, supported: list[Supported], contracts: list[Contract], elders: Iterator[Named], rng: Random
) -> list[dict[str, Any]]:
    """A row for every stay: the residents, the first batch of the care home (admitted after the closing), some who left."""
    entrusted = {contract.person.id_no for contract in contracts}
    residents = [s.person for s in supported if s.mode is SupportMode.INSTITUTION]
    free = [
        s
        for s in supported
        if s.mode is SupportMode.DISPERSED
        and s.person_class is PersonClass.ELDERLY
        and s.spell.stop is None
        and s.person.id_no not in entrusted
    ]
    wanted = plan["care_homes.first_batch"]
    chosen = free[: round(wanted * 0.7)]
    for someone in chosen:
        someone.admitted = FIRST_BATCH_DAY
    batch = [someone.person for someone in chosen]
    batch += [person for person, _, _ in islice(elders, wanted - len(batch))]
    left = [person for person, _, _ in islice(elders, plan.sized(3))]
    rows = [_stay(p, HOME, date(2018, 3, 1) + timedelta(days=rng.randrange(500)), None, Batch.LATER) for p in residents]
    rows += [_stay(p, HOME, date(FIRST, 5, 6), date(YEAR, 3 + n % 5, 9), Batch.LATER) for n, p in enumerate(left)]
    return rows + [_stay(person, CARE_HOME, FIRST_BATCH_DAY, None, Batch.FIRST) for person in batch]


def _stay(person: Person, home: str, admitted: date, left: date | None, batch: Batch) -> dict[str, Any]:
    return person.columns() | {"home_name": home, "admitted_day": admitted, "left_day": left, "batch": batch}


def stays_in(rows: list[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    """The stays that a year's ledger knows of."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = [row for row in rows if row["admitted_day"] <= last and (row["left_day"] or last) >= first]
    return [
        row | {"left_day": row["left_day"] if row["left_day"] and row["left_day"] <= last else None} for row in known
    ]


def home_rows(year: int) -> list[dict[str, Any]]:
    """A row for every home that was opened until the year's closing."""
    return [
        {"home_name": name, "beds": beds, "opened_on": opened}
        for name, beds, opened in HOMES
        if opened <= closing(year)
    ]


def closed_rows(supported: list[Supported], year: int, rng: Random) -> list[dict[str, Any]]:
    """Staff and residents of the welfare centre while it was closed to visitors; nobody before the epidemic."""
    if year < YEAR:
        return []
    residents = [s.person for s in supported if s.mode is SupportMode.INSTITUTION and not s.spell.stop]
    staff = [full_name(rng, "藏族", rng.choice("男女")) for _ in range(CLOSED_STAFF)]
    rows = [(name, ClosedRole.STAFF, ClosedState.PRESENT) for name in staff]
    rows += [
        (person.name, ClosedRole.RESIDENT, state) for person, state in zip(residents, CLOSED_RESIDENTS, strict=False)
    ]
    same = {"home_name": HOME, "closed_since": date(year, *CLOSED_DAY)}
    return [same | {"name": name, "closed_role": role, "closed_state": state} for name, role, state in rows]


def grow_contracts(
    plan: Plan, contracts: list[Contract], supported: list[Supported], died: Mapping[str, date], year: int, rng: Random
) -> None:
    """A year after the planned one: contracts end with a death, a few otherwise; as many and some more begin."""
    standing = [contract for contract in contracts if contract.spell.stop is None]
    ending = {contract.person.id_no for contract in rng.sample(standing, min(len(standing) // 3, plan.sized(3)))}
    for contract in standing:
        id_no = contract.person.id_no
        if id_no in died or id_no in ending:
            contract.spell.stop = died.get(id_no) or date(year, rng.randint(2, 10), 1)
    known = {contract.person.id_no for contract in contracts}
    pool = [
        s
        for s in supported
        if s.spell.stop is None
        and s.mode_in(year) is SupportMode.DISPERSED
        and s.person_class is PersonClass.ELDERLY
        and s.person is s.head
        and s.spell.start.year < year
        and s.person.id_no not in known
    ]
    for someone in rng.sample(pool, min(len(pool), plan.sized(6))):
        mode = rng.choice(list(CareMode))
        carer = DAY_CENTRE if mode is CareMode.DAY else full_name(rng, "藏族", rng.choice("男女"))
        spell = Spell(date(year, rng.randint(1, 9), 1))
        priced = (mode, TargetClass.EXTREME_HARDSHIP)
        contracts.append(Contract(someone.person, someone.head.id_no, priced, carer, spell))


def grow_stays(
    plan: Plan, rows: list[dict[str, Any]], free: list[Person], died: Mapping[str, date], year: int, rng: Random
) -> None:
    """A year after the planned one: who died has left the home; a few old people move in by themselves."""
    for row in rows:
        stopped = died.get(row["id_no"])
        if row["left_day"] is None and stopped:
            row["left_day"] = next_month(stopped, -1).replace(day=26)
    for person in rng.sample(free, min(len(free), plan.sized(5))):
        rows.append(_stay(person, CARE_HOME, date(year, rng.randint(3, 9), rng.randint(4, 25)), None, Batch.LATER))
