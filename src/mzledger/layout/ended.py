"""A sheet of those who have left beside sheets of those who are there: the others have no stop column because nobody on them stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mzledger.layout.across import field_named
from mzledger.layout.concepts import meaning_of
from mzledger.layout.telling import make_absent
from mzledger.schema.records import Part
from mzledger.values.problem import Problem, Severity, Where


def settle_ended(parts: Sequence[Part]) -> None:
    """Where one sheet of a file is named after leaving (取消对象) and all its rows have stopped, the file's others hold the rest."""
    read = [part for part in parts if part.columns]
    lists = [part for part in read if part.rows and part.table.spell and is_of_ended(part)]
    for part in read:
        spell = part.table.spell
        if not spell or spell[1] not in part.absent - part.asked:
            continue
        beside = [e for e in lists if e is not part and e.table is part.table and e.file == part.file]
        if beside:
            part.absent = part.absent - {spell[1]}
            part.assumed[spell[1]] = f"停发的另列在“{beside[0].sheet}”表，这张表上的都没有停发"
        elif others := [p for p in read if p is not part and _says_stops(p, part)]:
            part.asked = part.asked | {spell[1]}
            stop = field_named(part.table, spell[1]).column.heading
            what = f"“{others[0].sheet}”表有“{stop}”列，这张表没有，不知道有没有停发的；请补上这一列（没有停发的空着）"
            part.problems.append(Problem("MZ308", Severity.ERROR, Where(part.file, part.sheet), what))


def settle_named(parts: Sequence[Part]) -> None:
    """Where the names of a file's other sheets tell a field, a sheet whose name tells none of its values is asked about."""
    for part in (part for part in parts if part.columns):
        beside = [
            p for p in parts if p.columns and p is not part and p.table is part.table and p.file == part.file and p.rows
        ]
        for name in [n for n in part.assumed if field_named(part.table, n).column.from_name] + [*_only_the_year(part)]:
            told = [p for p in beside if p.states(name) and _is_named(p, name) and name not in p.coarse]
            if told:
                heading = field_named(part.table, name).column.heading
                what = f"“{told[0].sheet}”等表由表名写明“{heading}”，这张表的名称“{part.sheet}”认不出是哪一种"
                part.problems.append(Problem("MZ308", Severity.ERROR, Where(part.file, part.sheet), what))
                make_absent(part, name)


def _is_named(part: Part, name: str) -> bool:
    """Whether a field has no column: a name tells it."""
    return name not in part.positions and name not in part.scattered


def _only_the_year(part: Part) -> Iterator[str]:
    """Fields of time of which the names tell the year only."""
    return (name for name in part.coarse if _is_named(part, name))


def _says_stops(other: Part, part: Part) -> bool:
    """Whether another sheet of a part's own file has the stop column, with somebody stopped."""
    assert part.table.spell
    stop = part.table.spell[1]
    if other.table is not part.table or other.file != part.file or stop not in other.positions:
        return False
    return any(value is not None for value in other.columns[stop])


def is_of_ended(part: Part) -> bool:
    """Whether a sheet is named after leaving, and each of its rows says when."""
    assert part.table.spell is not None
    stop = part.table.spell[1]
    return (
        stop in part.positions
        and "STOP" in meaning_of(part.sheet).qualifiers
        and all(value is not None for value in part.columns[stop])
    )
