"""The formats of Excel, WPS and LibreOffice, under their own endings and under each other's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlwt
from office_files import binary_workbook, open_cell, open_document, opened, package, refused, rows_in

from mzledger.values.problem import Problem
from mzledger.workbook.grid import Marks, MergedRange
from mzledger.workbook.reading import open_ahead

ID = "990121195001010016"


def old_workbook(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    for column, heading in enumerate(("乡镇", "姓名", "身份证号", "金额", "日期")):
        sheet.write(0, column, heading)
    sheet.write_merge(1, 2, 0, 0, "青石镇")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for row, (name, number, amount) in enumerate((("张三", ID, 738.5), ("李四", 990121195001010016, 800)), 1):
        for column, value in enumerate((name, number, amount), 1):
            sheet.write(row, column, value)
        sheet.write(row, 4, date(2020, 5, row), day)
    book.add_sheet("字典").visibility = 1
    book.save(str(path))
    return path


@pytest.mark.parametrize("name", ["低保.xls", "低保.et", "低保.xlsx", "低保.csv", "低保"])
def test_an_old_workbook_and_one_of_wps_open_under_any_ending(tmp_path: Path, name: str) -> None:
    book = opened(old_workbook(tmp_path / name))
    sheet, other = book.sheets()
    assert rows_in(sheet) == [
        ["乡镇", "姓名", "身份证号", "金额", "日期"],
        ["青石镇", "张三", ID, 738.5, date(2020, 5, 1)],
        ["", "李四", 9.90121195001010e17, 800, date(2020, 5, 2)],
    ]
    assert sheet.merged == (MergedRange(2, 3, 0, 0),)
    assert (book.marks(sheet), book.marks(other)) == (Marks(), Marks(sheet_hidden=True))


def test_the_last_sector_of_an_old_workbook_may_be_short_but_half_a_download_is_damaged(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "低保.xls")
    whole = path.read_bytes()
    path.write_bytes(whole.rstrip(b"\0"))
    assert len(list(opened(path).sheets())) == 2
    path.write_bytes(whole[: len(whole) // 2])
    assert refused(path) == ("MZ004", "文件已损坏，或者不是 Excel 工作簿")


@pytest.mark.parametrize("name", ["低保.xlsx", "低保.xls", "低保.et", "低保.ods", "低保.txt"])
def test_an_xlsx_opens_under_any_ending(tmp_path: Path, name: str) -> None:
    cells = f'<row r="2"><c r="B2" t="inlineStr"><is><t>{ID}</t></is></c><c r="C2"><v>5</v></c></row>'
    (sheet,) = opened(
        package(tmp_path / name, f'<worksheet xmlns="x"><sheetData>{cells}</sheetData></worksheet>')
    ).sheets()
    assert (rows_in(sheet), sheet.left, sheet.extent) == ([["", ""], [ID, 5.0]], 1, (2, 3))


@pytest.mark.parametrize("name", ["低保.xlsb", "低保.xlsx"])
def test_a_binary_workbook_opens_and_its_far_cell_is_refused(tmp_path: Path, name: str) -> None:
    (sheet,) = opened(binary_workbook(tmp_path / name, {(0, 0): "姓名", (1, 1): ID})).sheets()
    assert rows_in(sheet) == [["姓名", ""], ["", ID]]
    far = binary_workbook(tmp_path / name, {(0, 0): "姓名", (1048575, 16383): " "})
    assert refused(far)[0] == "MZ010"


HOUSEHOLDS = f"""<table:table table:name="名册"><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row>{open_cell("青石镇", 'table:number-rows-spanned="3" table:number-columns-spanned="1"')}{open_cell("张三")}{open_cell("甲")}</table:table-row>
<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:covered-table-cell/>{open_cell("李四", 'table:style-name="ce1"')}
<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048571" table:visibility="collapse"><table:table-cell table:number-columns-repeated="16384"/>
</table:table-row></table:table>"""


def test_merged_cells_and_marks_of_an_open_document_are_told_as_those_of_an_xlsx(tmp_path: Path) -> None:
    book = opened(open_document(tmp_path / "低保.ods", HOUSEHOLDS))
    (sheet,) = book.sheets()
    assert [row[:2] for row in rows_in(sheet)] == [["", ""], ["", ""], ["青石镇", "张三"], ["", "李四"], ["", "李四"]]
    assert sheet.merged == (MergedRange(3, 5, 0, 0),)
    assert book.odd_cells(sheet)[4, 2] == "#DIV/0!"
    assert book.marks(sheet) == Marks(((4, 5),), (2,), True, (4, 5))


def test_a_filter_in_an_open_document_is_known_by_the_range_that_it_is_about(tmp_path: Path) -> None:
    tables = "".join(
        f'<table:table table:name="{n}"><table:table-row>{open_cell("a")}</table:table-row></table:table>'
        for n in ("一 月", "二月")
    )
    ranges = "<table:database-ranges><table:database-range table:target-range-address=\"'一 月'.A1:'一 月'.C9\"><table:filter/></table:database-range></table:database-ranges>"
    book = opened(open_document(tmp_path / "a.ods", tables + ranges))
    assert [book.marks(sheet).filtered for sheet in book.sheets()] == [True, False]


def test_a_far_cell_of_an_open_document_is_refused_and_its_blank_rows_are_not(tmp_path: Path) -> None:
    far = f"""<table:table table:name="名册"><table:table-row>{open_cell("a")}</table:table-row>
    <table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>
    <table:table-row><table:table-cell table:number-columns-repeated="16383"/>{open_cell(" ")}</table:table-row></table:table>"""
    assert refused(open_document(tmp_path / "a.xlsx", far))[0] == "MZ010"


def test_files_opened_ahead_come_in_order_and_one_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    paths = [old_workbook(tmp_path / f"{number}.xls") for number in range(9)]
    paths[4].unlink()
    books = list(open_ahead(paths, [path.name for path in paths]))
    assert [book.code if isinstance(book, Problem) else book.name for book in books] == [
        *(f"{number}.xls" for number in range(4)),
        "MZ001",
        *(f"{number}.xls" for number in range(5, 9)),
    ]
