"""A reader of its own for these tests, small enough to be seen through: rows are those that begin with a number.

It knows the shape that the sample is written in, and nothing of the project's reading rooms.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[2]
PLANNED = ROOT / "src" / "mzledger" / "demo" / "county-2020.json"
Cells = dict[str, Any]
HEADER = 2


def read_folder(folder: Path) -> dict[tuple[str, str], list[Cells]]:
    """(file, sheet) → rows, of every sheet that has a header."""
    return {
        (path.stem, name): rows
        for path in sorted(folder.glob("*.xlsx"))
        for name, rows in _sheets(CalamineWorkbook.from_path(path))
    }


def _sheets(book: CalamineWorkbook) -> list[tuple[str, list[Cells]]]:
    found = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        if len(rows) > HEADER and rows[HEADER][0] == "序号":
            for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
                for row in range(top, bottom + 1):
                    rows[row][left] = rows[top][left]
            heads = [re.sub(r"（万?元）$", "", str(cell)) for cell in rows[HEADER]]
            found.append((name, [dict(zip(heads, row, strict=True)) for row in rows if isinstance(row[0], float)]))
    return found


def month(value: Any) -> date | None:
    """A month or day, however the file writes it; None for a blank."""
    if value == "" or value is None or isinstance(value, date):
        return value or None
    year, number, *rest = (int(digits) for digits in re.findall(r"\d+", value))
    return date(year, number, rest[0] if rest else 1)
