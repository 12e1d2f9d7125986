"""Nobody in the sample could be taken for somebody real, and everybody is the same person in every ledger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mzledger.demo.ledgers import Ledgers, make_ledgers
from mzledger.values.identity import age_on, birth_date, check_character, luhn_digit, sex
from mzledger.values.period import next_month

DAY = date(2020, 10, 31)
WHO = (("id_no", "name"), ("head_id", "head_name"), ("guardian_id", "guardian_name"), ("helped_id", "helped_name"))


def rows(ledgers: Ledgers) -> Iterator[dict[str, Any]]:
    for some in ledgers.values():
        yield from some


def in_force(ledgers: Ledgers, name: str, start: str = "start_month", stop: str = "stop_month") -> list[dict[str, Any]]:
    return [row for row in ledgers[name, 2020] if row[start] <= DAY and (row[stop] is None or row[stop] > DAY)]


def ids(found: list[dict[str, Any]], **where: str) -> set[str]:
    return {row["id_no"] for row in found if all(row[key] == value for key, value in where.items())}


def test_every_number_is_invented_and_well_formed(full: Ledgers) -> None:
    numbers = {row[key] for row in rows(full) for key, _ in WHO if row.get(key)}
    assert {number[:6] for number in numbers} == {"990121"}
    assert all(birth_date(number) for number in numbers)
    wrong = {number for number in numbers if check_character(number[:17]) != number[17]}
    assert wrong == {row["id_no"] for row in full["exceptions.核实", 0]}
    accounts = {row["account"] for row in rows(full) if row.get("account")}
    assert {account[:6] for account in accounts} == {"990121"}
    assert all(len(account) == 19 and luhn_digit(account[:-1]) == account[-1] for account in accounts)
    phones = {row["phone"] for row in rows(full) if row.get("phone")}
    assert {(phone[:7], len(phone)) for phone in phones} == {("1990099", 11)}


def test_a_number_has_one_name_everywhere(full: Ledgers) -> None:
    names = defaultdict(set)
    for row in rows(full):
        for number, name in WHO:
            if row.get(number) and row.get(name):
                names[row[number]].add(row[name])
    assert {number for number, found in names.items() if len(found) > 1} == set()


def test_the_sex_agrees_with_the_number(full: Ledgers) -> None:
    assert [row["id_no"] for row in rows(full) if row.get("sex") and row["sex"] != sex(row["id_no"])] == []


def test_an_account_belongs_to_one_household_or_one_person(full: Ledgers) -> None:
    owners = defaultdict(set)
    for row in full["dibao.rural.花名册", 2020] + full["dibao.urban.花名册", 2020]:
        owners[row["account"]].add(row["head_id"])
    assert all(len(heads) == 1 for heads in owners.values())


def test_certificates_agree_with_number_kind_and_level(full: Ledgers) -> None:
    kinds = dict(zip(["视力", "听力", "言语", "肢体", "智力", "精神", "多重"], "1234567", strict=True))
    levels = {"一级": "1", "二级": "2", "三级": "3", "四级": "4"}
    for row in full["disability.花名册", 2020]:
        expected = row["id_no"] + kinds[row["disability_kind"]] + levels[row["disability_level"]]
        assert row["disability_certificate"] == expected


@pytest.mark.parametrize("seed", [20201031, 7])
def test_nobody_holds_two_programs_that_exclude_each_other(seed: int) -> None:
    ledgers = make_ledgers(seed, Decimal(1) if seed == 20201031 else Decimal("0.1"))
    rural, urban = (ids(in_force(ledgers, f"dibao.{view}.花名册"), covered="是") for view in ("rural", "urban"))
    hardship = ids(in_force(ledgers, "extreme_hardship.花名册"))
    orphans, children = ids(in_force(ledgers, "orphans.花名册")), in_force(ledgers, "children.花名册")
    disability = in_force(ledgers, "disability.花名册")
    living, care = ids(disability, subsidy="生活补贴"), ids(disability, subsidy="护理补贴")
    entrusted = in_force(ledgers, "entrusted_care.花名册", "contract_start", "contract_end")
    stays = [row for row in ledgers["care_homes.入住", 2020] if row["admitted_day"] <= DAY and not row["left_day"]]
    assert rural & urban == hardship & (rural | urban) == hardship & (living | care) == hardship & orphans == set()
    assert orphans & ids(children) == ids(children, child_class="事实无人抚养") & (rural | urban) == set()
    assert living <= rural | urban
    assert {row["disability_level"] for row in disability if row["subsidy"] == "护理补贴"} == {"一级", "二级"}
    assert ids(entrusted) & ids(stays) == set()
    assert ids(stays) == ids(in_force(ledgers, "extreme_hardship.花名册"), support_mode="集中")
    for row in entrusted:
        assert row["id_no"] in (hardship if row["target_class"] == "特困" else rural | urban)


def test_ages_fit_the_programs(full: Ledgers) -> None:
    def ages(name: str) -> set[int]:
        return {age_on(birth_date(row["id_no"]), DAY) for row in in_force(full, name)}

    assert max(ages("orphans.花名册") | ages("children.花名册")) < 18
    for row in full["old_age.花名册", 2020]:
        assert row["birth_day"] == birth_date(row["id_no"])
        assert age_on(row["birth_day"], row["start_month"]) >= 70
        low = int(re.match(r"\d+", row["age_band"])[0])
        last = DAY if row["stop_month"] is None else next_month(row["stop_month"], -1)
        assert low <= age_on(row["birth_day"], last) < (low + 10 if low < 100 else 130)
    for row in in_force(full, "extreme_hardship.花名册"):
        age = age_on(birth_date(row["id_no"]), DAY)
        assert {"老年人": age >= 60, "残疾人": 16 <= age < 60, "未成年人": age < 16}[row["person_class"]]
    elderly = [row for row in in_force(full, "extreme_hardship.花名册") if row["person_class"] == "老年人"]
    assert len(elderly) >= 104


def test_names_repeat_and_some_have_rare_characters(full: Ledgers) -> None:
    named = {(row["village"], row["name"], row["id_no"]) for row in full["dibao.rural.花名册", 2020]}
    assert len({(village, name) for village, name, _ in named}) < len(named)
    text = "".join(name for _, name, _ in named)
    assert "㛃" in text and "䶮" in text
