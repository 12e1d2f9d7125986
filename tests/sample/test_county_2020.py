"""Every figure of sections 一, 四（一）, 四（二）6 and 五 of the county's year: out of the rows, and as it is printed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import mzledger
from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered
from mzledger.values.document import Figure, Heading, text_of
from mzledger.values.money import plain, to_wan
from mzledger.workspace.report import YearFacts

COUNTY = json.loads((Path(mzledger.__file__).parent / "demo" / "county-2020.json").read_text(encoding="utf-8"))
SECTIONS = ("一", "四（一）1", "四（一）2", "四（一）3", "四（一）4", "四（一）6", "四（二）6", "五")
WANTED: list[dict[str, Any]] = [
    fact for fact in COUNTY["facts"] if fact["section"] in SECTIONS and fact["value"] is not None
]
OURS = {
    "entrusted_care.full_day": "entrusted_care.full_day.persons",
    "entrusted_care.day": "entrusted_care.day.persons",
    "disability.living": "disability.living.enrolments",
    "disability.care": "disability.care.enrolments",
    "disability.total": "disability.enrolments",
    "dibao.paid_total": "dibao.paid",
}
UNITS = {"dibao.urban.heating": "万元"}


def ours(fact: dict[str, Any]) -> str:
    return OURS.get(fact["key"], fact["key"])


def as_printed(fact: dict[str, Any]) -> str:
    value = Decimal(str(fact["value"]))
    return f"{plain(to_wan(value))}万元" if fact["unit"] == "元" else f"{plain(value)}{fact['unit']}"


def test_all_the_sections_figures_are_looked_at() -> None:
    assert len(WANTED) == 56


@pytest.mark.parametrize("fact", WANTED, ids=lambda fact: fact["key"])
def test_the_figure_comes_out_of_the_rows(sample: YearFacts, fact: dict[str, Any]) -> None:
    found = sample.facts.fact(ours(fact))
    assert found.value == Decimal(str(fact["value"]))
    assert found.unit == fact["unit"] or (found.unit, fact["unit"]) == ("元", "元")
    assert found.origins or found.parts


@pytest.mark.parametrize("fact", WANTED, ids=lambda fact: fact["key"])
def test_the_figure_stands_in_the_document_with_its_unit(document: Rendered, fact: dict[str, Any]) -> None:
    assert document.document is not None
    printed = {
        figure.text
        for figure in document.document.figures()
        if figure.key == ours(fact) and not figure.shown_as.startswith("比")
    }
    assert as_printed(fact) in printed


def test_part_five_repeats_part_four_from_the_same_facts(document: Rendered) -> None:
    assert document.document is not None
    parts: dict[str, list[Figure]] = {}
    at = ""
    for block in document.document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            at = block.number
        parts.setdefault(at, []).extend(run for run in getattr(block, "runs", ()) if isinstance(run, Figure))
    four = {(figure.key, figure.text) for figure in parts["四、"]}
    own = {"dibao.paid", "dibao.price_subsidy", "dibao.heating"}
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
