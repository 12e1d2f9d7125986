"""Statements: guards, items, wholes with their parts; what is nothing, missing, not whole or told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mzledger.facts.book import FactBook
from printing import rendered, text
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月 | 停发年月
{an_id(1, "20120101")} | 重病 | 2019-05 |
{an_id(2, "20120101")} | 重残 | 2019-05 |
{an_id(3, "20120101")} | 重病 | 2019-05 |
"""
SUBSIDIES = f"""
身份证号 | 补贴种类 | 残疾类别 | 残疾等级 | 起始保障年月 | 停发年月
{an_id(1)} | 生活补贴 | 肢体 | 一级 | 2019-01 |
{an_id(2)} | 护理补贴 | 肢体 | 一级 | 2019-01 |
{an_id(3)} | 护理补贴 | 肢体 | 一级 | 2019-01 |
"""
WEDDINGS = "登记日期 | 登记类型 | 证书字号 | 男方姓名 | 男方身份证号 | 女方姓名 | 女方身份证号\n" + "\n".join(
    f"2020-03-0{n} | {kind} | J99-2020-{n} | 张{'三四五'[n]} | {an_id(20 + 2 * n)} | 李{'三四五'[n]} | {an_id(21 + 2 * n)}"
    for n, kind in enumerate(("结婚登记", "结婚登记", "补发结婚证"))
).replace("2020-03-00", "2020-03-09")


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    """困境儿童 and 两项补贴 have people, 婚姻登记 registrations; 高龄津贴 has one who comes later; 孤儿 has no ledger."""
    later = f"身份证号 | 年龄段 | 起始保障年月\n{an_id(5, '19400101')} | 80–89岁 | 2021-05"
    return facts_of(
        {
            "2020/困境儿童.xlsx": ("children", 0, ROSTER),
            "2020/残疾人两项补贴.xlsx": ("disability", 0, SUBSIDIES),
            "2020/婚姻登记.xlsx": ("marriage", 0, WEDDINGS),
            "2020/高龄津贴.xlsx": ("old_age", 0, later),
        }
    )


@pytest.mark.parametrize(
    ("guard", "known", "nothing", "missing"),
    [
        ("若有", True, False, True),
        ("若有数", True, False, False),
        ("若无", False, True, False),
        ("若缺", False, False, True),
        ("若可比", False, False, False),
    ],
)
def test_a_guard_keeps_its_sentence_or_takes_it_away(
    facts: FactBook, guard: str, known: bool, nothing: bool, missing: bool
) -> None:
    for figure, kept in (("困境儿童.人数", known), ("高龄津贴.人数", nothing), ("孤儿.人数", missing)):
        said = text(facts, f"一句。{{{{ {guard}({figure}) }}}}二句。三句。")
        assert said == ("一句。二句。三句。" if kept else "一句。三句。"), figure


def test_one_figure_of_several_keeps_a_sentence_and_all_must_be_there_for_numbers(facts: FactBook) -> None:
    assert text(facts, "甲。{{ 若有(高龄津贴.人数, 困境儿童.人数) }}乙。") == "甲。乙。"
    assert text(facts, "甲。{{ 若有数(高龄津贴.人数, 困境儿童.人数) }}乙。") == "甲。"


def test_a_guard_in_a_heading_takes_what_stands_under_it_to_the_next_of_its_level(facts: FactBook) -> None:
    template = "## 甲\n### {{ 若有(高龄津贴.人数) }}乙\n乙文。\n#### 丙\n丙文。\n### 丁\n丁文。"
    assert text(facts, template) == "一、甲\n（一）丁\n丁文。"
    assert text(facts, template.replace("高龄津贴", "孤儿")).startswith("一、甲\n（一）乙\n乙文。")


def test_a_heading_whose_sentences_all_went_goes_too(facts: FactBook) -> None:
    template = "## 甲\n### 乙\n{{ 若有(高龄津贴.人数) }}乙文。\n{{ 若无(困境儿童.人数) }}乙文。\n### 丁\n丁文。"
    assert text(facts, template) == "一、甲\n（一）丁\n丁文。"


def test_a_guard_by_a_text_of_the_office(facts: FactBook) -> None:
    template = "甲。{{ 若有文字(有文字('有')) }}乙。{{ 若有文字(有文字('没有')) }}丙。"
    assert text(facts, template, texts={"有": ["写了。"]}) == "甲。乙。"


def test_an_item_prints_its_figures_its_words_for_nothing_or_what_is_missing(facts: FactBook) -> None:
    assert text(facts, "{{ 项('儿童', 困境儿童.人数) }}。") == "儿童3名。"
    assert text(facts, "{{ 项('老人', 高龄津贴.人数, 没有='没有老人') }}。") == "没有老人。"
    assert text(facts, "甲{{ 项('老人', 高龄津贴.人数) }}。") == "甲。"
    assert text(facts, "{{ 项('孤儿', 孤儿.人数, 没有='没有孤儿') }}。") == "孤儿〔未提供台账〕。"


def test_parts_of_a_whole_are_all_named(facts: FactBook) -> None:
    parts = "项('结婚', 婚姻登记.结婚登记, 婚姻登记.结婚登记人数)"
    said = text(facts, f"登记{{{{ 婚姻登记.登记总数 }}}}{{{{ 其中(婚姻登记.登记总数, {parts}) }}}}。")
    assert said == "登记3对，其中结婚2对、4人，补发结婚证1对。"


def test_an_item_of_nothing_says_its_words_among_the_parts(facts: FactBook) -> None:
    parts = "项('结婚', 婚姻登记.结婚登记), 项('离婚', 婚姻登记.离婚登记, 没有='无离婚')"
    said = text(facts, f"登记{{{{ 婚姻登记.登记总数 }}}}{{{{ 其中(婚姻登记.登记总数, {parts}) }}}}。")
    assert said == "登记3对，其中结婚2对、补发结婚证1对、无离婚。"


def test_of_a_whole_of_nothing_no_part_is_told(facts: FactBook) -> None:
    assert text(facts, "老人{{ 项('老人', 高龄津贴.人数) }}{{ 其中(高龄津贴.人数) }}。") == "老人。"


def test_of_a_missing_whole_the_known_parts_are_told(facts_of: Callable[..., FactBook]) -> None:
    facts = facts_of({"2020/困难残疾人生活补贴.xlsx": ("disability", 0, SUBSIDIES.replace("护理补贴", "生活补贴"))})
    whole, parts = "残疾人两项补贴.享受人数", "困难残疾人生活补贴.享受人数, 重度残疾人护理补贴.享受人数"
    said = text(facts, f"补贴{{{{ {whole} }}}}{{{{ 其中({whole}, {parts}) }}}}。")
    assert said == "补贴〔未提供台账：重度残疾人护理补贴〕，其中困难残疾人生活补贴3人。"


def test_what_is_no_part_of_a_whole_is_named(facts: FactBook) -> None:
    (problem,) = rendered(facts, "{{ 其中(困境儿童.人数, 婚姻登记.结婚登记) }}").problems
    assert problem.what == "“婚姻登记.结婚登记”不是“困境儿童.人数”的一部分"


def test_categories_that_overlap_say_so(facts_of: Callable[..., FactBook]) -> None:
    both = SUBSIDIES + f"{an_id(1)} | 护理补贴 | 肢体 | 一级 | 2019-01 |\n"
    facts = facts_of({"2020/残疾人两项补贴.xlsx": ("disability", 0, both)})
    said = text(facts, "{{ 残疾人两项补贴.实有人数 }}：{{ 残疾人两项补贴.实有人数|按类别 }}。")
    assert said == "3人：生活补贴1人、护理补贴3人（同时属于几项的分别计入）。"


def test_the_same_lack_is_told_once_in_a_paragraph(facts: FactBook) -> None:
    said = text(facts, "孤儿{{ 孤儿.人数 }}。有孤儿{{ 孤儿.人数 }}。儿童{{ 困境儿童.人数 }}。\n孤儿{{ 孤儿.人数 }}。")
    assert said == "孤儿〔未提供台账〕。儿童3名。\n孤儿〔未提供台账〕。"


def test_a_figure_tells_for_which_time_it_is(facts: FactBook) -> None:
    assert (
        text(facts, "{{ 婚姻登记.登记总数|所属期间 }}，{{ 困境儿童.人数|所属期间 }}")
        == "2020年1—10月，截至2020年10月31日"
    )


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("{{ 项(困境儿童.人数) }}", '“项”应写成 项("名称", 指标, …)，名称加引号，后面是指标'),
        ("{{ 项('儿童', '三') }}", '“项”应写成 项("名称", 指标, …)，名称加引号，后面是指标'),
        ("{{ 其中('儿童') }}", "“其中”应写成 其中(总数, 部分, …)，各项都是指标"),
        ("{{ 若有() }}", "“若有”“若无”一类的括号里应写指标，如 若有(农村低保.户数)"),
        ("{{ 若无('甲') }}", "“若有”“若无”一类的括号里应写指标，如 若有(农村低保.户数)"),
        ("{{ '甲'|所属期间 }}", "“所属期间”前面应是指标"),
    ],
)
def test_statements_written_wrongly_are_named(facts: FactBook, template: str, what: str) -> None:
    (problem,) = rendered(facts, template).problems
    assert (problem.code, problem.what) == ("MZ704", what)


def test_rows_are_told_with_their_figures_and_words_for_what_is_not_filled_in(
    facts_of: Callable[..., FactBook],
) -> None:
    projects = """项目名称 | 子项目 | 建设性质 | 建设规模（㎡） | 总投资（万元）
福利院 | 福利院 | 新建 | 1200 | 350
敬老院维修 | 供暖改造 | 改造 | | """
    facts = facts_of({"2020/十四五项目.xlsx": ("projects", 0, projects)})
    rows = '按行("项目名称", "子项目", "建设性质", 十四五项目.建设规模, 项("投资", 十四五项目.总投资|万元, 没有="投资未定"))'
    said = text(facts, f"{{{{ 十四五项目.子项目数|{rows} }}}}。")
    assert said == "福利院新建（1200平方米、投资350万元）；敬老院维修供暖改造（投资未定）。"
