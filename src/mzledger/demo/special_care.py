"""Special-care beneficiaries of nine classes; who died during the year is still among the year's persons."""

from __future__ import annotations

from random import Random
from typing import Any

from mzledger.demo.people import People
from mzledger.demo.plan import Plan
from mzledger.programs.special_care import CareClass

AGES = {
    CareClass.DISABLED_SERVICEMEN: (35, 70),
    CareClass.DISABLED_OFFICIALS: (38, 58),
    CareClass.DEMOCRATS: (62, 86),
    CareClass.MARTYR_FAMILIES: (66, 84),
    CareClass.DEMOBILISED: (58, 88),
    CareClass.WAR_AND_TEST: (58, 72),
    CareClass.RURAL_60: (62, 82),
    CareClass.MARTYR_CHILDREN: (62, 72),
    CareClass.DEMOBILISED_CADRES: (70, 84),
}
MISSING_IN_2019 = {CareClass.RURAL_60: 2, CareClass.DISABLED_SERVICEMEN: 1}


def special_care_rows(plan: Plan, people: People, rng: Random) -> dict[int, list[dict[str, Any]]]:
    """The rosters of 2019 (three fewer) and 2020."""
    by_year: dict[int, list[dict[str, Any]]] = {2019: [], 2020: []}
    number = 0
    for care_class, (youngest, oldest) in AGES.items():
        for place in range(plan[f"special_care.{care_class.name.lower()}"]):
            number += 1
            sex = "男" if care_class is not CareClass.MARTYR_FAMILIES and rng.random() < 0.95 else "女"
            person = people.aged(rng.randint(youngest, oldest), people.rural_place(), sex=sex)
            row = person.columns() | {"care_class": care_class, "care_certificate": f"优字（合成）第{number:04d}号"}
            by_year[2020].append(row)
            if place >= MISSING_IN_2019.get(care_class, 0):
                by_year[2019].append(row)
    return by_year
