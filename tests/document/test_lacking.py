"""What is printed where something is lacking, left out, or a word of the office's own; and of programs that aren't run: nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mzledger.document.annex import make_annex, printed_figures
from mzledger.document.leaving_out import leaving_out
from mzledger.document.printed import GONE, OPEN
from mzledger.facts.book import FactBook
from mzledger.programs import children, dibao, disability
from mzledger.schema.records import Part
from mzledger.schema.row import Row
from printing import rendered, text
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月 | 停发年月
{an_id(1, "20120101")} | 重病 | 2019-05 |
{an_id(2, "20120101")} | 重残 | 2019-05 |
{an_id(3, "20120101")} | 重病 | 2019-05 |
"""
SUBSIDIES = f"""
身份证号 | 补贴种类 | 残疾类别 | 残疾等级 | 起始保障年月
{an_id(1)} | 生活补贴 | 肢体 | 一级 | 2019-01
{an_id(2)} | 护理补贴 | 肢体 | 一级 | 2019-01
{an_id(3)} | 护理补贴 | 肢体 | 一级 | 2019-01
"""


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of(
        {"2020/困境儿童.xlsx": ("children", 0, ROSTER), "2020/残疾人两项补贴.xlsx": ("disability", 0, SUBSIDIES)}
    )


def part(facts: FactBook, model: type[Row]) -> Part:
    """The only sheet of a table, to be changed by hand before a figure is asked for."""
    records = facts.book.records(model)
    assert records is not None
    return records.parts[0]


def test_a_missing_column_is_printed_by_its_name_and_not_as_a_number(facts: FactBook) -> None:
    part(facts, children.Child).absent |= {"start_month", "stop_month", "child_class"}
    part(facts, children.Child).columns["stop_reason"][0] = children.StopReason.DEATH
    assert text(facts, "困境儿童{{ 困境儿童.人数 }}。") == "困境儿童〔缺少“停发年月”列〕。"


def test_categories_that_no_column_says_are_printed_by_what_is_lacking(facts: FactBook) -> None:
    part(facts, children.Child).absent |= {"child_class"}
    said = text(facts, "{{ 困境儿童.人数 }}，{{ 困境儿童.人数|按类别 }}，{{ 困境儿童.人数|按乡镇 }}。")
    assert said == "3名，〔缺少“儿童类别”列〕，唐谷镇3名。"


def test_different_reasons_in_a_sentence_are_all_printed(facts: FactBook) -> None:
    part(facts, children.Child).absent |= {"stop_month"}
    part(facts, children.Child).columns["stop_reason"][0] = children.StopReason.DEATH
    said = text(facts, "困境儿童{{ 困境儿童.人数 }}、孤儿{{ 孤儿.人数 }}。孤儿{{ 孤儿.人数 }}、{{ 孤儿.补助资金 }}。")
    assert said == "困境儿童〔缺少“停发年月”列〕、孤儿〔未提供台账〕。孤儿〔未提供台账〕。"


def test_a_figure_without_all_its_rows_is_marked_however_it_is_printed(facts: FactBook) -> None:
    part(facts, children.Child).rejected = {0}
    said = text(facts, "{{ 困境儿童.人数 }}，{{ 困境儿童.人数|单位('人') }}，{{ 困境儿童.人数|按类别 }}。")
    assert said == "2名〔另有1行未计入〕，2人〔另有1行未计入〕，重病1名〔另有1行未计入〕、重残1名。"


def test_no_sentence_of_nothing_is_printed_while_rows_are_left_out(facts_of: Callable[..., FactBook]) -> None:
    later = ROSTER.replace("2019-05", "2021-05")
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, later)})
    part(facts, children.Child).rejected = {0}
    template = "{% if 困境儿童.人数 is 零 %}没有{% else %}{{ 困境儿童.人数 }}{% endif %}{{ 困境儿童.人数|带('，有') }}"
    assert text(facts, template) == "0名〔另有1行未计入〕，有0名〔另有1行未计入〕"


def test_parts_listed_by_hand_reach_the_whole_with_the_office_s_own_words(facts: FactBook) -> None:
    part(facts, disability.Enrolment).columns["subsidy"][2] = "交通补贴"
    listed = "{{ 残疾人两项补贴.享受人数|分项(困难残疾人生活补贴.享受人数, 重度残疾人护理补贴.享受人数) }}"
    rest = (
        "{{ 残疾人两项补贴.享受人数|其余类别(困难残疾人生活补贴.享受人数, 重度残疾人护理补贴.享受人数)|带('；另有') }}"
    )
    assert text(facts, listed + rest) == "困难残疾人生活补贴1人、重度残疾人护理补贴1人、交通补贴1人；另有交通补贴1人"


def test_the_rest_of_complete_parts_is_nothing(facts: FactBook) -> None:
    rest = "甲{{ 残疾人两项补贴.享受人数|其余类别(困难残疾人生活补贴.享受人数, 重度残疾人护理补贴.享受人数)|带('，') }}"
    assert text(facts, rest) == "甲"


def test_a_figure_that_is_no_part_is_named(facts: FactBook) -> None:
    (problem,) = rendered(facts, "{{ 困境儿童.人数|其余类别(孤儿.人数) }}").problems
    assert (problem.code, problem.what) == ("MZ704", "“孤儿.人数”不是“困境儿童.人数”的一部分")


def test_an_own_word_beside_the_views_has_its_row_in_the_annex(facts: FactBook) -> None:
    part(facts, disability.Enrolment).columns["subsidy"][2] = "交通补贴"
    annex = make_annex(facts, printed_figures(rendered(facts, "{{ 残疾人两项补贴.享受人数 }}")))
    (found,) = [each for each in annex.tables() if each.caption == "各乡镇残疾人两项补贴情况"]
    assert ["|".join(getattr(cell, "text", cell) for cell in row) for row in found.rows[:4]] == [
        "享受人数|人|3|0|3",
        "其中：困难残疾人生活补贴|人|1|0|1",
        "其中：重度残疾人护理补贴|人|1|0|1",
        "其中：交通补贴|人|1|0|1",
    ]


def test_the_source_list_says_what_is_assumed(facts: FactBook) -> None:
    part(facts, children.Child).absent |= {"stop_month"}
    found = make_annex(facts, printed_figures(rendered(facts, "{{ 困境儿童.人数 }}"))).sources
    assert found is not None and found.rows[0][-1] == "假设：没有“停发年月”列，名单上的人都按仍在享受计"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("孤儿甲，发放甲。", None),
        ("孤儿甲。儿童5。", "儿童5。"),
        ("共5，其中：孤儿甲，儿童5，老人甲。", "共5，其中：儿童5。"),
        ("共5，其中孤儿甲、儿童5。", "共5，其中儿童5。"),
        ("共5，其中孤儿甲、儿童甲。", "共5。"),
        ("共5（去重后甲），占5。", "共5，占5。"),
        ("不足（失败率甲，入住率5）。", "不足（入住率5）。"),
        ("共5，其中：甲。", "共5。"),
        ("孤儿甲；儿童5。", "儿童5。"),
        ("儿童5；孤儿甲。", "儿童5。"),
    ],
)  # fmt: skip
def test_words_around_what_is_not_run_go_with_it(line: str, said: str | None) -> None:
    marked = line.replace("甲", GONE).replace("5", f"{OPEN}5")
    found = leaving_out(f"## 一\n{marked}\n旁的。", ()).replace(OPEN, "").splitlines()
    assert found == ["## 一", *([said] if said else []), "旁的。"]


def test_headings_left_without_content_go_and_empty_ones_of_the_template_stay() -> None:
    text = f"## 甲\n### 乙\n#### 丙\n孤儿{GONE}。\n〔待补充：孤儿〕\n#### 丁\n孤儿{GONE}\n## 戊\n## 己\n写的。\n孤儿{GONE}。"
    assert leaving_out(text, ()).splitlines() == ["## 戊", "## 己", "写的。"]


def test_a_program_that_is_not_run_leaves_lists_and_sums(facts: FactBook) -> None:
    slugs = {"dibao", "extreme_hardship", "special_care", "orphans", "old_age"}
    without = FactBook(replace(facts.book), facts.programs, frozenset(slugs))
    said = text(
        without,
        "## 孤儿\n{% if 孤儿.人数 is 零 %}没有孤儿{% else %}孤儿{{ 孤儿.人数 }}{% endif %}，{{ 孤儿.人数|按乡镇 }}。\n"
        "## 合计\n共{{ 民政对象.各项合计 }}，其中：{{ 分列(孤儿.人数|带('孤儿'), 困境儿童.人数|带('儿童')) }}。",
    )
    assert said == "一、合计\n共6人，其中：儿童3名。"


PAID = f"""
户主身份证号 | 保障类别 | 发放年月 | 发放项目 | 发放金额
{an_id(1)} | 农村 | 2020-01 | 保障金 | 10000
{an_id(2)} | 农村 | 2020-01 | 取暖费 | 20000
{an_id(3)} | 农村 | 2020-01 | 保障金 | 30000
"""


def test_a_part_may_be_one_of_any_column_such_as_an_item_of_payment(facts_of: Callable[..., FactBook]) -> None:
    facts = facts_of({"2020/农村低保发放.xlsx": ("dibao", 1, PAID)})
    part(facts, dibao.Payment).columns["item"][2] = "电费补贴"
    rest = "{{ 农村低保.发放总额|万元|其余类别(农村低保.保障金, 农村低保.价格补贴, 农村低保.取暖费) }}"
    every = "{{ 农村低保.发放总额|万元|分项(农村低保.保障金|万元, 农村低保.取暖费|万元) }}"
    assert text(facts, f"{rest}；{every}") == "电费补贴3万元；保障金1万元、取暖费2万元、电费补贴3万元"
    (problem,) = rendered(facts, "{{ 农村低保.发放总额|其余类别(城市低保.保障金) }}").problems
    assert problem.what == "“城市低保.保障金”不是“农村低保.发放总额”的一部分"
