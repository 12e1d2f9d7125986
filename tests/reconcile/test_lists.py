"""Lists as other offices send them: any shape, any heading, and a clear answer where one can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from mzledger.programs._outside import KINDS, PATTERNS, TABLE
from mzledger.reconcile.columns import ListError, Vocabulary, read_columns_option
from mzledger.reconcile.kinds import kind_of
from mzledger.reconcile.lists import ListReading, read_list

VOCABULARY = Vocabulary(TABLE, PATTERNS)
A, B = "990121195001010016", "990121196001010010"


def read(path: Path, vocabulary: Vocabulary = VOCABULARY) -> ListReading:
    found = read_list(path, path.name, vocabulary)
    assert isinstance(found, ListReading)
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
    from mzledger.workbook.address import heading_key

    found = VOCABULARY.rank(heading_key(heading))
    assert (found[0] if found else None) == field


def test_unknown_headings_are_told_by_the_user(tmp_path: Path) -> None:
    path = book(tmp_path / "甲.xlsx", ["编码甲", "某某", "金额"], [A, "张三", 5])
    with pytest.raises(ListError) as error:
        read(path)
    assert error.value.code == "MZ501" and "编码甲" in error.value.what
    said = read_columns_option("身份证号=编码甲,姓名=某某", VOCABULARY)
    assert read(path, Vocabulary(TABLE, PATTERNS, said)).frame["name"].tolist() == ["张三"]


def test_two_columns_that_could_be_the_number(tmp_path: Path) -> None:
    path = book(tmp_path / "甲.xlsx", ["姓名", "身份证号码", "公民身份号码"], ["张三", A, B])
    with pytest.raises(ListError) as error:
        read(path)
    assert error.value.code == "MZ502" and "--columns" in error.value.mend and A not in error.value.what
    same = book(tmp_path / "乙.xlsx", ["姓名", "身份证号码", "公民身份号码"], ["张三", A, A])
    assert read(same).columns["id_no"] == "身份证号码"


@pytest.mark.parametrize("rows", [[], [["姓名", "身份证号"]], [["名单"], ["姓名", "身份证号"], ["合计", None]]])
def test_an_empty_list_says_so(tmp_path: Path, rows: list[list[object]]) -> None:
    with pytest.raises(ListError) as error:
        read(book(tmp_path / "空.xlsx", *rows))
    assert error.value.code == "MZ503"


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
