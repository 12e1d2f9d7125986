"""Social organisations and their yearly inspection. An organisation stays from its founding on; a few have closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, product
from random import Random
from typing import Any

from mzledger.demo.places import COUNTY, TOWNSHIPS
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.spells import closing
from mzledger.programs.organizations import InspectionResult, OrganizationKind, OrganizationState
from mzledger.schema.cells import Flag

KINDS = {OrganizationKind.ASSOCIATION: ("1", 7), OrganizationKind.SERVICE: ("2", 3)}
TOPICS = {
    OrganizationKind.ASSOCIATION: (
        "牦牛养殖协会",
        "藏羊养殖协会",
        "饲草种植协会",
        "青稞种植协会",
        "民间文艺协会",
        "摄影协会",
        "书画协会",
        "篮球协会",
        "老年人协会",
        "志愿者协会",
        "手工艺协会",
        "商会",
    ),
    OrganizationKind.SERVICE: ("幼儿园", "职业技能培训学校", "居家养老服务中心", "社会工作服务中心", "托养服务中心"),
}
NEW = 3
INSPECTED = "organizations.inspected"


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation from its founding on, and the year in which it was closed."""

    name: str
    code: str
    kind: OrganizationKind
    founded: date
    closed: int | None
    employees: int


def make_organizations(plan: Plan, rng: Random) -> list[Organization]:
    """As many as planned on the closing day of the planned year; a few of them are new, and two more had closed."""
    wanted, closed = plan["organizations.registered"], 2
    recent = min(NEW, wanted // 4)
    founded = [_old(rng) for _ in range(wanted - recent + closed)]
    founded += [date(YEAR, 5, 6) + timedelta(days=rng.randint(0, 150)) for _ in range(recent)]
    found: list[Organization] = []
    names = {kind: _names(kind) for kind in KINDS}
    for number, day in enumerate(founded):
        found.append(_new(names, number, day, YEAR - number if number < closed else None, rng))
    return found


def grow(plan: Plan, found: list[Organization], year: int, rng: Random) -> None:
    """The organisations that are founded in a year after the planned one."""
    used = {organization.name for organization in found}
    names = {kind: (name for name in _names(kind) if name not in used) for kind in KINDS}
    for _ in range(plan.sized(2)):
        day = date(year, 1, 12) + timedelta(days=rng.randint(0, 270))
        found.append(_new(names, len(found), day, None, rng))


def _new(
    names: Mapping[OrganizationKind, Iterator[str]], number: int, founded: date, closed: int | None, rng: Random
) -> Organization:
    kind = rng.choices(list(KINDS), [weight for _, weight in KINDS.values()])[0]
    code = f"5{KINDS[kind][0]}990121MJ{number + 1:07d}X"
    employees = rng.randint(2, 6) if kind is OrganizationKind.ASSOCIATION else rng.randint(4, 22)
    return Organization(next(names[kind]), code, kind, founded, closed, employees)


def _old(rng: Random) -> date:
    return date(rng.randint(2006, YEAR - 1), rng.randint(1, 12), rng.randint(1, 28))


def _names(kind: OrganizationKind) -> Iterator[str]:
    """Names without end, none twice: the county's own, the townships', then numbered ones."""
    places = (COUNTY, *(township.name for township in TOWNSHIPS))
    for again in count(1):
        for topic, place in product(TOPICS[kind], places):
            yield f"{place}{topic}" + (f"第{again}分会" if again > 1 else "")


def organization_rows(plan: Plan, organizations: list[Organization], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every organisation of the year; who was founded in the last half-year need not be inspected."""
    known = [o for o in organizations if o.founded <= closing(year) and (o.closed is None or o.closed >= year)]
    due = [o for o in known if o.closed is None and o.founded < date(year, 5, 1)]
    came = {o.code for o in rng.sample(due, min(len(due), plan.in_year(INSPECTED, year)))}
    return [_row(o, year, o in due, o.code in came, rng) for o in known]


def _row(organization: Organization, year: int, due: bool, came: bool, rng: Random) -> dict[str, Any]:
    closed = organization.closed is not None and organization.closed <= year
    results = (InspectionResult.PASSED, InspectionResult.NEARLY, InspectionResult.FAILED)
    result = rng.choices(results, (85, 12, 3))[0] if came else InspectionResult.ABSENT if due else None
    return {
        "organization_name": organization.name,
        "organization_code": organization.code,
        "organization_kind": organization.kind,
        "founded_day": organization.founded,
        "organization_state": OrganizationState.CANCELLED if closed else OrganizationState.NORMAL,
        "inspection_due": Flag.YES if due else Flag.NO,
        "inspected": Flag.YES if came else Flag.NO,
        "inspection_result": result,
        "employees": organization.employees,
    }
