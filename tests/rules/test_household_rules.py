"""Rules on whole households. Data begins in row 4."""

from __future__ import annotations

Found = list[tuple[str, str]]


def test_a_roster_of_recipients_alone_may_lack_the_head(found: Found) -> None:
    """
    == 2020/特困供养.xlsx › 花名册
    户主身份证号       | 身份证号           | 与户主关系
    990121195001010016 | 990121195001010024 | 兄弟姐妹
    """
    assert found == []


def test_a_roster_of_whole_families_may_not(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口
    990121195001010016 | 990121195001010024 | 兄弟姐妹   | 1        | 1
    """
    assert found == [("MZ201", "C4")]


def test_a_head_who_died_still_stands_as_the_head_of_the_household(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 停发年月
    990121195001010016 | 990121195001010016 | 户主       | 1        | 1        | 2020-05
    990121195001010016 | 990121195001010024 | 配偶       | 1        | 1        |
    """
    assert found == []


def test_sizes_are_those_of_the_members_in_force_on_the_closing_day(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 是否保障对象 | 家庭人口 | 保障人口 | 起始保障年月 | 停发年月
    990121195001010016 | 990121195001010016 | 户主       | 是           | 2        | 1        | 2019-01      |
    990121195001010016 | 990121195001010024 | 配偶       | 是           | 2        | 1        | 2019-01      | 2020-10
    990121195001010016 | 990121195001010032 | 子/婿      | 否           | 2        | 1        | 2019-01      | 2020-11
    """
    assert found == []


def test_a_stopped_household_has_the_size_that_it_had_before_it_was_stopped(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 停发年月
    990121195001010016 | 990121195001010016 | 户主       | 2        | 2        | 2020-05
    990121195001010016 | 990121195001010024 | 配偶       | 2        | 2        | 2020-05
    990121195001010016 | 990121195001010032 | 子/婿      | 2        | 2        | 2020-02
    """
    assert found == []


def test_a_size_is_looked_at_once_and_in_the_head_s_row(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口
    990121195001010016 | 990121195001010024 | 配偶       | 3        | 2
    990121195001010016 | 990121195001010016 | 户主       | 3        | 2
    """
    assert found == [("MZ202", "D5")]


def test_two_ways_to_write_a_village_are_one_place_and_a_blank_account_is_no_other(found: Found) -> None:
    """
    乡镇   | 村（社区） | 户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 银行账号
    唐谷镇 | 加吾村     | 990121195001010016 | 990121195001010016 | 户主       | 2        | 2        | 9901210000000000014
    唐谷镇 | 加吾       | 990121195001010016 | 990121195001010024 | 配偶       | 2        | 2        |
    """
    assert found == []


def test_a_member_in_another_township_is_compared_with_the_head(found: Found) -> None:
    """
    乡镇   | 村（社区） | 户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口
    河北乡 | 黄河村     | 990121195001010016 | 990121195001010024 | 配偶       | 2        | 2
    唐谷镇 | 加吾村     | 990121195001010016 | 990121195001010016 | 户主       | 2        | 2
    """
    assert found == [("MZ203", "A4"), ("MZ203", "B4")]


def test_where_the_head_has_no_account_the_first_one_that_is_there_counts(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 银行账号
    990121195001010016 | 990121195001010016 | 户主       | 3        | 3        |
    990121195001010016 | 990121195001010024 | 配偶       | 3        | 3        | 9901210000000000014
    990121195001010016 | 990121195001010032 | 子/婿      | 3        | 3        | 9901210000000000022
    """
    assert found == [("MZ203", "F6")]
