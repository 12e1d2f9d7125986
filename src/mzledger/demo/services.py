"""Services for the old: visits at home in four years and on, and the accident insurance of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from mzledger.demo.people import Person
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.settle import standards
from mzledger.demo.spells import Spell, office_days
from mzledger.programs.elder_insurance import InsuredClass
from mzledger.programs.home_care import ServiceKind
from mzledger.values.identity import age_on

OLD = 60
VISITS_EACH = 24
NOMINAL = {
    ServiceKind.MEAL: 55,
    ServiceKind.CLEANING: 90,
    ServiceKind.BATH: 120,
    ServiceKind.MEDICAL: 105,
    ServiceKind.ERRAND: 60,
    ServiceKind.COMPANY: 110,
}
WEIGHTS = (26, 24, 12, 12, 14, 12)
LAST_DAY = (10, 31)
"""The service contract runs from January to October in every year."""
PREMIUM = 30
INSURED_FROM = (5, 1)


@dataclass(frozen=True, slots=True)
class Covered:
    """An old person and when a ledger covers him or her."""

    person: Person
    spell: Spell

    def on(self, day: date) -> bool:
        """Whether the person is old enough and covered that day."""
        return self.spell.covers(day) and age_on(self.person.born, day) >= OLD


def visit_rows(plan: Plan, elders: Iterable[Covered], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every visit, by day, to old people whom another ledger covers on that day."""
    key = f"home_care.visits_{min(year, YEAR)}"
    wanted = plan[key] if year <= YEAR else plan.in_year(key, year)
    known = list({elder.person.id_no: elder for elder in elders if elder.on(date(year, 1, 1))}.values())
    steady = [elder for elder in known if elder.on(date(year, *LAST_DAY))]
    served = rng.sample(known, min(len(known), max(1, wanted // VISITS_EACH)))
    kinds = rng.choices(list(ServiceKind), WEIGHTS, k=wanted)
    yuan = plan.money_of(plan.noted(key)[0], f"{key}.paid", YEAR if year <= YEAR else year)
    fees = standards(yuan, Counter(dict.fromkeys(ServiceKind, 0)) + Counter(kinds), NOMINAL)
    rows = []
    for day, kind in zip(office_days(rng, year, wanted, (1, 2), date(year, *LAST_DAY)), kinds, strict=True):
        elder = rng.choice(served)
        while not elder.on(day):
            elder = rng.choice(steady)
        rows.append(elder.person.columns() | {"served_day": day, "service_kind": kind, "service_fee": fees[kind]})
    return rows


def insured_rows(
    plan: Plan, rosters: dict[InsuredClass, list[Covered]], year: int, rng: Random
) -> list[dict[str, Any]]:
    """A row for every insured person; nobody is insured in two classes, and everybody is on the class's roster."""
    day = date(year, *INSURED_FROM)
    taken: set[str] = set()
    rows = []
    for label, wanted in _by_scarcity(plan):
        insured_class = InsuredClass(label)
        pool = {c.person.id_no: c.person for c in rosters[insured_class] if c.on(day) and c.person.id_no not in taken}
        number = plan.drifted(wanted, f"elder_insurance.{label}", year)
        chosen = rng.sample(list(pool.values()), min(len(pool), number))
        taken.update(person.id_no for person in chosen)
        rows += [
            person.columns() | {"insured_class": insured_class, "premium": PREMIUM, "insured_from": day}
            for person in chosen
        ]
    return rows


def _by_scarcity(plan: Plan) -> Iterator[tuple[str, int]]:
    """The classes of the planned year; the disabled first, for most of them stand in the dibao rosters as well."""
    parts = plan.parts("elder_insurance.persons")
    yield from sorted(parts.items(), key=lambda part: part[0] != InsuredClass.DISABLED.value)
