"""Headings that nobody listed: known by what they say, borne out by the cells below, told apart by their neighbours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cell_sheets import Read

ReadText = Callable[..., Read]

CHILD = """
== 2020/唐谷镇/困境儿童.xlsx › 花名册
姓名 | 身份证号           | 儿童类别 | 起始保障年月 | {heading}
张一 | 990121201201010019 | 重病     | 2019-01      | 2020-03
张二 | 990121201201010027 | 重残     | 2019-01      |
"""


@pytest.mark.parametrize(
    "heading",
    ["退保时间", "取消日期", "退出低保时间", "停止享受时间", "清退日期", "注销时间", "终止救助年月", "停领年月", "动态退出日期",
     "核减时间", "停补时间", "取消保障时间", "不再享受年月", "哪年哪月停发", "停发（取消）年月", "★停保日子：", "停发\n时间（年/月）"],
)  # fmt: skip
def test_the_stop_date_is_known_however_it_is_headed_and_the_likeness_is_said(
    read_text: ReadText, heading: str
) -> None:
    read = read_text(CHILD.format(heading=heading.replace("\n", " ")))
    assert read.rows("stop_month") == [("2020-03-01",), (None,)]
    assert read.codes in ([], [("MZ309", "E1")])


@pytest.mark.parametrize("heading", ["停发时间", "取消年月", "停保日期"])
def test_a_heading_that_the_program_lists_is_no_matter_for_a_word(read_text: ReadText, heading: str) -> None:
    read = read_text(CHILD.format(heading=heading))
    assert (read.rows("stop_month"), read.codes) == ([("2020-03-01",), (None,)], [])


@pytest.mark.parametrize("heading", ["截止保障年月", "享受至", "截至时间"])
def test_the_last_month_of_cover_is_a_month_before_the_stop(read_text: ReadText, heading: str) -> None:
    read = read_text(CHILD.format(heading=heading))
    assert read.rows("stop_month") == [("2020-04-01",), (None,)]
    assert read.said("MZ309") == [f"E 列“{heading}”已按“停发年月”读取：写的是最后享受的月份，停发从下一个月起"]


def test_the_month_after_december_is_january(read_text: ReadText) -> None:
    read = read_text(CHILD.format(heading="截止保障年月").replace("2020-03", "2020-12"))
    assert read.rows("stop_month") == [("2021-01-01",), (None,)]


@pytest.mark.parametrize(
    "heading", ["停发原因", "监护人电话", "出生日期", "审核日期", "发证日期", "入户核查时间", "停发文号"]
)
def test_a_heading_of_another_thing_is_not_the_stop_date(read_text: ReadText, heading: str) -> None:
    assert read_text(CHILD.format(heading=heading)).rows("stop_month") == [(None,), (None,)]


@pytest.mark.parametrize("heading", ["下册时间", "何年何月取消的", "时间", "日期"])
def test_a_filled_column_that_could_be_the_stop_date_is_asked_about_and_the_figure_waits(
    read_text: ReadText, heading: str
) -> None:
    read = read_text(CHILD.format(heading=heading))
    assert read.codes == [("MZ308", "E1")]
    assert read.said("MZ308") == [f"没有找到“停发年月”列，人数要用它；E 列“{heading}”有内容，可能就是"]
    assert "stop_month" in read.part.absent and "stop_month" not in read.part.assumed


def test_columns_that_are_not_used_are_named_and_empty_ones_are_not(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    序号 | 姓名 | 身份证号           | 儿童类别 | 起始保障年月 | 停发年月 | 包户干部 | 领款签字 | 学校 | 爱好
    1    | 张一 | 990121201201010019 | 重病     | 2019-01      |          | 甲乙     | 丙丁     |      | 下棋
    """
    assert read.codes == [("MZ310", "G1")]
    assert read.said("MZ310") == ["有内容、没有使用的列：G 列“包户干部”、J 列“爱好”"]


def test_a_column_that_a_figure_needs_and_that_is_not_there_is_said_with_the_figure(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    姓名 | 儿童类别 | 起始保障年月 | 停发年月
    张一 | 重病     | 2019-01      |
    """
    assert read.codes == [("MZ311", "A1")]
    assert read.said("MZ311") == ["按困境儿童“花名册”读取，没有这些列：“身份证号”（人数）"]
    assert "id_no" in read.part.absent and read.rows("name", "id_no") == [("张一", None)]


def test_an_assumption_holds_for_every_row_and_is_noted(read: Read) -> None:
    """
    户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 起始保障年月 | 停发年月
    张三     | 990121195001010016 | 张三 | 990121195001010016 | 2019-01      |
    张三     | 990121195001010016 | 李四 | 990121195001010024 | 2019-01      |
    """
    assert read.rows("covered", "relation") == [("是", "户主"), ("是", None)]
    assert read.part.assumed == {
        "relation": "没有“与户主关系”列，身份证号与户主相同的是户主",
        "covered": "没有“是否保障对象”列，名单上的人都是保障对象",
    }


def test_an_id_beside_the_head_s_name_is_the_head_s(read: Read) -> None:
    """
    户主姓名 | 身份证号           | 电话        | 保障人口 | 户月保障金额
    张三     | 990121195001010016 | 13900000000 | 2        | 800
    """
    assert read.rows("head_name", "head_id", "id_no") == [("张三", "990121195001010016", None)]
    assert ("MZ309", "B1") in read.codes


def test_two_bare_ids_are_each_of_the_name_at_their_left(read: Read) -> None:
    """
    户主姓名 | 身份证号           | 姓名 | 身份证号           | 与户主关系
    张三     | 990121195001010016 | 李四 | 990121195001010024 | 配偶
    """
    assert read.rows("head_id", "id_no") == [("990121195001010016", "990121195001010024")]


def test_the_id_behind_the_guardian_s_name_is_the_guardian_s(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    姓名 | 身份证号           | 儿童类别 | 监护人姓名 | 身份证号           | 起始保障年月
    张一 | 990121201201010019 | 重病     | 李四       | 990121195001010024 | 2019-01
    """
    assert read.rows("id_no", "guardian_id") == [("990121201201010019", "990121195001010024")]


def test_merged_headings_of_two_rows_say_whose_each_column_is(read: Read) -> None:
    """
    乡镇   | 户主 | ←                  | 家庭成员 | ←                  | ←          | 保障时间 | ←
    ↑      | 姓名 | 身份证号           | 姓名     | 身份证号           | 与户主关系 | 起始     | 停止
    唐谷镇 | 张三 | 990121195001010016 | 李四     | 990121195001010024 | 配偶       | 2019-01  | 2020-03
    """
    assert read.rows("township", "head_name", "head_id", "name", "id_no", "relation") == [
        ("唐谷镇", "张三", "990121195001010016", "李四", "990121195001010024", "配偶")
    ]
    assert read.rows("start_month", "stop_month") == [("2019-01-01", "2020-03-01")]
    assert (read.part.rows, read.cells("stop_month")) == ([3], ["H3"])


def test_a_heading_whose_cells_deny_it_is_asked_about(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    姓名 | 身份证号           | 儿童类别 | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 重病     | 2019-01      | 李四
    张二 | 990121201201010027 | 重残     | 2019-01      | 王五
    """
    assert ("MZ308", "E1") in read.codes


def test_two_columns_alike_for_one_field_are_named(read: Read) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    户主姓名 | 户主身份证号       | 审批日期   | 申请救助原因 | 救助原因 | 救助人数 | 救助金额
    张三     | 990121195001010016 | 2020-03-01 | 疫情         | 就学     | 2        | 800
    """
    assert [code for code, _ in read.codes if code != "MZ311"] == ["MZ302"]


def test_of_two_number_columns_the_one_with_the_program_s_own_heading_counts_and_the_other_is_named(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    姓名 | 身份证号码         | 身份证号           | 儿童类别 | 起始保障年月 | 停发年月
    张一 | 990121201201010027 | 990121201201010019 | 重病     | 2019-01      |
    """
    assert read.rows("id_no") == [("990121201201010019",)]
    assert (read.codes, read.said("MZ310")) == (
        [("MZ310", "B1")],
        ["有内容、没有使用的列：B 列“身份证号码”（最像“身份证号”）"],
    )


def test_a_number_column_with_a_meaningless_heading_is_known_by_its_cells(read: Read) -> None:
    """
    == 2020/唐谷镇/高龄津贴.xlsx › 花名册
    姓名 | 甲乙丙             | 起始保障年月 | 停发年月
    张一 | 990121193001010017 | 2019-01      |
    张二 | 990121193001010025 | 2019-01      |
    """
    assert read.rows("id_no") == [("990121193001010017",), ("990121193001010025",)]
    assert read.said("MZ309") == ["B 列“甲乙丙”的列名没有认出，按内容读作“身份证号”"]


def test_a_number_that_could_be_the_child_s_or_the_guardian_s_is_asked_about(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    姓名 | 甲乙丙             | 儿童类别 | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 重病     | 2019-01      |
    张二 | 990121201201010027 | 重残     | 2019-01      |
    """
    assert ("MZ308", "B1") in read.codes and read.rows("id_no") == [(None,), (None,)]


def test_what_is_asked_about_is_not_said_to_be_missing_too(read: Read) -> None:
    """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    姓名 | 甲乙丙             | 儿童类别 | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 重病     | 2019-01      |
    张二 | 990121201201010027 | 重残     | 2019-01      |
    """
    assert read.codes == [("MZ308", "B1")]


def test_one_bad_cell_is_one_problem(read: Read) -> None:
    """
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张一 | 990121201201010019 | 2020.1       |
    """
    assert [code for code in read.codes if code[0] != "MZ311"] == [("MZ118", "C2")]


def test_the_unit_in_a_heading_and_above_the_table_holds_for_its_money(read_text: ReadText) -> None:
    text = """
    == 2020/唐谷镇/困境儿童.xlsx › 花名册
    困境儿童花名册 |                    |          |              |          |
    {unit}         |                    |          |              |          |
    姓名           | 身份证号           | 儿童类别 | 起始保障年月 | 停发年月 | {heading}
    张一           | 990121201201010019 | 重病     | 2019-01      |          | 0.06
    """
    for unit, heading in (("单位：万元", "月标准"), ("单位：元", "月标准（万元）"), ("", "月补贴额（万元）")):
        assert read_text(text.format(unit=unit, heading=heading)).rows("monthly_standard") == [(60000,)]
