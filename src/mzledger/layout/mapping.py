"""What the office said of headings: 列对照, applied by a layout's headings and never by a file's name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mzledger.layout.fitting import UNUSED
from mzledger.layout.header import Header
from mzledger.schema.program import Program, Table
from mzledger.workbook.address import heading_key

WHOLE = "（整张表）"
"""Stands for a heading where a line is of the whole sheet: which table it holds, or that it is not used."""


def layout_of(header: Header) -> str:
    """A layout's name: the same headings give the same, whatever their order, the file and the title.

    Eight hexadecimal digits of a digest: enough for the few hundred layouts of an office.
    """
    keys = sorted(heading_key(heading.path) for heading in header.headings)
    return hashlib.sha256("|".join(keys).encode()).hexdigest()[:8].upper()


def table_label(program: Program, table: Table) -> str:
    """A table as messages and 列对照 name it: 低保.花名册."""
    return f"{program.name}.{table.name}"


@dataclass(frozen=True, slots=True)
class Line:
    """One decision: in a layout, for a table (its label), a heading's path is one of our headings, or `UNUSED`; in a unit."""

    layout: str
    table: str
    heading: str
    ours: str
    unit: str = ""


class Sayings:
    """All decisions. One made for a layout counts for it; in another layout of the table it counts where all lines agree."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._exact: dict[tuple[str, str, str], Line] = {}
        self._any: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self._tables: dict[str, str] = {}
        for line in lines:
            key = heading_key(line.heading)
            if line.heading == WHOLE:
                self._tables[line.layout] = line.ours if line.ours == UNUSED else line.table
                continue
            self._exact[line.layout, line.table, key] = line
            self._any.setdefault((line.table, key), set()).add((line.ours, line.unit))

    def table(self, header: Header) -> str:
        """The label of the table that the office says a layout is of; `UNUSED` where it is none, '' where it said nothing."""
        return self._tables.get(layout_of(header), "") if self._tables else ""

    def decisions(self, program: Program, table: Table, header: Header) -> Mapping[str, tuple[str, str]]:
        """Heading path → (field or `UNUSED`, unit)."""
        if not self._any:
            return {}
        label, layout = table_label(program, table), layout_of(header)
        fields = {heading_key(spec.column.heading): spec.name for spec in table.fields}
        found = {}
        for heading in header.headings:
            key = heading_key(heading.path)
            line = self._exact.get((layout, label, key))
            others = self._any.get((label, key), set())
            said = (line.ours, line.unit) if line else next(iter(others)) if len(others) == 1 else None
            if said is not None:
                name = UNUSED if said[0] == UNUSED else fields.get(heading_key(said[0]), "")
                if name:
                    found[heading.path] = (name, said[1])
        return found


NOTHING_SAID = Sayings()
