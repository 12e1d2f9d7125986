"""Records as arrays: money as int64 分, dates as ordinals, words as codes; masks of the rows that count, and the number in a mask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from mzledger.schema.measure import Always, Count, During, Measure, When
from mzledger.schema.program import Program
from mzledger.schema.records import Records
from mzledger.schema.timing import DATE_KINDS
from mzledger.values.coded import Codes, Mask
from mzledger.values.fact import Origin
from mzledger.values.money import to_yuan
from mzledger.values.period import Span, month_end

NEVER = date.max.toordinal()
UNSTATED = "（未填）"
NO_GROUP = -1
"""The code of a group that no row belongs to."""


class Frame:
    """The accepted rows of a table, its columns made when asked for. Blank numbers count as 0, blank dates as never."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._kinds = {spec.name: spec.kind for spec in records.table.fields}
        self._accepted = records.accepted()
        self._numbers: dict[str, npt.NDArray[np.int64]] = {}
        self._groups: dict[str, tuple[Codes, dict[str, int]]] = {}
        self._blank: dict[str, Mask] = {}

    def numbers(self, name: str) -> npt.NDArray[np.int64]:
        """A field of dates or numbers over all rows, rejected ones too (they are masked out by `select`)."""
        if name not in self._numbers:
            convert = _ordinal if self._kinds[name] in DATE_KINDS else _number
            self._numbers[name] = self.records.coded(name).array(convert, np.int64)
        return self._numbers[name]

    def values(self, name: str, mask: Mask) -> set[Any]:
        """The different values of a field in the rows under a mask; a blank is none."""
        return set(self.records.coded(name).take(mask).values()) - {None}

    def groups(self, name: str) -> tuple[Codes, dict[str, int]]:
        """Each row's group by a field, as a code, and the code of each group's name; a blank is a group of its own."""
        if name not in self._groups:
            texts = self.records.coded(name).mapped(lambda value: UNSTATED if value is None else str(value))
            self._groups[name] = texts.codes, {text: code for code, text in enumerate(texts.distinct)}
        return self._groups[name]

    def kind(self, name: str) -> str:
        """The cell kind of a field."""
        return self._kinds[name]

    def select(self, when: When, where: Mapping[str, Any], span: Span) -> Mask:
        """A mask of the rows that count: accepted, in time, and with the wanted values."""
        return self._in_time(when, span) & self.with_values(where)

    def with_values(self, where: Mapping[str, Any]) -> Mask:
        """A mask of the accepted rows with the wanted values, at whatever time."""
        mask = self._accepted.copy()
        for name, wanted in where.items():
            mask &= self.records.coded(name).where_in((wanted,))
        return mask

    def _in_time(self, when: When, span: Span) -> Mask:
        if isinstance(when, Always):
            return np.ones(len(self.records), dtype=bool)
        if isinstance(when, During):
            days = self.numbers(when.day)
            return (days >= span.first.toordinal()) & (days <= span.last.toordinal())
        day = span.last.toordinal()
        mask = (self.numbers(when.start) <= day) | self.lacking(when.start) | self.blank(when.start)
        if when.stop:
            mask = mask & (self.numbers(when.stop) > day)
        return mask

    def lacking(self, name: str) -> Mask:
        """A mask of the rows whose sheet has no column for a field."""
        return self.records.mask(lambda part: name in part.absent)

    def blank(self, name: str) -> Mask:
        """A mask of the accepted rows whose sheet has a column of days for a field, but nothing that can be read in their cell."""
        if name not in self._blank:
            self._blank[name] = self._accepted & (self.numbers(name) == NEVER) & ~self.lacking(name)
        return self._blank[name]

    def perhaps(self, wanted: Mapping[str, Any]) -> Mask:
        """A mask of the rows that have the wanted values, or cells that can't be read in their place; accepted or not."""
        mask = np.ones(len(self.records), dtype=bool)
        for name, value in wanted.items():
            codes, known = self.groups(name)
            mask &= np.isin(codes, [known.get(str(value), NO_GROUP), known.get(UNSTATED, NO_GROUP)])
        return mask

    @property
    def rejected(self) -> Mask:
        """A mask of the rows that errors keep out of the figures."""
        return ~self._accepted

    def once(self, mask: Mask, name: str) -> Mask:
        """The mask without the earlier ones of rows that have the same value of a field; a blank is like no other."""
        column = self.records.coded(name)
        rows = np.flatnonzero(mask)
        last = np.zeros(len(column.distinct), np.int64)
        last[column.codes[rows]] = rows
        kept = ~column.filled()
        kept[rows] |= last[column.codes[rows]] == rows
        return mask & kept

    def origins(self, mask: Mask) -> tuple[Origin, ...]:
        """The sheets and row ranges of the rows under a mask."""
        found, start = [], 0
        for part in self.records.parts:
            inner = np.flatnonzero(mask[start : start + len(part.rows)])
            start += len(part.rows)
            if inner.size:
                rows = np.asarray(part.rows, dtype="int64")[inner]
                found.append(Origin(part.file, part.sheet, part.digest, _ranges(rows)))
        return tuple(found)


def _ordinal(day: date | None) -> int:
    return NEVER if day is None else day.toordinal()


def _number(value: int | None) -> int:
    return 0 if value is None else value


def _ranges(rows: npt.NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    breaks = np.flatnonzero(np.diff(rows) != 1)
    first, last = rows[[0, *(breaks + 1)]].tolist(), rows[[*breaks, -1]].tolist()
    return tuple(zip(first, last, strict=True))


def span_of(when: When, as_of: date, since: date | None = None) -> Span:
    """The span over which a measure counts, for a closing day: one day for stocks; for flows from a day, else 1 January."""
    if not isinstance(when, During):
        return Span.on(as_of)
    first, last = since or date(as_of.year, 1, 1), as_of
    if since is not None:
        return Span(first, last)
    if when.months:
        first = date(as_of.year, when.months[0], 1)
        last = min(as_of, month_end(as_of.year, when.months[1]))
    if when.past_closing:
        last = date(as_of.year, 12, 31)
    return Span(first, last)


def number_of(frame: Frame, measure: Measure, mask: Mask) -> Decimal:
    """Rows counted, different values counted, or a field added up.

    Where a sheet has no column for the values, another field of its rows is added up instead, if the measure names one.
    """
    if measure.count is Count.ROWS:
        return Decimal(int(mask.sum()))
    if measure.count is Count.DISTINCT:
        number = len(frame.values(measure.of, mask))
        if measure.otherwise:
            number += int(frame.numbers(measure.otherwise)[mask & frame.lacking(measure.of)].sum())
        return Decimal(number)
    total = int(frame.numbers(measure.of)[mask].sum())
    return to_yuan(total) if frame.kind(measure.of) == "金额" else Decimal(total)


def group_of(frame: Frame, program: Program, measure: Measure, name: str, mask: Mask) -> Codes:
    """The code of each counted row's group; for a distinct count, that of the last counted row with the same value.

    Views keep their own, and so do rows whose sheet has no column for the values.
    """
    groups, _ = frame.groups(name)
    is_view = bool(program.views) and name == program.category
    if measure.count is not Count.DISTINCT or is_view:
        return groups
    values, known = frame.groups(measure.of)
    last = np.full(len(known), NO_GROUP, dtype=groups.dtype)
    last[values[mask]] = groups[mask]
    return np.where(frame.lacking(measure.of), groups, last[values])
