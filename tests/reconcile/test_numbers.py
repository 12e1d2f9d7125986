"""Identity numbers: what each is worth, and what a slip of the pen made of it."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzledger.reconcile.numbers import State, corrections, full_digits, read_numbers, slips_between
from mzledger.values.identity import check_character

DAYS = st.dates(date(1920, 1, 1), date(2020, 12, 31))


@st.composite
def ids(draw: st.DrawFn) -> str:
    day = draw(DAYS) + timedelta(days=0)
    first17 = f"990121{day:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    return first17 + check_character(first17)


def one(cell: object) -> tuple[int, State, int, bool]:
    key, state, prefix, repaired, _ = read_numbers(np.array([cell], dtype=object))
    return int(key[0]), State(int(state[0])), int(prefix[0]), bool(repaired[0])


GOOD = "990121195001010016"
KEY = int(GOOD[:17])


@pytest.mark.parametrize(
    ("cell", "repaired"),
    [
        (GOOD, False),
        (f" {GOOD} ", True),
        ("990121 19500101 0016", True),
        ("'" + GOOD, True),
        (GOOD.translate(str.maketrans("0123456789", "０１２３４５６７８９")), True),
        ("990121500101001", True),
        (GOOD[:6] + "." + GOOD[6:14] + "." + GOOD[14:], True),
        (GOOD + "44", True),
        ("99O121195001O10016", True),
    ],
)
def test_a_number_written_otherwise_is_the_same_number(cell: str, repaired: bool) -> None:
    assert one(cell) == (KEY, State.SOUND, 0, repaired)


@pytest.mark.parametrize("cell", [None, "", "  ", "无", "-", float("nan"), "不详"])
def test_a_blank_is_blank(cell: object) -> None:
    assert one(cell)[:2] == (0, State.BLANK)


def test_a_numeric_cell_keeps_15_digits_and_not_the_doubles_own() -> None:
    assert one(float("990121195607257000")) == (0, State.LOST, 990121195607257, False)
    assert one(990121195607257000) == (0, State.LOST, 990121195607257, False)
    assert one(float("990121500101001")) == (KEY, State.SOUND, 0, True)


def test_science_notation_with_six_digits_says_nothing() -> None:
    assert one("9.90121E+17")[:2] == (0, State.UNUSABLE)
    assert one("9.90121195607257E+17") == (0, State.LOST, 990121195607257, False)


def test_a_sound_number_that_ends_in_000_may_have_lost_its_end() -> None:
    fronts = (f"990121{year}0101{digit}00" for year in range(1950, 2000) for digit in range(10))
    front = next(front for front in fronts if check_character(front) == "0")
    assert one(front + "0")[1:3] == (State.SOUND, int(front) // 100)


def test_no_number_of_19_digits_is_cut_to_18() -> None:
    assert one(GOOD + "1")[1] is State.BROKEN


@given(ids(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_found_among_the_corrections(number: str, place: int, step: int) -> None:
    digit = "X" if number[place] == "X" else str((int(number[place]) + step) % 10)
    broken = number[:place] + ("5" if digit == "X" else digit) + number[place + 1 :]
    key, state, _, _ = one(broken)
    assert (key, state) == (int(number[:17]), State.SOUND) or int(number[:17]) in corrections([broken])[1]


@given(ids(), st.integers(0, 15))
def test_swapped_neighbours_are_found(number: str, place: int) -> None:
    broken = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert broken == number or int(number[:17]) in corrections([broken])[1]


@given(ids(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_left_out_or_too_many_is_found_and_counts_one_slip(number: str, place: int, extra: str) -> None:
    for broken in (number[:place] + number[place + 1 :], number[:place] + extra + number[place:]):
        assert int(number[:17]) in corrections([broken])[1]
        assert slips_between(full_digits(np.array([int(number[:17])])), [broken], len(broken))[0] == 1


@given(ids(), st.integers(0, 16), st.integers(1, 9))
def test_there_are_at_most_35_corrections(number: str, place: int, step: int) -> None:
    broken = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert len(corrections([broken])[1]) <= 35


def test_corrections_of_many_texts_are_those_of_each() -> None:
    texts = [GOOD[:5] + "9" + GOOD[6:], GOOD[:17], GOOD + "7", GOOD[:16]]
    index, keys = corrections(texts)
    for number, text in enumerate(texts):
        assert sorted(keys[index == number]) == sorted(corrections([text])[1])


def test_the_readings_say_where_they_are_from() -> None:
    head = files("mzledger.reconcile").joinpath("syllables.txt").read_text(encoding="utf-8").splitlines()[:3]
    assert all(line.startswith("#") for line in head) and "pypinyin" in head[0] and "MIT" in head[1]
