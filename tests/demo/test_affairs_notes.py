"""What the plan says in its notes beside each figure: money by class, parts, years; counted from the workbooks too."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from affairs_counts import CLASSES, care_class, granted, having, in_span, pensions, pieces, target, total
from counting import County, different


@pytest.mark.parametrize(("name", "yuan"), CLASSES.values())
def test_each_special_care_class_is_paid_its_sum(name: str, yuan: int, county: County) -> None:
    assert pensions(county, name) == yuan


def test_the_nine_classes_are_the_beneficiaries(county: County) -> None:
    assert sum(care_class(name)(county) for name, _ in CLASSES.values()) == 58
    assert {row["优抚类别"] for row in county.of("优抚对象", "花名册")} == {name for name, _ in CLASSES.values()}
    prices = having(county.of("优抚对象", "发放"), 发放项目="物价临时补贴")
    assert total(prices, "发放金额") == 20_200


@pytest.mark.parametrize(
    ("kind", "yuan"),
    [
        ("自主择业军转干部医疗保险", 790_500),
        ("军转干部取暖补贴", 58_700),
        ("技能培训补助", 33_000),
        ("养老保险补缴", 117_000),
        ("疗养", 142_600),
    ],
)
def test_each_benefit_of_veterans_costs_its_sum(kind: str, yuan: int, county: County) -> None:
    assert total(granted(county, kind), "待遇金额") == yuan


def test_medical_insurance_was_granted_for_two_years_and_convalescence_in_both(county: County) -> None:
    medical = granted(county, "自主择业军转干部医疗保险")
    assert total(having(medical, 所属年度=2019), "待遇金额") == 380_000
    assert total(having(medical, 所属年度=2020), "待遇金额") == 410_500
    assert total(having(county.in_year(2019).of("退役军人", "待遇"), 待遇种类="疗养"), "待遇金额") == 137_200
    assert {row["待遇金额"] for row in granted(county, "技能培训补助")} == {3000}
    assert len(county.of("退役军人", "培训报名")) == 16


def test_place_names_by_class(county: County) -> None:
    assert Counter(row["地名类别"] for row in county.of("地名")) == {
        "陆地水系": 69,
        "陆地地形": 622,
        "行政区域": 6,
        "群众自治组织": 82,
        "非行政区域": 10,
        "居民点": 114,
        "交通运输设施": 32,
        "水利电力通信设施": 186,
        "纪念地旅游景点": 29,
        "建筑物": 2,
        "具有地名意义单位": 234,
    }
    assert {row["毗邻县"] for row in county.of("边界")} == {"河南县", "泽库县", "贵南县", "兴海县", "玛沁县"}


def test_insured_by_class(county: County) -> None:
    insured = county.of("老年人意外险")
    assert Counter(row["投保类别"] for row in insured) == {
        "农村低保": 420,
        "城镇低保": 142,
        "残疾人": 389,
        "特困老人": 104,
    }
    assert {row["保费"] for row in insured} == {30}


@pytest.mark.parametrize(("year", "yuan"), [(2017, 219_220), (2018, 271_475), (2019, 387_100), (2020, 402_200)])
def test_visits_at_home_cost_their_sum(year: int, yuan: int, county: County) -> None:
    assert total(county.in_year(year).of("居家养老服务"), "服务金额") == yuan


def test_purchased_staff_by_posting(county: County) -> None:
    workers = having(county.of("政府购买服务"), 人员归口="派驻人员")
    posted = {"县民政局": 4, "尕巴松多镇": 4, "唐谷镇": 4, "巴沟乡": 4, "河北乡": 3, "秀麻乡": 3}
    assert Counter(row["派驻单位"] for row in workers) == posted
    assert len(having(county.of("政府购买服务"), 人员归口="承接机构人员")) == 5


def test_village_aid(county: County) -> None:
    given: Counter[str] = Counter()
    for row in county.of("联点帮扶", "捐赠"):
        given[row["捐赠物资"]] += int(row["捐赠数量（斤）"])
    assert given == {"大米": 2080, "青稞": 1900, "面粉": 1400}
    assert total(county.of("联点帮扶", "慰问"), "慰问金") == 6000
    sites = Counter(row["安置点"] for row in county.of("联点帮扶", "易地搬迁"))
    assert sorted(sites.values()) == [4, 14]
    assert total(having(county.of("联点帮扶", "牲畜"), 牲畜种类="种公牛"), "头数") == 6
    joint = county.of("联点帮扶", "联村购置")
    assert (total(joint, "联购资金"), different(joint, "参与村")) == (700_000, 5)


def test_goods_against_the_epidemic_and_the_closed_centre(county: County) -> None:
    assert [pieces(name)(county) for name in ("帐篷", "火炉", "大衣")] == [7, 6, 10]
    assert different(county.of("防疫物资"), "去向") == 7
    residents = having(county.of("敬老院", "封闭管理"), 封闭管理类别="入住老人")
    assert Counter(row["封闭管理状态"] for row in residents) == {"在院": 5, "隔离": 1, "离院": 2}


def test_projects_by_name_one_part_without_an_amount(county: County) -> None:
    found: Counter[str] = Counter()
    for row in county.of("十四五项目"):
        found[row["项目名称"]] += int(row["总投资"] or 0)
    assert sorted(found.values()) == [100, 100, 327, 720, 1000, 2730]
    assert [row["子项目"] for row in county.of("十四五项目") if row["总投资"] == ""] == ["室内设施更新"]


def test_charters_of_villages_and_communities_and_trainings_by_month(county: County) -> None:
    filed = in_span(county.of("村规民约"), "报乡镇备案日期")
    assert Counter(row["约定种类"] for row in filed) == {"村规民约": 73, "居民公约": 11}
    assert [row["培训日期"].month for row in county.of("业务培训")] == [5, 8, 9]


def test_targets_name_seven_fields_with_who_and_by_when(county: County) -> None:
    rows = county.of("目标")
    assert {row["工作方面"] for row in rows} == {"低保治理", "殡葬", "村规民约", "养老", "儿童", "社会组织", "残疾人"}
    assert target("天葬率")(county) == 40
    assert all(row["责任单位"] and row["完成时限"] == "2021年底" for row in rows)
    assert all(row["佐证指标"] or "学习" in row["存在问题"] for row in county.of("存在问题"))


def test_the_inspection_leaves_out_who_was_founded_lately(county: County) -> None:
    due = having(county.of("社会组织"), 社会组织状态="正常", 是否应检="是")
    new: Any = [row for row in having(county.of("社会组织"), 社会组织状态="正常") if row["是否应检"] == "否"]
    assert len(due) == 44 and all(row["成立日期"].year == 2020 for row in new)
