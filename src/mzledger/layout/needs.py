"""Which fields figures hang on: what must be asked about, and what may stay unread."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mzledger.schema.measure import At, During, Measure
from mzledger.schema.program import Program, Table


def measured(program: Program, table: Table, household_rows: bool = False) -> dict[str, list[str]]:
    """Field of a table → the indicators that can't be had without it; in household rows some are counted by another field."""
    found: dict[str, list[str]] = {}
    for measure in program.measures:
        if isinstance(measure, Measure) and measure.table is table.model:
            for name in _needed(measure, household_rows):
                found.setdefault(name, []).append(measure.name)
    return found


def _needed(measure: Measure, household_rows: bool) -> Iterator[str]:
    of = measure.otherwise if household_rows and measure.otherwise else measure.of
    yield from filter(None, (of, *measure.where))
    if isinstance(measure.when, During):
        yield measure.when.day


def _assumed(measure: Measure) -> Iterator[str]:
    """What a stock does without, by an assumption: but not while a column is left that could be it."""
    if isinstance(measure.when, At):
        yield from filter(None, (measure.when.start, measure.when.stop, *measure.when.told_by))


def wanted_fields(program: Program, table: Table) -> dict[str, list[str]]:
    """Fields that some figure, its break-down or a person's identity hangs on → the indicators."""
    found = measured(program, table)
    known = {spec.name for spec in table.fields}
    for measure in program.measures:
        if isinstance(measure, Measure) and measure.table is table.model:
            for name in _assumed(measure):
                if name in known:
                    found.setdefault(name, []).append(measure.name)
    for name in (program.category_of(table.model), table.area if table.has(table.area) else ""):
        if name:
            found.setdefault(name, [])
    for spec in table.fields:
        if spec.column.identity and spec.kind == "身份证号":
            found.setdefault(spec.name, [])
    return found


@cache
def stock_fields(program: Program, table: Table) -> frozenset[str]:
    """The start and stop of a stock: without them everybody listed counts as covered, which is said."""
    whens = (m.when for m in program.measures if isinstance(m, Measure) and m.table is table.model)
    return frozenset(name for when in whens if isinstance(when, At) for name in (when.start, when.stop) if name)


@cache
def unneeded(program: Program, table: Table) -> frozenset[str]:
    """Fields on which no figure and nobody's identity hangs: a blank or an unknown word there is a 提醒, and its row is counted."""
    needed = {*measured(program, table), program.category_of(table.model), *table.unique, "state", table.area}
    needed |= {*(table.spell or ()), table.payee, table.household}
    if table.family:
        needed |= {table.family.relation, table.family.persons, table.family.head_id}
    measures = [m for m in program.measures if isinstance(m, Measure) and m.table is table.model]
    if not measures:
        return frozenset(s.name for s in table.fields if s.choices and s.name not in needed)
    return frozenset(s.name for s in table.fields if not s.column.identity and s.name not in needed)
