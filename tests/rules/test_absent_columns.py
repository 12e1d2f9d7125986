"""Rules on sheets that lack a column: a check passes over the rows whose sheet can't tell. Data begins in row 4.

What the reader says of the missing columns (MZ310, MZ311, MZ317) is no concern here.
"""

from __future__ import annotations

import pytest

from mzledger.values.problem import Problem

Found = list[tuple[str, str]]


@pytest.fixture
def found(problems: list[Problem]) -> Found:
    """Code and cell of what the rules found; the reader's own remarks on columns and shapes are left out."""
    return [(p.code, p.where.cell) for p in problems if not p.code.startswith("MZ31")]


def test_a_family_list_without_relations_lacks_no_head(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 是否保障对象 | 起始保障年月 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 李四 | 990121195001010024 | 是           | 2019-01      |
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 王五 | 990121195001010032 | 是           | 2019-01      |
    """
    assert found == []


def test_a_household_with_a_row_in_a_list_without_relations_is_not_said_to_lack_its_head(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 户主（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 是否保障对象 | 起始保障年月 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 是           | 2019-01      |
    == 2020/农村低保.xlsx › 家属（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 是否保障对象 | 起始保障年月 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 李四 | 990121195001010024 | 配偶       | 是           | 2019-01      |
    """
    assert found == []


def test_a_household_row_without_members_has_its_size_and_no_rows_to_count(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 家庭人口 | 保障人口 | 户月保障金额
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 4        | 2        | 800
    唐谷镇 | 加吾村     | 李四     | 990121195001010024 | 1        | 1        | 400
    """
    assert found == []


def test_a_household_row_that_counts_more_covered_than_members_is_wrong_all_the_same(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 家庭人口 | 保障人口 | 户月保障金额
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2        | 4        | 800
    唐谷镇 | 加吾村     | 李四     | 990121195001010024 | 1        | 1        | 400
    """
    assert found == [("MZ202", "F4")]


def test_a_household_that_stands_in_two_household_rows_is_doubled(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 保障人口 | 户月保障金额
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2        | 800
    唐谷镇 | 加吾村     | 李四     | 990121195001010024 | 1        | 400
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2        | 800
    """
    assert found == [("MZ110", "D4"), ("MZ110", "D6")]


def test_members_without_numbers_of_their_own_are_no_doubled_households(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 与户主关系 | 是否保障对象 | 家庭人口 | 保障人口
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 户主       | 是           | 2        | 2
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 李四 | 配偶       | 是           | 2        | 2
    """
    assert found == []


def test_a_list_of_covered_people_may_be_shorter_than_the_household(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 家庭人口 | 保障人口
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 5        | 1
    """
    assert found == []


def test_two_payments_of_a_month_may_be_two_items_where_no_item_is_written(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 发放（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 发放年月 | 发放金额 | 发放方式
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2020-03  | 800      | 现金
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2020-03  | 120      | 现金
    """
    assert found == []


def test_no_payee_is_unknown_to_a_roster_without_numbers(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 姓名 | 起始保障年月 | 停发年月 | 月标准
    唐谷镇 | 加吾村     | 张三 | 2019-01      |          | 800
    == 2020/孤儿.xlsx › 发放（原样）
    乡镇   | 村（社区） | 姓名 | 身份证号           | 发放年月 | 发放金额 | 发放方式
    唐谷镇 | 加吾村     | 张三 | 990121200501010016 | 2020-03  | 800      | 现金
    """
    assert found == []


def test_a_payee_may_stand_in_the_one_roster_sheet_that_has_no_numbers(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 一
    姓名 | 身份证号           | 起始保障年月
    张三 | 990121200501010016 | 2019-01
    == 2020/孤儿.xlsx › 二（原样）
    乡镇   | 村（社区） | 姓名 | 起始保障年月 | 停发年月 | 月标准
    唐谷镇 | 加吾村     | 李四 | 2019-01      |          | 800
    == 2020/孤儿.xlsx › 发放
    姓名 | 身份证号           | 发放年月
    张三 | 990121200501010016 | 2020-03
    李四 | 990121200501010024 | 2020-03
    """
    assert found == []


def test_a_roster_without_times_says_nothing_of_what_was_paid_when(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 姓名 | 身份证号           | 月标准
    唐谷镇 | 加吾村     | 张三 | 990121200501010016 | 800
    唐谷镇 | 加吾村     | 李四 | 990121200501010024 | 800
    == 2020/孤儿.xlsx › 发放
    姓名 | 身份证号           | 发放年月
    张三 | 990121200501010016 | 2020-03
    """
    assert found == []


def test_a_roster_without_the_stop_column_leaves_nobody_unpaid(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 姓名 | 身份证号           | 起始保障年月 | 月标准
    唐谷镇 | 加吾村     | 张三 | 990121200501010016 | 2019-01      | 800
    唐谷镇 | 加吾村     | 李四 | 990121200501010024 | 2019-01      | 800
    == 2020/孤儿.xlsx › 发放
    姓名 | 身份证号           | 发放年月
    张三 | 990121200501010016 | 2020-03
    """
    assert found == []


def test_whoever_was_paid_by_a_list_without_numbers_is_not_said_to_be_unpaid(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月
    张三 | 990121200501010016 | 2019-01
    李四 | 990121200501010024 | 2019-01
    == 2020/孤儿.xlsx › 发放
    姓名 | 身份证号           | 发放年月
    张三 | 990121200501010016 | 2020-03
    == 2020/孤儿.xlsx › 发放二（原样）
    乡镇   | 村（社区） | 姓名 | 发放年月 | 发放金额 | 发放方式
    唐谷镇 | 加吾村     | 李四 | 2020-03  | 800      | 现金
    """
    assert found == []


def test_a_person_who_also_stands_in_a_list_without_times_may_be_covered_at_any_time(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 一
    姓名 | 身份证号           | 起始保障年月
    张三 | 990121200501010016 | 2020-08
    李四 | 990121200501010024 | 2020-08
    == 2020/孤儿.xlsx › 二（原样）
    乡镇   | 村（社区） | 姓名 | 身份证号           | 月标准
    唐谷镇 | 加吾村     | 张三 | 990121200501010016 | 800
    == 2020/孤儿.xlsx › 发放
    姓名 | 身份证号           | 发放年月
    张三 | 990121200501010016 | 2020-03
    李四 | 990121200501010024 | 2020-03
    """
    assert found == [("MZ110", "B4"), ("MZ110", "D4"), ("MZ405", "C5")]


def test_no_one_misses_a_yearly_item_where_a_payment_list_names_no_items(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册
    户主姓名 | 户主身份证号       | 姓名 | 身份证号
    张三     | 990121196001010010 | 张三 | 990121196001010010
    李四     | 990121196001010029 | 李四 | 990121196001010029
    == 2020/农村低保.xlsx › 发放
    户主姓名 | 户主身份证号       | 发放年月 | 发放项目
    张三     | 990121196001010010 | 2020-10  | 取暖费
    == 2020/农村低保.xlsx › 发放二（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 发放年月 | 发放金额 | 发放方式
    唐谷镇 | 加吾村     | 李四     | 990121196001010029 | 2020-10  | 800      | 现金
    """
    assert found == []


def test_a_balance_is_not_drawn_without_the_stops_of_last_year(found: Found) -> None:
    """
    == 2019/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 是否保障对象 | 起始保障年月
    唐谷镇 | 加吾村     | 张三     | 990121196001010010 | 张三 | 990121196001010010 | 户主       | 是           | 2018-01
    唐谷镇 | 加吾村     | 李四     | 990121196001010029 | 李四 | 990121196001010029 | 户主       | 是           | 2018-01
    == 2020/农村低保.xlsx › 花名册
    户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 起始保障年月
    张三     | 990121196001010010 | 张三 | 990121196001010010 | 2018-01
    """
    assert found == []


def test_a_balance_is_not_drawn_between_lists_of_which_one_only_assumes_who_is_covered(found: Found) -> None:
    """
    == 2019/农村低保.xlsx › 花名册
    户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 是否保障对象 | 起始保障年月 | 停发年月 | 家庭人口 | 保障人口
    张三     | 990121196001010010 | 张三 | 990121196001010010 | 户主       | 是           | 2018-01      |          | 2        | 1
    张三     | 990121196001010010 | 李四 | 990121196001010029 | 配偶       | 否           | 2018-01      |          | 2        | 1
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 起始保障年月 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121196001010010 | 张三 | 990121196001010010 | 户主       | 2018-01      |
    唐谷镇 | 加吾村     | 张三     | 990121196001010010 | 李四 | 990121196001010029 | 配偶       | 2018-01      |
    """
    assert found == []


def test_a_list_without_the_start_column_takes_nobody_twice(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 2019-05
    == 2020/特困供养.xlsx › 花名册
    姓名 | 户主身份证号       | 身份证号           | 与户主关系 | 起始保障年月
    张三 | 990121195001010016 | 990121195001010016 | 户主       | 2019-05
    """
    assert found == []


def test_a_person_on_two_current_lists_is_found_without_stop_columns_too(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 起始保障年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 2019-01
    == 2020/特困供养.xlsx › 花名册
    姓名 | 户主姓名 | 户主身份证号       | 身份证号           | 与户主关系 | 起始保障年月
    张三 | 张三     | 990121195001010016 | 990121195001010016 | 户主       | 2019-05
    """
    assert found == [("MZ404", "F4")]


def test_but_not_one_whose_state_says_stopped(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 起始保障年月 | 人员状态
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 2019-01      | 停发
    == 2020/特困供养.xlsx › 花名册
    姓名 | 户主姓名 | 户主身份证号       | 身份证号           | 与户主关系 | 起始保障年月
    张三 | 张三     | 990121195001010016 | 990121195001010016 | 户主       | 2019-05
    """
    assert found == [("MZ127", "I4")]


def test_a_household_s_printed_total_is_not_checked_where_no_number_holds_its_rows_together(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 户主姓名 | 姓名 | 身份证号           | 与户主关系 | 户月保障金额
    唐谷镇 | 加吾村     | 张三     | 张三 | 990121195001010016 | 户主       | 800
    唐谷镇 | 加吾村     | 张三     | 李四 | 990121195001010024 | 配偶       | 800
    唐谷镇 | 加吾村     | 王五     | 王五 | 990121195001010032 | 户主       | 400
    合计   |            |          |      |                    |            | 1200
    """
    assert found == []


def test_a_grown_up_on_a_list_without_the_stop_column_may_have_been_stopped(found: Found) -> None:
    """
    == 2020/困境儿童.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 姓名 | 身份证号           | 儿童类别 | 监护人姓名 | 监护人身份证号     | 月标准 | 起始保障年月
    唐谷镇 | 加吾村     | 张三 | 990121195001010016 | 重病     | 李四       | 990121195001010024 | 100    | 2019-01
    """
    assert found == []


def test_a_stop_that_stands_in_a_column_to_be_told_is_not_called_missing(problems: list[Problem]) -> None:
    """
    == 2020/孤儿.xlsx › 花名册（原样）
    乡镇   | 村（社区） | 姓名 | 身份证号           | 起始保障年月 | 何时不领 | 人员状态 | 备注
    唐谷镇 | 加吾村     | 张三 | 990121200501010016 | 2019-01      | 2020-03  | 停发     | 2020年3月去世
    唐谷镇 | 加吾村     | 李四 | 990121200501010024 | 2019-01      | 2020-04  | 停发     | 2020年4月停发
    """
    assert [(p.code, p.where.cell) for p in problems] == [("MZ308", "F3")]
