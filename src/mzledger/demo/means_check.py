"""Checks of households' means: reviews of those covered, and checks of those who apply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.extreme_hardship import Supported
from mzledger.demo.people import People, Person
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.relief import Applicant
from mzledger.demo.spells import closing
from mzledger.programs.dibao import Residence
from mzledger.programs.means_check import CheckKind, ReliefKind, RequestState

FAILURES = ("身份证号错误", "姓名与身份证号不符", "授权书缺失", "重复发起")
RESULTS = ("符合", "符合", "符合", "符合", "符合", "符合", "有疑点", "超标")
TOTALS_BEFORE = (4102, 131)
Check = tuple[Person, int, ReliefKind, CheckKind]


def _checks(
    people: People, households: list[Household], supported: list[Supported], applicants: list[Applicant], year: int
) -> Iterator[Check]:
    """Everybody who had to be checked in a year; without end, the later ones low-income households."""
    for household in households:
        rural = household.residence is Residence.RURAL
        kind = ReliefKind.RURAL_DIBAO if rural else ReliefKind.URBAN_DIBAO
        if household.spell.seen_in(year):
            new = household.spell.start.year == year
            size = len(household.present(household.spell.last_day_in(year)))
            yield household.head, size, kind, CheckKind.NEW if new else CheckKind.REVIEW
    for someone in supported:
        if someone.spell.covers(closing(year)):
            new = someone.spell.start.year == year
            yield someone.person, 1, ReliefKind.EXTREME_HARDSHIP, CheckKind.NEW if new else CheckKind.REVIEW
    for applicant in applicants:
        yield applicant.head, applicant.size, ReliefKind.TEMPORARY, CheckKind.NEW
    while True:
        person = people.aged(people.rng.randint(25, 70), people.rural_place())
        yield person, people.rng.randint(1, 5), ReliefKind.LOW_INCOME, CheckKind.NEW


def request_rows(
    plan: Plan,
    people: People,
    households: list[Household],
    supported: list[Supported],
    applicants: list[Applicant],
    year: int,
    rng: Random,
) -> list[dict[str, Any]]:
    """A row for every request of the year, numbered by day."""
    done, failed = (plan.sized(total) for total in TOTALS_BEFORE)
    if year >= YEAR:
        done, failed = plan.in_year("means_check.reports", year), plan.in_year("means_check.failed", year)
    source = _checks(people, households, supported, applicants, year)
    checks = [next(source) for _ in range(done)]
    again = rng.sample(checks, failed)
    days = 288 if year >= YEAR else 350
    requests = [(date(year, 1, 2) + timedelta(days=rng.randrange(days)), check, True) for check in checks]
    requests += [(date(year, 1, 2) + timedelta(days=rng.randrange(days)), check, False) for check in again]
    requests.sort(key=lambda request: (request[0], request[1][0].id_no, request[2]))
    return [_row(number, *request, rng) for number, request in enumerate(requests, 1)]


def _row(number: int, day: date, check: Check, done: bool, rng: Random) -> dict[str, Any]:
    head, size, relief_kind, check_kind = check
    return {
        "check_no": f"HD{day.year}{number:06d}",
        "township": head.place.township,
        "head_name": head.name,
        "head_id": head.id_no,
        "checked_persons": size,
        "relief_kind": relief_kind,
        "check_kind": check_kind,
        "requested_day": day,
        "request_state": RequestState.DONE if done else RequestState.FAILED,
        "failure_reason": None if done else rng.choice(FAILURES),
        "report_no": f"BG{day.year}{number:06d}" if done else None,
        "report_day": day + timedelta(days=rng.randint(3, 12)) if done else None,
        "check_result": rng.choice(RESULTS) if done else None,
    }
