"""The year's facts: each computed once, when it is first asked for, from the accepted rows of the year's book."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property

import numpy as np

from mzledger.facts.assumptions import assumptions, blank_days, counted_otherwise, empty_sheets, years_so_far
from mzledger.facts.comparing import change, growth
from mzledger.facts.derived import Derivation
from mzledger.facts.frames import UNSTATED, Frame, number_of, span_of
from mzledger.facts.keys import Indicator, indicators
from mzledger.facts.lacks import ALL_WRONG, NO_AREAS, NOT_COMPUTED, lacks, lacks_field
from mzledger.facts.masks import Masks, area_field, category_field, measure_of
from mzledger.schema.measure import Count, Derived, Measure
from mzledger.schema.program import Program
from mzledger.schema.records import Records, YearBook
from mzledger.schema.row import Row
from mzledger.values.fact import (
    ALL_CATEGORIES,
    COMPARED,
    MONTH_ASPECTS,
    NOT_RUN,
    WHOLE_COUNTY,
    Aspect,
    Fact,
    Identity,
    Lack,
)
from mzledger.values.fault import place_of
from mzledger.values.identity import without_numbers
from mzledger.values.period import Span, month_end, same_day_in
from mzledger.values.problem import Problem, Severity, Where


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
        self.masks = Masks(book, self.indicators)
        self._facts: dict[tuple[str, str, str], Fact] = {}
        self._lacks: dict[str, tuple[Lack, ...]] = {}
        self._years: dict[int, FactBook] = {}
        self.faults: list[Problem] = []
        """Figures that could not be computed, of this book and of the years beside it."""

    @cached_property
    def previous(self) -> FactBook | None:
        """Last year's facts on the same day of the year; a whole month's are those of the whole month."""
        before, now = self.book.previous, self.book.as_of
        if before is None:
            return None
        day = same_day_in(now, before.year)
        since = same_day_in(self.book.since, before.year) if self.book.since else None
        if since and now == month_end(now.year, now.month):
            day = month_end(day.year, day.month)
        return self._beside(replace(before, as_of=day, since=since, closing=None))

    @cached_property
    def month(self) -> FactBook:
        """The same ledgers with flows counted in the closing day's month alone."""
        return self._beside(replace(self.book, since=self.book.as_of.replace(day=1)))

    @cached_property
    def last_month(self) -> FactBook | None:
        """The whole month before the closing day's; None where its year is not at hand."""
        day = self.book.as_of.replace(day=1) - timedelta(days=1)
        book = self.book if day.year == self.book.year else self.book.previous
        return self._beside(replace(book, as_of=day, since=day.replace(day=1))) if book else None

    def compared_with(self, aspect: Aspect) -> FactBook | None:
        """What figures of an aspect are compared with: last month's, else last year's."""
        return self.last_month if aspect in MONTH_ASPECTS else self.previous

    def over(self, period: Span | None) -> FactBook:
        """The facts to which a figure of a period belongs: those of the month, else of the year so far."""
        return self.month if period and period == self._month and not self.book.since else self

    @property
    def _month(self) -> Span:
        return Span(self.book.as_of.replace(day=1), self.book.as_of)

    def _beside(self, book: YearBook) -> FactBook:
        """The facts of another year, whose faults are told with this one's."""
        other = FactBook(book, self.programs, self.not_run)
        other.faults = self.faults
        return other

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
            self._years[year] = self._beside(replace(book, as_of=date(year, 12, 31)))
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

    def of(self, what: Identity) -> Fact | None:
        """The figure of an identity, of this year or one at hand; None where it is none of an indicator's (a target, a list)."""
        book = self.over(what.period) if what.period == self._month else self._of_period(what)
        if book is None or what.key not in self.indicators:
            return None
        try:
            if what.aspect in COMPARED:
                before = book.compared_with(what.aspect)
                if before is None:
                    return None
                now, last = (each.fact(what.key, what.area, what.category) for each in (book, before))
                compare = change if what.aspect in (Aspect.CHANGE, Aspect.MONTH_CHANGE) else growth
                return compare(now, last, what.aspect)
            if what.aspect is Aspect.ROW:
                return next((fact for _, _, fact in self.rows(what.key) if fact.category == what.category), None)
            return book._part(what)
        except KeyError:
            return None

    def _of_period(self, what: Identity) -> FactBook | None:
        if what.period is None or what.period.last.year == self.book.year:
            return self
        before = self.previous
        if before is not None and before.book.as_of == what.period.last:
            return before
        return self.in_year(what.period.last.year)

    def _part(self, what: Identity) -> Fact | None:
        """A figure by its township and category, which may be a value of any field that its table is parted by."""
        fact = self.fact(what.key, what.area, what.category)
        if fact.identity == what or what.category in (ALL_CATEGORIES, UNSTATED) or fact.value:
            return fact
        measure = self.indicators[what.key].measure
        if isinstance(measure, Derived):
            return fact
        names = [spec.name for spec in self.indicators[what.key].program.table_of(measure.table).fields if spec.choices]
        parts = (part for name in names for part in self.by_field(what.key, name))
        return next((part for part in parts if part.category == what.category), fact)

    def rows(self, key: str) -> list[tuple[Records, int, Fact]]:
        """The counted rows one by one, in sheet order: records, row index, and the figure of that row alone.

        The figure is the cell added up, or 1 for a count of rows or of different values. Empty for a derived figure.
        """
        indicator = self.indicators[key]
        if isinstance(indicator.measure, Derived) or self.fact(key).value is None:
            return []
        frame, mask = self.masks.frame_of(indicator), self.masks.counted(key)
        found = []
        for index in mask.nonzero()[0].tolist():
            alone = np.zeros_like(mask)
            alone[index] = True
            fact = replace(
                self.fact(key), value=number_of(frame, indicator.measure, alone), origins=frame.origins(alone)
            )
            row = f"{frame.records.where(index).sheet}第{frame.records.sheet_row(index)}行"
            fact = replace(fact, left_out=0, aspect=Aspect.ROW, category=without_numbers(row))
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
            if indicator.program.slug in self.not_run:
                lack = Lack(NOT_RUN, indicator.program.name)
                made = replace(self.blank(indicator, Span.on(self.book.as_of), area, category), missing=(lack,))
            else:
                made = self._computed(indicator, area, category)
            self._facts[wanted] = made
        return self._facts[wanted]

    def _computed(self, indicator: Indicator, area: str, category: str) -> Fact:
        """A figure; where the program itself fails on it, it is missing, and a problem says where."""
        try:
            if isinstance(indicator.measure, Derived):
                return Derivation(self, indicator, area, category).fact()
            return self._measured(indicator, area, category)
        except Exception as error:  # one odd cell must not keep the other figures from being computed
            self.faults.append(self._fault(indicator, error))
            lack = Lack(NOT_COMPUTED, indicator.name)
            return replace(self.blank(indicator, Span.on(self.book.as_of), area, category), missing=(lack,))

    def _fault(self, indicator: Indicator, error: Exception) -> Problem:
        what = f"“{indicator.name}”没有算出来（{place_of(error)}），不印这个数字"
        where = Where("台账")
        if isinstance(indicator.measure, Measure):
            records = self.book.records(indicator.measure.table)
            where = self._failing_cell(indicator, indicator.measure) or Where(
                records.parts[0].file if records else "台账"
            )
        return Problem("MZ421", Severity.ERROR, where, what)

    def _failing_cell(self, indicator: Indicator, measure: Measure) -> Where | None:
        """The first row on which a measure fails alone."""
        with suppress(Exception):
            frame = self.masks.frame_of(indicator)
            for index in range(len(frame.records)):
                alone = np.zeros(len(frame.records), bool)
                alone[index] = True
                try:
                    number_of(frame, measure, alone)
                except Exception:
                    return frame.records.where(index, measure.of or "")
        return None

    def by_area(self, key: str) -> list[Fact]:
        """A figure by township, in the register's order; they add up to the county's.

        Where the county's figure is known and a sheet doesn't say townships, each township's is missing.
        """
        indicator = self.indicators[key]
        if isinstance(indicator.measure, Derived) or self._unparted(indicator, area_field(indicator)):
            return [self.fact(key, area=area) for area in self.areas]
        groups = self._groups(indicator, area_field(indicator))
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
        name = category_field(indicator)
        if self._unparted(indicator, name):
            return [self.fact(key, category=UNSTATED)]
        return self._add_up(key, [self.fact(key, category=category) for category in self._groups(indicator, name)])

    def by_field(self, key: str, name: str) -> list[Fact]:
        """A figure by any field of its table (发放项目, 待遇种类): as `by_category`, for parts that no other figure is asked by."""
        indicator, whole = self.indicators[key], self.fact(key)
        if name == category_field(indicator):
            return self.by_category(key)
        if self._unparted(indicator, name):
            return [replace(whole, value=None, category=UNSTATED, missing=self._unparted(indicator, name))]
        frame, made = self.masks.frame_of(indicator), []
        for category in self._groups(indicator, name):
            mask, rejected = self.masks.part(indicator, name, category)
            number, origins = number_of(frame, measure_of(indicator), mask), frame.origins(mask)
            left_out = int(rejected.sum())
            made.append(replace(whole, value=number, category=category, origins=origins, left_out=left_out))
        return self._add_up(key, made)

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
        return self.masks.frame(model)

    def lacks_ids(self, key: str) -> tuple[Lack, ...]:
        """The sheets of a figure that don't say who its people are."""
        return lacks_field(self.book, self.indicators[key], "id_no")

    def _groups(self, indicator: Indicator, name: str) -> list[str]:
        if not name or self.fact(indicator.key).value is None:
            return []
        return self.in_order(measure_of(indicator).table, name, self.masks.groups(indicator, name))

    def _unparted(self, indicator: Indicator, name: str) -> tuple[Lack, ...]:
        """The sheets that don't say by what a known figure is parted."""
        return () if self.fact(indicator.key).value is None else lacks_field(self.book, indicator, name)

    def _missing(self, indicator: Indicator, area: str, category: str) -> tuple[Lack, ...]:
        """What a measured figure lacks; a township's or a category's needs the column that says it, too."""
        table = indicator.program.table_of(measure_of(indicator).table)
        if indicator.key not in self._lacks:
            found = lacks(self.book, indicator)
            if not found and self.masks.all_wrong(indicator):
                found = (Lack(ALL_WRONG, f"{indicator.subject}（{table.name}）"),)
            self._lacks[indicator.key] = found
        parted: list[Lack] = []
        if area != WHOLE_COUNTY and not area_field(indicator):
            parted.append(Lack(NO_AREAS, f"{indicator.subject}（{table.name}）"))
        for name in _parted_by(indicator, area, category):
            parted.extend(lacks_field(self.book, indicator, name))
        return tuple(dict.fromkeys([*self._lacks[indicator.key], *parted]))

    def _measured(self, indicator: Indicator, area: str, category: str) -> Fact:
        measure = measure_of(indicator)
        fact = self.blank(indicator, span_of(measure.when, self.book.as_of, self.book.since), area, category)
        missing = self._missing(indicator, area, category)
        if missing:
            return replace(fact, missing=missing)
        frame, mask = self.masks.frame_of(indicator), self.masks.counted(indicator.key, area, category)
        return replace(
            fact,
            value=number_of(frame, measure, mask),
            origins=frame.origins(mask),
            meaning=fact.meaning + counted_otherwise(frame.records, indicator),
            assumed=(
                *assumptions(frame.records, indicator, _parted_by(indicator, area, category)),
                *blank_days(frame, indicator, mask),
                *empty_sheets(self.book.records(measure.table), indicator),
                *years_so_far(frame.records, indicator, self.book.as_of),
            ),
            left_out=int(self.masks.left_out(indicator.key, area, category).sum()),
        )

    def blank(self, indicator: Indicator, span: Span, area: str, category: str) -> Fact:
        """An indicator's fact without a value."""
        measure = indicator.measure
        return Fact(indicator.key, indicator.name, None, measure.unit, span, area, category, measure.meaning)


def _parted_by(indicator: Indicator, area: str, category: str) -> tuple[str, ...]:
    """The fields that say which township's and which category's a figure is."""
    names = (
        area_field(indicator) if area != WHOLE_COUNTY else "",
        category_field(indicator) if category != ALL_CATEGORIES else "",
    )
    return tuple(name for name in names if name)
