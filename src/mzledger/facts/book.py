"""The year's facts: each computed once, when it is first asked for, from the accepted rows of the year's book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import numpy as np

from mzledger.facts.assumptions import assumptions, counted_otherwise
from mzledger.facts.derived import Derivation
from mzledger.facts.frames import NO_GROUP, UNSTATED, Frame, span_of
from mzledger.facts.keys import Indicator, indicators
from mzledger.facts.lacks import ALL_WRONG, NO_AREAS, lacks, lacks_field
from mzledger.facts.numbers import group_of, number_of
from mzledger.schema.measure import Count, Derived, Measure
from mzledger.schema.program import Program
from mzledger.schema.records import Records, YearBook
from mzledger.schema.row import Row
from mzledger.values.fact import ALL_CATEGORIES, NOT_RUN, WHOLE_COUNTY, Fact, Lack
from mzledger.values.period import Span, same_day_in

Mask = np.ndarray[Any, Any]


class FactBook:
    """Facts by key. `previous` counts last year's book on the same day of the year, where that book is at hand.

    `not_run` are the programs that the office doesn't run: their figures are neither known nor missing.
    """

    def __init__(self, book: YearBook, programs: Iterable[Program], not_run: frozenset[str] = frozenset()) -> None:
        self.book = book
        self.programs = tuple(programs)
        self.not_run = not_run
        self.indicators = indicators(self.programs)
        self._names = {indicator.name: key for key, indicator in self.indicators.items()}
        self._frames: dict[type[Row], Frame] = {}
        self._facts: dict[tuple[str, str, str], Fact] = {}
        self._masks: dict[tuple[str, str, str], Mask] = {}
        self._lacks: dict[str, tuple[Lack, ...]] = {}
        self._years: dict[int, FactBook] = {}

    @cached_property
    def previous(self) -> FactBook | None:
        """Last year's facts on the same day of the year."""
        before = self.book.previous
        if before is None:
            return None
        day = same_day_in(self.book.as_of, before.year)
        return FactBook(replace(before, as_of=day), self.programs, self.not_run)

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
            self._years[year] = FactBook(replace(book, as_of=date(year, 12, 31)), self.programs, self.not_run)
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

    @property
    def run(self) -> tuple[Program, ...]:
        """The programs that the office runs."""
        return tuple(program for program in self.programs if program.slug not in self.not_run)

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
            fact = replace(self.fact(key), value=number_of(frame, measure, alone), origins=frame.origins(alone))
            found.append((frame.records, index, replace(fact, left_out=0)))
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
            if indicator.program.slug in self.not_run:
                lack = Lack(NOT_RUN, indicator.program.name)
                made = replace(self.blank(indicator, Span.on(self.book.as_of), area, category), missing=(lack,))
            elif isinstance(indicator.measure, Derived):
                made = Derivation(self, indicator, area, category).fact()
            else:
                made = self._measured(indicator, area, category)
            self._facts[wanted] = made
        return self._facts[wanted]

    def by_area(self, key: str) -> list[Fact]:
        """A figure by township, in the register's order; they add up to the county's.

        Where the county's figure is known and a sheet doesn't say townships, each township's is missing.
        """
        indicator = self.indicators[key]
        if isinstance(indicator.measure, Derived) or self._unparted(indicator, self._area_field(indicator)):
            return [self.fact(key, area=area) for area in self.areas]
        groups = self._groups(indicator, self._area_field(indicator))
        facts = [self.fact(key, area=area) for area in self.areas if groups]
        facts += [self.fact(key, area=area) for area in groups if area not in self.areas]
        return self._add_up(key, facts)

    def by_category(self, key: str) -> list[Fact]:
        """A figure by the program's category, without the empty ones: the declared values in order, then the office's own
        words, then what is not filled in. One missing figure where a sheet doesn't say categories.
        """
        indicator = self.indicators[key]
        if isinstance(indicator.measure, Derived):
            return []
        name = indicator.program.category_of(indicator.measure.table)
        if self._unparted(indicator, name):
            return [self.fact(key, category=UNSTATED)]
        return self._add_up(key, [self.fact(key, category=category) for category in self._groups(indicator, name)])

    def in_order(self, model: type[Row], name: str, found: Iterable[str]) -> list[str]:
        """Values of a field: the declared ones in their order, the office's own words as they come, the blank last."""
        records = self.book.records(model)
        specs = records.table.fields if records else ()
        order = [str(member) for spec in specs if spec.name == name for member in spec.choices or ()]
        met = dict.fromkeys(found)
        own = [value for value in met if value not in order and value != UNSTATED]
        return [*(value for value in order if value in met), *own, *(value for value in met if value == UNSTATED)]

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

    def mask(self, key: str, area: str = WHOLE_COUNTY, category: str = ALL_CATEGORIES) -> Mask:
        """The rows that a measured figure stands on. A value that stands in several groups belongs to its last row's."""
        wanted = (key, area, category)
        if wanted not in self._masks:
            self._masks[wanted] = self._make_mask(self.indicators[key], area, category)
        return self._masks[wanted]

    def left_out(self, key: str, area: str = WHOLE_COUNTY, category: str = ALL_CATEGORIES) -> Mask:
        """The rows with errors that belong to a figure, or may: their township and category are its own, or can't be read.

        Nothing else is asked of them: what is wrong in a row may be the very cell by which it would not count.
        """
        indicator = self.indicators[key]
        frame = self._frame_of(indicator)
        if not frame.rejected.any():
            return frame.rejected
        assert isinstance(indicator.measure, Measure)
        name = indicator.program.category_of(indicator.measure.table)
        mask = frame.rejected & frame.perhaps({k: v for k, v in self._where(indicator).items() if k == name})
        if area != WHOLE_COUNTY:
            mask &= frame.perhaps({self._area_field(indicator): area})
        return mask & frame.perhaps({name: category}) if category != ALL_CATEGORIES else mask

    def lacks_ids(self, key: str) -> tuple[Lack, ...]:
        """The sheets of a figure that don't say who its people are."""
        return lacks_field(self.book, self.indicators[key], "id_no")

    def _frame_of(self, indicator: Indicator) -> Frame:
        assert isinstance(indicator.measure, Measure)
        frame = self.frame(indicator.measure.table)
        assert frame is not None
        return frame

    def _area_field(self, indicator: Indicator) -> str:
        assert isinstance(indicator.measure, Measure)
        table = indicator.program.table_of(indicator.measure.table)
        return table.area if table.has(table.area) else ""

    def _where(self, indicator: Indicator) -> dict[str, Any]:
        assert isinstance(indicator.measure, Measure)
        view = {indicator.program.category: indicator.view.value} if indicator.view else {}
        return dict(indicator.measure.where) | view

    def _make_mask(self, indicator: Indicator, area: str, category: str) -> Mask:
        measure, program, frame = indicator.measure, indicator.program, self._frame_of(indicator)
        assert isinstance(measure, Measure)
        table = program.table_of(measure.table)
        if (area, category) == (WHOLE_COUNTY, ALL_CATEGORIES):
            mask = frame.select(measure.when, self._where(indicator), span_of(measure.when, self.book.as_of))
            if measure.otherwise and table.household:
                mask &= ~frame.lacking(measure.of) | frame.once(mask & frame.lacking(measure.of), table.household)
            return mask
        mask = self.mask(indicator.key)
        by_category = program.category_of(measure.table)
        for name, value, everything in ((table.area, area, WHOLE_COUNTY), (by_category, category, ALL_CATEGORIES)):
            if value != everything:
                code = frame.groups(name)[1].get(value, NO_GROUP)
                mask = mask & (group_of(frame, program, measure, name, mask) == code)
        return mask

    def _groups(self, indicator: Indicator, name: str) -> list[str]:
        measure = indicator.measure
        assert isinstance(measure, Measure)
        frame = self.frame(measure.table)
        if frame is None or not name or self.fact(indicator.key).value is None:
            return []
        mask = self.mask(indicator.key)
        names = list(frame.groups(name)[1])
        codes = group_of(frame, indicator.program, measure, name, mask)[mask].tolist()
        return self.in_order(measure.table, name, (names[code] for code in dict.fromkeys(codes)))

    def _unparted(self, indicator: Indicator, name: str) -> tuple[Lack, ...]:
        """The sheets that don't say by what a known figure is parted."""
        return () if self.fact(indicator.key).value is None else lacks_field(self.book, indicator, name)

    def _missing(self, indicator: Indicator, area: str, category: str) -> tuple[Lack, ...]:
        """What a measured figure lacks; a township's or a category's needs the column that says it, too."""
        if indicator.key not in self._lacks:
            self._lacks[indicator.key] = lacks(self.book, indicator) or self._all_wrong(indicator)
        found = list(self._lacks[indicator.key])
        assert isinstance(indicator.measure, Measure)
        program, model = indicator.program, indicator.measure.table
        if area != WHOLE_COUNTY:
            name = self._area_field(indicator)
            table = program.table_of(model).name
            found += (
                lacks_field(self.book, indicator, name) if name else [Lack(NO_AREAS, f"{indicator.subject}（{table}）")]
            )
        if category != ALL_CATEGORIES:
            found += lacks_field(self.book, indicator, program.category_of(model))
        return tuple(dict.fromkeys(found))

    def _all_wrong(self, indicator: Indicator) -> tuple[Lack, ...]:
        assert isinstance(indicator.measure, Measure)
        frame = self._frame_of(indicator)
        view = {indicator.program.category: indicator.view.value} if indicator.view else {}
        rows = frame.perhaps(view)
        if not rows.any() or not frame.rejected[rows].all():
            return ()
        table = indicator.program.table_of(indicator.measure.table)
        return (Lack(ALL_WRONG, f"{indicator.subject}（{table.name}）"),)

    def _measured(self, indicator: Indicator, area: str, category: str) -> Fact:
        measure = indicator.measure
        assert isinstance(measure, Measure)
        fact = self.blank(indicator, span_of(measure.when, self.book.as_of), area, category)
        missing = self._missing(indicator, area, category)
        if missing:
            return replace(fact, missing=missing)
        frame, mask = self._frame_of(indicator), self.mask(indicator.key, area, category)
        parted = (
            (area != WHOLE_COUNTY, self._area_field(indicator)),
            (
                category != ALL_CATEGORIES,
                indicator.program.category_of(measure.table),
            ),
        )
        return replace(
            fact,
            value=number_of(frame, measure, mask),
            origins=frame.origins(mask),
            meaning=fact.meaning + counted_otherwise(frame.records, indicator),
            assumed=assumptions(frame.records, indicator, tuple(name for wanted, name in parted if wanted)),
            left_out=int(self.left_out(indicator.key, area, category).sum()),
        )

    def blank(self, indicator: Indicator, span: Span, area: str, category: str) -> Fact:
        """An indicator's fact without a value."""
        measure = indicator.measure
        return Fact(indicator.key, indicator.name, None, measure.unit, span, area, category, measure.meaning)
