"""Dibao households hold together, and one year's closing is the next year's opening."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from mzledger.demo.ledgers import Ledgers
from mzledger.values.identity import birth_date

VIEWS = ("dibao.rural", "dibao.urban")


def households(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row["head_id"]].append(row)
    return found


def on(rows: list[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    return [row for row in rows if row["start_month"] <= day and (row["stop_month"] is None or row["stop_month"] > day)]


def stock(rows: list[dict[str, Any]], day: date) -> tuple[int, int]:
    covered = [row for row in on(rows, day) if row["covered"] == "是"]
    return len({row["head_id"] for row in covered}), len({row["id_no"] for row in covered})


@pytest.mark.parametrize("year", [2019, 2020])
@pytest.mark.parametrize("view", VIEWS)
def test_a_household_has_one_head_one_place_one_account_and_its_members(view: str, year: int, full: Ledgers) -> None:
    rows = full[f"{view}.花名册", year]
    assert len({row["id_no"] for row in rows}) == len(rows)
    for head_id, members in households(rows).items():
        assert [row["id_no"] for row in members if row["relation"] == "户主"] == [head_id]
        assert len({(row["township"], row["village"], row["account"]) for row in members}) == 1
        stop = members[0]["stop_month"]
        last = [row for row in members if row["stop_month"] == stop]
        assert {row["household_size"] for row in members} == {len(last)}
        assert {row["covered_persons"] for row in members} == {sum(row["covered"] == "是" for row in last)}
        for row in members:
            assert birth_date(row["id_no"]) <= row["start_month"]


@pytest.mark.parametrize(
    ("view", "households_open", "persons_open"), [("dibao.rural", 1682, 4288), ("dibao.urban", 488, 1109)]
)
def test_the_closing_of_2019_is_the_opening_of_2020(
    view: str, households_open: int, persons_open: int, full: Ledgers
) -> None:
    old, new = full[f"{view}.花名册", 2019], full[f"{view}.花名册", 2020]
    day = date(2019, 12, 31)
    assert stock(old, day) == stock(new, day) == (households_open, persons_open)
    assert {row["id_no"] for row in on(old, day)} == {row["id_no"] for row in on(new, day)}
    assert stock(old, date(2019, 10, 31)) != (households_open, persons_open)


@pytest.mark.parametrize("view", VIEWS)
def test_members_come_and_go_inside_households_that_stay(view: str, full: Ledgers) -> None:
    found = households(full[f"{view}.花名册", 2020]).values()
    staying = [
        members for members in found if members[0]["stop_month"] is None and members[0]["start_month"].year < 2020
    ]
    assert any(row["stop_month"] for members in staying for row in members)
    assert any(row["start_month"].year == 2020 for members in staying for row in members)


@pytest.mark.parametrize("view", VIEWS)
def test_whole_households_and_single_persons_are_both_there(view: str, full: Ledgers) -> None:
    rows = [row for row in full[f"{view}.花名册", 2020] if row["relation"] == "户主"]
    assert {row["grade"] for row in rows} == {"A类", "B类", "C类"}
    for row in rows:
        if row["grade"] == "C类":
            assert row["covered_persons"] == 1 < row["household_size"]


@pytest.mark.parametrize("year", [2019, 2020])
@pytest.mark.parametrize(
    ("roster", "payee"),
    [(f"{view}.花名册", "head_id") for view in VIEWS]
    + [(f"{name}.花名册", "id_no") for name in ("extreme_hardship", "orphans", "children", "old_age")],
)
def test_who_is_paid_is_covered_in_that_month(roster: str, payee: str, year: int, full: Ledgers) -> None:
    spells = {row["id_no"]: (row["start_month"], row["stop_month"]) for row in full[roster, year]}
    for row in full[roster.replace("花名册", "发放"), year]:
        start, stop = spells[row[payee]]
        assert start <= row["paid_month"] and (stop is None or row["paid_month"] < stop)


def test_what_is_paid_in_the_last_month_is_what_the_roster_says(full: Ledgers) -> None:
    amounts = {row["head_id"]: row["monthly_amount"] for row in full["dibao.rural.花名册", 2020]}
    october = [
        row
        for row in full["dibao.rural.发放", 2020]
        if row["paid_month"] == date(2020, 10, 1) and row["item"] == "保障金"
    ]
    assert len(october) == 1742
    assert all(row["paid_amount"] == amounts[row["head_id"]] for row in october)
