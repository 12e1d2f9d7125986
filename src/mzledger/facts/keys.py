"""Every indicator by its key and by its Chinese name, taken from the programs' declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mzledger.schema.measure import AnyMeasure, Measure
from mzledger.schema.program import Program, View


@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """A measure of a program, over the whole program or one view of it."""

    program: Program
    measure: AnyMeasure
    view: View | None = None

    @property
    def key(self) -> str:
        """`dibao.rural.households`."""
        middle = f".{self.view.slug}" if self.view else ""
        return f"{self.program.slug}{middle}.{self.measure.slug}"

    @property
    def subject(self) -> str:
        """`农村低保`."""
        return self.view.name if self.view else self.program.name

    @property
    def name(self) -> str:
        """`农村低保.户数`, as templates write it."""
        return f"{self.subject}.{self.measure.name}"


def indicators(programs: Iterable[Program]) -> dict[str, Indicator]:
    """Key → indicator, in the order in which the programs declare them."""
    return {indicator.key: indicator for program in programs for indicator in _of(program)}


def _of(program: Program) -> Iterator[Indicator]:
    for measure in program.measures:
        yield Indicator(program, measure)
    for view in program.views:
        for measure in program.measures:
            if isinstance(measure, Measure) and program.table_of(measure.table).has(program.category):
                yield Indicator(program, measure, view)
