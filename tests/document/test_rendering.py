"""Templates: figures are marked, unknown keys are named, words and keys only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mzledger.document.markup import Outline, blocks_of
from mzledger.document.rendering import load_sources, render
from mzledger.facts.book import FactBook
from mzledger.programs import find_program
from mzledger.values.document import Figure, Heading, Paragraph, Words
from mzledger.work.outside import poverty_lines
from mzledger.work.plan import plan_lines
from mzledger.workspace.folder import Settings, Workspace
from printing import is_numbered, rendered, text
from sheets import an_id

TEMPLATES = Path(__file__).parents[2] / "templates"
ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
{an_id(2, "20120101")} | 重残 | 2019-05
{an_id(3, "20120101")} | 重病 | 2019-05
"""
PAYMENTS = f"""
身份证号 | 儿童类别 | 发放年月 | 发放金额
{an_id(1, "20120101")} | 重病 | 2020-05 | 12345.5
"""


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of(
        {"2020/困境儿童.xlsx": ("children", 0, ROSTER), "2020/困境儿童发放.xlsx": ("children", 1, PAYMENTS)}
    )


def test_a_figure_is_printed_with_its_unit_and_keeps_its_key(facts: FactBook) -> None:
    document = rendered(facts, "共{{ 困境儿童.人数 }}。").document
    assert document is not None
    assert document.blocks == (
        Paragraph((Words("共"), Figure("3名", facts.fact("children.persons").identity), Words("。"))),
    )


def test_yuan_becomes_wan_rounded_half_up(facts: FactBook) -> None:
    assert text(facts, "{{ 困境儿童.补助资金 }}，{{ 困境儿童.补助资金|万元 }}") == "12345.5元，1.23万元"


def test_categories_are_listed_without_the_empty_ones(facts: FactBook) -> None:
    assert text(facts, "{{ 困境儿童.人数|按类别 }}") == "重病2名、重残1名"


def test_townships_are_listed_in_the_register_s_order(facts: FactBook) -> None:
    assert text(facts, "{{ 困境儿童.人数|按乡镇 }}") == "唐谷镇3名"


def test_a_sentence_whose_ledger_is_missing_says_so_once_and_never_zero(facts: FactBook) -> None:
    said = text(facts, "全县孤儿{{ 孤儿.人数 }}，发放{{ 孤儿.补助资金|万元 }}。困境儿童{{ 困境儿童.人数 }}。")
    assert said == "全县孤儿〔未提供台账〕。困境儿童3名。"


def test_a_sentence_with_one_known_figure_keeps_its_words(facts: FactBook) -> None:
    said = text(facts, "孤儿{{ 孤儿.人数 }}、困境儿童{{ 困境儿童.人数 }}。")
    assert said == "孤儿〔未提供台账〕、困境儿童3名。"


def test_without_last_year_s_ledger_the_comparison_says_so(facts: FactBook) -> None:
    assert text(facts, "人数{{ 困境儿童.人数|比上年 }}。") == "人数（上年同期未提供台账）。"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (2, "人数比上年同期增加1名，增长50%。"),
        (4, "人数比上年同期减少1名，下降25%。"),
        (3, "人数与上年同期持平。"),
        (0, "人数比上年同期增加3名（上年同期为零）。"),
    ],
)
def test_the_comparison_with_last_year(facts_of: Callable[..., FactBook], before: int, said: str) -> None:
    lines = [f"{an_id(n, '20110101')} | 重病 | 2018-05 |" for n in range(1, before + 1)]
    last = "\n".join(
        ["身份证号 | 儿童类别 | 起始保障年月 | 停发年月", f"{an_id(99, '20110101')} | 重病 | 2018-01 | 2018-02", *lines]
    )
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, ROSTER), "2019/困境儿童.xlsx": ("children", 0, last)})
    assert text(facts, "人数{{ 困境儿童.人数|比上年 }}。") == said


def test_a_text_that_nobody_wrote_is_asked_for(facts: FactBook) -> None:
    assert text(facts, "{{ 文字('开头') }}") == "〔待补充：开头〕"
    assert text(facts, "{{ 文字('开头') }}", texts={"开头": ["一段。", "# 二段{{ 3 }}"]}) == "一段。\n二段{{ 3 }}"


@pytest.mark.parametrize(
    ("template", "code", "line", "what"),
    [
        ("一\n{{ 困境儿童.人数数 }}", "MZ701", "第 2 行", "没有“困境儿童.人数数”这个指标，最接近的是“困境儿童.人数”"),
        ("{{ 困竟儿童.人数 }}", "MZ701", "第 1 行", "没有“困竟儿童.人数”这个指标，最接近的是“困境儿童.人数”"),
        ("{{ 孤儿.人数|万圆 }}", "MZ701", "第 1 行", "没有“万圆”这种写法，最接近的是“万元”"),
        ("{{ 孤儿.人数 + 困境儿童.人数 }}", "MZ702", "第 1 行", "模板里不能做加减乘除，数字要由台账算出"),
        ("一\n二\n共12名", "MZ703", "第 3 行", "模板里写死了数字“12”，应改为指标名，由台账算出"),
        ("{{ 孤儿.人数 }}\n{{ 孤儿.人数 ", "MZ704", "第 2 行", "模板写法有误，多半是 {{ }} 或 {% %} 没有配对"),
    ],
)
def test_what_a_template_may_not_hold(facts: FactBook, template: str, code: str, line: str, what: str) -> None:
    (problem,) = rendered(facts, template).problems
    assert (problem.code, problem.where.file, problem.where.cell, problem.what) == (code, "总结/0.md.j2", line, what)


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("一\n{{ 困境儿童.人数|万元 }}", "“困境儿童.人数”的单位是“名”，不能印成万元"),
        ("一\n{{ 困境儿童 }}", "业务名称后面要写上指标，如 农村低保.户数"),
        ("一\n{{ 困境儿童.人数|按类别|万元 }}", "这一处的写法用不了，请对照说明书里的写法"),
        ("一\n{{ 困境儿童.人数('a') }}", "这种写法不能用，括号前面只能是 文字、项、其中、若有 这样的名称"),
        ("一\n{% for 人 in 困境儿童 %}{{ 人 }}{% endfor %}", "这一处的写法用不了，请对照说明书里的写法"),
        ("一\n{% include '别的' %}", "不能用“include”，模板里只能用 if、for、set 和 {{ }}"),
        ("一\n{{ 困境儿童.人数|length }}", "没有“length”这种写法"),
    ],
)
def test_what_cannot_be_printed_is_named_with_its_line(facts: FactBook, template: str, what: str) -> None:
    (problem,) = rendered(facts, template).problems
    assert (problem.where.cell, problem.what) == ("第 2 行", what)


def test_all_problems_of_all_templates_are_reported_together(facts: FactBook) -> None:
    found = rendered(facts, "{{ 甲.乙 }}", "{{ 丙.丁 }}")
    assert found.document is None and [p.where.file for p in found.problems] == ["总结/0.md.j2", "总结/1.md.j2"]


def test_the_shipped_templates_hold_words_and_keys_only(facts: FactBook, tmp_path: Path) -> None:
    sources = load_sources([TEMPLATES / "总结", TEMPLATES / "计划"])
    assert len(sources) > 30
    found = render(
        sources,
        facts,
        county="测试县",
        office="测试县民政局",
        texts={},
        extra=plan_lines(facts).names() | {"建档立卡比对": poverty_lines(Workspace(tmp_path, Settings()), facts, [])},
    )
    assert found.problems == [] and found.document is not None
    assert is_numbered(found.document)


def test_every_program_with_rows_is_printed_by_some_shipped_template() -> None:
    words = "".join(source.text for source in load_sources([TEMPLATES / "总结", TEMPLATES / "计划"]))
    for slug in (
        "dibao",
        "extreme_hardship",
        "entrusted_care",
        "orphans",
        "children",
        "old_age",
        "temporary_relief",
        "disability",
        "means_check",
        "rescue",
        "care_homes",
        "staff",
        "regions",
        "population",
    ):
        program = find_program(slug)
        assert program and any(f"{name}." in words for name in program.names), slug


def test_headings_are_numbered_by_level() -> None:
    text = "## 甲\n### 乙\n#### 丙\n#### 丁\n### 戊\n#### 己\n##### 庚\n## 辛"
    numbers = [block.number for block in blocks_of(text, [], Outline()) if isinstance(block, Heading)]
    assert numbers == ["一、", "（一）", "1.", "2.", "（二）", "1.", "（1）", "二、"]


def test_the_first_page_carries_the_notices(facts: FactBook) -> None:
    document = rendered(facts, "# 题目\n正文", notices=["还有错误。"]).document
    assert document is not None and document.title == "题目"
    assert document.blocks[0] == Paragraph((Words("还有错误。"),), "notice")
