"""The annex's tables over time: this year beside last year on the same day, and the years at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mzledger.document.annex_names import term
from mzledger.document.annex_tables import AnnexTable, Cell, in_cell, indicators_of, unit_of
from mzledger.document.printed import Printed
from mzledger.facts.book import FactBook
from mzledger.facts.comparing import change, growth
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Derived, During, Measure
from mzledger.schema.program import Program
from mzledger.schema.row import Row
from mzledger.values.fact import Fact
from mzledger.values.forms import Form, Sign

UNKNOWN = "—"
MOST_OF_ONE = 4
"""How many indicators of one subject are compared, at most."""
TREND_YEARS = 3


def main_indicators(facts: FactBook, programs: Sequence[Program]) -> Iterator[Indicator]:
    """What a leader asks of each program and view: its first counts, down to its first sum of money.

    Not what stands in no year's ledger, nor a part of a figure (one category, one half-year), nor a derived figure
    beside figures of a ledger.
    """
    for program in programs:
        if program.standing:
            continue
        own = [each for each in indicators_of(facts, program) if _is_main(program, each)]
        own.sort(key=lambda each: program.views.index(each.view) if each.view else -1)
        for _, same in groupby(own, key=lambda each: each.view):
            yield from _to_first_money(list(same)[:MOST_OF_ONE])


def _is_main(program: Program, indicator: Indicator) -> bool:
    measure = indicator.measure
    if isinstance(measure, Derived):
        return not program.tables
    if is_part_of_a_year(measure):
        return False
    return program.category_of(measure.table) not in measure.where


def is_part_of_a_year(measure: Measure) -> bool:
    """Whether a measure counts some months only: one half-year's allowance."""
    return isinstance(measure.when, During) and bool(measure.when.months)


def _to_first_money(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for indicator in indicators:
        yield indicator
        if indicator.measure.unit == "元":
            return


def against_last_year(facts: FactBook, indicators: Iterable[Indicator]) -> AnnexTable | None:
    """This year, last year on the same day, the change and its percentage; None where last year is not at hand."""
    before = facts.previous
    if before is None:
        return None
    rows: list[tuple[Cell, ...]] = []
    for indicator in indicators:
        now, last = facts.fact(indicator.key), before.fact(indicator.key)
        if now.value is not None or last.value is not None:
            rows.append((*_names(indicator, now), in_cell(now), *change_cells(now, last)))
    year = facts.book.year
    head = ("业务", "指标", "单位", term(facts.book.as_of), f"{year - 1}年同期", "增减", "增减幅度（%）")
    return AnnexTable("上年对比", "主要指标与上年同期对比", head, tuple(rows)) if rows else None


def _names(indicator: Indicator, fact: Fact) -> tuple[str, str, str]:
    return indicator.subject, indicator.measure.name, unit_of(fact)


def change_cells(now: Fact, last: Fact) -> tuple[Cell, Cell, Cell]:
    """Last year's figure, the change and the growth."""
    difference, share = change(now, last), growth(now, last)
    old = in_cell(last)
    if difference.value is None:
        return old, UNKNOWN, UNKNOWN
    if not difference.value:
        return old, "持平", "持平"
    form = in_cell(difference).form
    changed = Printed(difference, replace(form, bare=form.wan or now.unit != "%", sign=Sign.ALWAYS))
    if share is None:
        return old, changed, UNKNOWN if last.value else "上年为零"
    return old, changed, Printed(share, Form(bare=True, places=1, sign=Sign.ALWAYS))


def over_the_years(facts: FactBook, indicators: Iterable[Indicator]) -> AnnexTable | None:
    """Indicators whose ledgers are at hand for three years or more; a full year each but the last."""
    years = facts.years()
    if len(years) < TREND_YEARS:
        return None
    rows: list[tuple[Cell, ...]] = []
    for indicator in indicators:
        known = [year for year in years if _at_hand(facts, indicator.key, year)]
        if len(known) >= TREND_YEARS:
            found = [_of_year(facts, indicator.key, year) if year in known else UNKNOWN for year in years]
            rows.append((*_names(indicator, facts.fact(indicator.key)), *found))
    day = facts.book.as_of
    head = (
        "业务",
        "指标",
        "单位",
        *(f"{year}年" for year in years[:-1]),
        f"{years[-1]}年（至{day.month}月{day.day}日）",
    )
    return AnnexTable("历年情况", "主要指标历年情况", head, tuple(rows)) if rows else None


def _at_hand(facts: FactBook, key: str, year: int) -> bool:
    book = facts.in_year(year)
    return book is not None and all(book.book.records(model) is not None for model in _models(facts, key))


def _models(facts: FactBook, key: str) -> Iterator[type[Row]]:
    measure = facts.indicators[key].measure
    if isinstance(measure, Measure):
        yield measure.table
    else:
        for part in measure.parts:
            yield from _models(facts, part)


def _of_year(facts: FactBook, key: str, year: int) -> Cell:
    book = facts.in_year(year)
    assert book is not None
    return in_cell(book.fact(key))
