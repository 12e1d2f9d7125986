"""What the closing day parts off, and what is said of rows and sheets that tell no day. The books close on 31 October 2020."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from changed_books import without

from mzledger.facts.book import FactBook
from mzledger.programs.village_aid import Herd
from mzledger.values.fact import Lack

HERDS = """
购置日期   | 牲畜种类 | 头数
2019-06-12 | 能繁牦牛 | 165
2020-06-19 | 能繁牦牛 | 109
"""
OUTLETS = """
站点编号 | 开业日期   | 停业日期
甲       | 2019-05-01 |
乙       | 2020-06-01 |
丙       |            |
丁       |            | 2020-03-01
"""


def closed_on(facts: FactBook, day: date) -> FactBook:
    return FactBook(replace(facts.book, as_of=day), facts.programs)


@pytest.fixture
def herds(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of({"2020/联点帮扶.xlsx": ("village_aid", 3, HERDS)})


def test_cattle_bought_in_june_are_not_there_in_may(herds: FactBook) -> None:
    counted = {
        day: closed_on(herds, day).fact("village_aid.yaks").value for day in (date(2020, 5, 31), date(2020, 6, 19))
    }
    assert counted == {date(2020, 5, 31): 165, date(2020, 6, 19): 274}


def test_a_row_of_a_stock_without_its_day_is_counted_and_that_is_said(facts_of: Callable[..., FactBook]) -> None:
    facts = facts_of({"2020/福利彩票.xlsx": ("lottery", 0, OUTLETS)})
    fact = facts.fact("lottery.outlets")
    assert (fact.value, fact.assumed) == (3, ("1行的“开业日期”是空的或者读不出，按已经开始计",))
    assert closed_on(facts, date(2020, 2, 28)).fact("lottery.outlets").value == 3


def test_a_herd_of_which_the_year_must_be_known_is_left_out_without_its_day_and_marked(
    facts_of: Callable[..., FactBook],
) -> None:
    facts = facts_of({"2020/联点帮扶.xlsx": ("village_aid", 3, f"{HERDS}           | 能繁牦牛 | 5")})
    found = [facts.fact(f"village_aid.{slug}") for slug in ("yaks", "livestock_bought")]
    assert [(fact.value, fact.left_out) for fact in found] == [(274, 1), (109, 1)]


def test_without_the_column_every_row_counts_as_begun_and_that_is_said(herds: FactBook) -> None:
    fact = without(herds, Herd, "bought_day").fact("village_aid.yaks")
    assert (fact.value, fact.assumed) == (274, ("没有“购置日期”列，表上各行都按已经开始计",))


def test_a_charter_that_is_not_filed_is_not_counted_and_that_is_said(facts_of: Callable[..., FactBook]) -> None:
    text = "村（社区） | 约定种类 | 备案日期\n加吾村 | 村规民约 | 2020-03-01\n科加滩社区 | 居民公约 |"
    fact = facts_of({"2020/村规民约.xlsx": ("village_charters", 0, text)}).fact("village_charters.filed")
    assert (fact.value, fact.assumed) == (1, ("1行的“备案日期”是空的，按还没有报备案计，没有计入",))


def test_a_population_found_after_the_closing_day_is_unknown_and_not_zero(facts_of: Callable[..., FactBook]) -> None:
    text = "乡镇 | 户籍户数 | 户籍人口 | 数据日期\n唐谷镇 | 100 | 300 | 2020-09-30"
    facts = facts_of({"2020/人口.xlsx": ("population", 0, text)})
    assert facts.fact("population.persons").value == 300
    before = closed_on(facts, date(2020, 8, 31)).fact("population.persons")
    assert before.value is None and before.missing == (Lack("“数据日期”晚于截止日", "2020/人口.xlsx › 人口"),)


def test_a_list_that_can_t_tell_days_says_so_with_its_figure(
    tally: Callable, facts_of: Callable[..., FactBook]
) -> None:
    fact = facts_of({"2020/优抚对象.xlsx": ("special_care", 0, "姓名 | 优抚类别\n张三 | 烈属")}).fact(
        "special_care.persons"
    )
    assert fact.assumed == ("花名册没有起止日期，名册上的人都按截止日在享受计",)


def test_a_move_is_told_in_its_year_and_stays_in_the_sum(facts_of: Callable[..., FactBook]) -> None:
    text = "户主姓名 | 安置点 | 搬入日期\n张三 | 甲 | 2019-07-15\n李四 | 甲 | 2020-07-10\n王五 | 甲 | 2020-11-10"
    facts = facts_of({"2020/联点帮扶.xlsx": ("village_aid", 2, text)})
    assert [facts.fact(f"village_aid.{slug}").value for slug in ("relocated", "relocated_this_year")] == [2, 1]


def test_a_closed_home_is_told_in_its_year_only(facts_of: Callable[..., FactBook]) -> None:
    text = "姓名 | 封闭管理类别 | 封闭管理起始日期\n张三 | 入住老人 | {}\n李四 | 工作人员 | {}"
    known = {
        year: facts_of({"2020/敬老院.xlsx": ("care_homes", 2, text.format(f"{year}-01-28", f"{year}-01-28"))})
        for year in (2019, 2020)
    }
    assert [facts.fact("care_homes.covid_residents").value for facts in known.values()] == [0, 1]
