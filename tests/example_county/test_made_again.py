"""The second county is made by one command: made again, it is the committed one, cell for cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def generator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples"))


def test_the_figures_are_those_of_the_people_list() -> None:
    from linxi.county import County
    from linxi.expected import expected

    committed = (ROOT / "tests" / "example_county" / "expected.json").read_text(encoding="utf-8")
    assert json.loads(committed) == expected(County())


def content(path: Path) -> Any:
    """Sheets with their cells, formats and merged ranges; of other files the bytes.

    openpyxl writes other bytes for the same workbook where lxml is installed.
    """
    if path.suffix != ".xlsx":
        return path.read_bytes()
    book = load_workbook(path)
    return [
        (
            sheet.title,
            sheet.sheet_state,
            sorted(map(str, sheet.merged_cells.ranges)),
            [(c.coordinate, c.value, c.number_format) for row in sheet.iter_rows() for c in row if c.value is not None],
        )
        for sheet in book
    ]


def test_the_ledgers_made_again_are_the_committed_ones(tmp_path: Path) -> None:
    pytest.importorskip("xlwt")
    import make_linxi

    make_linxi.main(tmp_path)
    made = {path.relative_to(tmp_path): content(path) for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {name: content(ROOT / name) for name in made}
    ledgers = ROOT / "examples" / "临溪县" / "ledgers"
    given = {
        path.relative_to(ROOT) for path in ledgers.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert given <= {*made}
