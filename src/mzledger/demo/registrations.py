"""Marriages, divorces and certificates issued anew; the archives of the year before, handed over in spring."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from mzledger.demo.people import People, Person
from mzledger.demo.places import COUNTY_CODE
from mzledger.demo.plan import Plan
from mzledger.demo.spells import office_days
from mzledger.programs.marriage import Registration
from mzledger.values.identity import age_on

KEYS = {
    Registration.MARRIAGE: ("marriage.marriages", "J"),
    Registration.DIVORCE: ("marriage.divorces", "L"),
    Registration.MARRIAGE_REISSUE: ("marriage.marriage_reissues", "BJ"),
    Registration.DIVORCE_REISSUE: ("marriage.divorce_reissues", "BL"),
}
AGES = {
    Registration.MARRIAGE: (21, 36),
    Registration.DIVORCE: (24, 52),
    Registration.MARRIAGE_REISSUE: (28, 64),
    Registration.DIVORCE_REISSUE: (28, 58),
}
ARCHIVES = ("结婚登记档案", "离婚登记和补发证件档案")
Bride = tuple[Person, date]
"""A woman of another ledger, and the month in which she stopped there because she married."""


def couple_rows(plan: Plan, people: People, brides: list[Bride], year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every couple, by day; certificates are numbered by kind. Nobody stands in two couples."""
    rows = []
    for kind, (key, letter) in KEYS.items():
        waiting = [bride for bride in brides if kind is Registration.MARRIAGE and bride[1].year == year]
        for number, day in enumerate(office_days(rng, year, plan.in_year(key, year)), 1):
            bride = next((b for b in waiting if _could_marry(*b, day)), None)
            if bride:
                waiting.remove(bride)
            husband, wife = _couple(people, kind, year, bride[0] if bride else None, rng)
            row = {
                "registered_day": day,
                "registration": kind,
                "certificate_no": f"{letter}{COUNTY_CODE}-{year}-{number:06d}",
                "husband_name": husband.name,
                "husband_id": husband.id_no,
                "wife_name": wife.name,
                "wife_id": wife.id_no,
                "township": husband.place.township,
                "remark": None,
            }
            rows.append(row)
    return sorted(rows, key=lambda row: (row["registered_day"], row["certificate_no"]))


def _could_marry(bride: Person, stopped: date, day: date) -> bool:
    """Whether she is old enough that day, which is in the three months before she stopped."""
    return age_on(bride.born, day) >= 20 and 0 <= (stopped - day).days <= 92


def _couple(people: People, kind: Registration, year: int, bride: Person | None, rng: Random) -> tuple[Person, Person]:
    """A man and a woman of about the same age, old enough to marry on any day of the year."""
    youngest, oldest = AGES[kind]
    place = people.any_place()
    if bride is None:
        bride = people.aged_in(year, rng.randint(youngest, oldest), place, sex="女")
    older = max(23, year - bride.born.year + rng.randint(-1, 5))
    ethnic = bride.ethnic if rng.random() < 0.9 else ""
    return people.aged_in(year, older, place, sex="男", ethnic=ethnic), bride


def archive_rows(year: int) -> list[dict[str, Any]]:
    """The archives of the year before, handed over to the county's archives in two lots."""
    return [
        {"archive_year": f"{year - 1}年", "archive_volumes": text, "handed_over_day": date(year, 3, 18 + 2 * number)}
        for number, text in enumerate(ARCHIVES)
    ]
