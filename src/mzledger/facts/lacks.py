"""What a measure lacks in a year's ledgers: the ledger, a sheet of it, its rows, or a column that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mzledger.facts.keys import Indicator
from mzledger.schema.cells import State
from mzledger.schema.measure import At, During, Measure
from mzledger.schema.presence import concerned, named_after, telling
from mzledger.schema.program import Table
from mzledger.schema.records import Part, Records, YearBook
from mzledger.values.fact import Lack
from mzledger.values.period import part_of_year

NOT_PROVIDED = "未提供台账"
NOT_READ = "台账没有读进来"
EMPTY = "台账没有内容"
ALL_WRONG = "各行都有错误"
NO_AREAS = "台账不分乡镇"
NOT_COMPUTED = "没有算出来"
NO_CATEGORIES = "指标不分类别"
NO_MONTHS = "台账不分月份"


def lacks(book: YearBook, indicator: Indicator) -> tuple[Lack, ...]:
    """Why the county's figure can't be had; nothing where it can."""
    measure, program = _measure(indicator), indicator.program
    table, records = program.table_of(measure.table), book.records(measure.table)
    labels = book.unread.get(measure.table, ())
    unread = [label for label in labels if named_after(program, indicator.view, label)]
    if unread:
        return tuple(Lack(NOT_READ, label) for label in unread)
    if records is None:
        return (Lack(NOT_PROVIDED, f"{indicator.subject}（{table.name}）"),)
    found = [*_without_rows(records, indicator), *_without_columns(records, indicator)]
    found += [*_too_coarse(records, indicator, book), *_other_kinds(records, indicator)]
    return tuple(dict.fromkeys([*found, *_not_yet_read(records, indicator, book.as_of)]))


def lacks_field(book: YearBook, indicator: Indicator, name: str) -> tuple[Lack, ...]:
    """The sheets of a measure that have no column for a field: a township, a category, an ID."""
    records = book.records(_measure(indicator).table)
    if records is None or not name:
        return ()
    parts = [part for part in concerned(records, indicator.view) if name in part.absent]
    return tuple(no_column(records.table, name, parts))


def no_column(table: Table, name: str, parts: Iterable[Part]) -> Iterator[Lack]:
    """A lack for each sheet without the column."""
    for part in parts:
        yield Lack(f"缺少“{heading_of(table, name)}”列", part.label)


def heading_of(table: Table, name: str) -> str:
    """The heading of a field, as a clerk reads it."""
    return table.field(name).column.heading


def _measure(indicator: Indicator) -> Measure:
    assert isinstance(indicator.measure, Measure)
    return indicator.measure


def _without_rows(records: Records, indicator: Indicator) -> Iterator[Lack]:
    """Views that no sheet tells of, and sheets of which none has a row or says that there is none."""
    program, table = records.program, records.table
    if not (program.views and table.has(program.category)):
        yield from _empty(records.parts)
        return
    untold = any(program.category in part.absent for part in records.parts if part.rows)
    for view in [indicator.view] if indicator.view else program.views:
        parts = telling(records, view)
        if parts:
            yield from _empty(parts)
        elif not untold:
            yield Lack(NOT_PROVIDED, f"{view.name}（{table.name}）")


def _empty(parts: tuple[Part, ...]) -> Iterator[Lack]:
    if not any(part.rows or part.said_none for part in parts):
        yield from (Lack(EMPTY, part.label) for part in parts)


def _without_columns(records: Records, indicator: Indicator) -> Iterator[Lack]:
    measure, table = _measure(indicator), records.table
    parts = concerned(records, indicator.view)
    names = [*measure.where, *([indicator.program.category] if indicator.view else [])]
    names += [measure.when.day] if isinstance(measure.when, During) else []
    for name in dict.fromkeys(names):
        yield from no_column(table, name, (part for part in parts if name in part.absent))
    if isinstance(measure.when, During) and measure.when.months:
        day = measure.when.day
        yield from no_column(table, day, (part for part in parts if day in part.coarse))
    if measure.of:
        yield from no_column(table, measure.of, (part for part in parts if _uncounted(measure, part)))
    if isinstance(measure.when, At):
        for name in filter(None, (measure.when.start, measure.when.stop)):
            yield from no_column(table, name, (part for part in parts if name in part.asked))
    if isinstance(measure.when, At) and measure.when.stop:
        yield from no_column(table, measure.when.stop, (part for part in parts if holds_stopped(measure.when, part)))


def _other_kinds(records: Records, indicator: Indicator) -> Iterator[Lack]:
    """A kind of which no sheet tells, where each sheet's name says of which kind it is: a register of cremations is silent on graves."""
    measure, table = _measure(indicator), records.table
    name = records.program.category_of(measure.table)
    parts = [part for part in concerned(records, indicator.view) if part.rows]
    if name not in measure.where or not parts:
        return
    named = all(
        name in part.columns and not {name} & {*part.positions, *part.scattered, *part.assumed, *part.absent}
        for part in parts
    )
    told = {str(value) for part in parts for value in part.columns[name].values()} if named else set()
    if named and all(len(part.columns[name].values()) == 1 for part in parts) and str(measure.where[name]) not in told:
        yield Lack(NOT_PROVIDED, f"{measure.where[name]}（{table.name}）")


def _too_coarse(records: Records, indicator: Indicator, book: YearBook) -> Iterator[Lack]:
    """The sheets that tell of quarters, half-years or the year, where less of it is asked for."""
    when = _measure(indicator).when
    for part in concerned(records, indicator.view) if isinstance(when, During) else ():
        if isinstance(when, During) and when.day in part.coarse | part.spanned and not _tells(part, when.day, book):
            yield Lack(NO_MONTHS, part.label)


def _tells(part: Part, name: str, book: YearBook) -> bool:
    """Whether a sheet with longer spans than a month says what there was up to the closing day."""
    day = book.as_of
    if book.since is not None:
        return False
    if name in part.coarse:
        return (day.month, day.day) == (12, 31) or day == book.closing
    months = {value for value in part.columns.get(name, ()) if value is not None}
    if all(value <= day for value in months):
        return True
    ends = {value.month for value in months}
    return bool(part_of_year(day)) and day.month in ends and (day.month == 6 or bool(ends & {3, 9}))


def _not_yet_read(records: Records, indicator: Indicator, as_of: date) -> Iterator[Lack]:
    """The sheets of a reading whose days are after the closing day: what stood on that day they don't tell."""
    when = _measure(indicator).when
    for part in concerned(records, indicator.view) if isinstance(when, At) and when.reading else ():
        assert isinstance(when, At)
        if any(day is not None and day > as_of for day in part.columns.get(when.start, ())):
            yield Lack(f"“{heading_of(records.table, when.start)}”晚于截止日", part.label)


def _uncounted(measure: Measure, part: Part) -> bool:
    other = measure.otherwise if part.household_rows else ""
    return measure.of in part.absent and (not other or other in part.absent)


def holds_stopped(when: At, part: Part) -> bool:
    """Whether a sheet without the stop column betrays by another column that some of its rows have stopped."""
    told = (value for name in when.told_by for value in part.columns.get(name, ()))
    return when.stop in part.absent - part.asked and any(
        value is not None and value is not State.COVERED for value in told
    )
