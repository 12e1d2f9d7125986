"""What the sheet says beside the columns that are read: ends, failures, other units, other sums, other persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cell_sheets import Read

ReadText = Callable[..., Read]

OLD = """
== 2020/高龄津贴.xlsx › {sheet}
乡镇   | 姓名 | 身份证号           | 年龄段   | 起始保障年月 | 停发年月 | {heading}
白水镇 | 张一 | 990121193001010018 | 90–99岁 | 2019-01      | 2020-03  | {stopped}
白水镇 | 张二 | 990121193001010026 | 90–99岁 | 2019-01      |          | {open}
"""


@pytest.mark.parametrize(
    ("heading", "stopped", "still", "told"),
    [
        ("死亡时间", "2020-02-11", "2020-05-03", True),
        ("死亡时间", "2020-02-11", "", False),
        ("是否健在", "否", "否", True),
        ("是否健在", "否", "是", False),
        ("核查", "取消", "已去世", True),
        ("父亲情况", "死亡", "死亡", False),
    ],
)
def test_an_unused_column_that_says_an_end_is_an_error_where_the_stop_is_blank(
    read_text: ReadText, heading: str, stopped: str, still: str, told: bool
) -> None:
    read = read_text(OLD.format(sheet="花名册", heading=heading, stopped=stopped, open=still))
    assert (("MZ324", "G3") in read.codes) is told
    assert "MZ324" not in {code for code, cell in read.codes if cell == "G2"}


def test_a_sheet_of_those_who_left_needs_their_month(read_text: ReadText) -> None:
    read = read_text(OLD.format(sheet="退出人员", heading="备注", stopped="", open=""))
    assert [code for code in read.codes if code[0] == "MZ324"] == [("MZ324", "F3")]


def test_a_list_of_another_year_is_not_counted_in_silence(read_text: ReadText) -> None:
    read = read_text(OLD.format(sheet="2019年花名册", heading="备注", stopped="", open=""))
    assert "MZ323" in {code for code, _ in read.codes}


PAID = """
== 2020/高龄津贴发放.xlsx › 发放
姓名 | 身份证号           | 发放年月 | {heading}
张一 | 990121193001010018 | 2020-01  | {cell}
"""


@pytest.mark.parametrize(
    ("heading", "cell", "fen"),
    [
        ("发放金额（百元）", "2", 200_00),
        ("发放金额（千元）", "0.2", 200_00),
        ("发放金额（角）", "2000", 200_00),
        ("发放金额（单位：万元）", "0.02", 200_00),
        ("发放金额（万元）", "200元", 200_00),
    ],
)
def test_a_sum_is_read_in_the_unit_that_is_written(read_text: ReadText, heading: str, cell: str, fen: int) -> None:
    assert read_text(PAID.format(heading=heading, cell=cell)).rows("paid_amount") == [(fen,)]


def test_yuan_under_a_heading_of_ten_thousands_is_asked_about(read_text: ReadText) -> None:
    read = read_text(PAID.format(heading="发放金额（万元）", cell="200"))
    assert ("MZ308", "D1") in read.codes


def test_a_sum_beside_the_amount_is_asked_about(read_text: ReadText) -> None:
    text = PAID.format(heading="发放金额 | 补发", cell="200 | 50")
    assert ("MZ308", "E1") in read_text(text).codes


def test_months_beside_another_item_are_both_counted(read_text: ReadText) -> None:
    read = read_text("""
== 2020/城市低保发放.xlsx › 发放
户主姓名 | 户主身份证号       | 保障类别 | 1月 | 2月 | 其中：价格补贴
张一     | 990121193001010018 | 城市     | 300 | 310 | 60
""")
    assert read.rows("paid_month", "item", "paid_amount") == [
        ("2020-01-01", "保障金", 300_00),
        ("2020-02-01", "保障金", 310_00),
        ("2020-12-01", "价格补贴", 60_00),
    ]


def test_what_tells_two_sums_of_a_month_apart_is_not_assumed(read_text: ReadText) -> None:
    rows = "\n".join(
        f"张一 | 990121193001010018 | 城市 | 2020-{m:02d} | {sum_}" for m in range(1, 5) for sum_ in (300, 60)
    )
    read = read_text(
        "== 2020/城市低保发放.xlsx › 发放\n户主姓名 | 户主身份证号 | 保障类别 | 发放年月 | 发放金额\n" + rows
    )
    assert set(read.rows("item")) == {(None,)} and len(read.rows("item")) == 8


@pytest.mark.parametrize("heading", ["是否纳入", "是否批准", "纳入低保", "是否核准"])
def test_a_column_of_yes_and_no_may_be_whether_the_person_is_covered(read_text: ReadText, heading: str) -> None:
    read = read_text(f"""
== 2020/农村低保.xlsx › 花名册
户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 起始保障年月 | {heading}
张一     | 990121193001010018 | 张一 | 990121193001010018 | 户主       | 2019-01      | 是
张一     | 990121193001010018 | 张二 | 990121193001010026 | 子/婿      | 2019-01      | 否
""")
    assert read.rows("covered") == [("是",), ("否",)] or ("MZ308", "G1") in read.codes


def test_a_line_of_those_who_left_holds_for_the_rows_below_it(read_text: ReadText) -> None:
    read = read_text("""
== 2020/高龄津贴.xlsx › 花名册
乡镇       | 姓名 | 身份证号           | 年龄段   | 起始保障年月 | 停发年月
白水镇     | 张一 | 990121193001010018 | 90–99岁 | 2019-01      |
已取消对象 |      |                    |          |              |
白水镇     | 张二 | 990121193001010026 | 90–99岁 | 2019-01      |
""")
    assert ("MZ324", "A3") in read.codes


@pytest.mark.parametrize(("remark", "code"), [("卡号错误，银行退回", "MZ324"), ("已发", None)])
def test_a_payment_sent_back_is_no_payment(read_text: ReadText, remark: str, code: str | None) -> None:
    read = read_text(PAID.format(heading="发放金额 | 备注", cell=f"200 | {remark}"))
    assert (("MZ324", "E2") in read.codes) is (code is not None)


def test_subtotals_beside_the_months_are_not_added_to_them(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    姓名 | 身份证号           | 1月 | 2月 | 3月 | 一季度 | 上半年
    张一 | 990121193001010018 | 100 | 100 | 100 | 300    | 300
    """
    assert sum(fen for (fen,) in read.rows("paid_amount")) == 300_00
