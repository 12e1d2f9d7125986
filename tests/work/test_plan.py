"""Targets against their baselines, last year's targets against this year's figures, evidence for shortcomings."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mzledger.document.plain import to_text
from mzledger.document.rendering import Source, render
from mzledger.facts.book import FactBook
from mzledger.programs import find_program
from mzledger.programs.children import Child
from mzledger.work.plan import PlanLines, _progress, plan_lines
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from sheets import an_id, filled, make_workspace, rows_of

CHILDREN = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
{an_id(2, "20120101")} | 重残 | 2019-05
"""
BURIALS = f"""
逝者姓名 | 逝者身份证号 | 安葬方式 | 安葬日期
甲 | {an_id(1)} | 火葬 | 2020-02-01
乙 | {an_id(2)} | 火葬 | 2020-03-01
丙 | {an_id(3)} | 天葬 | 2020-03-01
"""
HEAD = "工作方面 | 目标内容 | 对应指标 | 基期值 | 目标方向 | 目标值 | 目标单位 | 责任单位 | 完成时限"


@pytest.fixture
def plan(facts_of: Callable[..., FactBook]) -> Callable[[str, str], PlanLines]:
    def build(this: str, last: str = "") -> PlanLines:
        ledgers = {
            "2020/困境儿童.xlsx": ("children", 0, CHILDREN),
            "2020/殡葬.xlsx": ("funerals", 1, BURIALS),
            "2020/目标.xlsx": ("targets", 0, f"{HEAD}\n{this}"),
        }
        if last:
            ledgers["2019/目标.xlsx"] = ("targets", 0, f"{HEAD}\n{last}")
        return plan_lines(facts_of(ledgers))

    return build


def said(line: dict[str, Any], name: str = "完成情况") -> str:
    """The words and figures of a line's column, as they are printed."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line[name])


def codes(lines: PlanLines) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.cell) for problem in lines.problems]


def test_the_baseline_comes_from_the_indicator_and_else_from_the_ledger(plan: Callable[..., PlanLines]) -> None:
    lines = plan(
        "儿童 | 走访 | 困境儿童.人数 | | 不低于 | 3 | 名 | 甲科 | 年底\n养老 | 抽查 | | 20 | 不低于 | 30 | % | 乙科 | 年底"
    )
    assert [(str(line["基期"].text), line["目标值"].text) for line in lines.targets] == [("2名", "3名"), ("20%", "30%")]
    assert codes(lines) == []


@pytest.mark.parametrize(
    ("direction", "value", "warned"),
    [("不低于", 2, True), ("不低于", 3, False), ("不高于", 2, True), ("不高于", 1, False)],
)
def test_a_target_no_better_than_its_baseline_is_noted(
    plan: Callable[..., PlanLines], direction: str, value: int, warned: bool
) -> None:
    lines = plan(f"儿童 | 走访 | 困境儿童.人数 | | {direction} | {value} | 名 | 甲科 | 年底")
    assert codes(lines) == ([("MZ407", "F4")] if warned else [])


def test_shares_that_leave_nothing_for_another_category_are_noted(plan: Callable[..., PlanLines]) -> None:
    lines = plan(
        "殡葬 | 火葬率 | 殡葬.火葬占比 | | 不低于 | 60 | % | 甲科 | 年底\n殡葬 | 天葬率 | 殡葬.天葬占比 | | 不低于 | 40 | % | 甲科 | 年底"
    )
    assert ("MZ408", "F5") in codes(lines) and "水葬" in lines.problems[-1].what


def test_an_unknown_indicator_is_named_with_the_nearest(plan: Callable[..., PlanLines]) -> None:
    lines = plan("殡葬 | 火葬率 | 殡葬.火化占比 | | 不低于 | 60 | % | 甲科 | 年底")
    assert codes(lines) == [("MZ409", "C4")] and "最接近的是“殡葬.火葬占比”" in lines.problems[0].what


def test_last_year_s_targets_are_judged_by_this_year_s_figures(plan: Callable[..., PlanLines]) -> None:
    last = "\n".join(
        f"{name} | {name} | {indicator} | | {direction} | {value} | 名 | 甲科 | 10月底"
        for name, indicator, direction, value in (
            ("达到", "困境儿童.人数", "不低于", 2), ("没达到", "困境儿童.人数", "不低于", 3), ("少", "困境儿童.人数", "不高于", 1),
            ("无台账", "孤儿.人数", "不低于", 1), ("无指标", "", "不低于", 1),
        )
    )  # fmt: skip
    lines = plan("儿童 | 走访 | | | 不低于 | 3 | 名 | 甲科 | 年底", last)
    assert [said(line) for line in lines.last_targets] == [
        "实际2名，已达到", "实际2名，未达到", "实际2名，未达到", "实际〔未提供台账〕，尚无法判断", "尚无法判断",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "value", "deadline", "outcome"),
    [
        ("不低于", 2, "年底", "已提前达到"),
        ("不低于", 3, "2020年12月底前", "截至10月31日为目标值的66.7%（时限未到）"),
        ("不高于", 1, "年底", "截至10月31日为目标值的200%（时限未到）"),
        ("不高于", 2, "四季度", "没有超过目标值（时限未到）"),
        ("不高于", 0, "年底", "还没有达到（时限未到）"),
        ("不低于", 3, "2020-10-31", "未达到"),
        ("不低于", 2, "上半年", "已达到"),
        ("不低于", 3, "长期坚持", "尚无法判断时限"),
    ],
)
def test_before_its_date_a_target_is_progress_and_after_it_reached_or_not(
    plan: Callable[..., PlanLines], direction: str, value: int, deadline: str, outcome: str
) -> None:
    last = f"儿童 | 走访 | 困境儿童.人数 | | {direction} | {value} | 名 | 甲科 | {deadline}"
    (line,) = plan("儿童 | 走访 | | | 不低于 | 3 | 名 | 甲科 | 年底", last).last_targets
    assert said(line) == f"实际2名，{outcome}"


def test_progress_is_never_a_hundred_percent_while_the_target_is_not_reached() -> None:
    assert _progress(Decimal("99999"), Decimal("100000")) == Decimal("99.999")


def test_a_target_is_not_judged_by_a_figure_that_leaves_rows_out(facts_of: Callable[..., FactBook]) -> None:
    aim = f"{HEAD}\n儿童 | 走访 | 困境儿童.人数 | | 不低于 | 1 | 名 | 甲科 | 年底"
    ledgers = {"2020/困境儿童.xlsx": ("children", 0, CHILDREN), "2019/目标.xlsx": ("targets", 0, aim)}
    facts = facts_of(ledgers)
    facts.book.records(Child).parts[0].rejected = {0}  # type: ignore[union-attr]
    assert [said(line) for line in plan_lines(facts).last_targets] == ["实际1名〔另有1行未计入〕，尚无法判断"]


def test_a_target_of_a_program_that_is_not_run_is_said_and_not_printed(facts_of: Callable[..., FactBook]) -> None:
    aim = f"{HEAD}\n儿童 | 走访 | 困境儿童.人数 | | 不低于 | 3 | 名 | 甲科 | 年底"
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, CHILDREN), "2020/目标.xlsx": ("targets", 0, aim)})
    lines = plan_lines(FactBook(facts.book, facts.programs, frozenset({"children"})))
    assert lines.targets == [] and codes(lines) == [("MZ409", "C4")]


def test_evidence_is_computed_not_typed(facts_of: Callable[..., FactBook]) -> None:
    text = "存在问题 | 问题表现 | 佐证指标 | 改进措施\n甲 | 乙 | 困境儿童.人数、孤儿.人数 | 丙"
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, CHILDREN), "2020/存在问题.xlsx": ("shortcomings", 0, text)})
    (line,) = plan_lines(facts).shortcomings
    assert said(line, "佐证") == "困境儿童人数2名，孤儿人数〔未提供台账〕"


def test_a_target_of_which_nothing_is_there_yet_is_told_in_words(facts_of: Callable[..., FactBook]) -> None:
    aim = f"{HEAD}\n殡葬 | 火葬 | 殡葬.火葬 | | 不低于 | 3 | 具 | 甲科 | 年底"
    burials = re.sub(r"2020-0\d", "2020-12", BURIALS)
    facts = facts_of({"2020/殡葬.xlsx": ("funerals", 1, burials), "2019/目标.xlsx": ("targets", 0, aim)})
    assert facts.fact("funerals.cremations").value == 0
    assert [said(line) for line in plan_lines(facts).last_targets] == ["实际为零，还没有达到（时限未到）"]


def test_what_the_office_confirms_is_neither_told_nor_marked(facts_of: Callable[..., FactBook]) -> None:
    shares = "殡葬 | 火葬率 | 殡葬.火葬占比 | | 不低于 | 60 | % | 甲科 | 年底\n殡葬 | 天葬率 | 殡葬.天葬占比 | | 不高于 | 40 | % | 甲科 | 年底"
    ledgers = {"2020/殡葬.xlsx": ("funerals", 1, BURIALS), "2020/目标.xlsx": ("targets", 0, f"{HEAD}\n{shares}")}
    facts = facts_of(ledgers)
    lines = plan_lines(facts)
    assert codes(lines) == [("MZ407", "F4"), ("MZ407", "F5"), ("MZ408", "F5")]
    assert [said(line, "表述").count("〔审稿提示") for line in lines.targets] == [1, 2]
    verified = {("MZ407", "火葬率"): "县定", ("MZ407", "天葬率"): "县定", ("MZ408", "天葬率"): "没有别的"}
    lines = plan_lines(facts, verified)
    assert codes(lines) == []
    assert [said(line, "表述") for line in lines.targets] == ["火葬率不低于60%", "天葬率不高于40%"]


def test_the_register_of_verified_cases_names_a_target_by_its_words(tmp_path: Path) -> None:
    ledger = find_program("exceptions").tables[0]  # type: ignore[union-attr]
    text = "问题编号 | 身份证号 | 目标内容 | 核实情况 | 核实人 | 核实日期\nMZ407 | | 火葬率 | 县定 | 张三 | 2020-11-02"
    folder = make_workspace(tmp_path, {"核实说明.xlsx": {"核实": filled(ledger, rows_of(text), "核实说明.xlsx")}})
    county = open_county(find_workspace(folder))
    assert county.policy.verified == {("MZ407", "火葬率"): "县定"}
    assert [problem for problem in county.problems if problem.where.file == "核实说明.xlsx"] == []


def test_measures_are_a_column_that_the_plan_prints(facts_of: Callable[..., FactBook]) -> None:
    aim = f"{HEAD} | 工作措施\n儿童 | 走访 | 困境儿童.人数 | | 不低于 | 3 | 名 | 甲科 | 年底 | 逐户走访。"
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, CHILDREN), "2020/目标.xlsx": ("targets", 0, aim)})
    lines = plan_lines(facts)
    template = "{{ 本年目标.表述 }}{{ 本年目标.责任句 }}。{{ 本年目标.工作措施|去句号|带('主要措施：', '。') }}"
    made = render([Source("计划/甲", template)], facts, county="县", office="局", texts={}, extra=lines.names())
    assert made.document is not None
    assert "走访由2名提高到3名，由甲科负责，年底完成。主要措施：逐户走访。" in to_text(made.document)
