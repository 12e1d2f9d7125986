"""A month's report: its flows add up to the year's, its stocks are those of its last day, its figures are their own."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from document_laws import Laws, facts_of, month_ends

from mzledger.demo.county import make_county
from mzledger.document.plain import to_text
from mzledger.facts.book import FactBook
from mzledger.schema.measure import At, Count, During, Measure
from mzledger.values.period import Span
from mzledger.work.report import YearFacts, make_document, year_facts
from mzledger.workspace.folder import Workspace, find_workspace


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("months")
    make_county(folder, seed=5, scale=Decimal("0.03"))
    shutil.copytree(Path(__file__).parents[2] / "templates", folder / "templates")
    return find_workspace(folder)


@pytest.fixture(scope="module")
def months(county: Workspace) -> list[YearFacts]:
    found = [year_facts(county, 2020, day, lambda text: None) for day in month_ends(2020)]
    for each in found:
        each.of_month = True
    return found


def measures(facts: FactBook, when: type) -> list[str]:
    found = ((key, each.measure) for key, each in facts.indicators.items())
    return [key for key, measure in found if isinstance(measure, Measure) and isinstance(measure.when, when)]


def test_the_months_flows_add_up_to_the_year_s(months: list[YearFacts]) -> None:
    whole, added = months[-1].facts, 0
    for key in measures(whole, During):
        measure = whole.indicators[key].measure
        assert isinstance(measure, Measure) and isinstance(measure.when, During)
        if measure.count is Count.DISTINCT or measure.when.months or measure.when.past_closing:
            continue
        parts = [each.facts.month.fact(key) for each in months]
        if all(part.value is not None for part in parts):
            assert sum(part.value or Decimal(0) for part in parts) == whole.fact(key).value, key
            added += bool(whole.fact(key).value)
    assert added > 30


def test_the_month_s_stocks_are_those_of_its_last_day(months: list[YearFacts]) -> None:
    for each in months[::4]:
        for key in measures(each.facts, At):
            assert each.facts.month.fact(key) == each.facts.fact(key), key


def test_a_month_s_figure_is_another_than_that_of_the_year_so_far(months: list[YearFacts]) -> None:
    september = months[8]
    rendered = make_document(september)
    facts = facts_of(rendered)
    of_month = [what for what in facts if what.period == Span(date(2020, 9, 1), date(2020, 9, 30))]
    assert len(of_month) > 10
    for what in of_month:
        if what.key.startswith(("dibao", "marriage", "temporary_relief")):
            again = september.facts.of(what)
            assert again is not None and (again.identity, again.value) == (what, facts[what].value), what


def test_every_month_s_report_keeps_the_laws(months: list[YearFacts]) -> None:
    for each in months:
        laws = Laws(each)
        rendered = laws.rendered
        assert rendered.document is not None and not rendered.problems
        assert rendered.document.title == f"2020年{each.facts.book.as_of.month}月民政工作月报"
        text = to_text(rendered.document)
        assert "全年" not in text and "本年" not in text and "目标" not in text
        assert [*laws.typed_numbers(rendered), *laws.parts_that_miss(rendered), *laws.ragged(rendered)] == []


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2020, 3, 31), "2020年一季度工作总结"),
        (date(2020, 6, 30), "2020年上半年工作总结"),
        (date(2020, 9, 30), "2020年前三季度工作总结"),
    ],
)
def test_a_part_of_the_year_has_its_own_title_and_no_plan(county: Workspace, day: date, title: str) -> None:
    document = make_document(year_facts(county, 2020, day, lambda text: None)).document
    assert document is not None and document.title == title
    text = to_text(document)
    assert "工作思路" not in text.replace("下一年度工作思路报告", "") and "存在的问题" in text
