"""A run of rows as records: columns of raw cells by field, the sheet row of each record, and the sheet column of each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from mzledger.layout.plan import Plan
from mzledger.layout.profile import parted
from mzledger.schema.cells import EMPTY_AMOUNTS, folded

ZEROS = frozenset({"0", "0.0", "0.00", "无"}) | EMPTY_AMOUNTS


@dataclass(slots=True)
class Records:
    """`rows`: the sheet row of each record. `cells`: field → raw cells; a field that a record has no column for is `MISSING`.

    `columns`: field → the sheet column of each cell, for fields that stand in several. `empty`: rows that gave no record.
    """

    rows: list[int]
    cells: dict[str, list[Any]]
    columns: dict[str, list[int]] = field(default_factory=dict)
    empty: int = 0


MISSING = None


def unfold(plan: Plan, numbers: list[int], columns: Sequence[list[Any]], left: int) -> Records:
    """The records of some data rows (their sheet rows, and all columns of the sheet from `left`)."""
    shared = {name: columns[column - left] for name, column in plan.columns.items()}
    constants = {name: [raw] * len(numbers) for name, raw in plan.constants.items()}
    if not plan.groups:
        return Records(numbers, shared | constants)
    return _by_group(plan, numbers, shared | constants, columns, left)


def _by_group(
    plan: Plan, numbers: list[int], shared: Mapping[str, list[Any]], columns: Sequence[list[Any]], left: int
) -> Records:
    fields = sorted({name for where, raw in plan.groups for name in (*where, *raw)})
    made = Records([], {name: [] for name in (*shared, *fields)}, {name: [] for name in fields})
    table = plan.fit.table
    amount = table.across.amount if table.across else ""
    family = table.family
    for at, row in enumerate(numbers):
        before = len(made.rows)
        seen: set[str] = set()
        for group_at, (where, raw) in enumerate(plan.groups):
            own = {name: columns[column - left][at] for name, column in where.items()}
            for entry in _entries(own, plan.several) if group_at and plan.several else (own,):
                if not _stands(entry, amount):
                    continue
                if family and family.id_no in fields:
                    who = folded(str(entry.get(family.id_no, ""))) or folded(str(entry.get(family.name, "")))
                    if who in seen:
                        continue
                    seen.add(who)
                _append(made, row, at, shared, fields, entry, where, raw)
        made.empty += len(made.rows) == before
    return made


def _append(
    made: Records,
    row: int,
    at: int,
    shared: Mapping[str, list[Any]],
    fields: Sequence[str],
    entry: Mapping[str, Any],
    where: Mapping[str, int],
    raw: Mapping[str, Any],
) -> None:
    made.rows.append(row)
    for name, cells in shared.items():
        if name not in made.columns:
            made.cells[name].append(cells[at])
    for name in fields:
        made.cells[name].append(entry[name] if name in entry else raw.get(name, MISSING))
        made.columns[name].append(where.get(name, min(where.values(), default=0)))


def _stands(entry: Mapping[str, Any], amount: str) -> bool:
    """Whether a group says anything of the row: an amount that is not nothing, or a person."""
    if amount in entry:
        cell = entry[amount]
        return cell != 0 and not (isinstance(cell, str) and (not cell.strip() or folded(cell) in ZEROS))
    return any(
        cell != "" and not (isinstance(cell, str) and folded(cell) in ("", "无", "/", "—", "-"))
        for cell in entry.values()
    )


def _entries(own: Mapping[str, Any], several: Sequence[str]) -> list[dict[str, Any]]:
    """The persons of one cell of names and one of numbers, in order; a missing counterpart is blank and found by the rules."""
    lists = {name: parted(own[name]) if isinstance(own[name], str) else [own[name]] for name in several if name in own}
    return [dict(zip(lists, entry, strict=True)) for entry in zip_longest(*lists.values(), fillvalue="")]
