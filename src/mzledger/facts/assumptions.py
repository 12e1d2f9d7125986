"""What a measure takes for granted where a sheet doesn't say it, in a clerk's words; and another way of counting that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mzledger.facts.frames import Frame
from mzledger.facts.keys import Indicator
from mzledger.facts.lacks import heading_of
from mzledger.schema.measure import Always, At, During, Measure
from mzledger.schema.presence import concerned, telling
from mzledger.schema.program import Table
from mzledger.schema.records import Part, Records
from mzledger.schema.timing import Flow, undated
from mzledger.values.coded import Mask
from mzledger.values.fact import MOST_PLACES
from mzledger.values.period import month_end
from mzledger.values.words import listed


def assumptions(records: Records, indicator: Indicator, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The sentences that a figure stands on; `also` are further fields that it needs (its township, its category).

    A sentence that does not hold for all sheets is led by the sheets for which it does.
    """
    parts = concerned(records, indicator.view)
    found: dict[str, list[Part]] = {}
    for part in parts:
        for said in dict.fromkeys(_of_part(records.table, indicator, part, also)):
            found.setdefault(said, []).append(part)
    return tuple(said if len(held) == len(parts) else f"{_labels(held)}：{said}" for said, held in found.items())


def empty_sheets(records: Records | None, indicator: Indicator) -> Iterator[str]:
    """The sheets without a row that don't say that there is none; of a view, those that tell of it."""
    told = telling(records, indicator.view) if records and indicator.view else records.parts if records else ()
    empty = [
        part for part in told if part.columns and not (part.rows or part.said_none or part.set_aside or part.moved)
    ]
    if empty:
        yield f"{_labels(empty)}：表里没有内容，按没有计"


def _of_part(table: Table, indicator: Indicator, part: Part, also: tuple[str, ...]) -> Iterator[str]:
    measure = indicator.measure
    assert isinstance(measure, Measure)
    people = table.has("id_no")
    when = measure.when
    if isinstance(when, At) and when.start in part.absent:
        held = "名单上的人都按已经纳入计" if people else "表上各行都按已经开始计"
        yield f"没有“{heading_of(table, when.start)}”列，{held}"
    if isinstance(when, At) and when.stop in part.absent:
        held = "名单上的人都按仍在享受计" if people else "表上各行都按没有结束计"
        yield f"没有“{heading_of(table, when.stop)}”列，{held}"
    if isinstance(when, Always) and undated(table.kind):
        yield undated(table.kind)
    names = [measure.of, *measure.where, *([indicator.program.category] if indicator.view else []), *also]
    names += [when.start, when.stop] if isinstance(when, At) else [when.day] if isinstance(when, During) else []
    if measure.of in part.absent:
        names.append(measure.otherwise)
    yield from (part.assumed[name] for name in names if name in part.assumed)


def years_so_far(records: Records, indicator: Indicator, day: date) -> Iterator[str]:
    """What is held of sheets that only tell of the year or of months, before these are over."""
    when = indicator.measure.when if isinstance(indicator.measure, Measure) else None
    parts = concerned(records, indicator.view) if (day.month, day.day) != (12, 31) else ()
    if isinstance(when, During) and day != month_end(day.year, day.month) and _by_month(records, when.day):
        yield f"“{heading_of(records.table, when.day)}”只写到月，{day.month}月的都计入"
    if isinstance(when, During) and any(when.day in part.coarse for part in parts):
        yield f"“{heading_of(records.table, when.day)}”只写到年，按年初到截止日的累计计"


def _by_month(records: Records, name: str) -> bool:
    return any(spec.name == name and spec.kind == "年月" for spec in records.table.fields)


def blank_days(frame: Frame, indicator: Indicator, counted: Mask) -> Iterator[str]:
    """What is held of rows without a day: in a stock they are counted as begun, in a flow they are not counted."""
    measure, table = indicator.measure, frame.records.table
    assert isinstance(measure, Measure)
    if isinstance(measure.when, At):
        number = int((counted & frame.blank(measure.when.start)).sum())
        if number:
            yield f"{number}行的“{heading_of(table, measure.when.start)}”是空的或者读不出，按已经开始计"
    if isinstance(measure.when, During) and isinstance(table.kind, Flow) and table.kind.blank:
        number = int((frame.with_values(measure.where) & frame.blank(measure.when.day)).sum())
        if number:
            yield f"{number}行的“{heading_of(table, measure.when.day)}”是空的，{table.kind.blank}，没有计入"


def _labels(parts: list[Part]) -> str:
    return listed([part.label for part in parts], MOST_PLACES, "张表")


def counted_otherwise(records: Records, indicator: Indicator) -> str:
    """What is added to the meaning of a figure that some sheets give in another way; nothing where none does."""
    measure = indicator.measure
    assert isinstance(measure, Measure)
    parts = [part for part in concerned(records, indicator.view) if measure.of in part.absent]
    if not measure.otherwise or not parts:
        return ""
    of, otherwise = (heading_of(records.table, name) for name in (measure.of, measure.otherwise))
    return f"（{len(parts)}张表没有“{of}”列，按“{otherwise}”相加）"
