"""Which table of which program a sheet holds: by its headings, and by the names on the file, the sheet and its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mzledger.schema.program import Program, Table
from mzledger.schema.row import FieldSpec
from mzledger.workbook.address import heading_key
from mzledger.workbook.grid import Sheet
from mzledger.workbook.header import Header, Heading, find_header


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet's table, its header, the columns found for its fields, and the fields that it lacks or has twice."""

    program: Program
    table: Table
    header: Header
    columns: dict[str, Heading]
    doubled: tuple[tuple[FieldSpec, Heading, Heading], ...] = ()

    @property
    def missing(self) -> tuple[FieldSpec, ...]:
        """Required fields without a column."""
        return tuple(f for f in self.table.fields if f.column.must_exist and f.name not in self.columns)

    @property
    def fit(self) -> tuple[float, int]:
        """The share of required fields that are there, then how many fields are there at all."""
        required = sum(f.column.must_exist for f in self.table.fields)
        return 1 - len(self.missing) / max(required, 1), len(self.columns)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several programs fit a sheet equally well, and no name says which."""

    choices: tuple[Recognised, ...]


@cache
def heading_fields(table: Table) -> dict[str, tuple[FieldSpec, int]]:
    """Heading key → field, and its rank: 0 for the field's own heading, then its alternatives in order."""
    found: dict[str, tuple[FieldSpec, int]] = {}
    for spec in table.fields:
        for rank, text in enumerate((spec.column.heading, *spec.column.alternatives)):
            found.setdefault(heading_key(text), (spec, rank))
    return found


@cache
def vocabulary(programs: tuple[Program, ...]) -> dict[str, None]:
    """Every heading key that some table knows."""
    return {key: None for program in programs for table in program.tables for key in heading_fields(table)}


def recognise(sheet: Sheet, file_stem: str, programs: tuple[Program, ...]) -> Recognised | Ambiguous | None:
    """The table that a sheet holds; None where no header is recognised (a cover, a note, an empty sheet)."""
    header = find_header(sheet, vocabulary(programs))
    if header is None:
        return None
    named = _named(programs, sheet.name, header.title, file_stem)
    fits = [
        found for program in named or programs for table in program.tables if (found := match(program, table, header))
    ]
    if not fits:
        return None
    best = max(found.fit for found in fits)
    winners = [found for found in fits if found.fit == best]
    if len(winners) == 1:
        return winners[0]
    for text in (sheet.name, header.title, file_stem):
        by_table = [found for found in winners if found.table.name in text]
        if len(by_table) == 1:
            return by_table[0]
    return winners[0] if len({found.program.slug for found in winners}) == 1 else Ambiguous(tuple(winners))


def _named(programs: Sequence[Program], *texts: str) -> tuple[Program, ...]:
    """The programs that the nearest text names: the sheet's name, else its title, else the file's name."""
    for text in texts:
        found = tuple(program for program in programs if program.tables and any(name in text for name in program.names))
        if found:
            return found
    return ()


def match(program: Program, table: Table, header: Header) -> Recognised | None:
    """How a table's fields meet a header; None below half of the required ones or two in all.

    A field's own heading beats an alternative; two alternatives side by side are a doubt that only the clerk can settle.
    """
    known = heading_fields(table)
    columns: dict[str, tuple[int, Heading]] = {}
    doubled: list[tuple[FieldSpec, Heading, Heading]] = []
    for heading in header.headings:
        keys = (heading_key(heading.parent + heading.text), heading.key, heading.bare_key)
        hit = next((known[key] for key in keys if key in known), None)
        if hit is None:
            continue
        spec, rank = hit
        before = columns.get(spec.name)
        if before is None or (rank == 0 and before[0] > 0):
            columns[spec.name] = (rank, heading)
        elif rank == 0 or before[0] > 0:
            doubled.append((spec, before[1], heading))
    found = Recognised(
        program, table, header, {name: heading for name, (_, heading) in columns.items()}, tuple(doubled)
    )
    return found if found.fit[0] >= 0.5 and found.fit[1] >= 2 else None
