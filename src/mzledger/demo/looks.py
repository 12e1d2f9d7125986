"""How workbooks look: a table on sheets of its own, with its headings and ways of writing."""

from __future__ import annotations

from dataclasses import dataclass, field

from mzledger.schema.row import Row


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is written: `renamed` gives the number of the alternative heading, `omitted` what the name says instead.

    `months` and `days` are forms of a date as text, or empty for real dates.
    """

    renamed: dict[str, int] = field(default_factory=dict)
    omitted: tuple[str, ...] = ()
    months: str = ""
    days: str = ""
    month_format: str = "yyyy-mm"
    money_format: str = "0.00"
    units: bool = False
    merged: bool = False
    subtotals: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a workbook. `split` is the field by whose values it is spread over sheets."""

    ledger: str
    model: type[Row]
    name: str
    title: str
    look: Look = Look()
    split: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its file name without the ending, its tables, whether it has a cover and a forgotten empty sheet."""

    name: str
    parts: tuple[Part, ...]
    cover: bool = False
    blank: bool = False


PLAIN = Look()
