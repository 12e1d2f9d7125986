"""附表.xlsx: the annex's tables as sheets with real totals, and a page of charts that a leader looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from mzledger.document.annex import Annex
from mzledger.document.annex_charts import left_out
from mzledger.document.annex_tables import AnnexTable, Cell
from mzledger.facts.book import FactBook
from mzledger.values.document import Chart, Panel
from mzledger.values.fact import WHOLE_COUNTY, Aspect
from mzledger.values.forms import Sign
from mzledger.workbook.charts import ChartPage, ChartSpec
from mzledger.workbook.writing import Amount, ColumnTotal, TableBlock, TableSheet, Total, write_tables

AS_TEXT = "数字来源"
_WAN = Decimal(10000)
_LEFT, _TOP, _WIDTH, _HEIGHT, _SPARE = 2.0, 16.0, 272.0, 172.0, 26.0
"""The chart page in millimetres, and what a chart needs beside its bars."""


def write_annex_book(annex: Annex, facts: FactBook, path: Path) -> None:
    """Writes the workbook, whole or not at all."""
    write_tables(path, list(_sheets(annex)), chart_page(facts, annex.page.charts))


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


def chart_page(facts: FactBook, charts: Sequence[Chart]) -> ChartPage:
    """The printed annex's charts on a page across: the ranked ones beside each other, the townships below them."""
    year = facts.book.year
    ranked = [chart for chart in charts if chart.side_by_side == 1]
    others = [chart for chart in charts if chart.side_by_side > 1]
    rows = [row for row in (ranked, others) if row]
    height = _HEIGHT / max(len(rows), 1)
    specs = [
        spec
        for number, row in enumerate(rows)
        for at, chart in enumerate(row)
        for spec in _specs(chart, (_LEFT + at * _WIDTH / len(row), _TOP + number * height, _WIDTH / len(row), height))
    ]
    return ChartPage(f"{year}年民政工作主要数据图", tuple(specs), left_out(facts))


def _specs(chart: Chart, place: tuple[float, float, float, float]) -> Iterator[ChartSpec]:
    """The panels of a chart in its place: beside each other, or below each other, high by their bars."""
    left, top, width, height = place
    if chart.side_by_side > 1:
        each = width / len(chart.panels)
        for at, panel in enumerate(chart.panels):
            yield _spec(chart, panel, (left + at * each, top, each, height))
        return
    spare = _SPARE if height / len(chart.panels) > 2 * _SPARE else 0
    shared = (height - spare * len(chart.panels)) / sum(len(panel.categories) for panel in chart.panels)
    for panel in chart.panels:
        high = spare + shared * len(panel.categories)
        yield _spec(chart, panel, (left, top, width, high))
        top += high


def _spec(chart: Chart, panel: Panel, place: tuple[float, float, float, float]) -> ChartSpec:
    title = panel.title or chart.caption
    series = tuple((bars.name or panel.title or chart.caption, bars.values) for bars in panel.series)
    return ChartSpec(title, panel.categories, series, place, panel.places)
