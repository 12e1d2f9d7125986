"""How a table stands in time: a stock, a flow, a plan or standing data; and the law that the closing day is enforced in it.

A stock or a flow names the field of the day by which its rows are counted, or says in a clerk's words why it has none: those
words are then an assumption of every figure of the table. A measure of a dated table can't do without its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mzledger.schema.measure import Always, During, Measure

DATE_KINDS = frozenset({"日期", "年月"})


@dataclass(frozen=True, slots=True)
class Stock:
    """What is there on a day: since `day`, and until `stop`, the first day on which it is there no longer."""

    day: str = ""
    stop: str = ""
    undated: str = ""


@dataclass(frozen=True, slots=True)
class Covered(Stock):
    """People who are covered from `day` until `stop`: a spell, by which overlaps, payments and exclusions are told."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What happened on a `day`. `blank` says what a row means whose day may be blank: it is not counted."""

    day: str = ""
    undated: str = ""
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be: the closing day parts nothing from it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds until it is changed: registers, mappings, lists without a day. It may have days of its own (保障标准)."""


Timing = Stock | Flow | Plan | Standing


def undated(kind: Timing | None) -> str:
    """The words of a stock or flow without a day; '' for every other table."""
    return kind.undated if isinstance(kind, Stock | Flow) else ""


def days_of(kind: Timing | None) -> tuple[str, ...]:
    """The fields by which a table's rows are counted in time."""
    named = (kind.day, kind.stop) if isinstance(kind, Stock) else (kind.day,) if isinstance(kind, Flow) else ()
    return tuple(filter(None, named))


def faults_of_kind(kind: Timing | None, fields: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a table's kind; `fields` are its fields and their cell kinds."""
    if kind is None:
        yield "没有写：是存量、在享、流量、计划，还是长期资料"
    if not isinstance(kind, Stock | Flow):
        return
    if bool(kind.day) == bool(kind.undated):
        yield "有日期的写 day，没有的在 undated 里说明，要写一样，只写一样"
    yield from (f"“{name}”不是日期" for name in days_of(kind) if fields.get(name, "日期") not in DATE_KINDS)
    if isinstance(kind, Covered) and not (kind.day and kind.stop):
        yield "Covered 要有起、止两个字段"


def fault_of_measure(kind: Timing | None, measure: Measure) -> str | None:
    """Why a measure counts a table in another way than its kind allows; None where it does not."""
    when, days = measure.when, days_of(kind)
    if isinstance(when, Always):
        return f"忘了表的日期“{days[0]}”" if days else None
    if not isinstance(kind, Stock | Flow):
        return None
    if isinstance(when, During):
        return None if when.day in days else f"“{when.day}”不是表的日期，应为{'、'.join(days)}"
    own = tuple(filter(None, (when.start, when.stop)))
    return None if own and own == days[: len(own)] else f"“{'、'.join(own)}”不是表的日期，应为{'、'.join(days)}"
