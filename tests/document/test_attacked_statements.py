"""What was found by trying to make the document say what no ledger says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mzledger.facts.book import FactBook
from mzledger.facts.reach import not_reached, reach
from mzledger.programs.funerals import Burial
from printing import rendered, text
from sheets import an_id

PEOPLE = f"""
优抚类别 | 身份证号 | 姓名 | 起始享受年月
烈属 | {an_id(1)} | 张三 | 2018-05
"""
PAID = f"""
优抚类别 | 身份证号 | 优抚发放日期 | 发放项目 | 发放金额
烈属 | {an_id(1)} | 2020-05-08 | 定期抚恤补助 | 100
两参人员 | {an_id(2)} | 2020-06-08 | 定期抚恤补助 | 700
"""


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of(
        {"2020/优抚对象.xlsx": ("special_care", 0, PEOPLE), "2020/优抚发放.xlsx": ("special_care", 1, PAID)}
    )


def test_a_kind_that_has_money_and_nobody_any_more_is_listed(facts: FactBook) -> None:
    total, people = facts.fact("special_care.paid_all").value, facts.fact("special_care.persons").value
    assert (total, people) == (800, 1)
    said = text(facts, "{{ 优抚对象.人数|按类别(优抚对象.发放总额) }}")
    assert said == "烈属1人、100元；两参人员700元"


@pytest.mark.parametrize(
    "template",
    ['{{ "1234户" }}', '{{ 项("走访88次", 优抚对象.人数) }}', '{{ 优抚对象.人数|带("第3") }}', '{{ 期间 ~ "5人" }}'],
)
def test_a_number_in_quotes_is_typed_too(facts: FactBook, template: str) -> None:
    assert [problem.code for problem in rendered(facts, template).problems] == ["MZ703"]


def test_names_in_quotes_may_hold_digits(facts: FactBook) -> None:
    assert rendered(facts, "{{ 文字('2020年学习') }}").problems == []


def test_a_chinese_full_stop_in_a_tag_is_a_point(facts: FactBook) -> None:
    assert text(facts, "｛｛ 优抚对象。人数 ｝｝。") == "1人。"


def test_a_list_of_items_goes_on_without_what_is_not_run(facts: FactBook) -> None:
    without = FactBook(replace(facts.book), facts.programs, frozenset({"orphans"}))
    template = "{{ 分列(项('孤儿', 孤儿.人数), 项('优抚对象', 优抚对象.人数))|带('全县', '。') }}"
    assert text(without, template) == "全县优抚对象1人。"
    assert text(without, "甲。\n{{ 分列(项('孤儿', 孤儿.人数))|带('全县', '。') }}") == "甲。"


def test_a_sentence_goes_where_two_figures_are_the_same(facts: FactBook) -> None:
    assert text(facts, "甲。{{ 若不等(优抚对象.发放总额, 优抚对象.发放总额) }}乙。") == "甲。"
    assert text(facts, "甲。{{ 若不等(优抚对象.发放总额, 优抚对象.人数) }}乙。") == "甲。乙。"


def test_how_far_the_ledgers_reach_is_told(facts: FactBook) -> None:
    assert reach(facts.book) == date(2020, 6, 30) and "10月一条也没有" in not_reached(facts.book)
    assert not_reached(replace(facts.book, as_of=date(2020, 6, 30))) == ""


def test_an_empty_sheet_beside_full_ones_is_an_assumption(facts_of: Callable[..., FactBook]) -> None:
    head = f"{PEOPLE.strip().splitlines()[0]}\n | | |"
    facts = facts_of(
        {"2020/优抚对象.xlsx": ("special_care", 0, PEOPLE), "2020/优抚对象乙.xlsx": ("special_care", 0, head)}
    )
    assert any("表里没有内容，按没有计" in said for said in facts.fact("special_care.persons").assumed)


def test_a_register_of_one_kind_says_nothing_of_the_others(facts_of: Callable[..., FactBook]) -> None:
    burials = f"逝者姓名 | 逝者身份证号 | 安葬日期\n甲 | {an_id(1)} | 2020-02-01\n乙 | {an_id(2)} | 2020-03-01"
    facts = facts_of({"2020/火葬登记.xlsx": ("funerals", 1, burials)})
    records = facts.book.records(Burial)
    assert records is not None
    del records.parts[0].positions["burial_way"]  # as where the file's name says it
    parts = '殡葬.火葬, 项("土葬", 殡葬.土葬, 没有="无土葬")'
    assert facts.fact("funerals.cremations").value == 2
    assert facts.fact("funerals.earth_burials").value is None
    said = text(facts, f"共{{{{ 殡葬.安葬总数 }}}}{{{{ 其中(殡葬.安葬总数, {parts}) }}}}。土葬{{{{ 殡葬.土葬 }}}}。")
    assert said == "共2具，其中火葬2具。土葬〔未提供台账：土葬〕。"
