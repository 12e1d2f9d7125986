"""What can be counted, declared: rows, distinct values or a total; at a day or over a span; of which rows.

A measure belongs to a program. Its fact's key is `program.measure`, and for every view of the program (农村低保 of 低保)
`program.view.measure`. `Derived` measures are made of other facts by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mzledger.schema.row import Row


class Count(StrEnum):
    """How rows become a number."""

    ROWS = "行数"
    DISTINCT = "不重复的个数"
    TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Always:
    """No time in it: every row counts. Only for plans, standing data and tables that say why they have no day."""


@dataclass(frozen=True, slots=True)
class At:
    """A stock: rows with start ≤ the day, and stop blank or after the day. `stop` is the first day no longer covered.

    A list without the start column holds people who have started, one without the stop column people who are still covered:
    both are said; so is a row whose start is blank. `told_by` are the fields that betray that a list without the stop column holds stopped people too (a stop
    reason, a state): where one of them is filled, the figure is missing.
    """

    start: str
    stop: str = ""
    told_by: tuple[str, ...] = ("stop_reason", "state")
    reading: bool = False
    """Rows tell what was found on their day (a population): before it the figure is not zero but unknown."""


@dataclass(frozen=True, slots=True)
class During:
    """A flow: rows whose `day` falls between 1 January (or the first month of `months`) and the day (or the last month)."""

    day: str
    months: tuple[int, int] | None = None
    past_closing: bool = False
    """Counts to the end of the year: what is planned after the closing day belongs to it."""


When = Always | At | During


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One indicator. `name` is its Chinese name in templates, `slug` the English one; `meaning` its 口径 in one sentence."""

    name: str
    slug: str
    unit: str
    table: type[Row]
    count: Count
    of: str = ""
    otherwise: str = ""
    """For different values: the field that is added up instead in sheets that have no column for `of` (保障人口 in household rows)."""
    when: When = Always()
    where: Mapping[str, Any] = field(default_factory=dict)
    meaning: str = ""
    opening: str = ""
    """For a flow: the slug of the stock that it changes, with `sign` +1 (in) or −1 (out); see the balance rule."""
    sign: int = 0


class Operation(StrEnum):
    """How a derived figure is made of others."""

    SUM = "相加"
    SHARE = "占比"
    PER_THOUSAND = "每千人"
    DISTINCT = "去重"
    DOUBLE = "乘以二"


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure made of other figures' keys. A share is in percent: parts[0] ÷ parts[1], rounded half up to `places`."""

    name: str
    slug: str
    unit: str
    operation: Operation
    parts: tuple[str, ...]
    places: int = 2
    meaning: str = ""


AnyMeasure = Measure | Derived


def rows(name: str, slug: str, unit: str, table: type[Row], **how: Any) -> Measure:
    """Rows counted (人次, 对, 条)."""
    return Measure(name, slug, unit, table, Count.ROWS, **how)


def distinct(name: str, slug: str, unit: str, table: type[Row], of: str, **how: Any) -> Measure:
    """Different values of a field counted (户 by the head's ID, 人 by ID); a blank counts as nothing."""
    return Measure(name, slug, unit, table, Count.DISTINCT, of, **how)


def total(name: str, slug: str, unit: str, table: type[Row], of: str, **how: Any) -> Measure:
    """A field added up (元 from whole 分, or a count)."""
    return Measure(name, slug, unit, table, Count.TOTAL, of, **how)


def each(
    field: str,
    words: Mapping[Any, tuple[str, str, str]],
    make: Callable[..., Measure],
    *what: Any,
    meaning: str = "",
    **how: Any,
) -> tuple[Measure, ...]:
    """One measure (`rows`, `total` … of `what`) for each word of a field: word → name, slug and unit; `{}` in the meaning is the word."""
    return tuple(
        make(name, slug, unit, *what, where={field: word}, meaning=meaning.format(word), **how)
        for word, (name, slug, unit) in words.items()
    )
