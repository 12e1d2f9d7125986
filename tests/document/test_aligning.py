"""Words that stay keep their looks, whatever was taken out around them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mzledger.document.office_filling import aligned, joined
from mzledger.document.printed import CLOSE, OPEN
from mzledger.values.document import Figure, Words
from mzledger.values.fact import Identity

FIGURES = [Figure(text, Identity("甲.乙")) for text in ("1户", "2户", "3户")]
MARKS = [f"{OPEN}{n}{CLOSE}" for n in range(3)]


def test_what_stands_on_either_side_of_a_gap_keeps_its_look() -> None:
    before = f"甲{MARKS[0]}。乙{MARKS[1]}。丙。"
    looks = [1 if sign == "丙" else 2 for sign in before]
    tokens = [(looks[place], token) for place, token in aligned(before, f"甲{MARKS[0]}。丙。")]
    assert joined(tokens, FIGURES) == [
        (2, Words("甲")),
        (2, FIGURES[0]),
        (2, Words("。")),
        (1, Words("丙")),
        (2, Words("。")),
    ]


def test_a_new_sign_looks_like_what_stands_before_it() -> None:
    tokens = aligned("甲；", "甲。")
    assert [token for _, token in tokens] == ["甲", "。"] and tokens[1][0] == tokens[0][0]


def test_what_the_longest_run_would_lose_is_found_sign_by_sign() -> None:
    assert aligned("甲乙。甲。", "乙甲") == [(1, "乙"), (3, "甲")]


def test_of_nothing_comes_nothing() -> None:
    assert aligned("", "") == [] and aligned("甲", "") == []


@given(st.lists(st.tuples(st.text("甲乙，。", max_size=6), st.booleans()), max_size=8))
def test_every_word_that_stays_is_found_and_in_order(pieces: list[tuple[str, bool]]) -> None:
    before = "".join(text for text, _ in pieces)
    kept = "".join(text for text, stays in pieces if stays)
    tokens = aligned(before, kept)
    assert "".join(str(token) for _, token in tokens) == kept
    places = [place for place, _ in tokens]
    assert places == sorted(places)
    assert all(before[place] == token for place, token in tokens)
