"""The figures of clean ledgers, by plain counting: no frame, no rule, no word of the tool's own arithmetic.

A figure is named by the tool's indicator key, the township ('' for the county) and the category ('' for all).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from mess.county import CLOSING, UNITS, YEAR, Ledger, Row

Key = tuple[str, str, str]
Figures = dict[Key, Decimal]
Wanted = Callable[[Row], bool]

ALWAYS = "?"
"""A mark in a row that counts in every figure of its table, whatever it says."""

CATEGORY = {
    "dibao": "residence",
    "extreme_hardship": "support_mode",
    "children": "child_class",
    "old_age": "age_band",
    "disability": "subsidy",
    "temporary_relief": "relief_cause",
    "marriage": "registration",
    "funerals": "burial_way",
    "special_care": "care_class",
}
DIBAO_VIEWS = {"rural": "农村", "urban": "城市"}
DISABILITY_VIEWS = {"living": "生活补贴", "care": "护理补贴"}


def _stands(row: Row) -> bool:
    month = CLOSING[:7]
    return row["start_month"] <= month and (row["stop_month"] is None or row["stop_month"] > month)


def _within(name: str) -> Wanted:
    return lambda row: row[name] is not None and f"{YEAR}-01" <= row[name][:10] <= CLOSING


def _both(*wanted: Wanted) -> Wanted:
    return lambda row: all(one(row) for one in wanted)


def _is(name: str, value: str) -> Wanted:
    return lambda row: row[name] == value


def _measures(slug: str, table: str) -> Iterator[tuple[str, str, str, Wanted]]:
    """(measure, how, of, which rows): how is rows, distinct or total."""
    covered, head = _is("covered", "是"), _is("relation", "户主")
    started, stopped = _within("start_month"), _within("stop_month")
    if (slug, table) == ("dibao", "花名册"):
        yield "households", "distinct", "head_id", _both(covered, _stands)
        yield "persons", "distinct", "id_no", _both(covered, _stands)
        yield "entry_households", "distinct", "head_id", _both(head, started)
        yield "entry_persons", "distinct", "id_no", _both(covered, started)
        yield "exit_households", "distinct", "head_id", _both(head, stopped)
        yield "exit_persons", "distinct", "id_no", _both(covered, stopped)
    elif (slug, table) == ("extreme_hardship", "花名册"):
        yield "households", "distinct", "head_id", _stands
        yield "persons", "distinct", "id_no", _stands
        yield "entry_persons", "distinct", "id_no", started
        yield "exit_persons", "distinct", "id_no", stopped
    elif (slug, table) == ("special_care", "花名册"):
        yield "persons", "distinct", "id_no", lambda row: True
    elif (slug, table) == ("special_care", "发放"):
        paid = _within("care_paid_day")
        yield "paid", "total", "paid_amount", _both(paid, _is("item", "定期抚恤补助"))
        yield "price_subsidy", "distinct", "id_no", _both(paid, _is("item", "物价临时补贴"))
        yield "price_subsidy_paid", "total", "paid_amount", _both(paid, _is("item", "物价临时补贴"))
    elif table == "花名册":
        yield "persons", "distinct", "id_no", _stands
        if slug == "disability":
            yield "enrolments", "rows", "", _stands
    elif table == "发放":
        paid = _within("paid_month")
        yield "payments", "rows", "", paid
        yield "payments_by_card", "rows", "", _both(paid, _is("channel", "民生一卡通"))
        if slug == "dibao":
            for measure, item in (("paid", "保障金"), ("price_subsidy", "价格补贴"), ("heating", "取暖费")):
                yield measure, "total", "paid_amount", _both(paid, _is("item", item))
        else:
            yield "paid", "total", "paid_amount", paid
        if slug == "old_age":
            yield "paid_first_half", "total", "paid_amount", _both(paid, lambda row: row["paid_month"] <= "2020-06")
    else:
        yield from _event_measures(slug)


def _event_measures(slug: str) -> Iterator[tuple[str, str, str, Wanted]]:
    if slug == "temporary_relief":
        day = _within("approved_day")
        yield "households", "distinct", "head_id", day
        yield "visits", "rows", "", day
        yield "persons", "total", "helped_persons", day
        yield "paid", "total", "relief_amount", day
        yield "payments_by_card", "rows", "", _both(day, _is("channel", "民生一卡通"))
    elif slug == "marriage":
        day = _within("registered_day")
        yield "registrations", "rows", "", day
        yield "marriages", "rows", "", _both(day, _is("registration", "结婚登记"))
        yield "divorces", "rows", "", _both(day, _is("registration", "离婚登记"))
        yield "marriage_reissues", "rows", "", _both(day, _is("registration", "补发结婚证"))
    elif slug == "funerals":
        day = _within("buried_day")
        yield "burials", "rows", "", day
        yield "cremations", "rows", "", _both(day, _is("burial_way", "火葬"))
        yield "sky_burials", "rows", "", _both(day, _is("burial_way", "天葬"))


def _count(rows: Iterable[Row], how: str, of: str) -> Decimal:
    kept = list(rows)
    if how == "rows":
        return Decimal(len(kept))
    if how == "distinct":
        return Decimal(len({row[of] for row in kept}))
    return sum((Decimal(str(row[of])) for row in kept), Decimal(0))


def figures_of(ledgers: Iterable[Ledger]) -> dict[Key, tuple[Decimal, str]]:
    """Every figure of some ledgers with the table (`dibao.发放`) that it is counted from."""
    tables: dict[tuple[str, str], list[Row]] = {}
    for ledger in ledgers:
        tables.setdefault((ledger.slug, ledger.table), []).extend(ledger.rows)
    found: dict[Key, tuple[Decimal, str]] = {}
    for (slug, table), rows in tables.items():
        category = CATEGORY.get(slug, "")
        for measure, how, of, wanted in _measures(slug, table):
            kept, key = [row for row in rows if row.get(ALWAYS) or wanted(row)], f"{slug}.{measure}"
            table_key = f"{slug}.{table}"
            found[key, "", ""] = _count(kept, how, of), table_key
            for area in UNITS:
                found[key, area, ""] = _count((r for r in kept if r["township"] == area), how, of), table_key
            for value in dict.fromkeys(row[category] for row in kept) if category else ():
                found[key, "", value] = _count((r for r in kept if r[category] == value), how, of), table_key
            views = {"dibao": DIBAO_VIEWS, "disability": DISABILITY_VIEWS}.get(slug, {})
            for view, value in views.items():
                of_view = [row for row in kept if row[category] == value]
                view_key = f"{slug}.{view}.{measure}"
                found[view_key, "", ""] = _count(of_view, how, of), table_key
                for area in UNITS:
                    found[view_key, area, ""] = (
                        _count((r for r in of_view if r["township"] == area), how, of),
                        table_key,
                    )
    return found
