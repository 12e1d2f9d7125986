"""Every figure of sections 一, 四（一）, 四（二）6 and 五 of the county's year: out of the rows, and as it is printed."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import mzledger
from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered
from mzledger.values.document import Figure, Heading, text_of
from mzledger.values.fact import Fact
from mzledger.values.money import plain, to_wan
from mzledger.work.plan import plan_lines
from mzledger.work.report import YearFacts

COUNTY = json.loads((Path(mzledger.__file__).parent / "demo" / "county-2020.json").read_text(encoding="utf-8"))
WANTED: list[dict[str, Any]] = [fact for fact in COUNTY["facts"] if fact["value"] is not None]
OURS = {
    "entrusted_care.full_day": "entrusted_care.full_day.persons",
    "entrusted_care.day": "entrusted_care.day.persons",
    "disability.living": "disability.living.enrolments",
    "disability.care": "disability.care.enrolments",
    "disability.total": "disability.enrolments",
    "dibao.paid_total": "dibao.paid",
    "care_homes.covid": "care_homes.covid_staff",
}
CLASSES = {
    "special_care.disabled_servicemen": "重点优抚伤残",
    "special_care.disabled_officials": "国家公务员伤残",
    "special_care.democrats": "定期定量民主人士",
    "special_care.martyr_families": "烈属",
    "special_care.demobilised": "在乡复员军人及带病回乡",
    "special_care.war_and_test": "两参人员",
    "special_care.rural_60": "60岁农村籍退役士兵",
    "special_care.martyr_children": "烈士子女",
    "special_care.demobilised_cadres": "复员干部",
}
TARGETS = {
    "targets.home_visit_county": "县级抽查在保家庭的比例",
    "targets.home_visit_township": "乡镇、村入户核查在保家庭的比例",
    "targets.cremation": "火葬率",
    "targets.occupancy": "困难老人入住率",
}
YEARLY = re.compile(r"(home_care\.visits|veterans\.convalescence)_(\d{4})")


def found(sample: YearFacts, key: str) -> Fact:
    """Our fact for a key of the county's list."""
    facts = sample.facts
    if key in CLASSES:
        return facts.fact("special_care.persons", category=CLASSES[key])
    if match := YEARLY.fullmatch(key):
        year = facts.in_year(int(match[2]))
        assert year is not None
        return year.fact(match[1])
    if key in TARGETS:
        (line,) = [line for line in plan_lines(facts).targets if line["目标内容"] == TARGETS[key]]
        return line["目标值"].fact
    return facts.fact(OURS.get(key, key))


def in_yuan(fact: dict[str, Any]) -> Decimal:
    value = Decimal(str(fact["value"]))
    return value * 10000 if fact["unit"] == "万元" else value


def ways_of_printing(fact: dict[str, Any]) -> set[str]:
    value = in_yuan(fact)
    if "元" not in fact["unit"]:
        return {f"{plain(value)}{fact['unit']}"}
    return {f"{plain(to_wan(value))}万元", f"{plain(value)}元"}


def test_every_figure_of_the_county_is_looked_at() -> None:
    assert len(WANTED) == len(COUNTY["facts"]) - 2 == 120


@pytest.mark.parametrize("fact", WANTED, ids=lambda fact: fact["key"])
def test_the_figure_comes_out_of_the_rows(sample: YearFacts, fact: dict[str, Any]) -> None:
    ours = found(sample, fact["key"])
    assert ours.value == in_yuan(fact)
    assert ours.unit == fact["unit"].replace("万元", "元")
    assert ours.origins or ours.parts or ours.value == 0


@pytest.mark.parametrize("fact", WANTED, ids=lambda fact: fact["key"])
def test_the_figure_stands_in_the_document_with_its_unit(
    sample: YearFacts, document: Rendered, fact: dict[str, Any]
) -> None:
    assert document.document is not None
    what = found(sample, fact["key"]).identity
    if (fact["key"], fact["value"]) == ("funerals.earth_burials", 0):
        assert "无土葬" in to_text(document.document)
        return
    body = [figure for figure in document.document.figures() if figure.what == what]
    assert ways_of_printing(fact) & {figure.text for figure in body}


def test_money_of_the_nine_classes_and_goods_without_a_key_of_their_own(sample: YearFacts) -> None:
    yuan = {fact["key"]: Decimal(fact["how"].removesuffix(" 元")) for fact in WANTED if fact["key"] in CLASSES}
    paid = {key: sample.facts.fact("special_care.paid", category=name).value for key, name in CLASSES.items()}
    assert paid == yuan
    goods = [sample.facts.fact(f"epidemic.{slug}") for slug in ("tents", "stoves", "coats", "checkpoints")]
    assert [f"{plain(fact.value or Decimal(0))}{fact.unit}" for fact in goods] == ["7顶", "6个", "10件", "7个"]


def test_part_five_repeats_part_four_from_the_same_facts(document: Rendered) -> None:
    assert document.document is not None
    parts: dict[str, list[Figure]] = {}
    at = ""
    for block in document.document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            at = block.number
        parts.setdefault(at, []).extend(run for run in getattr(block, "runs", ()) if isinstance(run, Figure))
    four = {(figure.key, figure.text) for figure in parts["四、"]}
    own = {"dibao.persons", "dibao.paid", "dibao.price_subsidy", "dibao.heating"}
    five = {(figure.key, figure.text) for figure in parts["五、"] if figure.key not in own}
    assert len(five) >= 9 and five <= four


def test_the_number_of_different_persons_is_smaller_than_the_sum(sample: YearFacts) -> None:
    distinct, total = (sample.facts.fact(f"recipients.{slug}").value for slug in ("distinct", "by_program_sum"))
    assert distinct is not None and total == 11164 and 0 < distinct < total


def test_townships_and_categories_add_up_to_every_figure(sample: YearFacts) -> None:
    for key in sample.facts.indicators:
        assert sample.facts.by_area(key) is not None and sample.facts.by_category(key) is not None


def test_the_sample_s_problems_are_those_that_are_true_of_it(sample: YearFacts) -> None:
    assert sample.errors == []
    heating = [problem for problem in sample.problems if problem.code == "MZ402"]
    assert len(heating) == 3 and {problem.where.file for problem in heating} == {"2020/农村低保.xlsx"}


def test_no_whole_id_and_no_account_stands_in_the_text(document: Rendered) -> None:
    assert document.document is not None
    text = to_text(document.document)
    assert not any(len(run) >= 15 for run in "".join(c if c.isdigit() else " " for c in text).split())


def test_every_sixteen_parts_stand_in_their_places(document: Rendered) -> None:
    assert document.document is not None
    levels = [
        text_of((*block.runs,)) for block in document.document.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert len(levels) == 16 and document.document.title == "2020年度工作总结暨2021年工作思路"
