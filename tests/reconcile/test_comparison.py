"""Numbers of which a part is hidden or left out: evidence, never a key."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconcile_lists import Lists, make_lists
from reconcile_masked import MASKS, NONE, PLACELESS, THEIRS, measured

from mzledger.reconcile.matching import Matched
from mzledger.reconcile.numbers import State, read_numbers

Found = dict[str, set[tuple[int, int]]]
WHOLE = "990121195001010016"


@pytest.mark.parametrize(
    ("cell", "pattern"),
    [
        ("990121********0016", "990121********0016"),
        ("9901211950****0016", "9901211950****0016"),
        ("990121****0016", "990121********0016"),
        ("990121ＸＸＸＸＸＸＸＸ001X", "990121********001X"),
        ("99012119500101", "99012119500101****"),
        (" 0016 ", "**************0016"),
        ("'01001X", "************01001X"),
        (16.0, "**************0016"),
        (99012119500101.0, "99012119500101****"),
    ],
)
def test_a_part_is_known_for_one(cell: object, pattern: str) -> None:
    _, state, _, _, text = read_numbers(np.array([cell], dtype=object))
    assert (State(int(state[0])), text[0]) == (State.PARTIAL, pattern)


@pytest.mark.parametrize(
    "cell", [WHOLE, "990121 19500101 0016", "990121-19500101-0016", "99012119500101001*", "990121", "无", "****"]
)
def test_what_is_whole_or_says_nothing_is_no_part(cell: str) -> None:
    assert read_numbers(np.array([cell], dtype=object))[1][0] != State.PARTIAL


@given(st.text("0123456789Xx*#. -?·", max_size=22))
def test_any_writing_gives_a_pattern_of_eighteen_or_none(cell: str) -> None:
    _, state, _, _, text = read_numbers(np.array([cell], dtype=object))
    assert state[0] != State.PARTIAL or (len(text[0]) == 18 and set(text[0]) <= set("0123456789X*"))


def test_the_part_tells_two_of_one_name_apart(found: Found) -> None:
    """
    号码               | 姓名     | 户主 | 村
    990121195001010016 | 才让多杰 | 德吉 | 加吾村
    990121196001010010 | 才让多杰 | 德吉 | 加吾村
    ----
    号码               | 姓名     | 户主 | 村
    990121********0010 | 才让多杰 | 德吉 | 加吾村
    """
    assert found == {"accepted": {(1, 0)}, "review": set()}


def test_a_part_alone_joins_nobody(found: Found) -> None:
    """
    号码               | 姓名   | 村
    990121195001010016 | 王海林 | 加吾村
    ----
    号码               | 姓名   | 村
    9901211950****0016 | 李玉梅 | 加吾村
    """
    assert found == {"accepted": set(), "review": set()}


def test_a_part_that_contradicts_is_never_accepted(found: Found) -> None:
    """
    号码               | 姓名     | 户主 | 村
    990121195001010016 | 才让多杰 | 德吉 | 加吾村
    ----
    号码               | 姓名     | 户主 | 村
    990121********7723 | 才让多杰 | 德吉 | 加吾村
    """
    assert found["accepted"] == set()


def test_a_hidden_number_is_no_copy_of_another(matched: Matched) -> None:
    """
    号码               | 姓名
    990121195001010016 | 张三
    ----
    号码               | 姓名
    990121********0016 | 张三
    990121********0016 | 张三
    """
    assert len(matched.twice_theirs) == 0
    matched.conserved()


@pytest.fixture(scope="module")
def lists() -> Lists:
    return make_lists(3000, 4500, 2400, 4243)


@pytest.mark.parametrize("columns", [THEIRS, PLACELESS], ids=["with places", "names only"])
def test_a_part_of_a_number_never_does_worse_than_none(lists: Lists, columns: list[str]) -> None:
    without = measured(lists, columns, NONE)
    for name in MASKS:
        found = measured(lists, columns, name)
        assert found["recall"] >= max(without["recall"], 0.9) and found["precision"] >= 0.998, name
        assert found["recall after review"] >= without["recall after review"] - 0.001, name
