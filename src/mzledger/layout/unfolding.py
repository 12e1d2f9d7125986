"""A run of rows as records: columns of raw cells by field, the sheet row of each record, and the sheet column of each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from mzledger.layout.plan import Plan
from mzledger.layout.profile import parted
from mzledger.schema.cells import EMPTY_AMOUNTS, folded
from mzledger.values.coded import Coded

ZEROS = frozenset({"0", "0.0", "0.00", "无"}) | EMPTY_AMOUNTS


@dataclass(slots=True)
class Records:
    """`rows`: the sheet row of each record. `cells`: field → raw cells; a field that a record has no column for is `MISSING`.

    `columns`: field → the sheet column of each cell, for fields that stand in several. `empty`: rows that gave no record.
    """

    rows: list[int]
    cells: dict[str, Coded]
    columns: dict[str, list[int]] = field(default_factory=dict)
    empty: int = 0


MISSING = None


def unfold(plan: Plan, numbers: list[int], columns: Sequence[Coded], left: int) -> Records:
    """The records of some data rows (their sheet rows, and all columns of the sheet from `left`)."""
    if plan.groups:
        return _by_group(plan, numbers, columns, left)
    shared = {name: columns[column - left] for name, column in plan.columns.items()}
    return Records(numbers, shared | {name: Coded.constant(raw, len(numbers)) for name, raw in plan.constants.items()})


def _by_group(plan: Plan, numbers: list[int], columns: Sequence[Coded], left: int) -> Records:
    fields = sorted({name for where, raw in plan.groups for name in (*where, *raw)})
    cells: dict[str, list[Any]] = {name: [] for name in fields}
    places: dict[str, list[int]] = {name: [] for name in fields}
    table = plan.fit.table
    amount = table.across.amount if table.across else ""
    family = table.family
    grouped = {column: columns[column - left].tolist() for where, _ in plan.groups for column in where.values()}
    came_of: list[int] = []
    for at in range(len(numbers)):
        seen: dict[str, str] = {}
        for group_at, (where, raw) in enumerate(plan.groups):
            own = {name: grouped[column][at] for name, column in where.items()}
            for entry in _entries(own, plan.several) if group_at and plan.several else (own,):
                if not _stands(entry, amount):
                    continue
                if family and family.id_no in fields:
                    name = folded(str(entry.get(family.name, "")))
                    who = folded(str(entry.get(family.id_no, ""))) or name
                    # The head may be listed among the members too; another name with the head's number is for rules to find.
                    if who in seen and name in ("", seen[who]):
                        continue
                    seen.setdefault(who, name)
                came_of.append(at)
                for name in fields:
                    cells[name].append(entry[name] if name in entry else raw.get(name, MISSING))
                    places[name].append(where.get(name, min(where.values(), default=0)))
    shared = {n: columns[column - left].take(came_of) for n, column in plan.columns.items() if n not in places}
    shared |= {n: Coded.constant(raw, len(came_of)) for n, raw in plan.constants.items() if n not in places}
    told = {name: Coded.of(values) for name, values in cells.items()}
    empty = len(numbers) - len(set(came_of))
    return Records([numbers[at] for at in came_of], shared | told, places, empty)


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
