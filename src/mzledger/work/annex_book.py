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
from mzledger.values.document import Chart
from mzledger.values.fact import WHOLE_COUNTY, Aspect
from mzledger.values.forms import Sign
from mzledger.workbook.book import (
    Amount,
    Book,
    ChartPage,
    ChartSpec,
    ColumnTotal,
    Look,
    Page,
    Table,
    Total,
    table_of_rows,
)
from mzledger.workbook.writing import write_book

AS_TEXT = "数字来源"
_WAN = Decimal(10000)
_LEFT, _TOP, _WIDTH, _HEIGHT = 2.0, 16.0, 272.0, 172.0
_AXIS, _TITLE, _LEGEND, _THICKEST = 10.0, 10.0, 8.0, 24.0
"""The chart page in millimetres, what a chart needs beside its bars, and the most that a bar gets."""


def write_annex_book(annex: Annex, facts: FactBook, path: Path) -> None:
    """Writes the workbook, whole or not at all."""
    write_book(path, Book(Look.TABLES, list(_sheets(annex)), chart_page(facts, annex.page.charts)))


def _sheets(annex: Annex) -> Iterator[Page]:
    groups: dict[str, list[Table]] = {}
    for table in annex.tables():
        groups.setdefault(table.sheet, []).append(_block(table))
    note = f"统计截止日：{annex.day}　金额单位：万元　由台账自动汇总"
    for name, blocks in groups.items():
        marks = dict.fromkeys(
            _marked(cell) for table in annex.tables() if table.sheet == name for cell in _cells(table)
        )
        notes = (note, *(mark for mark in marks if mark))
        yield Page(name, f"{annex.year}年{name}附表", notes, tuple(blocks))


def _cells(table: AnnexTable) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row)


def _marked(cell: Cell) -> str:
    """`特困供养.人数〔另有1行未计入〕`: a number in a workbook can't carry its mark itself."""
    if isinstance(cell, str) or not cell.fact.mark or cell.fact.area != WHOLE_COUNTY:
        return ""
    return cell.fact.name + cell.fact.mark


def _block(table: AnnexTable) -> Table:
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
    return table_of_rows(table.caption, table.head, rows)


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
    """The printed annex's charts on a page across, side by side, the panels of each below each other."""
    width = _WIDTH / max(len(charts), 1)
    specs = [spec for at, chart in enumerate(charts) for spec in _specs(chart, _LEFT + at * width, width)]
    return ChartPage(f"{facts.book.year}年民政工作主要数据图", tuple(specs), left_out(facts))


def _specs(chart: Chart, left: float, width: float) -> Iterator[ChartSpec]:
    """A chart's panels; the bars of all are about as thick. The first says what it is, the last names the series."""
    first, last = chart.panels[0], chart.panels[-1]
    titles = {
        panel: "　".join(filter(None, (chart.caption if panel is first else "", panel.title))) for panel in chart.panels
    }
    spare = {
        panel: _AXIS + (_TITLE if titles[panel] else 0) + (_LEGEND if panel is last else 0) for panel in chart.panels
    }
    bars = sum(len(panel.categories) for panel in chart.panels)
    each = min((_HEIGHT - sum(spare.values())) / bars, _THICKEST)
    top = _TOP
    for panel in chart.panels:
        height = spare[panel] + each * len(panel.categories)
        series = tuple((bar.name or panel.title or chart.caption, bar.values) for bar in panel.series)
        place = (left, top, width, height)
        over = "　".join(filter(None, (chart.caption, panel.title)))
        yield ChartSpec(titles[panel], panel.categories, series, place, panel.places, panel is last, over)
        top += height
