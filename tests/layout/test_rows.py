"""Rows that are no data, several tables on a sheet, and what the names around a table say; no row is lost."""

from __future__ import annotations

from cell_sheets import Read
from hypothesis import given, settings
from hypothesis import strategies as st

from mzledger.layout.rows import row_kind


def accounted(read: Read) -> bool:
    """The law of reading, told once more from outside."""
    return all(part.rows_seen == part.data_rows + sum(part.non_data.values()) for part in read.parts)


def test_titles_totals_repeated_headings_notes_and_signatures_are_told_from_data(read: Read) -> None:
    """
    测试县农村低保花名册 |          |                    |      |                    |
    乡镇                 | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系
    唐谷镇               | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主
    本页小计             |          |                    | 1    |                    |
    乡镇                 | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系
    唐谷镇               | 李四     | 990121195001010024 | 李四 | 990121195001010024 | 户主
    合计                 |          |                    | 2    |                    |
    注：本表一式三份     |          |                    |      |                    |
    制表人：甲           |          | 审核人：乙         |      |                    |
    2020年10月31日       |          |                    |      |                    |
    """
    assert read.rows("name") == [("张三",), ("李四",)]
    assert (read.part.rows, dict(+read.part.non_data)) == (
        [3, 6],
        {"标题和表头": 2, "合计行": 2, "重复表头": 1, "说明行": 1, "签字行": 2},
    )
    assert (read.part.rows_seen, accounted(read)) == (10, True)


def test_a_word_or_two_between_the_data_is_a_note_that_is_named(read: Read) -> None:
    """
    乡镇         | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系
    唐谷镇       | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主
    加吾村困难户 |          |                    |      |                    |
    唐谷镇       | 李四     | 990121195001010024 | 李四 | 990121195001010024 | 户主
    """
    assert (read.part.rows, read.part.non_data["说明行"]) == ([2, 4], 1)
    assert [cell for code, cell in read.codes if code == "MZ312"] == ["A3"]
    assert read.said("MZ312") == ["第 3 行“加吾村困难户”只有一两个字样，当作说明，没有计入"]


def test_a_person_without_a_number_is_no_note(read: Read) -> None:
    """
    乡镇   | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系
    唐谷镇 | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主
           |          |                    | 李四 |                    |
    """
    assert read.rows("name") == [("张三",), ("李四",)]
    assert ("MZ115", "E3") in read.codes


def test_a_table_below_another_is_read_by_its_own_headings(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    乡镇   | 姓名               | 身份证号           | 儿童类别 | 起始保障年月 | 停发年月
    唐谷镇 | 张一               | 990121201201010019 | 重病     | 2019-01      |
           |                    |                    |          |              |
    姓名   | 身份证号           | 发放年月           | 发放金额 | 发放方式     | 儿童类别
    张一   | 990121201201010019 | 2020-03            | 500      | 现金         | 重病
    张一   | 990121201201010019 | 2020-04            | 500      | 现金         | 重病
    """
    assert [(part.table.name, part.rows) for part in read.parts] == [("花名册", [2]), ("发放", [5, 6])]
    assert read.rows("name", "paid_month", "paid_amount", at=1) == [
        ("张一", "2020-03-01", 50000),
        ("张一", "2020-04-01", 50000),
    ]
    assert (read.cells("paid_amount", at=1), read.codes, accounted(read)) == (["D5", "D6"], [], True)


def test_townships_and_kinds_come_from_the_sheets_names(read: Read) -> None:
    """
    == 2020/低保.xlsx › 唐谷镇农村低保
    户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系
    张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主
    == 2020/低保.xlsx › 河北城市低保
    户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系
    李四     | 990121195001010024 | 李四 | 990121195001010024 | 户主
    """
    assert read.rows("township", "residence", "name") == [("唐谷镇", "农村", "张三")]
    assert read.rows("township", "residence", "name", at=1) == [("河北乡", "城市", "李四")]


def test_a_township_comes_from_the_file_s_name(read: Read) -> None:
    """
    == 2020/河北乡孤儿名册.xlsx › Sheet1
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 2019-01      |
    """
    assert (read.rows("township"), read.codes) == ([("河北乡",)], [])


def test_a_township_comes_from_the_folder_s_name(read: Read) -> None:
    """
    == 2020/河北乡/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 2019-01      |
    """
    assert (read.rows("township"), read.codes) == ([("河北乡",)], [])


def test_the_nearest_name_counts_and_a_column_counts_more(read: Read) -> None:
    """
    == 2020/河北乡/孤儿.xlsx › 唐谷镇
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 2019-01      |
    == 2020/河北乡/孤儿.xlsx › 另外
    乡镇   | 姓名 | 身份证号           | 起始保障年月 | 停发年月
    唐谷镇 | 张二 | 990121201201010027 | 2019-01      |
    """
    assert [read.rows("township", at=at) for at in (0, 1)] == [[("唐谷镇",)], [("唐谷镇",)]]


def test_a_name_of_two_townships_says_none(read: Read) -> None:
    """
    == 2020/孤儿.xlsx › 唐谷镇和河北乡
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 2019-01      |
    """
    assert read.rows("township") == [(None,)] and "township" in read.part.absent


def test_a_month_comes_from_the_sheet_s_name(read: Read) -> None:
    """
    == 2020/孤儿发放.xlsx › 5月
    姓名 | 身份证号           | 发放金额 | 发放方式
    张一 | 990121201201010019 | 800      | 现金
    """
    assert read.rows("paid_month") == [("2020-05-01",)]


def test_every_row_is_counted_where_a_row_gives_several_records_or_none(read: Read) -> None:
    """
    == 2020/农村低保发放.xlsx › 发放
    户主姓名 | 户主身份证号       | 1月 | 2月 | 3月
    张三     | 990121195001010016 | 100 |     | 300
    李四     | 990121195001010024 |     | 0   | /
             |                    |     |     |
    合计     |                    | 100 |     | 300
    """
    part = read.part
    assert (part.rows_seen, part.data_rows, part.rows) == (5, 1, [2, 2])
    assert dict(+part.non_data) == {"标题和表头": 1, "没有内容的行": 1, "空行": 1, "合计行": 1}
    assert accounted(read)


@settings(max_examples=200)
@given(st.text(max_size=4), st.integers(1, 99))
def test_a_row_that_begins_with_its_number_and_a_name_is_data(name: str, number: int) -> None:
    assert row_kind([float(number), f"张{name}三", "990121195001010016", "户主"]) == ""
