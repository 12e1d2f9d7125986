"""Every program's blank workbook, filled with neutral values, reads back clean; unfilled, it has no rows, and asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.layout.files import FileReader, LedgerFile
from mzledger.programs import all_programs
from mzledger.schema.blank import blank_book
from mzledger.schema.program import Program
from mzledger.values.place import Places
from mzledger.workbook.writing import write_book
from sheets import filled

PLACES = Places("测试县", {"唐谷镇": ("加吾村",)}, {})
WITH_TABLES = [program for program in all_programs() if program.tables]


@pytest.mark.parametrize("program", WITH_TABLES, ids=lambda program: program.slug)
def test_a_blank_workbook_reads_back_clean(program: Program, tmp_path: Path) -> None:
    path = tmp_path / f"{(program.views[0].name if program.views else program.name)}.xlsx"
    write_book(path, blank_book(program))
    reading = next(FileReader(all_programs(), PLACES).read([LedgerFile(path, path.name, 2020)]))
    assert [part.table for part in reading.parts] == list(program.tables)
    assert (reading.problems, reading.ignored) == ([], [])
    assert [[p.code for p in part.problems] for part in reading.parts] == [["MZ315"]] * len(program.tables)
    assert [len(part.rows) for part in reading.parts] == [0] * len(program.tables)
    assert [part.unread for part in reading.parts] == [()] * len(program.tables)


@pytest.mark.parametrize("program", WITH_TABLES, ids=lambda program: program.slug)
def test_a_filled_blank_workbook_gives_its_row(program: Program, tmp_path: Path) -> None:
    path = tmp_path / f"{(program.views[0].name if program.views else program.name)}.xlsx"
    write_book(path, blank_book(program))
    book = load_workbook(path)
    for table in program.tables:
        row = filled(table, [{}])[0]
        book[table.name].append([row.get(spec.column.heading) or _chosen(spec) for spec in table.fields])
    book.save(path)
    reading = next(FileReader(all_programs(), PLACES).read([LedgerFile(path, path.name, 2020)]))
    assert [p for part in reading.parts for p in part.problems if p.is_error] == []
    assert [len(part.rows) for part in reading.parts] == [1] * len(program.tables)


def _chosen(spec):
    if not spec.column.required:
        return None
    return next(iter(spec.choices)) if spec.choices else "2020-01"
