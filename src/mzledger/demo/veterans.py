"""Veterans: whose information was collected, what they are granted, who came back or joined up, and honour plaques."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from mzledger.demo.people import People, Person
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import spread
from mzledger.demo.special_care import SOLDIERS, Beneficiary
from mzledger.demo.spells import closing, office_days
from mzledger.programs.honor_plaques import PlaqueClass
from mzledger.programs.special_care import CareClass
from mzledger.programs.veterans import BenefitKind, EntryKind

BEGAN = date(2018, 9, 1)
WAITING = 16
CADRE = "军队转业干部"
MEDICAL = {YEAR - 2: 356000, YEAR - 1: 380000, YEAR: 410500}
"""Medical insurance of the self-employed cadres, by the year it is for. The planned year paid two years' together."""
MEDICAL_PAID = {YEAR - 1: (YEAR - 2,), YEAR: (YEAR - 1, YEAR)}
OTHERS = {
    BenefitKind.HEATING: ("cadre_heating", (10, 16)),
    BenefitKind.TRAINING: ("trained", (7, 24)),
    BenefitKind.PENSION: ("pension", (6, 12)),
}
CONVALESCENCE = {year: f"veterans.convalescence_{year}" for year in (FIRST, YEAR)}
CONVALESCENT_DAY = (8, 21)
NOT_YET = 24
"""How many of those on the closing day of the planned year had not been collected a year before."""
FIRST_HUNG = date(FIRST, 1, 22)
TAKEN_BACK = 4
SERVING = 36


@dataclass(slots=True, eq=False)
class Veteran:
    """Somebody who served, and since when the bureau has the information."""

    person: Person
    kind: str
    collected: date


def make_veterans(
    plan: Plan, people: People, beneficiaries: list[Beneficiary], returned: dict[int, list[Person]], rng: Random
) -> list[Veteran]:
    """Those of the closing day of the planned year: cadres first, soldiers of the special-care ledger, others.

    Who came back in a year is collected in that year.
    """
    wanted = plan["veterans.collected"]
    late = [person for some in returned.values() for person in some]
    cadres = plan["veterans.cadre_heating"]
    known = [b.person for b in beneficiaries if b.care_class in SOLDIERS and b.first < YEAR and not b.died]
    found = [
        Veteran(people.aged(rng.randint(42, 58), people.any_place(0.7), sex="男"), CADRE, _early(rng))
        for _ in range(cadres)
    ]
    found += [Veteran(person, "退役士兵", _early(rng)) for person in known[: max(0, wanted - cadres - len(late))]]
    for number in range(wanted - len(found) - len(late)):
        person = people.aged(rng.randint(24, 66), people.any_place(), sex=rng.choices("男女", (94, 6))[0])
        days = office_days(rng, YEAR, 1, (1, 6)) if number < plan.sized(NOT_YET) - 1 else [_early(rng)]
        found.append(Veteran(person, rng.choice(("退役士兵", "退役士兵", "退役士官")), days[0]))
    return found + [veteran for year, some in returned.items() for veteran in came_back(some, year, rng)]


def came_back(returned: list[Person], year: int, rng: Random) -> list[Veteran]:
    """Who came back in a year is collected in its autumn."""
    return [Veteran(person, "退役士兵", office_days(rng, year, 1, (9, 1))[0]) for person in returned]


def _early(rng: Random) -> date:
    return rng.choice(
        (date(2018, 9, 3), date(2018, 10, 15), date(2018, 11, 20), date(FIRST, 3, 12), date(FIRST, 6, 11))
    )


def collected_rows(veterans: list[Veteran], year: int) -> list[dict[str, Any]]:
    """A row for everybody collected until the year's closing, by day."""
    known = sorted((v for v in veterans if v.collected <= closing(year)), key=lambda v: (v.collected, v.person.id_no))
    return [
        _named(v.person) | {"person_kind": v.kind, "collected_day": v.collected, "township": v.person.place.township}
        for v in known
    ]


def _named(person: Person) -> dict[str, Any]:
    return {"name": person.name, "id_no": person.id_no}


def benefit_rows(plan: Plan, veterans: list[Veteran], year: int) -> list[dict[str, Any]]:
    """A row for every benefit granted in the year."""
    cadres = [v for v in veterans if v.kind == CADRE]
    others = [v for v in veterans if v.kind != CADRE and v.collected.year < YEAR]
    young = sorted(others, key=lambda v: v.person.born, reverse=True)
    groups = {BenefitKind.HEATING: cadres, BenefitKind.TRAINING: young, BenefitKind.PENSION: young[len(young) // 2 :]}
    rows = []
    key = "veterans.self_employed_cadres"
    for number, own in enumerate(MEDICAL_PAID.get(year, (year,))):
        yuan = plan.money_of(MEDICAL.get(own, MEDICAL[YEAR]), f"{key}.paid", own if year > YEAR else YEAR)
        day = date(year, 3 + 6 * number, 18)
        rows += _granted(cadres[: plan[key]], BenefitKind.MEDICAL, own, day, yuan)
    for kind, (slug, granted) in OTHERS.items():
        key = f"veterans.{slug}"
        named = groups[kind][: plan.in_year(key, year)]
        yuan = plan.noted(key)[0]
        if len(named) != plan.whole(key):
            yuan = yuan // plan.whole(key) * len(named)
        rows += _granted(named, kind, year, date(year, *granted), yuan)
    key = CONVALESCENCE.get(year, CONVALESCENCE[YEAR])
    guests = plan[key] if year in CONVALESCENCE else plan.in_year(key, year)
    start = (year % 5) * plan[key] % max(1, len(others) - guests)
    yuan = plan.money_of(plan.noted(key)[0], f"{key}.paid", YEAR if year in CONVALESCENCE else year)
    invited = others[start : start + guests]
    return rows + _granted(invited, BenefitKind.CONVALESCENCE, year, date(year, *CONVALESCENT_DAY), yuan)


def _granted(
    veterans: Sequence[Veteran], kind: BenefitKind, own_year: int, day: date, yuan: int
) -> list[dict[str, Any]]:
    return [
        _named(veteran.person)
        | {"benefit_kind": kind, "benefit_year": own_year, "granted_day": day, "benefit_amount": share}
        for veteran, share in zip(veterans, spread(yuan, len(veterans)), strict=True)
    ]


def make_returned(plan: Plan, people: People, year: int, rng: Random) -> list[Person]:
    """The young people who came back from service in a year."""
    wanted = plan.in_year("veterans.registered", year)
    return [people.aged_in(year, rng.randint(21, 27), people.any_place(), sex="男") for _ in range(wanted)]


def entry_rows(plan: Plan, people: People, returned: list[Person], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for everybody who came back, and for everybody who joined up, by day."""
    joined = plan.in_year("veterans.enlisted", year)
    recruits = [people.aged_in(year, rng.randint(18, 21), people.any_place(), sex="男") for _ in range(joined)]
    last = date(year, 10, 20)
    rows = [
        _named(person) | {"entry_kind": EntryKind.DISCHARGED, "entered_day": day}
        for person, day in zip(returned, office_days(rng, year, len(returned), (9, 1), last), strict=True)
    ]
    rows += [
        _named(person) | {"entry_kind": EntryKind.ENLISTED, "entered_day": day}
        for person, day in zip(recruits, office_days(rng, year, len(recruits), (8, 20), last), strict=True)
    ]
    return sorted(rows, key=lambda row: (row["entered_day"], row["id_no"]))


def waiting_rows(plan: Plan, veterans: list[Veteran], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for everybody who has applied for the next training."""
    pool = [v for v in veterans if v.collected.year < YEAR and v.kind != CADRE]
    pool.sort(key=lambda v: v.person.born, reverse=True)
    pool = pool[plan.in_year("veterans.trained", year) :][: plan.sized(WAITING) * 4]
    some = rng.sample(pool, min(len(pool), plan.drifted(WAITING, "veterans.waiting", year)))
    days = office_days(rng, year, len(some), (9, 1))
    return [_named(v.person) | {"applied_day": day} for v, day in zip(some, days, strict=True)]


def make_families(plan: Plan, people: People, rng: Random) -> list[Person]:
    """Heads of the households of those who are serving."""
    return [people.aged(rng.randint(42, 58), people.any_place()) for _ in range(plan.sized(SERVING))]


def plaque_rows(
    plan: Plan, veterans: list[Veteran], serving: list[Person], beneficiaries: list[Beneficiary], year: int
) -> list[dict[str, Any]]:
    """A row for every plaque, one a household: veterans, families of soldiers and martyrs; a few were taken back."""
    martyr = (CareClass.MARTYR_FAMILIES, CareClass.MARTYR_CHILDREN)
    holders = [(v.person, PlaqueClass.VETERAN, max(FIRST_HUNG, v.collected)) for v in veterans]
    holders += [(person, PlaqueClass.SERVICE, FIRST_HUNG) for person in serving]
    holders += [(b.person, PlaqueClass.MARTYR, FIRST_HUNG) for b in beneficiaries if b.care_class in martyr]
    later = [holder for holder in holders if holder[2] > closing(YEAR)]
    backs = plan.sized(TAKEN_BACK)
    holders = [holder for holder in holders if holder[2] <= closing(YEAR)][-(plan["honor_plaques.hung"] + backs) :]
    early = [number for number, holder in enumerate(holders) if holder[2].year < YEAR]
    returned = {
        early[len(early) // 2 - place * 7]: date(YEAR, 3 + place % 6, 16)
        for place in range(min(backs, len(early) // 16 + 1))
    }
    return [
        {
            "township": person.place.township,
            "village": person.place.name,
            "head_name": person.name,
            "head_id": person.id_no,
            "plaque_class": kind,
            "plaque_no": f"光荣牌（合成）{number + 1:05d}",
            "hung_day": hung,
            "taken_back_day": returned.get(number) if closing(year) >= returned.get(number, date.max) else None,
        }
        for number, (person, kind, hung) in enumerate(holders + later)
        if hung <= closing(year)
    ]
