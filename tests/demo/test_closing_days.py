"""On whatever day the books are closed: every stock and flow is what its rows give, and nothing is counted before it was."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from closing_days import RECOUNTS, Recount
from ledger_reader import HEADER, Cells, month, read_folder
from python_calamine import CalamineWorkbook

from mzledger.demo.county import make_county
from mzledger.facts.book import FactBook
from mzledger.facts.describing import describe_filter
from mzledger.facts.frames import Frame
from mzledger.schema.measure import At, During, Measure
from mzledger.values.fact import Fact
from mzledger.values.period import chinese
from mzledger.work.report import year_facts
from mzledger.workspace.folder import find_workspace

DAYS = [date(2020, number, monthrange(2020, number)[1]) for number in range(1, 13)]
READINGS = {"人口": date(2020, 9, 30)}
"""Ledgers that tell what was found on a day: before it nothing is known."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    county = tmp_path_factory.mktemp("county")
    make_county(county, scale=Decimal("0.02"))
    return county


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[tuple[str, str], list[Cells]]:
    return read_folder(folder / "ledgers" / "2020")


@pytest.fixture(scope="module", params=DAYS, ids=str)
def facts(request: pytest.FixtureRequest, folder: Path) -> FactBook:
    return year_facts(find_workspace(folder), 2020, request.param, lambda text: None).facts


def rows_of(written: dict[tuple[str, str], list[Cells]], recount: Recount) -> Iterator[Cells]:
    for (file, sheet), rows in written.items():
        if file == recount.file and recount.sheet in ("", sheet):
            yield from rows


def cells_of(folder: Path, fact: Fact) -> Iterator[Cells]:
    """The cells of the rows that a figure remembers, by heading."""
    for origin in fact.origins:
        grid = CalamineWorkbook.from_path(folder / "ledgers" / origin.file).get_sheet_by_name(origin.sheet)
        lines = grid.to_python(skip_empty_area=False)
        for first, last in origin.ranges:
            yield from (
                dict(zip(map(str, lines[HEADER]), lines[row - 1], strict=True)) for row in range(first, last + 1)
            )


def test_every_stock_and_flow_is_recounted(facts: FactBook) -> None:
    known = {recount.key for recount in RECOUNTS}
    for key, indicator in facts.indicators.items():
        if isinstance(indicator.measure, Measure) and isinstance(indicator.measure.when, At | During):
            parts = {f"{key.split('.')[0]}.{view.slug}.{key.split('.')[1]}" for view in indicator.program.views}
            assert indicator.view or indicator.program.standing or key in known or parts & known, key


def test_every_figure_is_what_the_rows_of_its_day_give(
    facts: FactBook, written: dict[tuple[str, str], list[Cells]]
) -> None:
    day = facts.book.as_of
    for recount in RECOUNTS:
        found = facts.fact(recount.key).value
        if recount.file in READINGS and day < READINGS[recount.file]:
            assert found is None
            continue
        counted = [row for row in rows_of(written, recount) if recount.counts(row, day)]
        assert found == recount.number(counted), (recount.key, day)


def test_no_figure_counts_a_row_whose_day_is_still_to_come(facts: FactBook, folder: Path) -> None:
    day = facts.book.as_of
    for recount in RECOUNTS:
        rows = [] if recount.first == "全年" or "发放" in recount.file else cells_of(folder, facts.fact(recount.key))
        assert all(month(row[recount.start]) <= day for row in rows), (recount.key, day)


def test_a_figure_that_looks_ahead_is_a_plan_and_says_so(facts: FactBook) -> None:
    ahead = [
        each.measure
        for each in facts.indicators.values()
        if isinstance(each.measure, Measure)
        and isinstance(each.measure.when, During)
        and each.measure.when.past_closing
    ]
    assert [measure.slug for measure in ahead] == ["first_batch"] and "计划" in ahead[0].meaning


def test_trace_says_the_day_by_which_cattle_are_counted(facts: FactBook) -> None:
    said = describe_filter(facts.indicators["village_aid.yaks"], facts.fact("village_aid.yaks").period)
    assert said == f"牲畜种类为能繁牦牛；购置日期不晚于{chinese(facts.book.as_of)}"


def test_a_book_that_forgets_the_days_is_found_out(
    facts: FactBook, written: dict[tuple[str, str], list[Cells]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Frame, "_in_time", lambda frame, when, span: np.ones(len(frame.records), bool))
    forgetful, day = FactBook(facts.book, facts.programs), facts.book.as_of
    wrong = {
        recount.key
        for recount in RECOUNTS
        if forgetful.fact(recount.key).value
        != recount.number([row for row in rows_of(written, recount) if recount.counts(row, day)])
    }
    assert "dibao.rural.persons" in wrong
    assert ("village_aid.livestock" in wrong) == (day < date(2020, 6, 19))
    assert "rescue.patrols" in wrong or day.month >= 10
