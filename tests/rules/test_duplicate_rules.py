"""Rules that look for one person standing twice. Data begins in row 4."""

from __future__ import annotations

import pytest

from mzledger.rules._people import bare_name
from mzledger.values.problem import Problem

Found = list[tuple[str, str]]


def test_the_same_name_in_the_same_village_is_noted_at_the_number_with_the_wrong_check_digit(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    村（社区） | 姓名   | 身份证号
    加吾村     | 张三   | 990121195001010036
    加吾村     | 张　三 | 990121195001010016
    """
    assert found == [("MZ102", "C4"), ("MZ111", "C4")]


def test_two_neighbouring_digits_that_changed_places_are_noted(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    村（社区） | 姓名 | 身份证号
    加吾村     | 张三 | 990121195001010016
    加吾村     | 张三 | 990121195001100016
    """
    assert found == [("MZ102", "C5"), ("MZ111", "C5")]


def test_another_village_another_name_or_two_other_digits_are_other_people(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    村（社区） | 姓名 | 身份证号
    加吾村     | 张三 | 990121195001010016
    加吾村     | 李四 | 990121195001010036
    科加滩社区 | 张三 | 990121195001010056
    加吾村     | 张三 | 990121195001010024
    """
    assert found == [("MZ102", "C5"), ("MZ102", "C6")]


def test_the_rarer_name_of_a_number_is_noted_in_every_ledger_where_it_stands(problems: list[Problem]) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    姓名     | 身份证号
    才仁卓玛 | 990121195001010016
    == 2020/特困供养.xlsx › 花名册
    户主姓名 | 户主身份证号       | 姓名     | 身份证号
    才让卓玛 | 990121195001010016 | 才让卓玛 | 990121195001010016
    """
    noted = [(p.code, str(p.where)) for p in problems]
    assert noted == [("MZ112", "2020/优抚对象.xlsx › 花名册 › A4")]


def test_blanks_and_dots_within_a_name_make_no_other_name(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    姓名      | 身份证号           | 优抚类别
    才让·卓玛 | 990121195001010016 | 烈属
    才让 卓玛 | 990121195001010016 | 两参人员
    才让•卓玛 | 990121195001010016 | 复员干部
    """
    assert found == []


@pytest.mark.parametrize("dot", "·•・．. ")
def test_every_dot_that_is_met_in_names_is_left_out(dot: str) -> None:
    assert bare_name(f"才让{dot}卓玛") == "才让卓玛"


def test_a_number_that_stands_in_many_rows_names_the_first_five_others(problems: list[Problem]) -> None:
    """
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号
    张三 | 990121200501010016
    张三 | 990121200501010016
    张三 | 990121200501010016
    张三 | 990121200501010016
    张三 | 990121200501010016
    张三 | 990121200501010016
    张三 | 990121200501010016
    """
    assert {p.code for p in problems} == {"MZ110"}
    assert problems[1].what == "身份证号与第 4 行、第 6 行、第 7 行、第 8 行、第 9 行等 6 行相同"


def test_two_numbers_that_are_both_wrong_are_noted_once_at_the_later(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    村（社区） | 姓名 | 身份证号
    加吾村     | 张三 | 990121195001010036
    加吾村     | 张三 | 990121195001010046
    """
    assert found == [("MZ102", "C4"), ("MZ102", "C5"), ("MZ111", "C5")]
