"""Errors and uncalculated formulas in the formats whose reader gives them as blank cells."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt
from office_files import binary_workbook, opened

from mzledger.workbook.biff import odd_cells_of_xls


@pytest.mark.parametrize("rows", [3, 3000])
def test_xls(rows: int, tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet, other, mixed = (book.add_sheet(name) for name in ("发放表", "two", "混合"))
    for row in range(rows):
        sheet.write(row, 0, f"张三{row}")
    sheet.row(1).set_cell_error(2, "#REF!")
    sheet.row(2).set_cell_boolean(2, True)
    other.write(0, 0, xlwt.Formula("1+1"))
    mixed.write(0, 0, "无公式")
    book.save(str(tmp_path / "低保.xls"))
    workbook = opened(tmp_path / "低保.xls")
    odd = {sheet.name: workbook.odd_cells(sheet) for sheet in workbook.sheets()}
    assert odd == {"发放表": {(2, 2): "#REF!"}, "two": {(1, 0): "公式未计算"}, "混合": {}}


def test_xlsb(tmp_path: Path) -> None:
    workbook = opened(binary_workbook(tmp_path / "低保.xlsb", {(0, 0): "姓名", (4, 1): "#REF!"}))
    (sheet,) = workbook.sheets()
    assert workbook.odd_cells(sheet) == {(5, 1): "#REF!"}


def test_half_a_file_gives_what_it_can(tmp_path: Path) -> None:

    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(2000):
        sheet.row(row).set_cell_error(0, "#REF!")
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    assert len(odd_cells_of_xls(data)["a"]) == 2000
    for cut in range(0, len(data), 997):
        assert len(odd_cells_of_xls(data[:cut]).get("a", {})) <= 2000
