"""What holds in place of columns that a sheet has not, and the law that no row of it is lost."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import partial
from typing import Any

from mzledger.schema.records import Part
from mzledger.values.coded import Coded


def supply(part: Part, told: Container[str], day: date) -> None:
    """What holds where a column is absent (`told`: the fields that are not): one value, or one derived from the others.

    A field for which nothing holds is noted as absent.
    """
    absent = {s.name for s in part.table.fields if s.name not in told}
    for spec in part.table.fields:
        holds = spec.column.absent
        if spec.name not in absent or holds is None or absent & set(holds.needs):
            continue
        if spec.name in part.table.unique and holds.derive is None and _told_apart_by(part, spec.name, absent):
            continue
        if holds.derive is None:
            part.columns[spec.name] = Coded.constant(holds.value, len(part.rows))
        else:
            rows = zip(*(part.columns[name] for name in holds.needs), strict=True)
            part.columns[spec.name] = Coded.of(rows).mapped(partial(_derived, holds.derive, day))
        part.assumed[spec.name] = holds.said
    part.absent = frozenset(absent - part.assumed.keys())


def _derived(derive: Callable[[Any, date], Any], day: date, row: Any) -> Any:
    return derive(row, day)


def _told_apart_by(part: Part, name: str, absent: set[str]) -> bool:
    """Whether rows can't all be of one sort: they are alike in all else that tells them apart, or each person has sums of two sizes."""
    others = [other for other in part.table.unique if other != name and other not in absent]
    if not others:
        return False
    keys = list(zip(*(part.columns[other] for other in others), strict=True))
    if len(keys) - len(set(keys)) > max(1, len(keys) // 50):
        return True
    return part.table.across is not None and _sums_of_two_sizes(
        part.columns[others[0]], part.columns[part.table.across.amount]
    )


def _sums_of_two_sizes(persons: Sequence[Any], sums: Sequence[Any]) -> bool:
    """Whether most persons with several sums have one that is less than a third of another."""
    by_person: dict[Any, list[int]] = {}
    for person, fen in zip(persons, sums, strict=True):
        if person is not None and fen:
            by_person.setdefault(person, []).append(fen)
    several = [paid for paid in by_person.values() if len(paid) > 1]
    return sum(3 * min(paid) < max(paid) for paid in several) * 2 > len(several)


def conserved(part: Part) -> None:
    """The law of reading: every row of the sheet is a data row or counted under its kind (AssertionError if not)."""
    kept = part.data_rows + sum(part.non_data.values())
    if kept != part.rows_seen:
        raise AssertionError(f"{part.file} {part.sheet}: {part.rows_seen} rows seen, {kept} accounted for")
