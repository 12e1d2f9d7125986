"""A rule that looks at suspects only finds what it would find by looking at everything."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzledger.rules import catalogue
from mzledger.rules._kinds import CellRule, Context, RowRule
from mzledger.values.coded import Coded
from mzledger.values.identities import Identities
from mzledger.values.identity import check_character

CELLS = [p.rule for p in catalogue().values() if isinstance(p.rule, CellRule) and p.rule.suspects]
ROWS = [p.rule for p in catalogue().values() if isinstance(p.rule, RowRule) and p.rule.suspects]
FIRST17 = st.builds(
    lambda region, born, order: f"{region:06d}{born}{order:03d}",
    st.integers(100000, 999999), st.dates(date(1860, 1, 1), date(2030, 1, 1)).map("{:%Y%m%d}".format), st.integers(0, 999),
)  # fmt: skip
NUMBER = st.one_of(
    FIRST17.map(lambda first: first + check_character(first)),
    st.tuples(FIRST17, st.sampled_from("0123456789XY")).map("".join),
    st.text("0123456789X", max_size=18),
)
DAY = st.dates(date(2015, 1, 1), date(2030, 1, 1)) | st.just(date.max)


def context(day: date, numbers: list[str]) -> Context:
    return Context(day, cast(Any, SimpleNamespace(identities=Identities.of(numbers))))


@pytest.mark.parametrize("rule", CELLS, ids=lambda rule: rule.code)
@given(numbers=st.lists(NUMBER, max_size=8), day=DAY)
def test_numbers(rule: CellRule, numbers: list[str], day: date) -> None:
    assert rule.suspects
    at = context(day, numbers)
    wrong = {number for number in numbers if rule.check(number, at)}
    ids = at.book.identities
    assert wrong <= set(ids.those(rule.suspects(ids, at)))


@pytest.mark.parametrize("rule", ROWS, ids=lambda rule: rule.code)
@given(rows=st.lists(st.tuples(st.sampled_from("男女"), NUMBER), min_size=1, max_size=8), day=DAY)
def test_rows(rule: RowRule, rows: list[tuple[str, str]], day: date) -> None:
    assert rule.suspects and rule.fields == ("sex", "id_no")
    at = context(day, [number for _, number in rows])
    found = rule.suspects(Coded.of(sex for sex, _ in rows), Coded.of(number for _, number in rows), at)
    assert [bool(rule.check(*row, at)) for row in rows] == [
        hit and bool(rule.check(*row, at)) for hit, row in zip(found, rows, strict=True)
    ]


def test_there_are_rules_that_look_at_suspects_only() -> None:
    assert {rule.code for rule in (*CELLS, *ROWS)} >= {"MZ101", "MZ102", "MZ104", "MZ106", "MZ107", "MZ108"}
