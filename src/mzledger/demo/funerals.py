"""Funerals: facilities, the burials of the year, and the subsidy, investments and publicity that go with the reform."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.names import full_name
from mzledger.demo.people import People, Person
from mzledger.demo.places import UNITS
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.spells import closing, next_month, office_days
from mzledger.programs.funerals import BurialWay, FacilityKind, PublicityKind

FACILITIES = {
    FacilityKind.GRAVEYARD: ("funerals.graveyards", "零星墓地"),
    FacilityKind.TOMB: ("funerals.tombs", "坟茔"),
    FacilityKind.SKY_BURIAL: ("funerals.sky_burial_sites", "天葬台"),
    FacilityKind.CREMATORIUM: ("funerals.crematoria", "火葬场"),
    FacilityKind.WATER_BURIAL: ("funerals.water_burial_sites", "水葬点"),
}
INVESTMENTS = (("农村公益性公墓建设", 124), ("殡仪服务用房改造", 93), ("火化设施建设", 600))
INVESTED_BEFORE = (("天葬台道路维修", 46), ("殡仪服务用房改造", 35))
FUND_SOURCE = "上级殡葬改革奖补资金（合成数据）"
KIN = ("儿子", "女儿", "配偶", "侄子", "孙子")
LEAFLETS, BANNERS = "funerals.leaflets", "funerals.banners"
Death = tuple[Person, date]
"""Somebody of another ledger who died, and the month from which on that ledger has stopped."""


def facility_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """A row for every place; the year before the planned one had a graveyard fewer."""
    rows: list[dict[str, Any]] = []
    for kind, (key, name) in FACILITIES.items():
        villages = [unit for unit in UNITS if not unit.is_community]
        for number in range(plan[key] - (kind is FacilityKind.GRAVEYARD and year < YEAR)):
            village = villages[(number * 7 + len(rows)) % len(villages)]
            again = number // len(villages)
            rows.append(
                {
                    "facility_kind": kind,
                    "facility_name": f"{village.name}{name}{again + 1 if again else ''}",
                    "township": village.township,
                }
            )
    return rows


def burial_rows(plan: Plan, people: People, deaths: Iterable[Death], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every burial, by day: those who died out of other ledgers first, as many more invented."""
    ways = [BurialWay.SKY] * plan.in_year("funerals.sky_burials", year)
    ways += [BurialWay.CREMATION] * plan.in_year("funerals.cremations", year)
    last = closing(year)
    found: list[tuple[Person, date]] = []
    for person, stopped in deaths:
        day = next_month(stopped, -1) + timedelta(days=rng.randrange(25))
        if day.year == year and day < last - timedelta(days=7):
            found.append((person, day))
    found = found[: len(ways)]
    days = [
        last - timedelta(days=rng.randint(8, (last - date(year, 1, 1)).days)) for _ in range(len(ways) - len(found))
    ]
    for day in days:
        age = rng.choices((rng.randint(60, 92), rng.randint(30, 59)), (8, 2))[0]
        found.append((people.aged_in(year, age, people.any_place()), day))
    found.sort(key=lambda death: (death[0].ethnic != "藏族", death[0].id_no))
    rows = [_burial(person, day, way, rng) for (person, day), way in zip(found, ways, strict=True)]
    return sorted(rows, key=lambda row: (row["buried_day"], row["deceased_id"]))


def _burial(person: Person, died: date, way: BurialWay, rng: Random) -> dict[str, Any]:
    return {
        "deceased_name": person.name,
        "deceased_id": person.id_no,
        "died_day": died,
        "burial_way": way,
        "buried_day": died + timedelta(days=rng.randint(2, 5)),
        "township": person.place.township,
    }


def subsidy_rows(plan: Plan, year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every name on the subsidy list."""
    return [
        {"name": full_name(rng, "藏族", rng.choice("男女")), "material_day": day, "claimed_for": rng.choice(KIN)}
        for day in office_days(rng, year, plan.in_year("funerals.subsidy_names", year), (4, 1))
    ]


def fund_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """The subsidy fund, received in September."""
    yuan = plan.money("funerals.subsidy_fund") if year == YEAR else plan.money("funerals.subsidy_fund") * 3 // 4
    return [{"received_day": date(year, 9, 15), "fund_amount": yuan, "fund_source": FUND_SOURCE}]


def investment_rows(year: int) -> list[dict[str, Any]]:
    """A row for every project, in units of 10 000 yuan."""
    items = INVESTMENTS if year >= YEAR else INVESTED_BEFORE
    return [{"invested_in": name, "invested_amount": wan} for name, wan in items]


def publicity_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """Leaflets handed out on three days, and banners hung on one or two."""
    leaflets, banners = plan.in_year(LEAFLETS, year), plan.in_year(BANNERS, year)
    days = (date(year, 4, 3), date(year, 6, 16), date(year, 9, 10))
    pieces = (leaflets - 2 * (leaflets // 3), leaflets // 3, leaflets // 3)
    rows = [(day, PublicityKind.LEAFLET, count) for day, count in zip(days, pieces, strict=True)]
    rows += [(day, PublicityKind.BANNER, 1) for day in days[:banners]] + [(days[2], PublicityKind.BANNER, banners - 3)]
    return [
        {"publicity_day": day, "publicity_kind": kind, "publicity_pieces": count}
        for day, kind, count in sorted(rows, key=lambda row: row[0])
        if count > 0
    ]
