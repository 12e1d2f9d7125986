"""The bureau itself: its staff and services, and the registered population that the police report."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from mzledger.demo.names import full_name
from mzledger.demo.places import TOWNSHIPS
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.programs.staff import StaffKind

OFFICES = ("综合办公室", "基层政权办", "婚姻办", "低保核对中心", "财务室")
SERVICES = (
    ("城乡居民最低生活保障", "《社会救助暂行办法》"),
    ("特困人员救助供养", "《社会救助暂行办法》"),
    ("临时救助", "《社会救助暂行办法》"),
    ("居民家庭经济状况核对", "《社会救助暂行办法》"),
    ("流浪乞讨人员救助管理", "《城市生活无着的流浪乞讨人员救助管理办法》"),
    ("孤儿保障", "国办发〔2010〕54号"),
    ("困境儿童和事实无人抚养儿童保障", "国发〔2016〕36号"),
    ("农村留守儿童关爱保护", "国发〔2016〕13号"),
    ("老年人福利和养老服务", "《中华人民共和国老年人权益保障法》"),
    ("残疾人两项补贴", "国发〔2015〕52号"),
    ("婚姻登记", "《婚姻登记条例》"),
    ("收养登记", "《中华人民共和国收养法》"),
    ("殡葬管理", "《殡葬管理条例》"),
    ("社会组织登记管理", "《社会团体登记管理条例》"),
    ("基层政权和社区建设", "《中华人民共和国村民委员会组织法》"),
    ("行政区划和地名管理", "《行政区划管理条例》"),
    ("行政区域界线管理", "《行政区域界线管理条例》"),
    ("福利彩票销售管理", "《彩票管理条例》"),
)
YEARLY_CHANGE = {"households": 96, "persons": 412}


def staff_rows(plan: Plan, year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for each of the staff, of whom one came in the planned year; a small county keeps its bureau."""
    kinds = [StaffKind.ADMINISTRATIVE] * plan.whole("staff.administrative")
    kinds += [StaffKind.INSTITUTIONAL] * plan.whole("staff.institutional")
    rows = [
        {
            "name": full_name(rng, rng.choice(("藏族", "藏族", "汉族")), rng.choice("男女")),
            "staff_kind": kind,
            "office": OFFICES[number % len(OFFICES)],
        }
        for number, kind in enumerate(kinds)
    ]
    return rows if year >= YEAR else rows[:-1]


def service_rows() -> list[dict[str, Any]]:
    """The bureau's services, with their basis."""
    return [
        {"service_name": name, "service_basis": basis, "service_since": date(FIRST, 3, 20)} for name, basis in SERVICES
    ]


def population_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """A row for every township; they add up to what is planned."""
    households, persons = plan["population.households"], plan["population.persons"]
    households += (year - YEAR) * plan.sized(YEARLY_CHANGE["households"])
    persons += (year - YEAR) * plan.sized(YEARLY_CHANGE["persons"])
    rows: list[dict[str, Any]] = []
    for township in TOWNSHIPS:
        row = {
            "township": township.name,
            "registered_households": households * township.weight // 1000,
            "registered_persons": persons * township.weight // 1000,
            "counted_day": date(year, 9, 30),
            "counted_by": "县公安局户籍统计（合成数据）",
        }
        rows.append(row)
    rows[0]["registered_households"] += households - sum(row["registered_households"] for row in rows)
    rows[0]["registered_persons"] += persons - sum(row["registered_persons"] for row in rows)
    return rows
