"""The workbooks of the repository give every planned figure, counted here from their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from ledger_reader import Cells, month

from conftest import PLANNED

DAY = date(2020, 10, 31)
SECTIONS = {"一", "四（一）1", "四（一）2", "四（一）3", "四（一）4", "四（一）6", "四（二）6", "五"}
Written = Mapping[tuple[str, str], list[Cells]]


class County:
    """The rows of the workbooks, and the few ways in which they are counted."""

    def __init__(self, written: Written) -> None:
        self.written = written

    def of(self, file: str, sheet: str = "") -> list[Cells]:
        return [
            row for (name, tab), rows in self.written.items() if name == file and sheet in ("", tab) for row in rows
        ]

    def in_force(self, file: str, sheet: str = "", start: str = "起始保障年月", stop: str = "停发年月") -> list[Cells]:
        return [
            row
            for row in self.of(file, sheet)
            if month(row[start]) <= DAY and (not month(row[stop]) or month(row[stop]) > DAY)
        ]

    def paid(self, file: str, sheet: str = "", last: int = 10, heading: str = "发放金额", **where: str) -> int:
        return sum(
            int(row[heading])
            for row in self.of(file, sheet)
            if month(row["发放年月"]).month <= last and all(row[key] == value for key, value in where.items())
        )

    def changed(self, file: str, heading: str, keys: str, **where: str) -> int:
        span = (date(2020, 1, 1), DAY)
        rows = [row for row in self.of(file) if month(row[heading]) and span[0] <= month(row[heading]) <= span[1]]
        return different([row for row in rows if all(row[key] == value for key, value in where.items())], keys)


def different(rows: list[Cells], *headings: str) -> int:
    return len({row[heading] for row in rows for heading in headings if heading in row})


def covered(rows: list[Cells]) -> list[Cells]:
    return [row for row in rows if row["是否保障对象"] == "是"]


def dibao(view: str, file: str) -> dict[str, Callable[[County], Any]]:
    head, own = ("户主身份证号", "身份证号") if view == "rural" else ("户主身份证号码", "身份证号码")
    return {
        f"dibao.{view}.households": lambda c: different(covered(c.in_force(file)), head),
        f"dibao.{view}.persons": lambda c: different(covered(c.in_force(file)), own),
        f"dibao.{view}.paid": lambda c: c.paid(f"{file}发放", 发放项目="保障金"),
        f"dibao.{view}.price_subsidy": lambda c: c.paid(f"{file}发放", 发放项目="价格补贴"),
        f"dibao.{view}.heating": lambda c: c.paid(f"{file}发放", 发放项目="取暖费"),
        f"dibao.{view}.exit_households": lambda c: c.changed(file, "停发年月", head, 与户主关系="户主"),
        f"dibao.{view}.exit_persons": lambda c: c.changed(file, "停发年月", own, 是否保障对象="是"),
        f"dibao.{view}.entry_households": lambda c: c.changed(file, "起始保障年月", head, 与户主关系="户主"),
        f"dibao.{view}.entry_persons": lambda c: c.changed(file, "起始保障年月", own, 是否保障对象="是"),
    }


def contracts(county: County) -> list[Cells]:
    return county.in_force("代养", "花名册", "协议起始日期", "协议终止日期")


COUNTED: dict[str, Callable[[County], Any]] = {
    "staff.total": lambda c: len(c.of("机构人员", "人员")),
    "staff.administrative": lambda c: sum(row["编制类型"] == "行政编制" for row in c.of("机构人员", "人员")),
    "staff.institutional": lambda c: sum(row["编制类型"] == "事业编制" for row in c.of("机构人员", "人员")),
    "staff.offices": lambda c: different(c.of("机构人员", "人员"), "科室"),
    "staff.services": lambda c: different(c.of("机构人员", "综合业务"), "业务名称"),
    "population.households": lambda c: sum(int(row["户籍户数"]) for row in c.of("人口")),
    "population.persons": lambda c: sum(int(row["户籍人口"]) for row in c.of("人口")),
    **dibao("rural", "农村低保"),
    **dibao("urban", "城市低保"),
    "dibao.paid_total": lambda c: COUNTED["dibao.rural.paid"](c) + COUNTED["dibao.urban.paid"](c),
    "means_check.reports": lambda c: sum(row["发起状态"] == "成功" for row in c.of("家庭经济状况核对")),
    "means_check.failed": lambda c: sum(row["发起状态"] == "失败" for row in c.of("家庭经济状况核对")),
    "extreme_hardship.households": lambda c: different(c.in_force("特困供养", "花名册"), "户主身份证号"),
    "extreme_hardship.persons": lambda c: different(c.in_force("特困供养", "花名册"), "身份证号"),
    "extreme_hardship.paid": lambda c: c.paid("特困供养", "发放"),
    "entrusted_care.persons": lambda c: different(contracts(c), "身份证号"),
    "entrusted_care.full_day": lambda c: sum(row["代养方式"] == "全托" for row in contracts(c)),
    "entrusted_care.day": lambda c: sum(row["代养方式"] == "日托" for row in contracts(c)),
    "entrusted_care.paid": lambda c: c.paid("代养", "发放"),
    "orphans.persons": lambda c: different(c.in_force("孤儿", "花名册"), "身份证号码"),
    "orphans.paid": lambda c: c.paid("孤儿", "发放", 发放项目="基本生活费"),
    "orphans.price_subsidy": lambda c: c.paid("孤儿", "发放", 发放项目="价格补贴"),
    "children.persons": lambda c: different(c.in_force("困境儿童", "花名册"), "身份证号"),
    "children.paid": lambda c: c.paid("困境儿童", "发放"),
    "old_age.persons": lambda c: different(c.in_force("高龄津贴"), "身份证号码"),
    "old_age.paid_first_half": lambda c: c.paid("高龄津贴发放", last=6),
    "care_homes.first_batch": lambda c: sum(row["入住批次"] == "首批" for row in c.of("敬老院")),
    "temporary_relief.households": lambda c: different(c.of("临时救助"), "户主身份证号"),
    "temporary_relief.persons": lambda c: sum(int(row["救助人数"]) for row in c.of("临时救助")),
    "temporary_relief.paid": lambda c: sum(int(row["救助金额"]) for row in c.of("临时救助")),
    "special_care.persons": lambda c: different(c.of("优抚对象"), "身份证号"),
    "disability.living": lambda c: len(c.in_force("残疾人两项补贴", "生活补贴")),
    "disability.care": lambda c: len(c.in_force("残疾人两项补贴", "护理补贴")),
    "disability.total": lambda c: len(c.in_force("残疾人两项补贴")),
    "disability.paid": lambda c: c.paid("残疾人两项补贴发放", heading="实发金额"),
    "recipients.by_program_sum": lambda c: (
        sum(
            COUNTED[f"{name}.persons"](c)
            for name in (
                "dibao.rural",
                "dibao.urban",
                "extreme_hardship",
                "special_care",
                "orphans",
                "children",
                "old_age",
            )
        )
        + COUNTED["disability.total"](c)
    ),
    "recipients.share": lambda c: float(
        (Decimal(COUNTED["recipients.by_program_sum"](c)) * 100 / COUNTED["population.persons"](c)).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
    ),
}


@pytest.fixture(scope="module")
def county(written: Written) -> County:
    return County(written)


@pytest.mark.parametrize("key", COUNTED)
def test_the_workbooks_give_the_planned_figure(key: str, county: County, planned: dict[str, Any]) -> None:
    assert COUNTED[key](county) == planned[key]["value"]


def test_every_planned_figure_of_these_sections_is_counted(planned: dict[str, Any]) -> None:
    wanted = {key for key, fact in planned.items() if fact["section"] in SECTIONS and fact["value"] is not None}
    elsewhere = {"regions.towns", "regions.townships", "regions.villages", "regions.communities"}
    assert wanted - set(COUNTED) == elsewhere, PLANNED


def test_the_counter_sees_a_missing_row(written: Written) -> None:
    short = {place: rows[1:] if place == ("优抚对象", "花名册") else rows for place, rows in written.items()}
    assert COUNTED["special_care.persons"](County(short)) == 57


def test_special_care_by_class(county: County, planned: dict[str, Any]) -> None:
    names = {"两参": "两参人员"}
    classes = [row["优抚类别"] for row in county.of("优抚对象")]
    labels = {fact["label"]: fact["value"] for key, fact in planned.items() if key.startswith("special_care.")}
    counts = {label: classes.count(names.get(label, label)) for label in labels if names.get(label, label) in classes}
    assert len(counts) == 9
    assert counts == {label: labels[label] for label in counts}


def test_three_rural_households_have_no_heating_and_nobody_is_paid_it_twice(county: County) -> None:
    heads = [row["户主身份证号"] for row in county.of("农村低保发放") if row["发放项目"] == "取暖费"]
    households = {row["户主身份证号"] for row in covered(county.in_force("农村低保"))}
    assert len(heads) == len(set(heads)) == 1739
    assert len(households - set(heads)) == 3


def test_printed_totals_are_right(county: County) -> None:
    printed = totals_of("高龄津贴发放", "1月")
    assert printed == [sum(int(row["发放金额"]) for row in county.of("高龄津贴发放", "1月"))] * 2


def totals_of(file: str, sheet: str) -> list[int]:
    """The 合计, and the 小计 together."""
    from python_calamine import CalamineWorkbook

    from conftest import ROOT

    book = CalamineWorkbook.from_path(ROOT / "ledgers" / "2020" / f"{file}.xlsx")
    rows = book.get_sheet_by_name(sheet).to_python()
    at = rows[2].index("发放金额")
    return [
        sum(int(row[at]) for row in rows if row[0] == "合计"),
        sum(int(row[at]) for row in rows if str(row[0]).endswith("小计")),
    ]
