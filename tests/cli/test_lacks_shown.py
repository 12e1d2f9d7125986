"""What the screen says of a figure that lacks something, of its assumptions, and of rows that are left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.cli.figures import fact_rows, value_text
from mzledger.cli.tracing import trace_lines
from mzledger.facts.book import FactBook
from mzledger.facts.listing import fact_json
from mzledger.programs import children
from mzledger.schema.records import Part
from mzledger.values.fact import Lack
from mzledger.work.notices import notices
from mzledger.work.summary import write_summary
from sheets import an_id

ROSTER = f"""
乡镇   | 身份证号 | 儿童类别 | 起始保障年月
唐谷镇 | {an_id(1, "20120101")} | 重病 | 2019-05
河北乡 | {an_id(2, "20120101")} | 重残 | 2019-05
"""
STILL = "没有“停发年月”列，名单上的人都按仍在享受计"


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of({"2020/困境儿童.xlsx": ("children", 0, ROSTER)})


def part(facts: FactBook) -> Part:
    records = facts.book.records(children.Child)
    assert records is not None
    return records.parts[0]


def test_a_lack_is_shown_with_its_place(facts: FactBook) -> None:
    part(facts).absent |= {"id_no"}
    fact = facts.fact("children.persons")
    assert value_text(fact) == "〔缺少“身份证号”列：2020/困境儿童.xlsx › 花名册〕"
    assert fact_json(fact)["missing"] == ["缺少“身份证号”列：2020/困境儿童.xlsx › 花名册"]


def test_rows_left_out_and_assumptions_are_traced(facts: FactBook) -> None:
    part(facts).absent |= {"stop_month"}
    part(facts).rejected = {1}
    lines = list(trace_lines(facts, facts.fact("children.persons"), True))
    assert lines[0] == "困境儿童.人数 = 1名〔另有1行未计入〕" and f"  假设：{STILL}" in lines
    found = fact_json(facts.fact("children.persons"))
    assert (found["left_out"], found["assumed"]) == (1, [STILL])


def test_the_notice_lists_what_is_lacking_by_reason_then_the_assumptions(facts: FactBook) -> None:
    part(facts).absent |= {"stop_month"}
    other = Lack("缺少“停发年月”列", "2020/孤儿.xlsx › 花名册")
    wanted = [facts.fact("children.persons"), facts.fact("orphans.persons"), facts.fact("orphans.paid")]
    assert list(notices([*wanted, replace(wanted[1], missing=(other,))])) == [
        "未提供台账：孤儿（花名册）、孤儿（发放）。有关数字印成〔未提供台账〕。",
        "缺少“停发年月”列：2020/孤儿.xlsx › 花名册。有关数字印成〔缺少“停发年月”列〕。",
        f"假设：{STILL}。",
    ]


def test_a_program_that_is_not_run_is_neither_listed_nor_noticed(facts: FactBook) -> None:
    without = FactBook(facts.book, facts.programs, frozenset({"orphans"}))
    assert not any(row[0].startswith("孤儿") for row in fact_rows(without, "乡镇"))
    assert list(notices([without.fact("orphans.persons")])) == []


def test_the_summary_says_what_is_assumed_left_out_and_lacking(facts: FactBook, tmp_path: Path) -> None:
    part(facts).absent |= {"stop_month"}
    part(facts).rejected = {1}
    write_summary(FactBook(facts.book, facts.programs, frozenset({"orphans"})), tmp_path / "汇总.xlsx")
    book = load_workbook(tmp_path / "汇总.xlsx", data_only=True)
    rows = [[cell for cell in row if cell is not None] for row in book["困境儿童"].iter_rows(values_only=True)]
    assert "孤儿" not in book.sheetnames and [f"假设：{STILL}"] in rows
    assert ["困境儿童.人数〔另有1行未计入〕", "名", 1, 0, 1] in rows
    assert ["困境儿童.补助资金", "元", "未提供台账"] in rows
