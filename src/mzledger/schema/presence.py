"""Which sheets tell of what: zero and “no ledger” must never look alike."""

from __future__ import annotations

from mzledger.schema.program import Program, View
from mzledger.schema.records import Part, Records


def telling(records: Records, view: View) -> tuple[Part, ...]:
    """The sheets that tell of a view (农村低保, 城市低保).

    A sheet tells of a view when it has rows of it, or is named after it, or has a category column and is not named after
    another view: then no row means that there is none. A sheet named 城市低保 says nothing of 农村低保.
    """
    return tuple(part for part in records.parts if _tells_of(part, view))


def concerned(records: Records, view: View | None) -> tuple[Part, ...]:
    """The sheets whose rows may belong to a view; all that have rows, where the whole is meant."""
    name = records.program.category
    parts = tuple(part for part in records.parts if part.rows)
    if view is None:
        return parts
    return tuple(part for part in parts if name in part.absent or view.value in part.columns[name])


def named_after(program: Program, view: View | None, label: str) -> bool:
    """Whether a sheet that was not read may belong to a view: it is not named after another one."""
    return view is None or view.name in label or not any(other.name in label for other in program.views)


def _tells_of(part: Part, view: View) -> bool:
    program = part.program
    if view.value in part.columns.get(program.category, ()):
        return True
    names = f"{part.file.rsplit('/', 1)[-1]} {part.sheet}"
    named = [other for other in program.views if other.name in names]
    return view in named or (program.category in part.positions and not named)
