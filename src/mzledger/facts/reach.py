"""How far a year's ledgers are kept: the last day of which any of them tells that something happened."""

from __future__ import annotations

from datetime import date

from mzledger.schema.records import YearBook
from mzledger.schema.timing import Flow
from mzledger.values.period import month_end


def reach(book: YearBook) -> date | None:
    """The end of the last month up to the closing day in which a flow has a row; None where none has any."""
    days = (
        day
        for records in book
        if isinstance(records.table.kind, Flow)
        for part in records.parts
        if records.table.kind.day in part.columns
        for day in part.columns[records.table.kind.day].values()
        if isinstance(day, date) and day.year == book.year and day <= book.as_of
    )
    last = max(days, default=None)
    return month_end(last.year, last.month) if last else None


def not_reached(book: YearBook) -> str:
    """What to tell a clerk where the closing day lies in a month later than the ledgers reach; '' where it doesn't."""
    last = reach(book)
    if last is None or book.as_of <= last:
        return ""
    return f"各本台账里最后的记录是{last.year}年{last.month}月的，{book.as_of.month}月一条也没有"
