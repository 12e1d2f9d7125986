"""Records: the rows of one table in one year, by column, each row knowing its sheet; and the year's book of them.

A column is an array of codes with the distinct typed values that they stand for (None where blank or defective). Rows that some
error keeps out of the figures stay in the columns, so that rules see whole households; their indexes stand in `rejected`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any

from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row
from mzledger.values.coded import Coded, Mask
from mzledger.values.fact import Origin
from mzledger.values.identities import Identities
from mzledger.values.place import Places
from mzledger.values.problem import Problem, Where
from mzledger.workbook.address import a1


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A 小计/合计 row: its sheet row and label, how many data rows stand above it, and its amounts by field (分)."""

    row: int
    label: str
    above: int
    amounts: dict[str, int]


@dataclass(slots=True, eq=False)
class Part:
    """What one sheet gave: columns of equal length, the sheet row of each, and every other row by its kind. Equal only to itself."""

    file: str
    sheet: str
    digest: str
    program: Program
    table: Table
    positions: dict[str, int]
    """Field → sheet column from 0; a field taken from a name has none."""
    columns: dict[str, Coded]
    rows: list[int] = field(default_factory=list)
    non_data: Counter[str] = field(default_factory=Counter)
    rows_seen: int = 0
    data_rows: int = 0
    """Sheet rows that gave a record or more; as many as `rows` where one row is one record."""
    scattered: dict[str, list[int]] = field(default_factory=dict)
    """Field → the sheet column of each record's value, where a row gives several records (months side by side)."""
    totals: list[PrintedTotal] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    unknown_words: dict[tuple[str, str], None] = field(default_factory=dict)
    """Column heading (ours) and a word that its closed list doesn't know, in the order met."""
    unread: tuple[str, ...] = ()
    """Headings that belong to no field."""
    absent: frozenset[str] = frozenset()
    """Fields without a column, for which nothing is assumed either: what needs them is missing."""
    coarse: frozenset[str] = frozenset()
    """Fields of time that stand for a whole year, so that no part of it can be told."""
    spanned: frozenset[str] = frozenset()
    """Fields of time that stand for a quarter, a half-year or a year by its last month."""
    household_rows: bool = False
    """Whether a row is a household and not a person."""
    asked: frozenset[str] = frozenset()
    """Absent fields of which a column may be there all the same: nothing is assumed in their place until it is answered."""
    assumed: dict[str, str] = field(default_factory=dict)
    """Field without a column → what holds instead, in a clerk's words."""
    set_aside: bool = False
    """Whether all its rows stand in another sheet."""
    moved: bool = False
    """Whether some of its records were taken out again: they stand in another sheet, or can't be used."""
    said_none: bool = False
    """Whether a sheet without rows says that there truly are none (本年无)."""

    @property
    def label(self) -> str:
        """`2020/低保.xlsx › 农村`, as messages call the sheet."""
        return f"{self.file} › {self.sheet}"

    def states(self, *names: str) -> bool:
        """Whether the sheet itself says these fields, by a column, its shape or a name: none is absent or only assumed."""
        return self.absent.isdisjoint(names) and self.assumed.keys().isdisjoint(names)

    def keep(self, indexes: Sequence[int], kind: str) -> None:
        """Keeps some of the records; the sheet rows of the others are counted under a kind that is no data."""
        kept = set(indexes)
        rows_before, rows_after = len(set(self.rows)), len({self.rows[index] for index in indexes})
        self.columns = {name: values.take(list(indexes)) for name, values in self.columns.items()}
        self.scattered = {name: [columns[index] for index in indexes] for name, columns in self.scattered.items()}
        self.rejected = {at for at, index in enumerate(indexes) if index in self.rejected and index in kept}
        self.rows = [self.rows[index] for index in indexes]
        self.non_data[kind] += rows_before - rows_after
        self.moved |= rows_before > rows_after
        self.data_rows -= rows_before - rows_after
        self.totals = []

    def empty(self, kind: str) -> None:
        """Takes all records out; their rows are counted under a kind that is no data."""
        self.keep([], kind)
        self.set_aside = True

    def leave_unread(self) -> None:
        """A sheet that can't be used as it stands: its rows are counted, none is a record."""
        self.keep([], "没有读取")
        self.columns = {}

    def has_blanks(self) -> bool:
        """Whether some column of the sheet has a cell without a value."""
        return any(None in self.columns[name] for name in self.positions)

    def where(self, index: int, name: str = "") -> Where:
        """The cell of a row's field; the row's first column where the field has no column of its own."""
        if name in self.scattered:
            column = self.scattered[name][index]
        else:
            column = self.positions.get(name, min(self.positions.values(), default=0))
        return Where(self.file, self.sheet, a1(self.rows[index], column))


@dataclass(eq=False)
class Records:
    """All rows of a table in a year, over its sheets, in reading order. Equal only to themselves."""

    program: Program
    table: Table
    parts: tuple[Part, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(part.rows) for part in self.parts), initial=0))

    @cached_property
    def _coded(self) -> dict[str, Coded]:
        return {}

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        return {}

    def __len__(self) -> int:
        return self._starts[-1]

    def coded(self, name: str) -> Coded:
        """A field's values over all rows, as codes (KeyError where the table has no such field)."""
        if name not in self._coded:
            self._coded[name] = Coded.joined([part.columns[name] for part in self.parts])
        return self._coded[name]

    def column(self, name: str) -> list[Any]:
        """A field's values over all rows, one by one."""
        if name not in self._columns:
            self._columns[name] = self.coded(name).tolist()
        return self._columns[name]

    def having(self, *names: str) -> Records:
        """The rows of the sheets that state these fields, as records of their own; these records where all do."""
        parts = tuple(part for part in self.parts if part.states(*names))
        return self if len(parts) == len(self.parts) else Records(self.program, self.table, parts)

    def states(self, index: int, *names: str) -> bool:
        """Whether the sheet of a row states these fields."""
        return self.locate(index)[0].states(*names)

    def mask(self, test: Callable[[Part], bool]) -> Mask:
        """The rows whose sheet passes a test."""
        return Coded.joined([Coded.constant(test(part), len(part.rows)) for part in self.parts]).where_in((True,))

    def flags(self, test: Callable[[Part], bool]) -> list[bool]:
        """For each row, whether its sheet passes a test."""
        found: list[bool] = self.mask(test).tolist()
        return found

    def lacking(self, name: str) -> tuple[Part, ...]:
        """The sheets that have rows, but no column for a field, and no value that holds instead."""
        return tuple(part for part in self.parts if name in part.absent and part.rows)

    def locate(self, index: int) -> tuple[Part, int]:
        """The part that a row came from, and its index there."""
        at = bisect_right(self._starts, index) - 1
        return self.parts[at], index - self._starts[at]

    def where(self, index: int, name: str = "") -> Where:
        """The cell of a row's field."""
        part, inner = self.locate(index)
        return part.where(inner, name)

    def sheet_row(self, index: int) -> int:
        """The row number that Excel shows."""
        part, inner = self.locate(index)
        return part.rows[inner]

    def origin(self, index: int) -> Origin:
        """Where a single row stands, as a figure remembers it."""
        part, inner = self.locate(index)
        return Origin(part.file, part.sheet, part.digest, ((part.rows[inner], part.rows[inner]),))

    def reject(self, index: int) -> None:
        """Keeps a row out of the figures."""
        part, inner = self.locate(index)
        part.rejected.add(inner)

    @property
    def rejected(self) -> set[int]:
        """Indexes of the rows that are not counted."""
        return {start + i for start, part in zip(self._starts, self.parts, strict=False) for i in part.rejected}

    def accepted(self) -> Mask:
        """The rows that are counted."""
        found = self.mask(lambda part: True)
        found[list(self.rejected)] = False
        return found


@dataclass
class YearBook:
    """All records of a year, up to a day. `previous` is last year's book, if there is one.

    Iterating gives the year's own tables; `records` also finds those of the standing `registers`, checked once for all years.
    """

    year: int
    as_of: date
    tables: dict[type[Row], Records]
    places: Places | None = None
    previous: YearBook | None = None
    registers: dict[type[Row], Records] = field(default_factory=dict)
    dated: bool = True
    """Whether the ledgers stand in a year's folder; else `year` is only that of the closing day."""
    unread: dict[type[Row], tuple[str, ...]] = field(default_factory=dict)
    """By table, the sheets (file › sheet) that were handed in but could not be read: without them no figure is a total."""
    since: date | None = None
    """The day from which flows are counted, where that isn't 1 January."""
    closing: date | None = None
    """The office's own closing day: what a ledger says of the whole year is then the year so far."""

    @cached_property
    def identities(self) -> Identities:
        """What every identity number in the year's tables says by itself."""
        columns = (
            records.coded(spec.name) for records in self for spec in records.table.fields if spec.kind == "身份证号"
        )
        return Identities.of(value for column in columns for value in column.values() if value is not None)

    def records(self, model: type[Row]) -> Records | None:
        """The records of a table; None where no ledger was handed in."""
        found = self.tables.get(model)
        return self.registers.get(model) if found is None else found

    def __iter__(self) -> Iterator[Records]:
        return iter(self.tables.values())

    def all_records(self) -> Iterator[Records]:
        """The year's tables and the standing registers."""
        yield from self.tables.values()
        yield from self.registers.values()
