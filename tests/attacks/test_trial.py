"""A file that would take the process with it is one problem, and the other files still count."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from packages import open_document, pack, sheet

from mzledger.values.problem import Problem
from mzledger.workbook import trial
from mzledger.workbook.reading import open_workbook

CELL = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'
ROW = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
ENDLESS = {
    "columns without end": ROW.format(1, CELL.format(2_000_000_000)) + "<oops>",
    "rows without end": ROW.format(60_000, CELL.format(16_000)) + "<oops>",
}


@pytest.mark.parametrize("rows", ENDLESS.values(), ids=ENDLESS)
def test_repeats_without_end_before_the_damage(rows: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "SECONDS", 2)
    path = tmp_path / "低保.ods"
    path.write_bytes(open_document(rows))
    begun = time.monotonic()
    found = open_workbook(path, path.name)
    assert isinstance(found, Problem) and found.code == "MZ004" and "已损坏" in found.what
    assert time.monotonic() - begun < 60


def test_a_sound_file_is_tried_and_read(tmp_path: Path) -> None:
    path = tmp_path / "低保.ods"
    path.write_bytes(open_document(ROW.format(2, CELL.format(3))))
    found = open_workbook(path, path.name)
    assert not isinstance(found, Problem)
    assert [list(row) for row in next(found.sheets()).rows()] == [["x"] * 3] * 2


@pytest.mark.parametrize(
    "cell", ["<v>100</v><v>900</v>", "<v>100</v><!-- --><v>900</v>", "<v>100</v><is><t>900</t></is>"]
)
def test_a_cell_with_two_values_is_asked_about(cell: str, tmp_path: Path) -> None:
    path = pack(tmp_path / "低保.xlsx", sheet(f'<row r="1"><c r="A1">{cell}</c></row>'))
    found = open_workbook(path, path.name)
    assert isinstance(found, Problem) and found.code == "MZ004" and "两个值" in found.what


def test_a_child_that_is_killed_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dying = tmp_path / "child.py"
    dying.write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.setattr(trial, "__file__", str(dying))
    assert "内存" in trial.tried(b"x")


def test_where_no_child_can_be_started_the_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> Callable[..., None]:
        raise PermissionError(13, "no")

    monkeypatch.setattr("subprocess.run", none)
    assert trial.tried(b"x") == ""
