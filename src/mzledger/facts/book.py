"""The year's facts: each computed once, when it is first asked for, from the accepted rows of the year's book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import numpy as np

from mzledger.facts.frames import Frame, span_of
from mzledger.facts.keys import Indicator, indicators
from mzledger.schema.measure import Count, Derived, Measure, Operation
from mzledger.schema.presence import absent_views
from mzledger.schema.program import Program
from mzledger.schema.records import Records, YearBook
from mzledger.schema.row import Row
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY, Fact
from mzledger.values.money import half_up, to_yuan
from mzledger.values.period import Span, same_day_in

NO_GROUP = -1
"""The code of a group that no row belongs to."""


class FactBook:
    """Facts by key. `previous` counts last year's book on the same day of the year, where that book is at hand."""

    def __init__(self, book: YearBook, programs: Iterable[Program]) -> None:
        self.book = book
        self.programs = tuple(programs)
        self.indicators = indicators(self.programs)
        self._names = {indicator.name: key for key, indicator in self.indicators.items()}
        self._frames: dict[type[Row], Frame] = {}
        self._facts: dict[tuple[str, str, str], Fact] = {}
        self._masks: dict[tuple[str, str, str], np.ndarray[Any, Any]] = {}
        self._previous: FactBook | None = None
        self._years: dict[int, FactBook] = {}

    @property
    def previous(self) -> FactBook | None:
        """Last year's facts on the same day of the year."""
        before = self.book.previous
        if before is not None and self._previous is None:
            day = same_day_in(self.book.as_of, before.year)
            self._previous = FactBook(replace(before, as_of=day), self.programs)
        return self._previous

    def in_year(self, year: int) -> FactBook | None:
        """The facts of a year at hand: this one's to its closing day, an earlier one's to its 31 December."""
        book: YearBook | None = self.book
        while book is not None and book.year > year:
            book = book.previous
        if book is None or book.year != year:
            return None
        if book is self.book:
            return self
        if year not in self._years:
            self._years[year] = FactBook(replace(book, as_of=date(year, 12, 31)), self.programs)
        return self._years[year]

    def years(self) -> list[int]:
        """The years at hand without a gap, ascending, this one last."""
        found, book = [self.book.year], self.book.previous
        while book is not None:
            found.insert(0, book.year)
            book = book.previous
        return found

    @property
    def areas(self) -> tuple[str, ...]:
        """The townships in the register's order."""
        return self.book.places.townships if self.book.places else ()

    def key_of(self, text: str) -> str | None:
        """The key that a key or a Chinese name names."""
        return text if text in self.indicators else self._names.get(text)

    def nearest(self, text: str) -> list[str]:
        """Names of indicators that look like a mistyped one, the likeliest first."""
        return get_close_matches(text, self._names, n=3, cutoff=0.4)

    def rows(self, key: str) -> list[tuple[Records, int, Fact]]:
        """The counted rows one by one, in sheet order: records, row index, and the figure of that row alone.

        The figure is the cell added up, or 1 for a count of rows or of different values. Empty for a derived figure.
        """
        measure = self.indicators[key].measure
        if isinstance(measure, Derived) or self.fact(key).value is None:
            return []
        frame, mask = self.frame(measure.table), self.mask(key)
        assert frame is not None
        found = []
        for index in mask.nonzero()[0].tolist():
            alone = np.zeros_like(mask)
            alone[index] = True
            fact = replace(self.fact(key), value=_number(frame, measure, alone), origins=frame.origins(alone))
            found.append((frame.records, index, fact))
        return found

    def listed(self, key: str, by: str | None) -> list[Fact]:
        """The county's figure, then its parts by 乡镇 or 类别 if that is asked for."""
        parts = self.by_area(key) if by == "乡镇" else self.by_category(key) if by == "类别" else []
        return [self.fact(key), *parts]

    def fact(self, key: str, area: str = WHOLE_COUNTY, category: str = ALL_CATEGORIES) -> Fact:
        """A figure, for the county or a township, for all or one category (KeyError for an unknown key)."""
        wanted = (key, area, category)
        if wanted not in self._facts:
            indicator = self.indicators[key]
            make = self._derived if isinstance(indicator.measure, Derived) else self._measured
            self._facts[wanted] = make(indicator, area, category)
        return self._facts[wanted]

    def by_area(self, key: str) -> list[Fact]:
        """A figure by township, in the register's order; they add up to the county's."""
        indicator = self.indicators[key]
        if isinstance(indicator.measure, Derived):
            return [self.fact(key, area=area) for area in self.areas]
        groups = self._groups(indicator, indicator.program.table_of(indicator.measure.table).area)
        facts = [self.fact(key, area=area) for area in self.areas if groups]
        facts += [self.fact(key, area=area) for area in groups if area not in self.areas]
        return self._add_up(key, facts)

    def by_category(self, key: str) -> list[Fact]:
        """A figure by the program's category, in the order of its allowed values, without the empty ones."""
        indicator = self.indicators[key]
        if isinstance(indicator.measure, Derived):
            return []
        groups = self._groups(indicator, indicator.program.category_of(indicator.measure.table))
        return self._add_up(key, [self.fact(key, category=category) for category in groups])

    def _add_up(self, key: str, facts: list[Fact]) -> list[Fact]:
        """The law of groups: they add up to the whole (AssertionError if not). No groups, no law.

        Only different people counted over views may add up to more: somebody with both subsidies stands in either view.
        """
        whole = self.fact(key).value
        total = sum(fact.value or 0 for fact in facts)
        if facts and whole is not None and total != whole and not (self._may_overlap(key) and total > whole):
            raise AssertionError(f"{key}: the groups add up to {total}, not to {whole}")
        return facts

    def _may_overlap(self, key: str) -> bool:
        indicator = self.indicators[key]
        measure = indicator.measure
        return isinstance(measure, Measure) and measure.count is Count.DISTINCT and bool(indicator.program.views)

    def frame(self, model: type[Row]) -> Frame | None:
        """The frame of a table; None where no ledger was handed in."""
        records = self.book.records(model)
        if records is None:
            return None
        if model not in self._frames:
            self._frames[model] = Frame(records)
        return self._frames[model]

    def mask(self, key: str, area: str = WHOLE_COUNTY, category: str = ALL_CATEGORIES) -> np.ndarray[Any, Any]:
        """The rows that a measured figure stands on. A value that stands in several groups belongs to its last row's."""
        wanted = (key, area, category)
        if wanted not in self._masks:
            self._masks[wanted] = self._make_mask(self.indicators[key], area, category)
        return self._masks[wanted]

    def _make_mask(self, indicator: Indicator, area: str, category: str) -> np.ndarray[Any, Any]:
        measure, program = indicator.measure, indicator.program
        assert isinstance(measure, Measure)
        frame = self.frame(measure.table)
        assert frame is not None
        if (area, category) == (WHOLE_COUNTY, ALL_CATEGORIES):
            where = dict(measure.where)
            if indicator.view:
                where[program.category] = indicator.view.value
            return frame.select(measure.when, where, span_of(measure.when, self.book.as_of))
        mask = self.mask(indicator.key)
        by_area = program.table_of(measure.table).area
        by_category = program.category_of(measure.table)
        for name, value, everything in ((by_area, area, WHOLE_COUNTY), (by_category, category, ALL_CATEGORIES)):
            if value != everything:
                code = frame.groups(name)[1].get(value, NO_GROUP)
                mask = mask & (_group_of(frame, program, measure, name, mask) == code)
        return mask

    def _groups(self, indicator: Indicator, name: str) -> list[str]:
        measure = indicator.measure
        assert isinstance(measure, Measure)
        frame = self.frame(measure.table)
        if frame is None or not name or not frame.records.table.has(name) or self._missing(indicator):
            return []
        mask = self.mask(indicator.key)
        names = list(frame.groups(name)[1])
        codes = _group_of(frame, indicator.program, measure, name, mask)[mask].tolist()
        found = [names[code] for code in dict.fromkeys(codes)]
        spec = next(spec for spec in frame.records.table.fields if spec.name == name)
        order = [str(member) for member in spec.choices or ()]
        return [value for value in order if value in found] + [value for value in found if value not in order]

    def _missing(self, indicator: Indicator) -> tuple[str, ...]:
        measure = indicator.measure
        assert isinstance(measure, Measure)
        table = indicator.program.table_of(measure.table)
        records = self.book.records(measure.table)
        if records is None:
            return (f"{indicator.subject}（{table.name}）",)
        absent = absent_views(records)
        if indicator.view:
            absent = tuple(view for view in absent if view is indicator.view)
        return tuple(f"{view.name}（{table.name}）" for view in absent)

    def _measured(self, indicator: Indicator, area: str, category: str) -> Fact:
        measure = indicator.measure
        assert isinstance(measure, Measure)
        span = span_of(measure.when, self.book.as_of)
        fact = self._blank(indicator, span, area, category)
        missing = self._missing(indicator)
        table = indicator.program.table_of(measure.table)
        if area != WHOLE_COUNTY and not table.has(table.area):
            missing = (f"{indicator.subject}（{table.name}不分乡镇）",)
        if missing:
            return replace(fact, missing=missing)
        frame = self.frame(measure.table)
        assert frame is not None
        mask = self.mask(indicator.key, area, category)
        return replace(fact, value=_number(frame, measure, mask), origins=frame.origins(mask))

    def _derived(self, indicator: Indicator, area: str, category: str) -> Fact:
        measure = indicator.measure
        assert isinstance(measure, Derived)
        parts = [self.fact(key, area=area) for key in measure.parts]
        fact = replace(self._blank(indicator, parts[0].period, area, category), parts=measure.parts)
        missing = tuple(dict.fromkeys(name for part in parts for name in part.missing))
        if missing or category != ALL_CATEGORIES:
            return replace(fact, missing=missing)
        values = [part.value for part in parts if part.value is not None]
        value: Decimal | None
        if measure.operation is Operation.SUM:
            value = sum(values, Decimal(0))
        elif measure.operation is Operation.DISTINCT:
            value = Decimal(len(set().union(*(self._people(key, area) for key in measure.parts))))
        elif measure.operation is Operation.DOUBLE:
            value = values[0] * 2
        else:
            factor = 100 if measure.operation is Operation.SHARE else 1000
            value = half_up(values[0] * factor / values[1], measure.places) if values[1] else None
        return replace(fact, value=value)

    def _people(self, key: str, area: str) -> set[str]:
        measure = self.indicators[key].measure
        if isinstance(measure, Derived):
            return set().union(*(self._people(part, area) for part in measure.parts))
        frame = self.frame(measure.table)
        assert frame is not None
        return set(frame.series("id_no")[self.mask(key, area)]) - {None}

    def _blank(self, indicator: Indicator, span: Span, area: str, category: str) -> Fact:
        measure = indicator.measure
        return Fact(indicator.key, indicator.name, None, measure.unit, span, area, category, measure.meaning)


def _number(frame: Frame, measure: Measure, mask: np.ndarray[Any, Any]) -> Decimal:
    if measure.count is Count.ROWS:
        return Decimal(int(mask.sum()))
    values = frame.series(measure.of)[mask]
    if measure.count is Count.DISTINCT:
        return Decimal(values.nunique())
    total = int(values.sum())
    return to_yuan(total) if frame.kind(measure.of) == "金额" else Decimal(total)


def _group_of(
    frame: Frame, program: Program, measure: Measure, name: str, mask: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """The code of each counted row's group; for a distinct count, that of the last counted row with the same value.

    Views keep their own.
    """
    groups, _ = frame.groups(name)
    is_view = bool(program.views) and name == program.category
    if measure.count is Count.DISTINCT and not is_view:
        values, known = frame.groups(measure.of)
        last = np.full(len(known), NO_GROUP, dtype=groups.dtype)
        last[values[mask]] = groups[mask]
        groups = last[values]
    return groups
