"""Rules on single cells, for any identity number, telephone and card."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mzledger.rules import (
    mz101_id_shape,
    mz102_id_check_digit,
    mz104_id_birth_date,
    mz106_sex_differs,
    mz107_id_region,
    mz108_old_id,
    mz114_phone,
    mz122_bank_card,
)
from mzledger.rules._kinds import Context
from mzledger.schema.records import YearBook
from mzledger.values.identity import check_character, is_somebodys
from sheets import an_id

CLOSED = Context(date(2020, 10, 31), YearBook(2020, date(2020, 10, 31), {}))
ON_IDS = (mz101_id_shape, mz102_id_check_digit, mz104_id_birth_date, mz107_id_region, mz108_old_id)
ids = st.from_regex(r"99\d{15}", fullmatch=True, alphabet="0123456789").map(lambda t: t + check_character(t))


@given(ids, st.integers(0, 17), st.integers(1, 9))
def test_any_single_wrong_digit_is_caught(id_no: str, at: int, shift: int) -> None:
    digits = "0123456789" if at < 17 else "0123456789X"
    wrong = digits[(digits.index(id_no[at]) + shift) % len(digits)]
    assert mz102_id_check_digit.check(id_no[:at] + wrong + id_no[at + 1 :], CLOSED)


@given(ids, st.integers(0, 15))
def test_any_swap_of_two_neighbours_is_caught(id_no: str, at: int) -> None:
    swapped = id_no[:at] + id_no[at + 1] + id_no[at] + id_no[at + 2 :]
    assert bool(mz102_id_check_digit.check(swapped, CLOSED)) == (swapped != id_no)


@given(ids)
def test_a_right_number_passes_the_shape_and_the_check_digit(id_no: str) -> None:
    assert mz101_id_shape.check(id_no, CLOSED) is None
    assert mz102_id_check_digit.check(id_no, CLOSED) is None


@given(st.text(st.sampled_from("0123456789Xx张"), max_size=20))
def test_the_check_digit_is_silent_where_the_shape_is_already_wrong(text: str) -> None:
    wrong_shape = bool(mz101_id_shape.check(text, CLOSED))
    assert not (wrong_shape and mz102_id_check_digit.check(text, CLOSED))


@given(st.one_of(ids, st.from_regex(r"\d{15,18}", fullmatch=True, alphabet="0123456789")))
def test_no_message_prints_a_whole_number(id_no: str) -> None:
    said = [what for rule in ON_IDS if (what := rule.check(id_no, CLOSED))]
    assert [what for what in said if id_no in what or "19" + id_no[6:] in what] == []


@pytest.mark.parametrize("text", ["990121500101001", "99012119500101001"])
def test_a_15_digit_or_short_number_has_no_check_digit_to_be_wrong(text: str) -> None:
    assert mz102_id_check_digit.check(text, CLOSED) is None


def test_the_check_digit_says_which_one_is_expected() -> None:
    assert mz102_id_check_digit.check("990121195001010011", CLOSED) == "身份证号第 18 位是“1”，按前 17 位推算应为“6”"


@pytest.mark.parametrize(
    ("born", "wrong"),
    [("20201031", False), ("20201101", True), ("19001031", False), ("18991031", True), ("20210229", True)],
)
def test_a_birth_date_is_real_not_after_the_closing_day_and_at_most_120_years_ago(born: str, wrong: bool) -> None:
    assert bool(mz104_id_birth_date.check(an_id(1, born), CLOSED)) == wrong


def test_a_standing_register_without_a_closing_day_has_no_age_to_check() -> None:
    standing = Context(date.max, YearBook(9999, date.max, {}))
    assert mz104_id_birth_date.check(an_id(1, "18991031"), standing) is None


@pytest.mark.parametrize("sequence", [996, 997, 998, 999])
def test_the_sequences_of_centenarians_are_nothing_odd(sequence: int) -> None:
    id_no = an_id(sequence, "19201001")
    assert mz106_sex_differs.check("男" if sequence % 2 else "女", id_no, CLOSED) is None
    assert [rule.check(id_no, CLOSED) for rule in ON_IDS if rule is not mz107_id_region] == [None] * 4


@pytest.mark.parametrize(("region", "known"), [("63", True), ("83", True), ("91", True), ("16", False), ("99", False)])
def test_the_first_two_digits_are_those_of_a_province(region: str, known: bool) -> None:
    first17 = region + an_id(1)[2:17]
    assert (mz107_id_region.check(first17 + check_character(first17), CLOSED) is None) == known


@pytest.mark.parametrize(
    "phones",
    ["19900990000", "0974-8591234", "09748591234", "199 0099 0000", "19900990000、19900990007", "+86 19900990000"],
)
def test_these_telephone_numbers_are_right(phones: str) -> None:
    assert mz114_phone.check(phones, CLOSED) is None


@pytest.mark.parametrize("phones", ["1990099000", "12900990000", "8591234", "19900990000/1990099", "找村长"])
def test_these_telephone_numbers_are_not(phones: str) -> None:
    assert mz114_phone.check(phones, CLOSED)


def luhn_sum(number: str) -> int:
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(number))]
    return sum(d - 9 if d > 9 else d for d in doubled)


@given(st.from_regex(r"\d{16,19}", fullmatch=True, alphabet="0123456789"))
def test_a_card_passes_exactly_where_its_luhn_sum_ends_in_zero(card: str) -> None:
    assume(not is_somebodys(card))
    assert (mz122_bank_card.check(card, CLOSED) is None) == (luhn_sum(card) % 10 == 0)


@pytest.mark.parametrize("account", ["123456789012345", "12345678901234567890", "990121-0000000001"])
def test_what_is_no_card_number_has_no_check_digit(account: str) -> None:
    assert mz122_bank_card.check(account, CLOSED) is None
