"""A ledger that tells of quarters or of the whole year is not read as what there was by some day within them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mzledger.facts.book import FactBook
from mzledger.schema.row import Row
from sheets import an_id

PAID = f"""
身份证号 | 儿童类别 | 发放年月 | 发放金额
{an_id(1, "20120101")} | 重病 | 2020-03 | 100
{an_id(1, "20120101")} | 重病 | 2020-06 | 100
{an_id(1, "20120101")} | 重病 | 2020-09 | 100
{an_id(1, "20120101")} | 重病 | 2020-12 | 100
"""


@pytest.fixture
def on(facts_of: Callable[..., FactBook]) -> Callable[..., tuple[str, tuple[str, ...]]]:
    """What children.paid is on a day, where the sheet's months stand for longer spans, and what is assumed."""
    facts = facts_of({"2020/困境儿童发放.xlsx": ("children", 1, PAID)})

    def of(
        day: date, *, coarse: bool = False, closing: date | None = None, only: int = 0
    ) -> tuple[str, tuple[str, ...]]:
        (model,) = [model for model in facts.book.tables if model.__name__ == "Payment"]
        records = facts.book.tables[model]
        part = replace(records.parts[0], spanned=frozenset({"paid_month"}))
        part = replace(part, coarse=frozenset({"paid_month"})) if coarse else part
        if only:
            kept = [at for at, value in enumerate(part.columns["paid_month"]) if value.month % only == 0]
            part = replace(part, columns=dict(part.columns), rows=list(part.rows))
            part.keep(kept, "别的")
        tables: dict[type[Row], object] = {model: replace(records, parts=(part,))}
        book = replace(facts.book, as_of=day, closing=closing, tables=tables)  # type: ignore[arg-type]
        fact = FactBook(book, facts.programs).fact("children.paid")
        return (f"{fact.value:.0f}" if fact.value is not None else fact.unknown_because), fact.assumed

    return of


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 3, 31), "100"),
        (date(2020, 6, 30), "200"),
        (date(2020, 12, 31), "400"),
        (date(2020, 8, 31), "台账不分月份"),
        (date(2020, 10, 31), "台账不分月份"),
    ],
)
def test_quarters_are_told_on_their_last_day(on: Callable, day: date, said: str) -> None:
    assert on(day)[0] == said


def test_half_years_say_nothing_of_a_quarter(on: Callable) -> None:
    assert on(date(2020, 3, 31), only=6)[0] == "台账不分月份"
    assert on(date(2020, 6, 30), only=6)[0] == "100"


def test_a_whole_year_is_the_year_so_far_on_the_office_s_own_closing_day_and_else_unknown(on: Callable) -> None:
    day = date(2020, 10, 31)
    value, assumed = on(date(2020, 12, 31), coarse=True)
    assert value == "400" and not assumed
    assert on(day, coarse=True)[0] == "台账不分月份"
    value, assumed = on(day, coarse=True, closing=day)
    assert value == "300" and any("按年初到截止日的累计计" in said for said in assumed)
