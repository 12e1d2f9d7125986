"""Lists as other offices send them: any shape, any heading, and a clear answer where one can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from mzledger.layout.matching import Words, matches
from mzledger.programs.shared.outside import KINDS, TABLE
from mzledger.reconcile.lists import ListReading, kind_of
from mzledger.values.problem import Problem
from mzledger.work.reconciling import How, reconcile_lists
from mzledger.workspace.list_columns import read_columns_option
from mzledger.workspace.lists import read_list

A, B = "990121195001010016", "990121196001010010"


def read(path: Path, columns: str = "") -> ListReading:
    told = read_columns_option(columns)
    assert not isinstance(told, Problem)
    found = read_list(path, path.name, told)
    assert isinstance(found, ListReading), found
    return found


def refused(path: Path) -> Problem:
    found = read_list(path, path.name, {})
    assert isinstance(found, Problem)
    return found


def book(path: Path, *rows: list[object], merge: str = "") -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    if merge:
        made.active.merge_cells(merge)
    made.save(path)
    return path


def test_title_header_totals_and_signatures(tmp_path: Path) -> None:
    path = book(
        tmp_path / "甲.xlsx",
        ["某县建档立卡贫困人口名单"],
        ["填报单位：扶贫局"],
        ["序号", "行政村", "姓名", "证件号码", "脱贫属性"],
        [1, "加吾村", "张三", A, "已脱贫"],
        [2, "加吾村", "李四", None, "已脱贫"],
        ["加吾村小计", None, None, None, 2],
        [3, "赛堂村", "王五", float("990121196001010000"), "未脱贫"],
        ["制表人：赵六"],
    )
    found = read(path)
    assert found.frame["row"].tolist() == [4, 5, 7]
    assert found.frame["id_no"].tolist()[0] == A and isinstance(found.frame["id_no"].tolist()[2], (int, float))
    assert found.columns == {"id_no": "证件号码", "name": "姓名", "village": "行政村"} and found.other_rows == 2
    assert kind_of([path.stem, *found.titles], found.headings, KINDS).name == "建档立卡"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t"])
def test_a_csv_in_any_encoding_keeps_row_numbers(tmp_path: Path, encoding: str, comma: str) -> None:
    lines = ["火化登记", "逝者姓名,身份证号码,火化日期", f"张三,{A},2020-5-1", ",,", f"李四,{B},2020-6-1"]
    path = tmp_path / "火化.csv"
    path.write_text("\r\n".join(lines).replace(",", comma) + "\r\n", encoding=encoding)
    found = read(path)
    assert found.frame["row"].tolist() == [3, 5] and found.frame["id_no"].tolist() == [A, B]
    assert kind_of([path.stem, *found.titles], found.headings, KINDS).name == "殡葬火化"


def test_a_csv_with_long_and_short_rows_loses_none(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(f"姓名,身份证号\n张三,{A}\n李四\n王五,{B},多,出,来\n", encoding="utf-8")
    assert read(path).frame["name"].tolist() == ["张三", "李四", "王五"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("公民身份号码", "id_no"),
        ("当事人身份证件号码", "id_no"),
        ("户主证件号", "head_id"),
        ("户主姓名（必填）", "head_name"),
        ("职工姓名", "name"),
        ("权利人证件号码", "id_no"),
        ("监护人身份证号", None),
        ("银行账号", None),
        ("残疾证号", None),
        ("帮扶干部姓名", None),
    ],
)
def test_headings_are_understood_by_what_they_say(heading: str, field: str | None) -> None:
    found = matches(TABLE, Words(heading))
    assert max(found, key=lambda name: found[name].score, default=None) == field


def test_unknown_headings_are_told_by_the_user(tmp_path: Path) -> None:
    path = book(tmp_path / "甲.xlsx", ["编码甲", "某某", "金额"], ["甲一", "甲", 5])
    error = refused(path)
    assert error.code == "MZ501" and "编码甲" in error.what
    assert read(path, "身份证号=编码甲,姓名=某某").frame["name"].tolist() == ["甲"]


def test_two_columns_that_could_be_the_number(tmp_path: Path) -> None:
    path = book(tmp_path / "甲.xlsx", ["姓名", "身份证号码", "公民身份号码"], ["张三", A, B])
    error = refused(path)
    assert error.code == "MZ502" and "--columns" in error.mend and A not in error.what
    same = book(tmp_path / "乙.xlsx", ["姓名", "身份证号码", "公民身份号码"], ["张三", A, A])
    assert read(same).columns["id_no"] == "身份证号码"


@pytest.mark.parametrize("rows", [[], [["姓名", "身份证号"]], [["名单"], ["姓名", "身份证号"], ["合计", None]]])
def test_an_empty_list_says_so(tmp_path: Path, rows: list[list[object]]) -> None:
    assert refused(book(tmp_path / "空.xlsx", *rows)).code == "MZ503"


def test_merged_household_cells_hold_for_each_row(tmp_path: Path) -> None:
    path = book(
        tmp_path / "甲.xlsx", ["户主姓名", "姓名", "身份证号"], ["张三", "张三", A], [None, "李四", B], merge="A2:A3"
    )
    assert read(path).frame["head_name"].tolist() == ["张三", "张三"]


def test_heads_come_from_household_numbers_or_from_the_order_of_rows(tmp_path: Path) -> None:
    head = ["行政村", "户编号", "姓名", "证件号码", "与户主关系"]
    rows = [
        ["加吾村", "1", "张三", A, "户主"],
        ["加吾村", "1", "李四", B, "配偶"],
        ["赛堂村", "2", "王五", None, "户主"],
    ]
    assert read(book(tmp_path / "甲.xlsx", head, *rows)).frame["head_name"].tolist() == ["张三", "张三", "王五"]
    cut = [row[:1] + row[2:] for row in rows]
    found = read(book(tmp_path / "乙.xlsx", head[:1] + head[2:], *cut))
    assert found.frame["head_name"].tolist() == ["张三", "张三", "王五"] and "推出" in found.columns["head_name"]


C, D = "990121195202020026", "990121197305120037"
PEOPLE = [[A, "王海林", "唐谷镇加吾村二组"], [B, "才让多杰", "河北乡赛堂村一组"], [C, "李玉梅", "唐谷镇加吾村三组"]]


@pytest.mark.parametrize(
    "headings", [["公民号", "当事人", "住在哪"], ["编码甲", "某某", "丙"], ["", "", ""], ["证件编码", "", ""]]
)
def test_columns_that_no_heading_names_are_known_by_their_cells_and_said(tmp_path: Path, headings: list[str]) -> None:
    found = read(book(tmp_path / "甲.xlsx", [*headings, "金额"], *([*row, 5] for row in PEOPLE)))
    assert found.frame[["id_no", "name", "address"]].to_numpy().tolist() == PEOPLE
    assert "按内容认出" in "".join(found.notes)


def test_a_list_without_any_heading_row_loses_no_row(tmp_path: Path) -> None:
    found = read(book(tmp_path / "甲.xlsx", ["某单位名单"], *PEOPLE))
    assert found.frame["row"].tolist() == [2, 3, 4] and found.frame["name"].tolist() == [row[1] for row in PEOPLE]
    assert "没有表头行" in found.notes[0]
    (tmp_path / "乙.csv").write_text("\n".join(",".join(row) for row in PEOPLE), encoding="utf-8")
    assert read(tmp_path / "乙.csv").frame["id_no"].tolist() == [A, B, C]


def test_a_column_of_numbers_alone_is_a_list(tmp_path: Path) -> None:
    assert read(book(tmp_path / "甲.xlsx", ["身份证号"], [A], [B])).frame["id_no"].tolist() == [A, B]


def test_two_unnamed_columns_of_numbers_are_the_clerks_to_tell(tmp_path: Path) -> None:
    path = book(tmp_path / "甲.xlsx", ["甲", "乙"], [A, C], [B, D])
    assert refused(path).code == "MZ502"
    assert read(path, "身份证号=B列").frame["id_no"].tolist() == [C, D]


def test_a_row_without_name_and_number_is_set_aside_and_said(tmp_path: Path) -> None:
    rows = [["加吾村", "二组", "张三", A, 1], ["加吾村", "一组", None, None, 3], ["赛堂村", "一组", None, B, 1]]
    found = read(book(tmp_path / "甲.xlsx", ["行政村", "组", "姓名", "身份证号", "人数"], *rows))
    assert found.frame["row"].tolist() == [2, 4] and found.set_aside == 1
    assert "第 3 行" in found.notes[0] and "没有参加比对" in found.notes[0]


def test_several_sheets_with_headings_of_two_rows_are_one_list(tmp_path: Path) -> None:
    made = Workbook()
    for number, (sheet, person) in enumerate((("唐谷镇", "张三"), ("河北乡", "李四"))):
        page = made.active if number == 0 else made.create_sheet(sheet)
        page.append(["村名", "基本情况", None])
        page.append([None, "姓名", "身份证号"])
        page.merge_cells("B1:C1")
        page.merge_cells("A1:A2")
        page.append(["加吾村", person, (A, B)[number]])
    made.create_sheet("说明").append(["请如实填写"])
    made.save(tmp_path / "甲.xlsx")
    found = read(tmp_path / "甲.xlsx")
    assert found.frame[["village", "name", "id_no"]].to_numpy().tolist() == [
        ["加吾村", "张三", A], ["加吾村", "李四", B],
    ]  # fmt: skip


def test_a_list_of_heads_is_a_list_of_people(tmp_path: Path) -> None:
    found = read(book(tmp_path / "甲.xlsx", ["户主姓名", "户主身份证号"], ["张三", A]))
    assert found.frame[["name", "id_no"]].to_numpy().tolist() == [["张三", A]] and "一户一行" in found.notes[0]


@pytest.mark.parametrize(("columns", "said"), [("什么=姓名", "等号左边"), ("姓名=没有的列", "不是名单上的列名")])
def test_a_wrong_word_of_columns_is_an_error(tmp_path: Path, columns: str, said: str) -> None:
    paths = [book(tmp_path / f"{name}.xlsx", ["姓名", "身份证号"], ["张三", A]) for name in ("甲", "乙")]
    found = reconcile_lists(*paths, How(columns=columns))
    assert isinstance(found, list) and found[0].code == "MZ501" and said in found[0].what + found[0].mend
