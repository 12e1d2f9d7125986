"""附表.xlsx: the annex's tables as sheets with real totals, and a page of charts that a leader looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from mzledger.document.annex import Annex
from mzledger.document.annex_tables import AnnexTable, Cell
from mzledger.document.annex_years import main_indicators
from mzledger.facts.book import FactBook
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Derived, During, Measure
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY, Aspect, Fact, by_reason
from mzledger.values.forms import Sign
from mzledger.workbook.charts import ChartPage, ChartSpec, Shape
from mzledger.workbook.writing import Amount, ColumnTotal, TableBlock, TableSheet, Total, write_tables

RECIPIENTS = "recipients.by_program_sum"
"""The figure whose parts are the programs' recipients."""
AS_TEXT = "数字来源"
_WAN = Decimal(10000)


def write_annex_book(annex: Annex, facts: FactBook, path: Path) -> None:
    """Writes the workbook, whole or not at all."""
    write_tables(path, list(_sheets(annex)), chart_page(facts))


def _sheets(annex: Annex) -> Iterator[TableSheet]:
    groups: dict[str, list[TableBlock]] = {}
    for table in annex.tables():
        groups.setdefault(table.sheet, []).append(_block(table))
    note = f"统计截止日：{annex.day}　金额单位：万元　由台账自动汇总"
    for name, blocks in groups.items():
        marks = dict.fromkeys(
            _marked(cell) for table in annex.tables() if table.sheet == name for cell in _cells(table)
        )
        notes = (note, *(mark for mark in marks if mark))
        yield TableSheet(name, f"{annex.year}年{name}附表", notes, tuple(blocks))


def _cells(table: AnnexTable) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row)


def _marked(cell: Cell) -> str:
    """`特困供养.人数〔另有1行未计入〕`: a number in a workbook can't carry its mark itself."""
    if isinstance(cell, str) or not cell.fact.mark or cell.fact.area != WHOLE_COUNTY:
        return ""
    return cell.fact.name + cell.fact.mark


def _block(table: AnnexTable) -> TableBlock:
    rows = [[_value(cell, table.sheet == AS_TEXT) for cell in row] for row in table.rows]
    if table.across:
        for number in table.added:
            rows[number][-1] = _total(rows[number][-1], *table.across)
    if table.down:
        above, last = rows[:-1], rows[-1]
        for at, cell in enumerate(last[1:], 1):
            parts = [row[at].value for row in above if isinstance(row[at], Amount)]
            if isinstance(cell, Amount) and len(parts) == len(above) and sum(parts) == cell.value:
                last[at] = ColumnTotal(len(above), cell.value, cell.places)
    return TableBlock(table.caption, table.head, tuple(map(tuple, rows)))


def _total(cell: Any, first: int, last: int) -> Any:
    return Total(first, last, cell.value, cell.places) if isinstance(cell, Amount) else cell


def _value(cell: Cell, as_text: bool) -> Any:
    """A number as a number: money exactly in 万元, shown with two places, so that totals add up in Excel."""
    if isinstance(cell, str):
        return Amount(Decimal(0)) if cell == "0" else cell or None
    value = cell.fact.value
    if as_text or value is None:
        return cell.text
    signed = cell.form.sign is Sign.ALWAYS
    if cell.fact.unit == "元":
        return Amount(value / _WAN, 2, signed)
    return Amount(value, 1 if cell.fact.aspect is Aspect.GROWTH else None, signed)


def chart_page(facts: FactBook) -> ChartPage:
    """Recipients by township, money by program, this year beside last; what has no ledger is left out and named."""
    year = facts.book.year
    persons = _recipients(facts)
    money = _money(facts)
    charts = (_by_township(facts, persons), _by_money(facts, money), _by_year(facts, persons))
    shown = [facts.fact(each.key) for each in (*persons, *money)]
    lacks = by_reason(lack for fact in shown for lack in fact.missing)
    notes = tuple(f"〔{reason}〕{'、'.join(whats)}，图中没有列入。" for reason, whats in lacks.items())
    notes += tuple(dict.fromkeys(fact.name + fact.mark for fact in shown if fact.mark))
    return ChartPage(f"{year}年民政工作主要数据图", tuple(chart for chart in charts if chart), notes)


def _recipients(facts: FactBook) -> list[Indicator]:
    whole = facts.indicators.get(RECIPIENTS)
    if whole is None or not isinstance(whole.measure, Derived):
        return []
    parts = [facts.indicators[key] for key in whole.measure.parts]
    return [each for each in parts if not facts.fact(each.key).not_run]


def _money(facts: FactBook) -> list[Indicator]:
    """The first sum of money that each program pays over the year."""
    return [
        each
        for each in main_indicators(facts, facts.run)
        if each.view is None
        and each.measure.unit == "元"
        and isinstance(each.measure, Measure)
        and isinstance(each.measure.when, During)
    ]


def _known(facts: FactBook, indicators: Sequence[Indicator]) -> list[tuple[Indicator, Fact]]:
    """The largest first."""
    found = [(each, facts.fact(each.key)) for each in indicators]
    return sorted((pair for pair in found if pair[1].value), key=lambda pair: -(pair[1].value or 0))


def _by_township(facts: FactBook, persons: Sequence[Indicator]) -> ChartSpec | None:
    known = _known(facts, persons)
    if not known or not facts.areas:
        return None
    series = tuple(
        (name, tuple(facts.fact(key, area, category).value for area in facts.areas))
        for each, _ in known
        for name, key, category in _series(facts, each)
    )
    place = (2.0, 16.0, 134.0, 82.0)
    return ChartSpec("各乡镇救助对象人数", Shape.STACKED, facts.areas, series, "人数（人）", "乡镇", place)


def _series(facts: FactBook, indicator: Indicator) -> Iterator[tuple[str, str, str]]:
    """Name, key and category of each series: a program's views, then its categories that are no view; else itself."""
    program, measure = indicator.program, indicator.measure
    if indicator.view or not program.views:
        yield indicator.subject, indicator.key, ALL_CATEGORIES
        return
    for view in program.views:
        key = f"{program.slug}.{view.slug}.{measure.slug}"
        if facts.fact(key).value:
            yield view.name, key, ALL_CATEGORIES
    viewed = {str(view.value) for view in program.views}
    for fact in facts.by_category(indicator.key):
        if fact.value and fact.category not in viewed:
            yield fact.category, indicator.key, fact.category


def _by_money(facts: FactBook, money: Sequence[Indicator]) -> ChartSpec | None:
    known = _known(facts, money)
    if not known:
        return None
    names = tuple(f"{each.subject} {each.measure.name}" for each, _ in known)
    values = tuple((fact.value or Decimal(0)) / _WAN for _, fact in known)
    place = (138.0, 16.0, 136.0, 172.0)
    title = f"各项资金（{facts.book.year}年，万元）"
    return ChartSpec(title, Shape.BARS, names, (("金额", values),), "金额（万元）", "项目", place, 2)


def _by_year(facts: FactBook, persons: Sequence[Indicator]) -> ChartSpec | None:
    known, before = _known(facts, persons), facts.previous
    if not known or before is None:
        return None
    year = facts.book.year
    parts = [part for each, _ in known for part in _series(facts, each)]
    series = (
        (f"{year - 1}年同期", tuple(before.fact(key, category=part).value for _, key, part in parts)),
        (f"{year}年", tuple(facts.fact(key, category=part).value for _, key, part in parts)),
    )
    names = tuple(name for name, _, _ in parts)
    place = (2.0, 100.0, 134.0, 88.0)
    return ChartSpec("今年与上年同期人数", Shape.BARS, names, series, "人数（人）", "业务", place)
