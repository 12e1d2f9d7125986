"""Reading one table of a sheet into `Part`s: typed columns, each value with its cell, and every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from mzledger.layout.ends import EndWitness
from mzledger.layout.filling import PLACES, Filling, blank, fill_blocks, fill_dittos, fill_merged, in_blocks
from mzledger.layout.fitting import Fit
from mzledger.layout.header import Heading
from mzledger.layout.months import with_year
from mzledger.layout.names import value_named
from mzledger.layout.needs import unneeded
from mzledger.layout.plan import Plan, plan_of
from mzledger.layout.profile import Profile, share, yuan_in
from mzledger.layout.recognition import Seen
from mzledger.layout.rows import NONE
from mzledger.layout.sorting import RowSorter
from mzledger.layout.supplying import conserved, supply
from mzledger.layout.unfolding import Records, unfold
from mzledger.schema.cells import exact_number, tidy
from mzledger.schema.columns import CellMemory, ColumnReader
from mzledger.schema.program import NAME_OF, Table
from mzledger.schema.records import Part, PrintedTotal
from mzledger.schema.row import FieldSpec
from mzledger.values.coded import Coded
from mzledger.values.period import month_end
from mzledger.values.problem import Problem, Severity
from mzledger.workbook.grid import Cells, Sheet, row_of

_MONTH_SAID = re.compile(r"(?:(20\d\d)-)?(\d{1,2})月?")


EMPTY_SHEET = Sheet("", 0, False, (), iter(()))


@dataclass(frozen=True, slots=True)
class Place:
    """What a sheet's file is to the reader: its name in messages, its digest, names of it and its folders, its year and day."""

    file: str
    digest: str
    names: tuple[str, ...]
    year: int | None
    day: date


@dataclass(slots=True)
class _Target:
    """One table that the rows go to."""

    plan: Plan
    part: Part
    readers: dict[str, ColumnReader]
    given: dict[str, Any]
    read: dict[str, list[Coded]]


class TableReader:
    """Reads the rows below one header, down to the next one, into a part for each table that they feed."""

    def __init__(self, sheet: Sheet, seen: Seen, place: Place, memory: CellMemory, known: dict[str, None]) -> None:
        self.sheet, self.seen, self.place, self.memory = sheet, seen, place, memory
        self.filling = Filling.of(sheet.merged, seen.header.last_row)
        self.left_over = {h.column: Profile() for h in seen.header.headings}
        self.targets = [self._target(fit) for fit in seen.fits]
        self.sorter = RowSorter(seen.fits[0], sheet.left, known, memory.row_kinds)
        self.notes: list[tuple[int, str]] = []
        used = {column for target in self.targets for column in target.plan.fit.columns | target.plan.fit.set_aside}
        spells = any(target.part.table.spell for target in self.targets)
        self.witness = EndWitness(seen.header.headings, used, spells)
        for target in self.targets:
            target.part.non_data["标题和表头"] = target.part.rows_seen = (
                seen.header.last_row - seen.header.first_row + 1
            )
        self._choose_blocks()

    @property
    def main(self) -> _Target:
        """The table that the sheet is of."""
        return self.targets[0]

    def count(self, kind: str, rows: int) -> None:
        """Counts rows that stand around the table."""
        for target in self.targets:
            target.part.non_data[kind] += rows
            target.part.rows_seen += rows

    def feed(self, first_row: int) -> int | None:
        """Reads the sheet from a row on; gives the row at which another table's headings begin, and reads up to there."""
        columns = [cells[first_row - 1 :] for cells in self.sheet.columns()]
        if not columns or not len(columns[0]):
            return None
        raw = [cells[:] for cells in columns] if self.filling.merged else columns
        self._fill_merged(first_row, columns)
        found = self.sorter.sort(columns)
        if found.next_table is not None:
            columns = [cells[: found.next_table] for cells in columns]
        count = len(columns[0])
        for target in self.targets:
            target.part.rows_seen += count
        for index in found.doubtful:
            self.notes.append((first_row + index, " ".join(str(c) for c in row_of(raw, index) if c != "")))
        numbers = list(range(first_row, first_row + count))
        if found.others:
            for earlier, (index, kind) in enumerate(sorted(found.others.items())):
                for target in self.targets:
                    _set_aside(target, numbers[index], kind, row_of(raw, index), index - earlier, self.sheet.left)
            keep = [index for index in range(count) if index not in found.others]
            numbers = [numbers[index] for index in keep]
            columns = [cells.take(keep) for cells in columns]
        if numbers:
            self._take(numbers, columns)
        return None if found.next_table is None else first_row + found.next_table

    def finish(self) -> list[Part]:
        """The parts, with what holds in place of absent columns; asserts that no row is lost."""
        for target in self.targets:
            for name, read in target.read.items():
                target.part.columns[name] = Coded.joined(read)
            supply(target.part, target.plan.fields | target.given.keys(), self.place.day)
            target.part.said_none = not target.part.rows and target.part.non_data[NONE] > 0
            conserved(target.part)
        return [target.part for target in self.targets]

    def release(self) -> None:
        """Lets go of the sheet's cells: what is kept of a reader tells how the sheet was understood, for `mz columns`."""
        self.sheet = EMPTY_SHEET
        self.filling.merged, self.filling.held, self.filling.last = {}, {}, {}
        self.seen.below = ()
        for target in self.targets:
            target.readers = {}

    def _target(self, fit: Fit) -> _Target:
        plan = plan_of(fit, self.seen.profiles)
        texts = (self.sheet.name, fit.header.title, *self.place.names)
        part = Part(self.place.file, self.sheet.name, self.place.digest, fit.program, fit.table, {}, {})
        part.positions = dict(plan.columns)
        part.household_rows = plan.household_rows
        given = self._given(plan, part, texts)
        specs = {spec.name: spec for spec in fit.table.fields}
        lenient = unneeded(fit.program, fit.table)
        readers = {name: _reader(specs[name], fit, self.memory, lenient) for name in plan.fields}
        area = specs.get(fit.table.area)
        told = self._address(given.get(area.name)) if area and area.name not in plan.fields else None
        if area and area.name in fit.taken and self._holds_addresses(fit.taken[area.name].heading):
            readers[area.name] = self.memory.mentioned(area, lenient=not _own_people(fit.table))
        if area and told is not None:
            given.pop(area.name, None)
            plan.columns[area.name] = part.positions[area.name] = told.column
            readers[area.name] = self.memory.mentioned(area, lenient=not _own_people(fit.table))
            plan.said.append(f"没有“{area.column.heading}”列，按“{told.path}”列里开头的乡镇名读取")
        return _Target(plan, part, readers, given, {spec.name: [] for spec in fit.table.fields})

    def _given(self, plan: Plan, part: Part, texts: tuple[str, ...]) -> dict[str, Any]:
        """What the names around the sheet say in place of columns; a year without a month stands for the whole of it."""
        fit = plan.fit
        given: dict[str, Any] = {}
        across, year = fit.table.across, self.place.year
        if across and across.month and any(group.whole_year for group in fit.groups):
            part.coarse = frozenset({across.month})
        if across and across.month and any(group.spans for group in fit.groups):
            part.spanned = frozenset({across.month})
        for spec in fit.table.fields:
            if spec.name in plan.fields or not spec.column.from_name:
                continue
            value = value_named(spec, texts, self.memory.places, year)
            if value is None and spec.kind == "年月" and year and any(f"{year}年" in text for text in texts):
                value = date(year, self.place.day.month if self.place.day.year == year else 12, 1)
                part.coarse, part.spanned = part.coarse | {spec.name}, part.spanned | {spec.name}
                plan.said.append(f"没有“{spec.column.heading}”列，按名称中的“{year}年”全年计")
            elif value is not None and spec.kind == "年月" and any("季" in text or "半年" in text for text in texts):
                part.spanned = part.spanned | {spec.name}
            if value is not None:
                given[spec.name] = value
        return given

    def _holds_addresses(self, heading: Heading) -> bool:
        """Whether the cells of a column go on after the township's name."""
        places, cells = self.memory.places, self.seen.profiles[heading.column].cells
        if places is None or not cells:
            return False
        texts = [tidy(cell) for cell in cells if isinstance(cell, str)]
        longer = [text for text in texts if places.mentioned(text) and not places.township(text)]
        return len(longer) * 2 >= len(cells)

    def _address(self, named: str | None) -> Heading | None:
        """The column whose cells begin with the county's townships; with a name around the sheet, if they say otherwise."""
        places = self.memory.places
        if places is None:
            return None
        for heading in self.seen.header.headings:
            cells = self.seen.profiles[heading.column].cells
            if len(cells) >= 3 and share(cells, lambda c: isinstance(c, str) and places.mentioned(c)) >= 0.8:
                said = {places.mentioned(cell) for cell in cells if isinstance(cell, str)} - {None}
                return heading if said != {named} else None
        return None

    def _fill_merged(self, first_row: int, columns: Sequence[Coded]) -> None:
        for column in self._downward():
            fill_merged(self.filling, column, first_row, columns[column - self.sheet.left])

    def _downward(self) -> list[int]:
        """Columns whose cells may hold for the rows below: all but a person's own name and number, and what is added up."""
        table, plan = self.main.part.table, self.main.plan
        family = table.family
        own = {family.name, family.id_no, family.relation} if family else {"name", "id_no"}
        added = {table.across.amount} if table.across else set()
        return [column for name, column in plan.columns.items() if name not in own | added]

    def _blockable(self) -> list[int]:
        """Columns that may be filled in in a block's first row only: places, and what is a household's."""
        table, plan = self.main.part.table, self.main.plan
        household = table.family is not None
        household = household and not (plan.groups or plan.household_rows)
        whole = not (plan.groups or plan.household_rows)
        return [
            plan.columns[s.name]
            for s in table.fields
            if plan.columns.get(s.name) in self._downward()
            and (whole or s.kind in PLACES)
            and (s.kind in PLACES or s.column.merged or (household and s.column.required and s.name != "covered"))
        ]

    def _choose_blocks(self) -> None:
        """Which columns are written in the first row of a block only, by the sheet's first rows."""
        sample = self.sheet.head()[self.seen.header.last_row :] if not self.seen.below else list(self.seen.below)
        columns = [Coded.of(cells) for cells in zip(*sample, strict=True)]
        if not columns:
            return
        self._fill_merged(self.seen.header.last_row + 1, columns)
        self.filling.held.clear()
        others = self.sorter.sort(columns).others
        self.sorter.begun = False
        keep = [index for index in range(len(sample)) if index not in others]
        kept = [cells.take(keep) for cells in columns]
        starts, left = self._household_starts(kept), self.sheet.left
        blocks = {column for column in self._blockable() if in_blocks(kept[column - self.sheet.left], starts)}
        if starts is None and (starts := self._head_starts(kept, blocks)):
            blocks |= {column for column in self._blockable() if in_blocks(kept[column - self.sheet.left], starts)}
        blocks -= {number for number, name in self._persons() if _of_others(kept[number - left], kept[name - left])}
        if starts and any(self._is_households(column) for column in blocks):
            blocks |= {c for c in self._ends() if not any(map(_inside, kept[c - self.sheet.left], starts))}
        self.filling.blocks = frozenset(blocks)

    def _persons(self) -> list[tuple[int, int]]:
        """The columns of a person's number and name, for each person that a row tells of."""
        have = self.main.plan.columns
        return [(have[number], have[name]) for number, name in NAME_OF.items() if number in have and name in have]

    def _ends(self) -> list[int]:
        """Columns of an end, which hold for the household where its head's row alone is filled in."""
        table, plan = self.main.part.table, self.main.plan
        names = ((table.spell[1],) if table.spell else ()) + ("stop_reason", "state")
        return [plan.columns[name] for name in names if name in plan.columns]

    def _head_starts(self, columns: Sequence[Coded], blocks: Container[int]) -> list[bool] | None:
        """Without a relation: the rows in which the head is written, where that is done in the first row of a household only."""
        family, plan = self.main.part.table.family, self.main.plan
        heads = [plan.columns.get(name) for name in (family.head_id, family.head_name)] if family else []
        at = next((column for column in heads if column is not None and column in blocks), None)
        return None if at is None else [not blank(cell) for cell in columns[at - self.sheet.left]]

    def _take(self, numbers: list[int], columns: Sequence[Coded]) -> None:
        left = self.sheet.left
        for column in self._downward():
            fill_dittos(self.filling, column, columns[column - left])
        for column, profile in self.left_over.items():
            profile.add(columns[column - left])
        self.witness.look(numbers, columns, left)
        starts = None
        if self.filling.blocks:
            starts = self._household_starts(columns) or self._head_starts(columns, self.filling.blocks)
        for column in sorted(self.filling.blocks):
            fill_blocks(self.filling, column, columns[column - left], starts if self._is_households(column) else None)
        for target in self.targets:
            records = unfold(target.plan, numbers, columns, left)
            if records.empty:
                target.part.non_data["没有内容的行"] += records.empty
            _read(target, records, self.place.year)

    def _is_households(self, column: int) -> bool:
        spec = next(s for s in self.main.part.table.fields if self.main.plan.columns.get(s.name) == column)
        return spec.kind not in PLACES

    def _household_starts(self, columns: Sequence[Coded]) -> list[bool] | None:
        """For each row, whether the relation says that it is the head's."""
        family, plan = self.main.part.table.family, self.main.plan
        if family is None or family.relation not in plan.columns:
            return None
        cells = columns[plan.columns[family.relation] - self.sheet.left]
        values: list[bool] = (self.main.readers[family.relation].read_column(cells).where_in((family.head,))).tolist()
        return values


def _own_people(table: Table) -> bool:
    """Whether a table lists those who are covered or paid here, and so nobody of another county."""
    return table.spell is not None or table.roster is not None


def _of_others(numbers: Sequence[Any], names: Sequence[Any]) -> bool:
    """Whether a blank number stands beside the name of another person than the row above: it is none of that person's."""
    rows = zip(numbers[1:], names[1:], names, strict=False)
    return any(blank(number) and not blank(name) and name != above for number, name, above in rows)


def _inside(cell: Any, starts: bool) -> bool:
    """Whether a cell is filled in a row that begins no household."""
    return not starts and not blank(cell)


def _reader(spec: FieldSpec, fit: Fit, memory: CellMemory, lenient: frozenset[str]) -> ColumnReader:
    taken = fit.taken.get(spec.name)
    unit = (taken.unit if taken else "") or next(
        (g.columns[spec.name].unit for g in fit.groups if spec.name in g.columns), ""
    )
    unit = unit or fit.header.unit or spec.column.unit
    return memory.reader(spec, yuan_in(unit), taken.variant if taken else -1, spec.name in lenient)


def _set_aside(target: _Target, row: int, kind: str, cells: Cells, before: int, left: int) -> None:
    part = target.part
    part.non_data[kind] += 1
    if kind != "合计行" or target.plan.groups:
        return
    amounts = {}
    for name, reader in target.readers.items():
        if reader.spec.kind == "金额" and name in part.positions:
            value = exact_number(cells[part.positions[name] - left])
            if value is not None:
                amounts[name] = int((value * reader.yuan_per_unit * 100).to_integral_value())
    label = next(cell for cell in cells if isinstance(cell, str) and cell.strip())
    part.totals.append(PrintedTotal(row, "".join(label.split()), len(part.rows) + before, amounts))


def _read(target: _Target, records: Records, year: int | None) -> None:
    part = target.part
    base = len(part.rows)
    part.rows.extend(records.rows)
    part.data_rows += len(set(records.rows)) if target.plan.groups else len(records.rows)
    for name, columns in records.columns.items():
        part.scattered.setdefault(name, []).extend(columns)
    for spec in part.table.fields:
        cells = records.cells.get(spec.name)
        if cells is None:
            target.read[spec.name].append(Coded.constant(target.given.get(spec.name), len(records.rows)))
            continue
        if spec.kind == "日期" and year and spec.name in records.columns:
            cells = cells.mapped(partial(_month_end, year=year))
        elif spec.kind == "年月" and year and (spec.name in records.columns or spec.column.from_name):
            cells = cells.mapped(partial(with_year, year=year))
        reader = target.readers[spec.name]
        target.read[spec.name].append(reader.read_column(cells))
        for index in reader.faulty(cells).nonzero()[0].tolist():
            _report(part, reader, base + index, cells[index])


def _month_end(cell: Any, year: int) -> Any:
    """A month that a heading says, as its last day, in a column of days."""
    match = _MONTH_SAID.fullmatch(cell) if isinstance(cell, str) else None
    return month_end(int(match[1] or year), int(match[2])) if match else cell


def _report(part: Part, reader: ColumnReader, index: int, raw: Any) -> None:
    where = part.where(index, reader.spec.name)
    for what in reader.repaired.get(raw, ()):
        part.problems.append(Problem("MZ121", Severity.REPAIRED, where, what))
    for defects, severity in ((reader.odd, Severity.WARNING), (reader.bad, Severity.ERROR)):
        if raw in defects:
            code, what = defects[raw]
            if code == "MZ119":
                part.unknown_words[reader.spec.column.heading, str(raw)] = None
            if severity is Severity.ERROR:
                part.rejected.add(index)
            part.problems.append(Problem(code, severity, where, what))
