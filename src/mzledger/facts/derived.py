"""A figure made of other figures: sums, shares, different people. What one of them lacks, assumes or leaves out travels on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from mzledger.facts.keys import Indicator
from mzledger.facts.lacks import NO_CATEGORIES
from mzledger.schema.measure import Derived, Measure, Operation
from mzledger.schema.row import Row
from mzledger.values.fact import ALL_CATEGORIES, Fact, Lack
from mzledger.values.money import half_up

if TYPE_CHECKING:
    from mzledger.facts.book import FactBook

OVER_PROGRAMS = (Operation.SUM, Operation.DISTINCT)
"""Over what there is: a program that the office doesn't run is left out."""


@dataclass
class Derivation:
    """One derived figure on its way."""

    facts: FactBook
    indicator: Indicator
    area: str
    category: str

    def fact(self) -> Fact:
        """The figure, with what its parts carry."""
        measure, parts = self._measure, [self._of(key) for key in self._keys]
        everything = [self._of(key) for key in self._measure.parts]
        period = (parts or everything)[0].period
        fact = replace(self.facts.blank(self.indicator, period, self.area, self.category), parts=self._keys)
        absent = [part for part in everything if part.not_run]
        if not parts or (absent and measure.operation not in OVER_PROGRAMS):
            return replace(fact, missing=tuple(dict.fromkeys(lack for part in absent for lack in part.missing)))
        missing = self._missing(parts)
        if missing:
            return replace(fact, missing=missing)
        assumed = tuple(dict.fromkeys(said for part in parts for said in part.assumed))
        return replace(fact, value=self._value(parts), assumed=assumed, left_out=self._left_out(parts))

    @property
    def _measure(self) -> Derived:
        assert isinstance(self.indicator.measure, Derived)
        return self.indicator.measure

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key in self._measure.parts if not self._of(key).not_run)

    def _of(self, key: str) -> Fact:
        return self.facts.fact(key, area=self.area)

    def _missing(self, parts: list[Fact]) -> tuple[Lack, ...]:
        found = [lack for part in parts for lack in part.missing]
        if self._measure.operation is Operation.DISTINCT:
            found += [lack for key in self._leaves() for lack in self.facts.lacks_ids(key)]
        if self.category != ALL_CATEGORIES:
            found.append(Lack(NO_CATEGORIES, self.indicator.name))
        return tuple(dict.fromkeys(found))

    def _value(self, parts: list[Fact]) -> Decimal | None:
        operation = self._measure.operation
        values = [part.value for part in parts if part.value is not None]
        if len(values) < len(parts):
            return None
        if operation is Operation.SUM:
            return sum(values, Decimal(0))
        if operation is Operation.DISTINCT:
            return Decimal(len(self._people()))
        if operation is Operation.DOUBLE:
            return values[0] * 2
        factor = 100 if operation is Operation.SHARE else 1000
        return half_up(values[0] * factor / values[1], self._measure.places) if values[1] else None

    def _leaves(self) -> Iterator[str]:
        """The keys of the measured figures below, each once for every way to it."""
        waiting = list(self._keys)
        while waiting:
            key = waiting.pop(0)
            measure = self.facts.indicators[key].measure
            if self._of(key).not_run:
                continue
            if isinstance(measure, Measure):
                yield key
            else:
                waiting[:0] = measure.parts

    def _people(self) -> set[str]:
        found: set[str] = set()
        for key in self._leaves():
            measure = self.facts.indicators[key].measure
            assert isinstance(measure, Measure)
            frame = self.facts.frame(measure.table)
            assert frame is not None
            found |= frame.values("id_no", self.facts.masks.counted(key, self.area))
        return found

    def _left_out(self, parts: list[Fact]) -> int:
        """Rows with errors, each once, however many of the parts it might belong to."""
        if not any(part.left_out for part in parts):
            return 0
        found: set[tuple[type[Row], int]] = set()
        for key in self._leaves():
            measure = self.facts.indicators[key].measure
            assert isinstance(measure, Measure)
            found |= {(measure.table, at) for at in self.facts.masks.left_out(key, self.area).nonzero()[0].tolist()}
        return len(found)
