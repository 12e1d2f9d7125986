"""`mz columns`: what each of an office's columns was taken for, and the lines of 列对照 that are still to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mzledger.layout.files import FileReading
from mzledger.layout.mapping import UNUSED, WHOLE, table_label
from mzledger.layout.viewing import TableView, table_views
from mzledger.programs import all_programs
from mzledger.programs.column_map import ColumnLine
from mzledger.schema.columns import CellMemory
from mzledger.schema.row import fields_of
from mzledger.workbook.drop_downs import ChosenLedger, write_chosen
from mzledger.workspace.checking import Checked
from mzledger.workspace.county import County

LEDGER = "列对照.xlsx"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file and its tables as they were understood; `ignored` are sheets that hold none, with the reason."""

    name: str
    tables: tuple[TableView, ...]
    ignored: tuple[tuple[str, str], ...]


def file_views(readings: Sequence[FileReading], county: County) -> list[FileView]:
    """What `mz columns` shows of some files that were read."""
    memory = CellMemory(county.places, county.words)
    return [FileView(r.name, tuple(table_views(r.views, memory)), tuple(r.ignored)) for r in readings]


def undecided(views: Sequence[FileView]) -> Iterator[tuple[Any, ...]]:
    """Lines for 列对照, by its columns: what is asked, and every filled column that is not used; each layout once."""
    seen: set[Any] = set()
    for view in views:
        for table in view.tables:
            where = f"{view.name} › {table.sheet}"
            if not table.label:
                if table.layout not in seen:
                    seen.add(table.layout)
                    yield (table.layout, "", WHOLE, None, None, where, "、".join(c.heading for c in table.columns)[:60])
                continue
            label = table.label.split("、")[0]
            for column in table.columns:
                key = (table.layout, label, column.heading)
                if column.state in ("要问", "未用") and key not in seen:
                    seen.add(key)
                    yield (table.layout, label, column.heading, None, None, where, "；".join(column.samples))


def save_undecided(checked: Checked, views: Sequence[FileView], folder: Path) -> tuple[Path, int]:
    """Adds what is undecided to `列对照.xlsx` of the ledgers' folder, each line with a list to choose from; what stands there stays.

    Gives the path and how many lines were added. Raises PermissionError where the file is open in Excel.
    """
    path = folder / LEDGER
    old = _standing_lines(checked)
    known = {(line[0], line[1], line[2]) for line in old}
    new = [line for line in undecided(views) if (line[0], line[1], line[2]) not in known]
    headings = tuple(spec.column.heading for spec in fields_of(ColumnLine))
    choices = {label: (UNUSED, *fields) for label, fields in _headings_of_tables().items()}
    labels = tuple(choices)
    rows = [*old, *new]
    own = [choices.get(row[1], (UNUSED,)) if row[2] != WHOLE else ("是", UNUSED) for row in rows]
    ledger = ChosenLedger(
        "列对照", "列对照：“对应列”选一列，不用的选“不用”", headings, tuple(rows), {3: tuple(own)}, {1: labels}
    )
    write_chosen(path, ledger)
    return path, len(new)


def _standing_lines(checked: Checked) -> list[tuple[Any, ...]]:
    names = [spec.name for spec in fields_of(ColumnLine)]
    parts = [p for reading in checked.files for p in reading.parts if p.table.model is ColumnLine]
    return [row for part in parts for row in zip(*(part.columns[name] for name in names), strict=True)]


def _headings_of_tables() -> dict[str, tuple[str, ...]]:
    return {
        table_label(program, table): tuple(spec.column.heading for spec in table.fields)
        for program in all_programs()
        for table in program.tables
    }
