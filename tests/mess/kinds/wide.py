"""Kinds of rewriting of payments in which months or items stand across instead of down."""

from __future__ import annotations

import re
from typing import Any

from mess.cellwords import CHINESE_MONTHS
from mess.kinds.registry import Phase, kind
from mess.model import Case, Column, Line, Page


def pivot(page: Page, across: list[str], columns: list[tuple[tuple[str, ...], Column]], *, total: bool) -> bool:
    """One row for each set of other cells; `columns` gives the values of `across` that each new column stands for."""
    places = [page.at(name) for name in across]
    amount = page.at("paid_amount")
    keep = [at for at in range(len(page.columns)) if at not in (*places, amount)]
    order = {values: at for at, (values, _) in enumerate(columns)}
    rows: dict[tuple[Any, ...], list[Any]] = {}
    sources: dict[tuple[Any, ...], frozenset[tuple[int, int]]] = {}
    for line in page.data():
        key = tuple(line.cells[at] for at in keep)
        cells = rows.setdefault(key, [None] * len(columns))
        sources[key] = sources.get(key, frozenset()) | line.sources
        values = tuple(str(line.cells[at]) for at in places)
        if values not in order or cells[order[values]] is not None or not isinstance(line.cells[amount], (int, float)):
            return False
        cells[order[values]] = line.cells[amount]
    page.columns = [page.columns[at] for at in keep] + [column for _, column in columns]
    page.lines = [Line([*key, *cells], sources=sources[key]) for key, cells in rows.items()]
    if total:
        sums = [round(sum(cell for cell in cells if cell is not None), 2) for cells in rows.values()]
        page.insert(len(page.columns), Column("", "合计", "金额"), sums)
    return True


def _months(case: Case, page: Page) -> list[tuple[str, str]]:
    """(month, heading) of the months paid, the headings in one manner."""
    manner = case.rng.randrange(5)
    found = []
    for month in sorted({str(value) for value in page.values("paid_month")}):
        if not re.fullmatch(r"\d{4}-\d\d", month):
            return []
        number = int(month[5:])
        found.append(
            (
                month,
                (f"{number}月", CHINESE_MONTHS[number - 1], f"2020年{number}月", f"{number}月份", f"{number}月金额")[
                    manner
                ],
            )
        )
    return found


def _ready(case: Case, *names: str) -> bool:
    return all(page.has(*names) and all(isinstance(v, str) for v in page.values(names[0])) for page in case.targets)


@kind(Phase.SHAPE, needs="paid_month paid_amount")
def months_across(case: Case) -> bool:
    """一月 … 十月 across, one row a payee (and item)."""
    return _months_across(case, total=False)


@kind(Phase.SHAPE, needs="paid_month paid_amount")
def months_across_with_total(case: Case) -> bool:
    """一月 … 十月 across, and 合计 behind them."""
    return _months_across(case, total=True)


def _months_across(case: Case, *, total: bool) -> bool:
    if not _ready(case, "paid_month", "paid_amount"):
        return False
    done = True
    for page in case.targets:
        months = _months(case, page)
        columns = [((month,), Column("", heading, "金额")) for month, heading in months]
        done &= bool(months) and pivot(page, ["paid_month"], columns, total=total)
    return done


def _items(page: Page) -> list[str]:
    return list(dict.fromkeys(page.values("item")))


@kind(Phase.SHAPE, needs="item paid_amount")
def items_across(case: Case) -> bool:
    """保障金, 价格补贴, 取暖费 as columns, one row a payee and month."""
    if not _ready(case, "item", "paid_amount"):
        return False
    done, total = True, case.rng.random() < 0.3
    for page in case.targets:
        columns = [((item,), Column("", item, "金额")) for item in _items(page)]
        done &= len(columns) > 1 and pivot(page, ["item"], columns, total=total)
    return done


@kind(Phase.SHAPE, needs="item paid_month paid_amount")
def months_and_items_across(case: Case) -> bool:
    """Months across, and under each its items: a heading of two rows."""
    if not _ready(case, "item", "paid_month", "paid_amount"):
        return False
    done = True
    for page in case.targets:
        months, items = _months(case, page), _items(page)
        columns = [
            ((month, item), Column("", item, "金额", parents=(heading,))) for month, heading in months for item in items
        ]
        done &= bool(months) and len(items) > 1 and pivot(page, ["paid_month", "item"], columns, total=False)
    return done
