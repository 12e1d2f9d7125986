"""Reading real workbooks: the header is found, every row is accounted for, addresses are right."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.layout.supplying import conserved
from mzledger.programs import all_programs, find_program
from mzledger.values.place import Places
from sheets import an_id, filled, rows_of, write_book

PLACES = Places("测试县", {"唐谷镇": ("加吾村",), "河北乡": ("黄河村",)}, {})
CHILDREN = find_program("children").tables[0]  # type: ignore[union-attr]
NAMES = "〇一二三四五六七八九"
PAYMENT = find_program("children").tables[1]  # type: ignore[union-attr]


def read(path: Path, year: int | None = 2020) -> FileReading:
    return next(FileReader(all_programs(), PLACES).read([LedgerFile(path, path.name, year)]))


def codes(reading: FileReading) -> list[tuple[str, str, str]]:
    found = [*reading.problems, *(p for part in reading.parts for p in part.problems)]
    return [(p.code, p.where.sheet, p.where.cell) for p in found]


def children(count: int) -> list[dict[str, object]]:
    return filled(
        CHILDREN,
        rows_of(
            "身份证号\n|".replace("\n|", " | 姓名\n")
            + "\n".join(f"{an_id(n, '20120101')} | 张{NAMES[n]}" for n in range(1, count + 1))
        ),
    )


def test_title_unit_header_totals_and_signature_are_told_from_data(tmp_path: Path) -> None:
    rows = children(3)
    head = list(rows[0])
    body = [list(row.values()) for row in rows]
    cells = [head, *body[:2], ["唐谷镇小计"], body[2], ["合计"], [], ["制表人：张三", "", "审核人：李四"]]
    reading = read(write_book(tmp_path / "困境儿童.xlsx", {"Sheet1": cells}, "测试县2020年困境儿童花名册"))
    (part,) = reading.parts
    assert (part.table, part.rows, dict(+part.non_data)) == (
        CHILDREN, [4, 5, 7], {"标题和表头": 3, "合计行": 2, "空行": 1, "签字行": 1},
    )  # fmt: skip
    assert part.rows_seen == 10 and reading.problems == []


def test_the_law_of_rows_can_fail(tmp_path: Path) -> None:
    (part,) = read(write_book(tmp_path / "困境儿童.xlsx", {"Sheet1": children(2)})).parts
    part.data_rows -= 1
    with pytest.raises(AssertionError, match="accounted for"):
        conserved(part)


@settings(max_examples=25, deadline=None)
@given(above=st.integers(0, 8), left=st.integers(0, 4), blanks=st.integers(0, 3))
def test_addresses_are_right_wherever_the_table_stands(
    tmp_path_factory: pytest.TempPathFactory, above: int, left: int, blanks: int
) -> None:
    path = tmp_path_factory.mktemp("offset") / "困境儿童.xlsx"
    book = Workbook()
    sheet = book.active
    if above:
        sheet.cell(1, 1 + left, "困境儿童花名册")
    rows = children(3)
    for column, heading in enumerate(rows[0], 1 + left):
        sheet.cell(above + 1, column, heading)
        for row, values in enumerate(rows):
            sheet.cell(above + 2 + row + (blanks if row else 0), column, values[heading])
    at = list(rows[0]).index("身份证号") + 1 + left
    bad = sheet.cell(above + 4 + blanks, at)
    bad.value = 990121201201010.0
    book.save(path)
    (part,) = read(path).parts
    assert codes(read(path)) == [("MZ103", "Sheet", bad.coordinate)]
    assert part.rows == [above + 2, above + 3 + blanks, above + 4 + blanks] and part.non_data["空行"] == blanks


def test_a_merged_household_cell_holds_for_its_rows_and_a_blank_one_does_not(tmp_path: Path) -> None:
    table = find_program("dibao").tables[0]  # type: ignore[union-attr]
    text = "户主身份证号 | 身份证号 | 与户主关系\n" + "\n".join(f"{an_id(1)} | {an_id(n)} | 其他" for n in range(1, 5))
    path = write_book(tmp_path / "农村低保.xlsx", {"花名册": filled(table, rows_of(text))}, "农村低保花名册")
    book = load_workbook(path)
    sheet = book["花名册"]
    column = next(cell.column for cell in sheet[3] if cell.value == "户主身份证号")
    for row in (5, 6, 7):
        sheet.cell(row, column).value = None
    sheet.merge_cells(start_row=4, end_row=6, start_column=column, end_column=column)
    book.save(path)
    (part,) = read(path).parts
    assert part.columns["head_id"] == [an_id(1)] * 3 + [None]
    assert codes(read(path)) == [("MZ115", "花名册", sheet.cell(7, column).coordinate)]


def test_other_headings_line_breaks_stars_and_units_are_recognised(tmp_path: Path) -> None:
    rows = children(1)
    renamed = [
        {
            {"姓名": "儿童\n姓名*", "身份证号": "公民身份号码：", "月标准": "月补贴额（万元）"}.get(k, k): v
            for k, v in row.items()
        }
        for row in rows
    ]
    (part,) = read(write_book(tmp_path / "困境儿童.xlsx", {"名册": renamed})).parts
    assert part.columns["monthly_standard"] == [100 * 10000 * 100] and part.columns["name"] == ["张一"]


def test_the_unit_above_the_header_holds_for_columns_that_state_none(tmp_path: Path) -> None:
    rows = children(1)
    cells = [["困境儿童花名册"], ["填报单位：甲　单位：万元"], list(rows[0]), list(rows[0].values())]
    (part,) = read(write_book(tmp_path / "困境儿童.xlsx", {"名册": cells})).parts
    assert part.columns["monthly_standard"] == [100 * 10000 * 100]


def test_a_missing_column_that_no_figure_needs_is_nobody_s_concern(tmp_path: Path) -> None:
    rows = [{k: v for k, v in row.items() if k != "监护人姓名"} for row in children(5)]
    reading = read(write_book(tmp_path / "困境儿童.xlsx", {"名册": rows}))
    assert (codes(reading), reading.parts[0].data_rows) == ([], 5)
    assert "guardian_name" in reading.parts[0].absent


def test_a_sheet_with_content_and_no_header_is_named(tmp_path: Path) -> None:
    cells = [["甲", "乙", "丙"]] * 6
    reading = read(write_book(tmp_path / "困境儿童.xlsx", {"名册": children(1), "别的": cells, "空": []}))
    assert codes(reading) == [("MZ303", "别的", "")] and reading.ignored == [("别的", "没有认出表头"), ("空", "空表")]


def test_the_month_comes_from_the_sheet_s_name_where_there_is_no_column(tmp_path: Path) -> None:
    rows = filled(PAYMENT, [{"身份证号": an_id(1)}])
    (part,) = read(write_book(tmp_path / "困境儿童发放.xlsx", {"5月": rows})).parts
    assert (part.table, str(part.columns["paid_month"][0])) == (PAYMENT, "2020-05-01")


def test_error_cells_and_uncalculated_formulas_are_named_not_called_blank(tmp_path: Path) -> None:
    path = write_book(tmp_path / "困境儿童.xlsx", {"名册": children(3)})
    book = load_workbook(path)
    sheet = book["名册"]
    column = next(cell.column for cell in sheet[1] if cell.value == "月标准")
    sheet.cell(2, column).value, sheet.cell(3, column).value = "=1/0", "=SUM(1,2)"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    letter = sheet.cell(2, column).column_letter
    content = parts["xl/worksheets/sheet1.xml"].decode()
    content = content.replace(f'<c r="{letter}2"><f>1/0</f><v/>', f'<c r="{letter}2" t="e"><f>1/0</f><v>#DIV/0!</v>')
    content = content.replace(f'<c r="{letter}2"><f>1/0</f><v></v>', f'<c r="{letter}2" t="e"><f>1/0</f><v>#DIV/0!</v>')
    parts["xl/worksheets/sheet1.xml"] = content.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    (part,) = read(path).parts
    assert sorted(codes(read(path))) == [("MZ011", "名册", f"{letter}3"), ("MZ012", "名册", f"{letter}2")]
    assert part.rejected == {0, 1}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "MZ006"), (b"PK\x03\x04 cut short", "MZ004"), (b"<html><table>", "MZ006"), ("甲,乙".encode("gb18030"), "MZ007"),
     (b"\xd0\xcf\x11\xe0 nothing", "MZ004"), (b"%PDF-1.7", "MZ005")],
)  # fmt: skip
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "低保.xlsx"
    path.write_bytes(content)
    assert codes(read(path)) == [(code, "", "")]


def test_headings_alone_are_an_empty_ledger(tmp_path: Path) -> None:
    path = tmp_path / "低保.csv"
    path.write_bytes("姓名,身份证号".encode("gb18030"))
    assert codes(read(path)) == [("MZ315", "", "A1")]


def test_a_missing_file_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "没有.xlsx")) == [("MZ001", "", "")]


def test_a_stray_cell_in_the_far_corner_is_refused_before_it_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active["XFD1048576"] = " "
    book.save(tmp_path / "低保.xlsx")
    assert codes(read(tmp_path / "低保.xlsx")) == [("MZ010", "", "")]


def test_an_input_is_never_changed(tmp_path: Path) -> None:
    path = write_book(tmp_path / "困境儿童.xlsx", {"名册": children(2)})
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_a_row_that_only_begins_like_a_total_or_a_signature_is_data(tmp_path: Path) -> None:
    table = find_program("shortcomings").tables[0]  # type: ignore[union-attr]
    text = """
    存在问题             | 问题表现 | 改进措施
    审核把关不严：多     | 甲       | 乙
    低保金合计           | 甲       | 乙
    说明：略             | 甲       | 乙
    """
    (part,) = read(write_book(tmp_path / "存在问题.xlsx", {"问题": filled(table, rows_of(text))})).parts
    assert (part.rows, dict(+part.non_data)) == ([2, 3, 4], {"标题和表头": 1})


def test_a_row_that_begins_with_its_number_is_data(tmp_path: Path) -> None:
    rows = [{"序号": str(n), **row, "姓名": "制表人：某"} for n, row in enumerate(children(2), 1)]
    (part,) = read(write_book(tmp_path / "困境儿童.xlsx", {"名册": rows})).parts
    assert part.rows == [2, 3]
