"""The door for writing: one vocabulary of books, each look written by whoever can, and what comes out is what went in."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.workbook.book import COUNT, GENERAL, SHARE, Book, Column, Look, Merge, Page, Table
from mzledger.workbook.plain_book import first_sheet_says, untouched
from mzledger.workbook.writing import book_bytes, write_book

LEDGER = Book(
    Look.LEDGER,
    [
        Page("封面", notes=[(None, "甲县低保")]),
        Page(
            "花名册",
            "甲县2020年低保花名册",
            [("填报单位：甲县民政局", None, "单位：元")],
            [
                Table(
                    [
                        Column("序号", [1, 2, "合计"], 7.0, GENERAL),
                        Column("户主", ["张三", None, None]),
                        Column("月保障金", [Decimal("738.50"), None, Decimal("738.50")], 13.0, "#,##0.00"),
                        Column("身份证号", ["990121195001010016", 7, ""], 20.0),
                        Column("享受时间", [date(2020, 3, 1), date(2020, 4, 1), None], 11.0, 'yyyy"年"m"月"'),
                    ]
                )
            ],
            [Merge(1, 0, 2)],
        ),
        Page("Sheet3"),
    ],
    creator="合成数据",
)


def test_a_ledger_has_its_title_heading_typed_cells_and_merges(tmp_path: Path) -> None:
    write_book(tmp_path / "a.xlsx", LEDGER)
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["花名册"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["甲县2020年低保花名册", None, None, None, None],
        ["填报单位：甲县民政局", None, "单位：元", None, None],
        ["序号", "户主", "月保障金", "身份证号", "享受时间"],
        [1, "张三", 738.5, "990121195001010016", datetime(2020, 3, 1)],
        [2, None, None, "7", datetime(2020, 4, 1)],
        ["合计", None, 738.5, None, None],
    ]
    assert {str(block) for block in sheet.merged_cells.ranges} == {"A1:E1", "B4:B5"}
    assert (sheet.freeze_panes, sheet.dimensions, book.properties.creator) == ("A4", "A1:E6", "合成数据")
    assert (sheet["A1"].font.b, sheet["A1"].alignment.horizontal, sheet["A3"].alignment.wrap_text) == (
        True,
        "center",
        True,
    )
    assert [sheet[at].number_format for at in ("C4", "D4", "E4")] == ["#,##0.00", "@", 'yyyy"年"m"月"']
    assert book["封面"]["B2"].value == "甲县低保" and list(book["Sheet3"].values) == []


def test_texts_are_shared_and_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    write_book(tmp_path / "a.xlsx", LEDGER)
    assert (tmp_path / "a.xlsx").read_bytes() == book_bytes(LEDGER)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"inlineStr" not in archive.read("xl/worksheets/sheet2.xml")
        assert archive.read("xl/sharedStrings.xml").decode().count("<t>张三</t>") == 1
        assert b'<dimension ref="A1:E6"/>' in archive.read("xl/worksheets/sheet2.xml")


@pytest.mark.parametrize("cell", [True, object(), [1]])
def test_what_is_no_number_day_or_text_is_our_own_mistake(cell: object) -> None:
    with pytest.raises(TypeError, match="not a number, date or text"):
        book_bytes(Book(Look.LIST, [Page("甲", tables=[Table([Column("数", [cell], 9.0, COUNT)])])]))


def test_a_list_is_filtered_and_offers_its_choices(tmp_path: Path) -> None:
    columns = [
        Column("认定", ["", "是"], 10.0, choices=("是", "否"), to_fill=True),
        Column("把握", [0.5, 1.0], 8.0, SHARE),
    ]
    write_book(tmp_path / "a.xlsx", Book(Look.LIST, [Page("疑似", "疑似（2对）", ("请填写",), (Table(columns),))]))
    sheet = load_workbook(tmp_path / "a.xlsx")["疑似"]
    (rule,) = sheet.data_validations.dataValidation
    assert (sheet.auto_filter.ref, str(rule.sqref), rule.formula1) == ("A3:B5", "A4:A5", '"是,否"')
    assert (sheet["B4"].value, sheet["B4"].number_format, sheet.print_title_rows) == (0.5, "0.00", "$3:$3")


def test_a_book_that_another_program_saved_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_book(path, Book(Look.LIST, [Page("汇总", "汇总", ("沿用上次的认定：3 条",)), Page("乙", "沿用上次的核查")]))
    assert untouched(path) and first_sheet_says(path, "沿用上次的认定") and not first_sheet_says(path, "沿用上次的核查")
    load_workbook(path).save(path)
    assert not untouched(path)
