"""What every program keeps, checked on rows made from its declaration and counted here, without mz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rows import CLOSING, Rows, as_day, rows_of

from mzledger.document.plain import to_text
from mzledger.document.rendering import Source, render
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import At, Count, Derived, During, Measure
from mzledger.schema.program import Program, Table
from mzledger.schema.row import specs_of
from mzledger.values.fact import Fact
from mzledger.values.money import plain
from mzledger.work.report import YearFacts, year_facts
from mzledger.workspace.folder import find_workspace
from sheets import make_workspace

FIRST_ROW = 4
"""Above the rows stand the title, the office and the headings."""


@dataclass(frozen=True)
class Planted:
    """A program's rows as they were written, and what mz made of them."""

    program: Program
    rows: dict[Table, Rows]
    found: YearFacts

    def counted(self, indicator: Indicator) -> list[int]:
        """The rows that an indicator counts, by their place in the table."""
        measure = indicator.measure
        assert isinstance(measure, Measure)
        wanted = {name: str(value) for name, value in measure.where.items()}
        if indicator.view:
            wanted[self.program.category] = str(indicator.view.value)
        rows = self.rows_of(measure)
        return [at for at, row in enumerate(rows) if _meets(row, wanted) and _in_time(row, measure)]

    def groups(self, indicator: Indicator) -> dict[str, Rows]:
        """The counted rows by category. Somebody who is counted once belongs to the category of his last row, but for views."""
        measure, name = indicator.measure, self.program.category_of(indicator.measure.table)
        rows = [self.rows_of(measure)[at] for at in self.counted(indicator)] if name else []
        if measure.count is Count.DISTINCT and not self.overlapping(indicator):
            rows = list({row[measure.of]: row for row in rows}.values())
        groups: dict[str, Rows] = defaultdict(list)
        for row in rows:
            groups[str(row[name])].append(row)
        return groups

    def overlapping(self, indicator: Indicator) -> bool:
        """Whether somebody may stand in two categories: different people, counted in each of a program's views."""
        return indicator.measure.count is Count.DISTINCT and bool(self.program.views)

    def rows_of(self, measure: Measure) -> Rows:
        """The rows of a measure's table."""
        return self.rows[self.program.table_of(measure.table)]


def plant(program: Program, folder: Path, count: int, seed: int) -> Planted:
    """Writes rows of every table of a program as an office's workbook, one sheet a table, and reads the year."""
    rows = {table: rows_of(program, table, count, seed) for table in program.tables}
    sheets = {table.name: [_written(table, row) for row in made] for table, made in rows.items()}
    make_workspace(folder, {f"{'' if program.standing else '2020/'}{program.name}.xlsx": sheets})
    (folder / "ledgers/2020").mkdir(exist_ok=True)
    return Planted(program, rows, year_facts(find_workspace(folder), 2020, None, lambda _: None))


def number(measure: Measure, rows: Iterable[dict[str, Any]]) -> Decimal:
    """What rows become, counted by hand."""
    if measure.count is Count.ROWS:
        return Decimal(len(list(rows)))
    if measure.count is Count.DISTINCT:
        return Decimal(len({row[measure.of] for row in rows} - {None}))
    unit = specs_of(measure.table)[measure.of].column.unit
    return sum((Decimal(row[measure.of] or 0) for row in rows), Decimal(0)) * (10_000 if unit == "万元" else 1)


def rows_behind(fact: Fact) -> list[tuple[str, int]]:
    """Sheet and place of every row that a figure stands on."""
    return [
        (o.sheet, row - FIRST_ROW) for o in fact.origins for first, last in o.ranges for row in range(first, last + 1)
    ]


def printed(planted: Planted, indicators: Iterable[Indicator]) -> dict[str, str]:
    """Indicator → what a sentence of a template says of it."""
    named = [each.name for each in indicators]
    template = "\n\n".join(f"{name}：{{{{ {name} }}}}。" for name in named)
    document = render(
        [Source("总结/1.md.j2", template)], planted.found.facts, county="测试县", office="", texts={}
    ).document
    assert document is not None
    lines = [line.rstrip("。").split("：", 1) for line in to_text(document).splitlines() if "：" in line]
    return dict(lines)


def in_words(fact: Fact) -> str:
    """A figure as a sentence says it."""
    assert fact.value is not None
    return f"{plain(fact.value)}{fact.unit}"


def measured(planted: Planted) -> list[Indicator]:
    """The indicators of a program that count rows."""
    found = planted.found.facts.indicators.values()
    return [each for each in found if each.program is planted.program and not isinstance(each.measure, Derived)]


def _written(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    headings = {
        spec.name: spec.column.heading + (f"（{spec.column.unit}）" if spec.column.unit else "")
        for spec in table.fields
    }
    return {headings[name]: cell for name, cell in row.items()}


def _meets(row: dict[str, Any], wanted: dict[str, str]) -> bool:
    return all(row[name] == value for name, value in wanted.items())


def _in_time(row: dict[str, Any], measure: Measure) -> bool:
    when = measure.when
    if isinstance(when, At):
        start, stop = as_day(row[when.start]), as_day(row[when.stop]) if when.stop else None
        return start is not None and start <= CLOSING and (stop is None or stop > CLOSING)
    if isinstance(when, During):
        first, last = when.months or (1, 12)
        day, end = as_day(row[when.day]), date(2020, 12, 31) if when.past_closing else CLOSING
        return day is not None and date(2020, first, 1) <= day <= end and day.month <= last
    return True
