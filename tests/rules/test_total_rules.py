"""Printed totals against the rows. Data begins in row 4."""

from __future__ import annotations

from mzledger.values.problem import Problem

Found = list[tuple[str, str]]


def test_a_subtotal_adds_up_its_own_block_and_the_total_all_rows(found: Found) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    乡镇       | 户主姓名 | 救助金额
    唐谷镇     | 张三     | 1000
    唐谷镇     | 李四     | 500.5
    唐谷镇小计 |          | 1500.5
    河北乡     | 王五     | 300
    河北乡小计 |          | 300
    合计       |          | 1800.5
    """
    assert found == []


def test_a_wrong_subtotal_and_a_total_of_the_last_block_only_are_noted_in_their_cells(found: Found) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    乡镇       | 户主姓名 | 救助金额
    唐谷镇     | 张三     | 1000
    唐谷镇小计 |          | 1100
    河北乡     | 王五     | 300
    合计       |          | 300
    """
    assert found == [("MZ305", "C5"), ("MZ305", "C7")]


def test_a_township_s_subtotal_right_below_a_village_s_adds_up_both_blocks(found: Found) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    乡镇       | 户主姓名 | 救助金额
    唐谷镇     | 张三     | 1000
    村小计     |          | 1000
    唐谷镇     | 李四     | 500
    村小计     |          | 500
    唐谷镇小计 |          | 1500
    """
    assert found == []


def test_totals_of_the_page_and_running_totals_are_not_checked(found: Found) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    户主姓名 | 救助金额
    张三     | 1000
    本页合计 | 999
    累计     | 77777
    """
    assert found == []


def test_a_household_s_amount_counts_once_though_it_stands_in_every_row(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 户月保障金额
    990121195001010016 | 990121195001010016 | 户主       | 2        | 2        | 800
    990121195001010016 | 990121195001010024 | 配偶       | 2        | 2        | 800
    990121195001010032 | 990121195001010032 | 户主       | 1        | 1        | 400
    合计               |                    |            |          |          | 1200
    """
    assert found == []


def test_a_block_with_an_unreadable_amount_has_no_sum_to_compare(found: Found) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    户主姓名 | 救助金额
    张三     | 约800
    李四     | 200
    合计     | 1000
    """
    assert found == [("MZ116", "B4")]


def test_the_sentence_names_the_printed_and_the_computed_amount(problems: list[Problem]) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    户主姓名 | 救助金额
    张三     | 1.1
    李四     | 2.2
    合计     | 3.31
    """
    assert [p.what for p in problems] == ["“合计”的救助金额印的是 3.31 元，第 4 到 5 行相加是 3.3 元"]
