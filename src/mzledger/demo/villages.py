"""What is done for villages: the linked village, its relocated households and its herd; charters of all villages."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.people import People, Person
from mzledger.demo.places import UNITS
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.settle import spread
from mzledger.demo.spells import closing, office_days
from mzledger.programs.village_aid import DonatedGoods, Livestock
from mzledger.programs.village_charters import CharterKind

LINKED = "加吾村"
PARTNERS = ("那仁村", "东吾村", "力伦村", "哈夏村")
VISIT_DAYS = ((1, 17), (3, 6), (5, 14), (6, 23), (8, 27), (10, 20))
DONATED = {DonatedGoods.RICE: 2080, DonatedGoods.BARLEY: 1900, DonatedGoods.FLOUR: 1400}
DONATION_DAYS = ((1, 17), (5, 14), (9, 28))
SITES = {"唐谷镇易地搬迁安置点": 4, "县城易地搬迁安置点": 14}
MOVED_LATE = 3
"""How many of the second site's households moved in during the planned year; the others in the two years before."""
HERD = {Livestock.COW: 274, Livestock.BULL: 6}
BOUGHT = date(YEAR - 1, 6, 12)
JOINT_YUAN = 700_000
JOINT_DAY = date(YEAR - 1, 5, 28)
FILED_BEFORE = 61
"""How many charters were filed in another year than the planned one, in which all of them were revised and filed."""


def visit_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """A row for every visit to the linked village; a small county keeps them all."""
    yuan = spread(plan.noted("village_aid.visits")[0], plan.whole("village_aid.visits"))
    days = [date(year, *day) for day in VISIT_DAYS]
    rows = [{"aid_day": day, "aid_village": LINKED, "aid_cash": cash} for day, cash in zip(days, yuan, strict=True)]
    return rows if year == YEAR else rows[1:]


def donation_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """A row for every kind of food on each of three days."""
    rows = []
    for kind, jin in DONATED.items():
        total = plan.drifted(jin, f"village_aid.{kind}", year)
        pieces = spread(total, len(DONATION_DAYS))
        rows += [(date(year, *day), kind, count) for day, count in zip(DONATION_DAYS, pieces, strict=True) if count]
    return [
        {"donated_day": day, "donated_goods": kind, "donated_jin": jin}
        for day, kind, jin in sorted(rows, key=lambda row: row[0])
    ]


def make_relocated(
    plan: Plan, people: People, households: list[Household], rng: Random
) -> list[tuple[Person, str, date]]:
    """Heads of relocated households, where they live now and since when: half of them draw dibao."""
    rural = [h.head for h in households if not h.head.place.is_community and h.spell.stop is None]
    rural = [head for head in rural if head.born.year < YEAR - 24 and head.place.township == "唐谷镇"]
    wanted = {site: plan.sized(count) for site, count in SITES.items()}
    known = rng.sample(rural, min(len(rural), sum(wanted.values()) // 2))
    found = []
    for site, count in wanted.items():
        for number in range(count):
            late = site == list(SITES)[1] and number < MOVED_LATE and count > MOVED_LATE
            day = date(YEAR, 7, 10) if late else date(rng.choice((YEAR - 2, YEAR - 1)), rng.randint(7, 11), 15)
            head = known.pop() if known else people.aged(rng.randint(32, 66), people.rural_place())
            found.append((head, site, day))
    return found


def relocated_rows(relocated: list[tuple[Person, str, date]], year: int) -> list[dict[str, Any]]:
    """A row for every relocated household until the year's closing."""
    return [
        {"head_name": head.name, "head_id": head.id_no, "resettled_at": site, "moved_in_day": day}
        for head, site, day in sorted(relocated, key=lambda found: found[2])
        if day <= closing(year)
    ]


def herd_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """A row for every lot of animals: the cows in two lots, of which the second came in the planned year."""
    cows, bulls = (plan.sized(count) for count in HERD.values())
    second = cows * 2 // 5
    rows = [(BOUGHT, Livestock.COW, cows - second), (BOUGHT, Livestock.BULL, bulls)]
    rows += [(date(YEAR, 6, 19), Livestock.COW, second)] if second else []
    return [
        {"bought_day": day, "livestock": kind, "livestock_heads": heads}
        for day, kind, heads in rows
        if day <= closing(year)
    ]


def joint_rows() -> list[dict[str, Any]]:
    """A row for each of the five villages that bought together."""
    villages = (LINKED, *PARTNERS)
    return [
        {"joint_day": JOINT_DAY, "joint_village": village, "joint_amount": yuan}
        for village, yuan in zip(villages, spread(JOINT_YUAN, len(villages)), strict=True)
    ]


def charter_rows(year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every village and community, whatever the scale; in other years some have only been voted on."""
    filed = len(UNITS) if year == YEAR else FILED_BEFORE + (year % 7)
    voted = office_days(rng, year, len(UNITS), (2, 20), date(year, 9, 20))
    rng.shuffle(voted)
    done = set(rng.sample(range(len(UNITS)), filed))
    return [
        {
            "township": unit.township,
            "village": unit.name,
            "charter_kind": CharterKind.COMMUNITY if unit.is_community else CharterKind.VILLAGE,
            "voted_day": day,
            "filed_day": day + timedelta(days=rng.randint(6, 30)) if number in done else None,
        }
        for number, (unit, day) in enumerate(zip(UNITS, voted, strict=True))
    ]
