"""What is written in Chinese numerals is read back, and nothing else is."""

from __future__ import annotations

from mzledger.values.numerals import chinese_number, in_digits, read_number


def test_every_number_that_is_written_is_read_back() -> None:
    assert [read_number(chinese_number(number)) for number in range(1, 100)] == list(range(1, 100))


def test_a_date_in_numerals_is_the_date_in_digits() -> None:
    assert in_digits("二〇二一年十月二十日") == "2021年10月20日" and in_digits("一九九九年三十") == "1999年30"


def test_what_is_no_numeral_is_no_number() -> None:
    assert [read_number(text) for text in ("", "二一", "十十", "一十", "百", "甲")] == [0] * 6
