"""What a column's value can be and usually is: numbers as text, names, accounts, bounds and windows."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzledger.programs import all_programs, dibao, marriage, means_check, old_age, targets, temporary_relief, trainings
from mzledger.programs.shared.outside import OutsidePerson
from mzledger.rules import catalogue
from mzledger.schema.bounds import Bounds, Years, Yuan
from mzledger.schema.cells import CellContext
from mzledger.schema.columns import ColumnReader
from mzledger.schema.names import unlikely
from mzledger.schema.row import Row, fields_of
from sheets import an_id


def read(model: type[Row], name: str, raw: Any) -> Any:
    """The value, or the code of what is wrong."""
    reader = ColumnReader(next(spec for spec in fields_of(model) if spec.name == name), CellContext())
    (value,) = reader.read([raw])
    return next(iter(reader.bad.values()))[0] if reader.bad else value


@pytest.mark.parametrize(
    ("raw", "fen"),
    [("1,234", 123400), ("１２３", 12300), ("１，２３４．５", 123450), ("100.00元", 10000), (" 100 元", 10000), ("￥ 12", 1200), ("1,23", "MZ116"),
     ("1.234,56", "MZ116"), ("12,34,567", "MZ116"), ("1 234", "MZ116"), ("100\n200", "MZ116"), ("100 200", "MZ116"), ("1e3", "MZ116"), ("0x10", "MZ116"),
     ("½", "MZ116"), ("5²", "MZ116"), ("①", "MZ116"), ("一百", "MZ116"), ("100元/月", "MZ116"), ("100.005", "MZ116"), (100.005, "MZ116"), ("-5", "MZ116"),
     ("(100)", "MZ116"), ("50%", "MZ116"), ("--", "MZ115"), ("TRUE", "MZ116"), (True, "MZ116"), (datetime(1900, 1, 1), "MZ116"), (1e12, "MZ116"),
     (an_id(1), "MZ116"), ("13912345678", "MZ116")],
)  # fmt: skip
def test_an_amount_is_one_number_that_its_column_can_hold(raw: Any, fen: Any) -> None:
    assert read(dibao.Payment, "paid_amount", raw) == fen


@pytest.mark.parametrize(
    ("raw", "persons"),
    [(3.0, 3), ("3人", 3), ("３", 3), (99.0, 99), (100.0, "MZ116"), (0.0, "MZ116"), ("1,000", "MZ116"), ("3 4", "MZ116"), ("3.5", "MZ116"), ("三", "MZ116"),
     ("2-3", "MZ116"), (1e12, "MZ116"), (True, "MZ116"), (date(2020, 1, 1), "MZ116")],
)  # fmt: skip
def test_a_household_has_one_to_ninety_nine_persons(raw: Any, persons: Any) -> None:
    assert read(temporary_relief.Relief, "household_size", raw) == persons


def test_counts_and_numbers_may_part_thousands_by_commas() -> None:
    assert read(trainings.Session, "attendance", "1,234") == 1234
    assert read(targets.Target, "target_value", "1,234.5") == Decimal("1234.5")
    assert [read(targets.Target, "target_value", raw) for raw in ("1,23", "1 234", "½")] == ["MZ116"] * 3


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from([" ", "\n", "\t", "\u3000"]))
def test_two_numbers_in_a_cell_are_never_one(first: int, second: int, between: str) -> None:
    for model, name in (
        (dibao.Payment, "paid_amount"),
        (trainings.Session, "attendance"),
        (targets.Target, "target_value"),
    ):
        assert read(model, name, f"{first}{between}{second}") == "MZ116"


@given(st.integers(0, 999_999_999))
def test_a_grouped_number_is_the_number(number: int) -> None:
    assert read(dibao.Payment, "paid_amount", f"{number:,}") == number * 100


@pytest.mark.parametrize(
    "name",
    ["才让卓玛", "索南旺姆", "尼玛", "才让·卓玛", "才让．卓玛", "才让•卓玛", "才让 卓玛", "张 三", "张三", "\U00020000三", "王\ue0b3", "张三（女）", "王五(小)", "李四（西街）",
     "阿卜杜热合曼·阿卜杜拉·买买提", "东智才让加措旺秀多杰扎西", "JOHN SMITH", "Jean-Luc Martin", "O'Brien", "Nguyễn Văn A", "无名氏", "〇三", "欧阳娜娜"],
)  # fmt: skip
def test_real_names_are_taken_without_a_word(name: str) -> None:
    for model, field in ((old_age.Elder, "name"), (dibao.Member, "head_name"), (marriage.Couple, "husband_name")):
        assert read(model, field, name) == name
    assert unlikely(name) is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [("TRUE", "MZ109"), (True, "MZ109"), (0.5, "MZ109"), ("0.5", "MZ109"), ("3万元", "MZ109"), ("{{7*7}}", "MZ109"), ("=cmd|' /C calc'!A0", "MZ109"), ("#N/A", "MZ012"),
     ("null", "MZ115"), ("-", "MZ115"), ("无", "MZ115"), ("2020-05-01", "MZ109"), (date(2020, 5, 1), "MZ109"), ("二〇二〇年五月", "MZ109"), (an_id(1), "MZ109"),
     ("张" * 40, "MZ109"), ("😀", "MZ109"), ("?", "MZ109"), ("13912345678", "MZ109"), ("<b>", "MZ109")],
)  # fmt: skip
def test_what_can_be_no_name_is_refused(raw: Any, code: str) -> None:
    assert read(old_age.Elder, "name", raw) == code


@pytest.mark.parametrize(
    "name",
    [
        "张三1",
        "张三😀",
        "张**",
        "王某",
        "张三?",
        "才",
        "A",
        "张三、李四",
        "合计",
        "社保卡",
        "张x",
        "\u202e三",
        "张" * 13,
    ],
)
def test_what_is_hardly_a_name_is_taken_and_doubted(name: str) -> None:
    assert read(old_age.Elder, "name", name) == name
    assert unlikely(name)


def test_guardians_may_be_two_and_a_list_of_another_office_may_call_a_firm() -> None:
    assert unlikely("张三、李四", several=True) is None
    assert read(OutsidePerson, "name", "青海3号运输公司") == "青海3号运输公司"
    assert read(OutsidePerson, "name", "123") == "123"


@given(st.one_of(st.text(max_size=50), st.floats(), st.booleans(), st.dates()))
def test_a_name_is_read_or_refused_and_always_has_a_letter(raw: Any) -> None:
    found = read(old_age.Elder, "name", raw)
    assert (
        found in ("MZ109", "MZ115", "MZ012")
        or isinstance(found, str)
        and any(not c.isascii() or c.isalpha() for c in found)
    )


@pytest.mark.parametrize(
    "account",
    [
        "123456789012",
        "6217000123456789010",
        "社保卡",
        "6217 0001 2345 6789 010",
        "6217-0001-2345-6789-010",
        "621700012345678901234",
    ],
)
def test_accounts_as_books_and_cards_have_them(account: str) -> None:
    assert _of_account(account) is None


@pytest.mark.parametrize(
    "account",
    [
        "123",
        "6217abc00012345678",
        an_id(1),
        an_id(9, "19500101"),
        "13912345678",
        "TRUE",
        "{{7*7}}",
        "张三",
        "6217****0010",
        "1" * 22,
    ],
)
def test_what_is_no_account_is_doubted(account: str) -> None:
    assert _of_account(account)


def _of_account(raw: str) -> str | None:
    rule: Any = catalogue()["MZ123"].rule
    found: str | None = rule.check(read(dibao.Member, "account", raw), None)
    return found


@pytest.mark.parametrize(
    ("model", "field", "raw", "value"),
    [(dibao.Member, "start_month", "1900-01", "MZ118"), (dibao.Member, "start_month", "9999-12", "MZ118"), (dibao.Member, "stop_month", "9999-12-31", None),
     (dibao.Member, "stop_month", "null", None), (dibao.Member, "stop_month", "长期有效", None), (dibao.Member, "start_month", "2020 1 1", date(2020, 1, 1)),
     (dibao.Member, "start_month", "2020 05", date(2020, 5, 1)), (old_age.Elder, "birth_day", "1905-06-01", date(1905, 6, 1)),
     (marriage.Couple, "registered_day", "1905-06-01", "MZ118"), (marriage.Couple, "registered_day", "1948-12-31", "MZ118"),
     (marriage.Couple, "registered_day", 5000.0, "MZ118"), (old_age.Elder, "birth_day", 5000.0, date(1913, 9, 8))],
)  # fmt: skip
def test_a_day_lies_in_the_window_of_its_column(model: type[Row], field: str, raw: Any, value: Any) -> None:
    assert read(model, field, raw) == value


def test_bounds_say_what_is_impossible_and_what_is_odd() -> None:
    assert [Bounds(high=30).unusual(n) for n in (0, 30, 31)] == [None, None, "31，超过 30"]
    assert [Yuan(low=1).unusual(fen) for fen in (0, 1, 100)] == [None, "0.01 元，不到 1 元", None]
    assert [Years(low=1980).unusual(date(y, 1, 1)) for y in (1979, 1980)] == ["1979 年，不到 1980 年", None]


def test_the_usual_lies_within_the_possible_in_every_column() -> None:
    for program in all_programs():
        for table in program.tables:
            for bounds in filter(None, (spec.column.bounds for spec in table.fields)):
                limits = [limit for limit in (bounds.least, bounds.low, bounds.high, bounds.most) if limit is not None]
                assert limits == sorted(limits), (program.slug, bounds)


def test_columns_of_one_heading_and_other_bounds_are_not_confused() -> None:
    assert read(means_check.Request, "checked_persons", 100.0) == "MZ116"
    assert read(trainings.Session, "attendance", 100.0) == 100
