"""Sharing out and settling reach the total whatever the numbers."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mzledger.demo.households import share_out
from mzledger.demo.plan import Spell, instalments, last_month, standards
from mzledger.values.period import next_month


@given(st.integers(1, 200), st.integers(0, 400), st.integers())
def test_shared_out_persons_add_up_and_no_household_is_empty(households: int, more: int, seed: int) -> None:
    sizes = share_out(Random(seed), households + more, households, "1:3|2:2|3:1")
    assert len(sizes) == households
    assert sum(sizes) == households + more
    assert min(sizes) >= 1


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 8000))
def test_standards_are_as_near_to_the_target_as_any_near_the_nominal_ones(a: int, b: int, target: int) -> None:
    months = {"a": a, "b": b}
    found = standards(target, months, {"a": 100, "b": 80})
    factor = target / (100 * a + 80 * b)
    nearest = min(
        abs(target - (round(100 * factor) + x) * a - (round(80 * factor) + y) * b)
        for x in range(-60, 61)
        for y in range(-60, 61)
    )
    assert abs(target - found["a"] * a - found["b"] * b) == nearest


@given(st.integers(0, 22), st.integers(1, 22), st.sampled_from([2019, 2020]))
def test_instalments_add_up_to_the_months_covered(first: int, length: int, year: int) -> None:
    spell = Spell(next_month(date(2019, 1, 1), first), next_month(date(2019, 1, 1), first + length))
    paid = instalments(spell, year, lambda month: 100)
    assert sum(yuan for _, yuan in paid) == 100 * len(spell.months(year))
    assert all(spell.covers(month) and month.month <= last_month(year) for month, _ in paid)
    assert len({month for month, _ in paid}) == len(paid)
