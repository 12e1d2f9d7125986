"""The workbooks of the repository give every planned figure, counted here from their cells."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from affairs_counts import AFFAIRS
from counting import County, Written, different
from ledger_reader import PLANNED, ROOT, Cells


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
    "care_homes.first_batch": lambda c: sum(row["入住批次"] == "首批" for row in c.of("敬老院", "入住")),
    "temporary_relief.households": lambda c: different(c.of("临时救助"), "户主身份证号"),
    "temporary_relief.persons": lambda c: sum(int(row["救助人数"]) for row in c.of("临时救助")),
    "temporary_relief.paid": lambda c: sum(int(row["救助金额"]) for row in c.of("临时救助")),
    "special_care.persons": lambda c: different(c.of("优抚对象", "花名册"), "身份证号"),
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


@pytest.mark.parametrize("key", [*COUNTED, *AFFAIRS])
def test_the_workbooks_give_the_planned_figure(key: str, county: County, planned: dict[str, Any]) -> None:
    assert (COUNTED | AFFAIRS)[key](county) == planned[key]["value"]


def test_every_planned_figure_is_counted(planned: dict[str, Any]) -> None:
    wanted = {key for key, fact in planned.items() if fact["value"] is not None}
    elsewhere = {"regions.towns", "regions.townships", "regions.villages", "regions.communities"}
    assert wanted - set(COUNTED) - set(AFFAIRS) == elsewhere, PLANNED


def test_the_counter_sees_a_missing_row(written: Written) -> None:
    short = {place: rows[1:] if place == ("优抚对象", "花名册") else rows for place, rows in written.items()}
    assert COUNTED["special_care.persons"](County(short)) == 57


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

    book = CalamineWorkbook.from_path(ROOT / "ledgers" / "2020" / f"{file}.xlsx")
    rows = book.get_sheet_by_name(sheet).to_python()
    at = rows[2].index("发放金额")
    return [
        sum(int(row[at]) for row in rows if row[0] == "合计"),
        sum(int(row[at]) for row in rows if str(row[0]).endswith("小计")),
    ]
