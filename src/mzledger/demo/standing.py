"""The ledgers that belong to no year: places, dated standards, approved exceptions."""

from __future__ import annotations

from datetime import date
from typing import Any

from mzledger.demo.people import Person
from mzledger.demo.places import TOWNSHIPS
from mzledger.demo.plan import YEAR
from mzledger.programs.regions import TownshipKind, UnitKind
from mzledger.programs.standards import Standard

SINCE, CHANGED = date(2014, 1, 1), date(YEAR, 1, 1)
VALUES = (
    (Standard.OLD_AGE_FROM, 70, "周岁", SINCE, None, "关于发放高龄津贴的规定"),
    (Standard.ORPHAN_LIVING, 700, "元/人·月", SINCE, CHANGED, "关于孤儿基本生活费标准的通知"),
    (Standard.ORPHAN_LIVING, 740, "元/人·月", CHANGED, None, "关于提高孤儿基本生活费标准的通知"),
    (Standard.RURAL_HEATING, 700, "元/户·年", SINCE, CHANGED, "关于发放低保家庭取暖费的通知"),
    (Standard.RURAL_HEATING, 800, "元/户·年", CHANGED, None, "关于调整低保家庭取暖费的通知"),
    (Standard.URBAN_HEATING, 900, "元/户·年", SINCE, CHANGED, "关于发放低保家庭取暖费的通知"),
    (Standard.URBAN_HEATING, 1000, "元/户·年", CHANGED, None, "关于调整低保家庭取暖费的通知"),
)


def region_rows() -> list[dict[str, Any]]:
    """A row for every village and community."""
    return [
        {
            "region_code": unit.code,
            "township_name": township.name,
            "township_kind": TownshipKind(township.name[-1]),
            "township_aliases": township.aliases or None,
            "unit_name": unit.name,
            "unit_kind": UnitKind.COMMUNITY if unit.is_community else UnitKind.VILLAGE,
        }
        for township in TOWNSHIPS
        for unit in township.units()
    ]


def standard_rows() -> list[dict[str, Any]]:
    """A row for every standard and the time in which it held."""
    return [
        {
            "standard": standard,
            "standard_value": value,
            "standard_unit": unit,
            "valid_from": valid_from,
            "valid_to": valid_to,
            "document_no": f"{document}（合成数据）",
        }
        for standard, value, unit, valid_from, valid_to, document in VALUES
    ]


def exception_rows(person: Person) -> list[dict[str, Any]]:
    """One approved exception: somebody whose card itself bears a wrong check character."""
    return [
        {
            "problem_code": "MZ102",
            "id_no": person.id_no,
            "verified_reason": "经核对身份证原件和户口簿，证号末位原件如此，已请公安机关更正。",
            "verified_by": "多杰才让",
            "verified_day": date(YEAR, 3, 16),
            "remark": "合成数据",
        }
    ]
