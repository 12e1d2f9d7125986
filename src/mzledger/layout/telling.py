"""What the messages about a sheet's columns are made of."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from mzledger.layout.fitting import Fit
from mzledger.layout.header import Header, Heading
from mzledger.layout.needs import wanted_fields
from mzledger.layout.profile import Profile
from mzledger.schema.columns import CellMemory, ColumnReader
from mzledger.schema.records import Part
from mzledger.schema.row import FieldSpec
from mzledger.values.problem import Where
from mzledger.workbook.address import a1, letters


@dataclass(frozen=True, slots=True)
class Told:
    """Where a sheet stands, for its problems."""

    file: str
    sheet: str
    header: Header

    def where(self, heading: Heading | None = None) -> Where:
        """The heading's cell, or the first one."""
        column = heading.column if heading else min((h.column for h in self.header.headings), default=0)
        return Where(self.file, self.sheet, a1(self.header.last_row, column))


@dataclass(frozen=True, slots=True)
class Columns:
    """A sheet's columns as they were read into a part. `profiles` are their cells, `used` those that some table takes."""

    told: Told
    fit: Fit
    part: Part
    profiles: Mapping[int, Profile]
    memory: CellMemory
    readers: Mapping[str, ColumnReader]
    used: Container[int]

    @property
    def specs(self) -> dict[str, FieldSpec]:
        """The table's fields by name."""
        return {spec.name: spec for spec in self.fit.table.fields}

    @property
    def wanted(self) -> dict[str, list[str]]:
        """The fields that figures hang on, with these."""
        return wanted_fields(self.fit.program, self.fit.table)

    @property
    def free(self) -> list[Heading]:
        """The filled columns that nothing uses and that the office did not set aside."""
        headings = [h for h in self.told.header.headings if h.column not in self.used]
        return [h for h in headings if not self.of(h).empty and h.column not in self.fit.set_aside]

    def of(self, heading: Heading) -> Profile:
        """The cells of a column."""
        return self.profiles[heading.column]


def named(heading: Heading) -> str:
    """A column as messages name it: D 列“停发时间”."""
    if not heading.text:
        return f"{letters(heading.column)} 列（没有列名）"
    return f"{letters(heading.column)} 列“{heading.path}”"


def make_absent(part: Part, name: str) -> None:
    """What was asked about counts as not there until it is answered: what hangs on it is missing."""
    part.assumed.pop(name, None)
    part.absent, part.asked = part.absent | {name}, part.asked | {name}
