"""Records as pandas frames: accepted rows only, money as int64 分, dates as ordinals, each row with its record index."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from mzledger.schema.measure import Always, During, When
from mzledger.schema.records import Records
from mzledger.values.fact import Origin
from mzledger.values.period import Span, month_end

NEVER = date.max.toordinal()
DATE_KINDS = frozenset({"日期", "年月"})
NUMBER_KINDS = frozenset({"金额", "整数"})
UNSTATED = "（未填）"
NO_GROUP = -1
"""The code of a group that no row belongs to."""


class Frame:
    """The accepted rows of a table, its columns made when asked for. Blank numbers count as 0, blank dates as never."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._kinds = {spec.name: spec.kind for spec in records.table.fields}
        self._accepted = np.fromiter(records.accepted_flags(), dtype=bool, count=len(records))
        self._columns: dict[str, pd.Series[Any]] = {}
        self._groups: dict[str, tuple[np.ndarray[Any, Any], dict[str, int]]] = {}

    def series(self, name: str) -> pd.Series[Any]:
        """A field over all rows, rejected ones too (they are masked out by `select`)."""
        if name not in self._columns:
            values, kind = self.records.column(name), self._kinds[name]
            if kind in DATE_KINDS:
                made = pd.Series([NEVER if v is None else v.toordinal() for v in values], dtype="int64")
            elif kind in NUMBER_KINDS:
                made = pd.Series([0 if v is None else v for v in values], dtype="int64")
            else:
                made = pd.Series(values, dtype="object")
            self._columns[name] = made
        return self._columns[name]

    def groups(self, name: str) -> tuple[np.ndarray[Any, Any], dict[str, int]]:
        """Each row's group by a field, as a code, and the code of each group's name; a blank is a group of its own."""
        if name not in self._groups:
            texts = [UNSTATED if value is None else str(value) for value in self.series(name).tolist()]
            codes, names = pd.factorize(np.asarray(texts, dtype="object"))
            self._groups[name] = codes, {str(text): code for code, text in enumerate(names)}
        return self._groups[name]

    def kind(self, name: str) -> str:
        """The cell kind of a field."""
        return self._kinds[name]

    def select(self, when: When, where: Mapping[str, Any], span: Span) -> np.ndarray[Any, Any]:
        """A mask of the rows that count: accepted, in time, and with the wanted values."""
        mask = self._accepted & self._in_time(when, span)
        for name, wanted in where.items():
            mask &= (self.series(name) == wanted).to_numpy(dtype=bool)
        return mask

    def _in_time(self, when: When, span: Span) -> np.ndarray[Any, Any]:
        if isinstance(when, Always):
            return np.ones(len(self.records), dtype=bool)
        if isinstance(when, During):
            days = self.series(when.day).to_numpy()
            return (days >= span.first.toordinal()) & (days <= span.last.toordinal())
        day = span.last.toordinal()
        mask = (self.series(when.start).to_numpy() <= day) | self.lacking(when.start)
        if when.stop:
            mask = mask & (self.series(when.stop).to_numpy() > day)
        return mask

    def lacking(self, name: str) -> np.ndarray[Any, Any]:
        """A mask of the rows whose sheet has no column for a field."""
        flags = [(name in part.absent, len(part.rows)) for part in self.records.parts]
        return np.repeat(np.array([flag for flag, _ in flags], dtype=bool), [count for _, count in flags])

    def perhaps(self, wanted: Mapping[str, Any]) -> np.ndarray[Any, Any]:
        """A mask of the rows that have the wanted values, or cells that can't be read in their place; accepted or not."""
        mask = np.ones(len(self.records), dtype=bool)
        for name, value in wanted.items():
            codes, known = self.groups(name)
            mask &= np.isin(codes, [known.get(str(value), NO_GROUP), known.get(UNSTATED, NO_GROUP)])
        return mask

    @property
    def rejected(self) -> np.ndarray[Any, Any]:
        """A mask of the rows that errors keep out of the figures."""
        return ~self._accepted

    def once(self, mask: np.ndarray[Any, Any], name: str) -> np.ndarray[Any, Any]:
        """The mask without the earlier ones of rows that have the same value of a field; a blank is like no other."""
        repeated = self.series(name)[mask].pipe(lambda values: values.duplicated(keep="last") & values.notna())
        kept = mask.copy()
        kept[np.flatnonzero(mask)[repeated.to_numpy(dtype=bool)]] = False
        return kept

    def origins(self, mask: np.ndarray[Any, Any]) -> tuple[Origin, ...]:
        """The sheets and row ranges of the rows under a mask."""
        found, start = [], 0
        for part in self.records.parts:
            inner = np.flatnonzero(mask[start : start + len(part.rows)])
            start += len(part.rows)
            if inner.size:
                rows = np.asarray(part.rows, dtype="int64")[inner]
                found.append(Origin(part.file, part.sheet, part.digest, _ranges(rows)))
        return tuple(found)


def _ranges(rows: np.ndarray[Any, Any]) -> tuple[tuple[int, int], ...]:
    breaks = np.flatnonzero(np.diff(rows) != 1)
    first, last = rows[[0, *(breaks + 1)]].tolist(), rows[[*breaks, -1]].tolist()
    return tuple(zip(first, last, strict=True))


def span_of(when: When, as_of: date) -> Span:
    """The span over which a measure counts, for a closing day: one day for stocks, from 1 January for flows."""
    if not isinstance(when, During):
        return Span.on(as_of)
    first, last = date(as_of.year, 1, 1), as_of
    if when.months:
        first = date(as_of.year, when.months[0], 1)
        last = min(as_of, month_end(as_of.year, when.months[1]))
    if when.past_closing:
        last = date(as_of.year, 12, 31)
    return Span(first, last)
