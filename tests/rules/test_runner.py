"""What the runner does with findings: severities, verified cases, and which rows it keeps out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mzledger.programs.dibao import Member
from mzledger.programs.special_care import Beneficiary
from mzledger.rules._kinds import ReadRule
from mzledger.rules.runner import Policy
from mzledger.values.problem import Severity
from mzledger.workspace.county import YearReading

Read = Callable[..., YearReading]
WRONG_DIGIT = """
== 2020/优抚对象.xlsx › 花名册
姓名 | 身份证号
张三 | 990121195001010011
李四 | 990121195001010024
"""
BOTH = """
== 2020/农村低保.xlsx › 花名册
户主身份证号       | 身份证号           | 起始保障年月
990121195001010016 | 990121195001010016 | 2019-01
== 2020/特困供养.xlsx › 花名册
户主身份证号       | 身份证号           | 起始保障年月
990121195001010016 | 990121195001010016 | 2019-01
"""


def rejected(reading: YearReading) -> set[int]:
    return {index for records in reading.book for index in records.rejected}


def test_a_row_with_an_error_is_kept_out_and_stays_in_the_columns(read: Read) -> None:
    reading = read(WRONG_DIGIT)
    records = reading.book.tables[Beneficiary]
    assert (records.rejected, len(records)) == ({0}, 2)


def test_a_warning_keeps_no_row_out(read: Read) -> None:
    reading = read(WRONG_DIGIT, Policy({"MZ107": "不查", "MZ102": "提醒"}))
    assert [p.severity for p in reading.problems] == [Severity.WARNING]
    assert rejected(reading) == set()


def test_a_rule_that_is_switched_off_says_nothing(read: Read) -> None:
    assert read(WRONG_DIGIT, Policy({"MZ107": "不查", "MZ102": "不查"})).problems == []


def test_a_verified_case_is_a_warning_with_the_reason_given(read: Read) -> None:
    policy = Policy({"MZ107": "不查"}, {("MZ102", "990121195001010011"): "原件如此"})
    (problem,) = read(WRONG_DIGIT, policy).problems
    assert problem.severity is Severity.WARNING
    assert problem.what.endswith("（已在“核实说明”写明：原件如此）")


def test_where_it_can_t_be_said_which_row_is_wrong_neither_is_kept_out(read: Read) -> None:
    reading = read(BOTH)
    assert [(p.code, p.severity) for p in reading.problems] == [("MZ404", Severity.ERROR)]
    assert rejected(reading) == set()


def test_an_error_of_a_whole_ledger_keeps_no_row_out(read: Read) -> None:
    reading = read(
        """
        == 2019/特困供养.xlsx › 花名册
        户主身份证号       | 身份证号           | 起始保障年月
        990121195001010016 | 990121195001010016 | 2018-01
        990121195001010024 | 990121195001010024 | 2018-01
        == 2020/特困供养.xlsx › 花名册
        户主身份证号       | 身份证号           | 起始保障年月
        990121195001010016 | 990121195001010016 | 2018-01
        """
    )
    assert {p.code for p in reading.problems} == {"MZ403"}
    assert rejected(reading) == set()


def test_a_value_that_stands_in_two_tables_is_noted_in_both(read: Read) -> None:
    reading = read(
        """
        == 2020/农村低保.xlsx › 花名册
        户主身份证号       | 身份证号           | 与户主关系
        990121195001010011 | 990121195001010011 | 户主
        == 2020/优抚对象.xlsx › 花名册
        姓名 | 身份证号
        张三 | 990121195001010011
        """
    )
    assert [str(p.where) for p in reading.problems] == [
        "2020/优抚对象.xlsx › 花名册 › B4",
        "2020/农村低保.xlsx › 花名册 › A4",
        "2020/农村低保.xlsx › 花名册 › B4",
    ]
    assert reading.book.tables[Member].rejected == {0}


@pytest.mark.parametrize(("first", "last", "applied"), [(2019, 2021, True), (2021, 2022, False), (2018, 2019, False)])
def test_a_rule_is_applied_to_closing_days_within_its_dates(first: int, last: int, applied: bool) -> None:
    rule = ReadRule(code="MZ001", severity=Severity.ERROR, since=date(first, 1, 1), until=date(last, 12, 31))
    assert rule.in_force(date(2020, 10, 31)) == applied
