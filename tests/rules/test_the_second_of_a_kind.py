"""What a rule says of the second household, month, spell or sheet: the first alone doesn't show that it goes on."""

from __future__ import annotations

from mzledger.values.problem import Problem

Found = list[tuple[str, str]]


def test_a_household_that_is_wrong_does_not_hide_the_next(found: Found) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 起始保障年月
    990121195001010016 | 990121195001010016 | 户主       | 1        | 2        | 2019-01
    990121195001010024 | 990121195001010024 | 户主       | 3        | 1        | 2019-01
    990121195001010032 | 990121195001010032 | 户主       | 1        | 2        | 2019-01
    """
    assert found == [("MZ202", "E4"), ("MZ202", "D5"), ("MZ202", "E6")]


def test_the_first_month_without_pay_is_named_and_a_person_with_two_spells_once(problems: list[Problem]) -> None:
    """
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张三 | 990121200501010016 | 2019-01      |
    李四 | 990121200501010024 | 2019-02      | 2020-08
    李四 | 990121200501010024 | 2020-08      |
    == 2020/孤儿.xlsx › 发放
    姓名 | 身份证号           | 发放年月
    张三 | 990121200501010016 | 2020-09
    张三 | 990121200501010016 | 2020-03
    张三 | 990121200501010016 | 2020-07
    """
    never = [problem for problem in problems if problem.code == "MZ406"]
    assert [problem.what.partition("，")[0] for problem in never] == ["2020-03 起在享"]


def test_what_a_household_gets_once_a_year_is_asked_of_its_head_s_row(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 起始保障年月
    990121195001010016 | 990121195001010024 | 配偶       | 2        | 2        | 2019-01
    990121195001010016 | 990121195001010016 | 户主       | 2        | 2        | 2019-01
    990121195001010032 | 990121195001010032 | 户主       | 1        | 1        | 2019-01
    == 2020/农村低保.xlsx › 发放
    户主身份证号       | 发放年月 | 发放项目
    990121195001010016 | 2020-01  | 保障金
    990121195001010032 | 2020-01  | 保障金
    990121195001010032 | 2020-01  | 取暖费
    """
    assert [cell for code, cell in found if code == "MZ402"] == ["A5"]
