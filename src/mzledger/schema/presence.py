"""Which ledgers were handed in: zero and “no ledger” must never look alike."""

from __future__ import annotations

from mzledger.schema.program import View
from mzledger.schema.records import Part, Records


def absent_views(records: Records) -> tuple[View, ...]:
    """The views (农村低保, 城市低保) of which no sheet tells.

    A sheet tells of a view when it has rows of it, or has a category column and is not named after another view: then no
    row means a true zero. A sheet named 城市低保 says nothing of 农村低保.
    """
    program = records.program
    if not program.views or not records.table.has(program.category):
        return ()
    return tuple(view for view in program.views if not any(_tells_of(part, view) for part in records.parts))


def _tells_of(part: Part, view: View) -> bool:
    program = part.program
    if view.value in part.columns.get(program.category, ()):
        return True
    if program.category not in part.positions:
        return False
    names = f"{part.file.rsplit('/', 1)[-1]} {part.sheet}"
    return not any(other.name in names for other in program.views if other is not view)
