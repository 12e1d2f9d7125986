"""What the messages about a sheet's columns are made of."""

from __future__ import annotations

from dataclasses import dataclass

from mzledger.layout.header import Header, Heading
from mzledger.schema.records import Part
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


def named(heading: Heading) -> str:
    """A column as messages name it: D 列“停发时间”."""
    if not heading.text:
        return f"{letters(heading.column)} 列（没有列名）"
    return f"{letters(heading.column)} 列“{heading.path}”"


def make_absent(part: Part, name: str) -> None:
    """What was asked about counts as not there until it is answered: what hangs on it is missing."""
    part.assumed.pop(name, None)
    part.absent, part.asked = part.absent | {name}, part.asked | {name}
