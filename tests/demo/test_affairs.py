"""The ledgers of social affairs hold together with those of social relief: who stands in them, and when."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from mzledger.demo.ledgers import Ledgers
from mzledger.demo.plan import closing
from mzledger.facts.keys import indicators
from mzledger.programs import all_programs
from mzledger.values.identity import age_on, birth_date, sex
from mzledger.values.period import next_month

Row = dict[str, Any]
INSURED = {
    "农村低保": "dibao.rural.花名册",
    "城镇低保": "dibao.urban.花名册",
    "残疾人": "disability.花名册",
    "特困老人": "extreme_hardship.花名册",
}
OLD = ("dibao.rural.花名册", "dibao.urban.花名册", "extreme_hardship.花名册", "old_age.花名册")


def covered_on(row: Row, day: date) -> bool:
    return (
        row["start_month"] <= day and (not row["stop_month"] or day < row["stop_month"]) and row.get("covered") != "否"
    )


def died(ledgers: Ledgers, year: int) -> dict[str, date]:
    names = (*OLD, "disability.花名册")
    return {r["id_no"]: r["stop_month"] for n in names for r in ledgers[n, year] if r["stop_reason"] == "死亡"}


@pytest.mark.parametrize("year", [2019, 2020])
def test_couples_are_a_man_and_a_woman_of_age_and_nobody_is_registered_twice(year: int, full: Ledgers) -> None:
    rows = full["marriage.登记", year]
    for row in rows:
        assert (sex(row["husband_id"]), sex(row["wife_id"])) == ("男", "女")
        assert age_on(birth_date(row["husband_id"]), row["registered_day"]) >= 22
        assert age_on(birth_date(row["wife_id"]), row["registered_day"]) >= 20
    assert len({row[key] for row in rows for key in ("husband_id", "wife_id")}) == 2 * len(rows)
    assert len({row["certificate_no"] for row in rows}) == len(rows)


def test_some_brides_left_a_dibao_household_to_marry(full: Ledgers) -> None:
    members = full["dibao.rural.花名册", 2020] + full["dibao.urban.花名册", 2020]
    left = {row["id_no"]: row["stop_month"] for row in members if row["stop_reason"] == "嫁出"}
    married = {row["wife_id"]: row["registered_day"] for row in full["marriage.登记", 2020]}
    assert left.keys() & married.keys()
    assert all(married[who] <= left[who] for who in left.keys() & married.keys())


@pytest.mark.parametrize("year", [2019, 2020])
def test_who_is_buried_has_died_out_of_the_rosters_or_was_in_none(year: int, full: Ledgers) -> None:
    stopped, burials = died(full, year), full["funerals.安葬", year]
    assert len({row["deceased_id"] for row in burials}) == len(burials)
    known = [row for row in burials if row["deceased_id"] in stopped]
    assert len(known) > 60
    for row in burials:
        assert row["died_day"] < row["buried_day"] <= closing(year)
    assert all(next_month(row["died_day"]) == stopped[row["deceased_id"]] for row in known)
    drawing = {row["id_no"] for name in OLD for row in full[name, year] if not row["stop_month"]}
    assert not drawing & {row["deceased_id"] for row in burials}


@pytest.mark.parametrize("year", [2019, 2020])
def test_the_insured_are_old_and_on_their_class_s_roster_that_day(year: int, full: Ledgers) -> None:
    rosters = {kind: {r["id_no"]: r for r in full[name, year]} for kind, name in INSURED.items()}
    rows = full["elder_insurance.投保", year]
    assert len({row["id_no"] for row in rows}) == len(rows)
    for row in rows:
        day = row["insured_from"]
        assert age_on(birth_date(row["id_no"]), day) >= 60
        assert row["insured_class"] == "残疾人" or covered_on(rosters[row["insured_class"]][row["id_no"]], day)
        assert row["id_no"] in rosters[row["insured_class"]]


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2020])
def test_who_is_visited_at_home_is_old_and_covered_that_day(year: int, full: Ledgers) -> None:
    rosters = [{r["id_no"]: r for r in full[name, max(year, 2019)]} for name in OLD]
    for row in full["home_care.服务", year]:
        assert any(row["id_no"] in r and covered_on(r[row["id_no"]], row["served_day"]) for r in rosters)
        assert age_on(birth_date(row["id_no"]), row["served_day"]) >= 60
        assert date(year, 1, 1) <= row["served_day"] <= date(year, 10, 31) and row["served_day"].weekday() < 5


def test_veterans_hold_benefits_and_plaques_and_soldiers_are_collected(full: Ledgers) -> None:
    collected = {row["id_no"]: row for row in full["veterans.信息采集", 2020]}
    assert {row["id_no"] for row in full["veterans.待遇", 2020]} <= collected.keys()
    assert {row["id_no"] for row in full["veterans.信息采集", 2019]} < collected.keys()
    discharged = {row["id_no"] for row in full["veterans.登记", 2020] if row["entry_kind"] == "退役登记"}
    assert discharged <= collected.keys()
    assert min(row["collected_day"] for row in collected.values()) >= date(2018, 9, 1)
    plaques = full["honor_plaques.悬挂", 2020]
    assert len({row["head_id"] for row in plaques}) == len({row["plaque_no"] for row in plaques}) == len(plaques)
    assert {row["plaque_class"] for row in plaques} == {"烈属", "军属", "退役军人家庭"}
    assert all(row["taken_back_day"] is None or row["taken_back_day"] > row["hung_day"] for row in plaques)


def test_the_special_care_payments_are_those_of_the_roster_and_stop_with_a_death(full: Ledgers) -> None:
    roster = {(row["id_no"], row["care_class"]) for row in full["special_care.花名册", 2020]}
    paid = full["special_care.发放", 2020]
    assert {(row["id_no"], row["care_class"]) for row in paid} == roster
    times = Counter(row["id_no"] for row in paid if row["care_class"] == "两参人员")
    assert sorted(times.values()) == [2, 3]


def test_no_place_name_stands_twice_and_last_year_s_were_there_already(full: Ledgers) -> None:
    names = [row["standard_name"] for row in full["place_names.词条", 2020]]
    assert len(set(names)) == len(names)
    assert {row["standard_name"] for row in full["place_names.词条", 2019]} < set(names)


def test_targets_and_evidence_name_indicators_that_exist(full: Ledgers) -> None:
    known = {indicator.name for indicator in indicators(all_programs()).values()}
    for year in (2019, 2020):
        named = [row["target_indicator"] for row in full["targets.目标", year] if row["target_indicator"]]
        shown = [row["evidence"] for row in full["shortcomings.问题", year] if row["evidence"]]
        assert set(named) | {name for text in shown for name in text.split("、")} <= known
        assert all(row["baseline"] is None or not row["target_indicator"] for row in full["targets.目标", year])


def test_who_was_shut_in_lives_in_the_centre(full: Ledgers) -> None:
    stays = [row for row in full["care_homes.入住", 2020] if row["home_name"] == "同德县福利服务中心"]
    names = {row["name"] for row in stays if not row["left_day"]}
    assert {row["name"] for row in full["care_homes.封闭管理", 2020] if row["closed_role"] == "入住老人"} == names
    assert full["care_homes.封闭管理", 2019] == full["epidemic.发放", 2019] == []
