"""The sheet in a test's docstring, cell for cell, read by the reader alone.

Each line with a bar is a row from A1 on. `←` is merged with the cell at its left, `↑` with the cell above it; digits are
numbers, identity numbers stay text. A line of the file's name (`== 2020/唐谷镇/农村低保.xlsx › 花名册`) may stand above; several give
several sheets of one file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cell_sheets import DEFAULT, PLACES, SHEET, Read, write_cells
from openpyxl import Workbook

from mzledger.layout.files import FileReader, LedgerFile
from mzledger.programs import all_programs


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., Read]:
    """Reads the sheets of a text as one file; `how` as `FileReader`."""

    def build(text: str, **how: Any) -> Read:
        found = SHEET.split(text if SHEET.search(text) else DEFAULT + text)
        book = Workbook()
        book.remove(book.active)
        for name, body in zip(found[2::3], found[3::3], strict=True):
            write_cells(book.create_sheet(name), body)
        path = tmp_path / found[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        file = LedgerFile(path, found[1], 2020, date(2020, 10, 31))
        return Read(next(FileReader(all_programs(), PLACES, **how).read([file])))

    return build


@pytest.fixture
def read(request: pytest.FixtureRequest, read_text: Callable[..., Read]) -> Read:
    """The sheets in the test's docstring, read."""
    return read_text(request.function.__doc__ or "")
