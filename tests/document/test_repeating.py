"""Lines that repeat for each row of a list, headings that repeat for each of its groups, without control lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered, Source, render
from mzledger.document.rewriting import Rows
from mzledger.facts.book import FactBook

TASKS = Rows(
    [{"方面": "低保", "事项": "核查"}, {"方面": "低保", "事项": "公示"}, {"方面": "养老", "事项": "评估"}],
    ["方面", "事项"],
)


def document(facts: FactBook, template: str, tasks: Rows = TASKS) -> Rendered:
    sources = [Source("总结/甲", template)]
    return render(sources, facts, county="测试县", office="局", texts={}, extra={"任务": tasks, "余任务": tasks})


@pytest.fixture
def said(facts_of: Callable[..., FactBook]) -> Callable[..., list[str]]:
    facts = facts_of({})

    def text(template: str, tasks: Rows = TASKS) -> list[str]:
        made = document(facts, template, tasks)
        assert made.problems == [] and made.document is not None
        return to_text(made.document).removesuffix("\n\n局\n").strip().splitlines()

    return text


def test_a_line_that_names_a_column_stands_for_each_row(said: Callable[..., list[str]]) -> None:
    assert said("前。\n{{ 任务.序号 }}{{ 任务.事项 }}。\n后。") == [
        "前。",
        "一是核查。",
        "二是公示。",
        "三是评估。",
        "后。",
    ]


def test_a_single_row_has_no_ordinal_and_no_row_no_line(said: Callable[..., list[str]]) -> None:
    only = Rows([{"方面": "低保", "事项": "核查"}], ["方面", "事项"])
    assert said("{{ 任务.序号 }}{{ 任务.事项 }}。\n后。", only) == ["核查。", "后。"]
    assert said("## 甲\n{{ 任务.序号 }}{{ 任务.事项 }}。\n后。", Rows([], ["方面", "事项"])) == ["一、甲", "后。"]


def test_a_heading_that_names_a_column_stands_for_each_of_its_values(said: Callable[..., list[str]]) -> None:
    template = "## 甲\n### {{ 任务.方面 }}\n共同。\n{{ 任务.序号 }}{{ 任务.事项 }}。\n## 乙\n文。"
    assert said(template) == [
        "一、甲", "（一）低保", "共同。", "一是核查。", "二是公示。", "（二）养老", "共同。", "评估。", "二、乙", "文。",
    ]  # fmt: skip


def test_what_is_longer_than_a_lists_name_is_another_name(said: Callable[..., list[str]]) -> None:
    assert said("{{ 余任务.事项 }}。") == ["核查。", "公示。", "评估。"]


def test_an_unknown_column_is_named_with_its_line(facts_of: Callable[..., FactBook]) -> None:
    (problem,) = document(facts_of({}), "一\n{{ 任务.事顶 }}").problems
    assert (problem.code, problem.where.cell) == ("MZ701", "第 2 行")
    assert problem.what == "没有“任务.事顶”这个指标，最接近的是“任务.事项”"
