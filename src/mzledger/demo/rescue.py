"""Help for people without shelter, and the patrols that look for them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.people import People
from mzledger.demo.places import TOWNSHIPS
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.spells import closing
from mzledger.programs.rescue import Found, Help

VISITS = {FIRST: 41, YEAR: 34}
EVERY_DAYS = 6
SPOTS = ("汽车站", "县城主街", "农贸市场", "县医院门口", "国道沿线", "体育场")


def rescue_rows(plan: Plan, people: People, year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every person helped, by day; a third of them can't be named."""
    days = (closing(year) - date(year, 1, 1)).days
    rows = []
    for day in sorted(
        rng.randrange(days)
        for _ in range(plan.drifted(VISITS.get(year, VISITS[YEAR]), "rescue.visits", YEAR if year in VISITS else year))
    ):
        person = people.aged(rng.randint(9, 74), people.rural_place()) if rng.random() < 0.65 else None
        rows.append(
            {
                "rescued_day": date(year, 1, 1) + timedelta(days=day),
                "place_found": rng.choice(SPOTS),
                "found": rng.choices(list(Found), (5, 3, 2))[0],
                "helped_name": person.name if person else "无名氏",
                "helped_id": person.id_no if person else None,
                "help_given": rng.choices(list(Help), (4, 1, 4, 1, 2))[0],
            }
        )
    return rows


def patrol_rows(year: int, rng: Random) -> list[dict[str, Any]]:
    """A patrol every few days, more often in the cold months."""
    rows = []
    day = date(year, 1, 4)
    while day <= closing(year):
        area = f"{TOWNSHIPS[0].name}{rng.choice(SPOTS)}" if rng.random() < 0.7 else f"{rng.choice(TOWNSHIPS).name}驻地"
        rows.append({"patrol_day": day, "patrol_area": area, "patrol_staff": rng.randint(2, 6)})
        day += timedelta(days=rng.randint(2, EVERY_DAYS) if day.month in (1, 2, 10, 11, 12) else rng.randint(5, 9))
    return rows
