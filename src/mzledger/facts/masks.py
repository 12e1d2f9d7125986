"""Which rows a measured figure stands on, by township and category, and which rows with errors it may leave out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mzledger.facts.frames import NO_GROUP, Frame, group_of, span_of
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Measure
from mzledger.schema.records import YearBook
from mzledger.schema.row import Row
from mzledger.values.coded import Mask
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY


class Masks:
    """The frames of a year's tables and the masks over them, each made when it is first asked for."""

    def __init__(self, book: YearBook, indicators: Mapping[str, Indicator]) -> None:
        self._book = book
        self._indicators = indicators
        self._frames: dict[type[Row], Frame] = {}
        self._masks: dict[tuple[str, str, str], Mask] = {}

    def frame(self, model: type[Row]) -> Frame | None:
        """The frame of a table; None where no ledger was handed in."""
        records = self._book.records(model)
        if records is None:
            return None
        if model not in self._frames:
            self._frames[model] = Frame(records)
        return self._frames[model]

    def frame_of(self, indicator: Indicator) -> Frame:
        """The frame of a measure whose ledger was handed in."""
        frame = self.frame(measure_of(indicator).table)
        assert frame is not None
        return frame

    def counted(self, key: str, area: str = WHOLE_COUNTY, category: str = ALL_CATEGORIES) -> Mask:
        """The rows that a figure stands on. A value that stands in several groups belongs to its last row's."""
        wanted = (key, area, category)
        if wanted not in self._masks:
            self._masks[wanted] = self._make(self._indicators[key], area, category)
        return self._masks[wanted]

    def left_out(self, key: str, area: str = WHOLE_COUNTY, category: str = ALL_CATEGORIES) -> Mask:
        """The rows with errors that belong to a figure, or may: their township and category are its own, or can't be read.

        Nothing else is asked of them: what is wrong in a row may be the very cell by which it would not count.
        """
        indicator = self._indicators[key]
        frame = self.frame_of(indicator)
        if not frame.rejected.any():
            return frame.rejected
        name = category_field(indicator)
        mask = frame.rejected & frame.perhaps({k: v for k, v in _where(indicator).items() if k == name})
        if area != WHOLE_COUNTY:
            mask &= frame.perhaps({area_field(indicator): area})
        return mask & frame.perhaps({name: category}) if category != ALL_CATEGORIES else mask

    def all_wrong(self, indicator: Indicator) -> bool:
        """Whether there are rows for an indicator, and each has an error."""
        frame = self.frame_of(indicator)
        rows = frame.perhaps(_of_view(indicator))
        return bool(rows.any() and frame.rejected[rows].all())

    def groups(self, indicator: Indicator, name: str) -> list[str]:
        """The different values of a field in the rows that a figure stands on, as they come."""
        frame, mask = self.frame_of(indicator), self.counted(indicator.key)
        names = list(frame.groups(name)[1])
        codes = group_of(frame, indicator.program, measure_of(indicator), name, mask)[mask].tolist()
        return [names[code] for code in dict.fromkeys(codes)]

    def part(self, indicator: Indicator, name: str, value: str) -> tuple[Mask, Mask]:
        """The rows of a figure with a value of some field, and those with errors that it may leave out."""
        frame, mask = self.frame_of(indicator), self.counted(indicator.key)
        code = frame.groups(name)[1].get(value, NO_GROUP)
        codes = group_of(frame, indicator.program, measure_of(indicator), name, mask)
        return mask & (codes == code), self.left_out(indicator.key) & frame.perhaps({name: value})

    def _make(self, indicator: Indicator, area: str, category: str) -> Mask:
        measure, program, frame = measure_of(indicator), indicator.program, self.frame_of(indicator)
        if (area, category) == (WHOLE_COUNTY, ALL_CATEGORIES):
            mask = frame.select(
                measure.when, _where(indicator), span_of(measure.when, self._book.as_of, self._book.since)
            )
            return self._once(indicator, mask)
        mask = self.counted(indicator.key)
        table = program.table_of(measure.table)
        fields = ((table.area, area, WHOLE_COUNTY), (category_field(indicator), category, ALL_CATEGORIES))
        for name, value, everything in fields:
            if value != everything:
                code = frame.groups(name)[1].get(value, NO_GROUP)
                mask = mask & (group_of(frame, program, measure, name, mask) == code)
        return mask

    def _once(self, indicator: Indicator, mask: Mask) -> Mask:
        """What is added up where a sheet can't be counted is that of a household: it stands on one row of each."""
        measure, frame = measure_of(indicator), self.frame_of(indicator)
        household = indicator.program.table_of(measure.table).household
        if not measure.otherwise or not household:
            return mask
        uncounted = mask & frame.lacking(measure.of)
        return (mask & ~uncounted) | frame.once(uncounted, household)


def measure_of(indicator: Indicator) -> Measure:
    """The measure of an indicator that is not made of others."""
    assert isinstance(indicator.measure, Measure)
    return indicator.measure


def area_field(indicator: Indicator) -> str:
    """The field that says a row's township; '' where the table has none."""
    table = indicator.program.table_of(measure_of(indicator).table)
    return table.area if table.has(table.area) else ""


def category_field(indicator: Indicator) -> str:
    """The field by which the figure is broken down; '' where the table has none."""
    return indicator.program.category_of(measure_of(indicator).table)


def _of_view(indicator: Indicator) -> dict[str, Any]:
    return {indicator.program.category: indicator.view.value} if indicator.view else {}


def _where(indicator: Indicator) -> dict[str, Any]:
    return dict(measure_of(indicator).where) | _of_view(indicator)
