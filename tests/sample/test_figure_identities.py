"""Every figure that the sample's document prints is one identity with one value, and each is reached by tracing."""

from __future__ import annotations

import json
from copy import copy
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mzledger.document.annex import printed_figures
from mzledger.document.rendering import Rendered
from mzledger.values.document import Figure
from mzledger.values.fact import Aspect, Fact
from mzledger.values.forms import Form, text_of_fact
from mzledger.values.money import to_wan
from mzledger.values.refusal import Refused
from mzledger.work.report import YearFacts, attach_annex, make_document, sources_text, year_facts
from mzledger.work.tracing import Sought, meant_by
from mzledger.workspace.folder import find_workspace

REPOSITORY = Path(__file__).parents[2]
OTHERS = ("targets.value", "reconcile.")
"""What comes from a line of a ledger or from a list: no indicator's figures."""


@pytest.fixture(scope="module")
def whole(sample: YearFacts) -> Rendered:
    rendered = make_document(sample)
    attach_annex(sample, rendered)
    return rendered


@pytest.fixture(scope="module")
def printed(whole: Rendered) -> list[tuple[Figure, Fact]]:
    return printed_figures(whole)


def test_no_identity_is_printed_with_two_values(printed: list[tuple[Figure, Fact]]) -> None:
    values: dict[object, set[object]] = {}
    for figure, fact in printed:
        assert figure.what == fact.identity and figure.text == text_of_fact(fact, figure.form)
        values.setdefault(figure.what, set()).add(fact.value)
    assert len(values) > 700 and [what for what, found in values.items() if len(found) > 1] == []


@pytest.mark.parametrize("day", [None, date(2020, 6, 30)])
def test_every_value_of_a_chart_is_a_figure_that_is_printed_and_has_its_source(day: date | None) -> None:
    found = year_facts(find_workspace(REPOSITORY), 2020, day, lambda text: None)
    rendered = make_document(found)
    charts = attach_annex(found, rendered).tables.page.charts
    facts = {figure.what: fact for figure, fact in printed_figures(rendered)}
    shown = [
        (what, value)
        for chart in charts
        for panel in chart.panels
        for bars in panel.series
        for what, value in zip(bars.of, bars.values, strict=True)
    ]
    assert len(shown) > 40 and [what for what, _ in shown if what not in facts] == []
    for what, value in shown:
        assert value in (facts[what].value, to_wan(facts[what].value or Decimal(0))), what


def test_no_key_is_wrong(sample: YearFacts, printed: list[tuple[Figure, Fact]]) -> None:
    wrong = []
    for figure, fact in printed:
        if not figure.key.startswith(OTHERS):
            again = sample.facts.of(figure.what)
            if again is None or (again.identity, again.value) != (figure.what, fact.value):
                wrong.append(figure)
    assert wrong == []


def test_changes_stand_on_the_rows_of_both_years(printed: list[tuple[Figure, Fact]]) -> None:
    changed = [fact for _, fact in printed if fact.aspect in (Aspect.CHANGE, Aspect.GROWTH) and fact.origins]
    assert len(changed) > 20
    for fact in changed:
        years = {"2020"} if "上年同期的0" in fact.meaning else {"2019", "2020"}
        assert {origin.file[:4] for origin in fact.origins} == years, fact.identity


@pytest.mark.parametrize("text", ["1742户", "１７４２户", "1,742户", "43户", "2.5%", "133人"])
def test_what_is_printed_leads_to_its_figure(sample: YearFacts, text: str) -> None:
    found = meant_by(sample, Sought(text))
    assert found and all(
        text_of_fact(each.fact, Form()).lstrip("-")[:3] in text.replace("１７４２", "1742").replace(",", "")
        for each in found
    )
    assert any("【" in each.around for each in found)


def test_every_figure_of_the_body_is_reached_by_its_text(
    sample: YearFacts, whole: Rendered, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mzledger.work import tracing

    monkeypatch.setattr(tracing, "make_document", lambda found: copy(whole))
    monkeypatch.setattr(tracing, "attach_annex", lambda found, rendered: None)
    assert whole.document is not None
    body = {run for block in whole.document.blocks for run in getattr(block, "runs", ()) if isinstance(run, Figure)}
    for figure in body:
        assert figure.what in {each.fact.identity for each in meant_by(sample, Sought(figure.text))}, figure


def test_a_target_is_reached_by_its_words(sample: YearFacts) -> None:
    from mzledger.work.plan import plan_lines

    for line in plan_lines(sample.facts).targets:
        (first, *_) = meant_by(sample, Sought(line["目标内容"]))
        assert first.fact.aspect is Aspect.TARGET and first.fact.value == line["目标值"].fact.value


def test_a_bookmark_is_reached_through_the_file_beside_the_document(
    sample: YearFacts, whole: Rendered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sample.county.workspace), "out", property(lambda self: tmp_path))
    text = sources_text(whole, plain=False)
    (tmp_path / "总结.facts.json").write_text(text, encoding="utf-8")
    figures = json.loads(text)["figures"]
    assert len(text.encode()) < 2_500_000
    for entry in figures[::50]:
        (found,) = meant_by(sample, Sought(entry["printed"][0]["bookmark"]))
        assert str(found.fact.identity) == entry["id"]


@pytest.mark.parametrize(
    ("sought", "said"),
    [
        (Sought("9999999户"), "没有印出这样的数字"),
        (Sought("mz_000000_0001"), "没有一份文件有书签"),
        (Sought("农村低保.户头"), "农村低保.户数"),
        (Sought("困境儿童.人数", category="没有的"), "没有“没有的”这一类"),
    ],
)
def test_what_can_not_be_found_says_what_could(sample: YearFacts, sought: Sought, said: str) -> None:
    with pytest.raises(Refused, match=said):
        meant_by(sample, sought)
