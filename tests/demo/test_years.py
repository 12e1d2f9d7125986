"""Later years grow out of the closing of the one before, and change nothing in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mzledger.demo.county import make_county
from mzledger.demo.ledgers import Ledgers, make_ledgers
from mzledger.values.identity import age_on, birth_date
from mzledger.work.checking import Checked, check_target

SCALE = Decimal("0.05")
SPELLS = (
    "dibao.rural.花名册",
    "dibao.urban.花名册",
    "extreme_hardship.花名册",
    "disability.花名册",
    "old_age.花名册",
    "orphans.花名册",
    "children.花名册",
)


@pytest.fixture(scope="module")
def grown() -> Ledgers:
    return make_ledgers(7, SCALE, 2022)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("county")
    make_county(target, scale=SCALE, years=(2019, 2020, 2021))
    return target


@pytest.fixture(scope="module")
def checked(folder: Path) -> Checked:
    return check_target(str(folder), date(2021, 11, 3), notice=lambda text: None)


def stock(rows: list[dict[str, Any]], day: date) -> set[tuple[str, Any]]:
    return {
        (row["id_no"], row.get("subsidy"))
        for row in rows
        if row["start_month"] <= day and (row["stop_month"] is None or row["stop_month"] > day)
    }


def test_a_later_year_leaves_the_earlier_ledgers_as_they_were(grown: Ledgers) -> None:
    alone = make_ledgers(7, SCALE)
    assert {key: rows for key, rows in grown.items() if key[1] <= 2020} == alone


@pytest.mark.parametrize("name", SPELLS)
@pytest.mark.parametrize("year", [2021, 2022])
def test_a_year_opens_as_the_one_before_stands_at_its_end(name: str, year: int, grown: Ledgers) -> None:
    before, now = grown[name, year - 1], grown[name, year]
    last = date(year - 1, 12, 31)
    assert stock(before, last) == stock(now, last) == stock(before, date(year - 1, 10, 31))
    assert any(row["start_month"].year == year for row in now)
    assert all(row["stop_month"] is None or row["stop_month"] <= date(year, 10, 1) for row in now)


@pytest.mark.parametrize("year", [2021, 2022])
def test_people_come_and_go_and_are_paid_month_by_month(year: int, grown: Ledgers) -> None:
    for view in ("dibao.rural", "dibao.urban"):
        rows = grown[f"{view}.花名册", year]
        assert any(row["stop_month"] for row in rows) and any(row["start_month"].year == year for row in rows)
        paid = {row["paid_month"] for row in grown[f"{view}.发放", year]}
        assert paid == {date(year, month, 1) for month in range(1, 11)}


@pytest.mark.parametrize("year", [2021, 2022])
def test_nobody_of_age_is_a_child_and_nobody_under_seventy_draws_the_allowance(year: int, grown: Ledgers) -> None:
    day = date(year, 10, 31)
    for name in ("orphans.花名册", "children.花名册"):
        assert max(age_on(birth_date(who), day) for who, _ in stock(grown[name, year], day)) < 18
    for row in grown["old_age.花名册", year]:
        assert age_on(row["birth_day"], row["start_month"]) >= 70


def test_the_first_residents_have_moved_in_and_are_supported_there(grown: Ledgers) -> None:
    day = date(2021, 10, 31)
    stays = {
        row["id_no"] for row in grown["care_homes.入住", 2021] if row["admitted_day"] <= day and not row["left_day"]
    }
    there = [row for row in grown["extreme_hardship.花名册", 2021] if row["institution"] and not row["stop_month"]]
    assert {row["id_no"] for row in there} <= stays and "同德县敬老院" in {row["institution"] for row in there}


def test_every_year_has_the_same_ledgers_and_its_own_targets(grown: Ledgers) -> None:
    names = {year: {name for name, own in grown if own == year and grown[name, own]} for year in (2020, 2021, 2022)}
    assert names[2020] == names[2021] == names[2022]
    assert {row["deadline"] for row in grown["targets.目标", 2021]} == {"2022年底"}
    assert grown["marriage.登记", 2021] != grown["marriage.登记", 2020]


def test_a_county_of_three_years_has_no_errors(checked: Checked) -> None:
    assert [(p.code, str(p.where), p.what) for p in checked.errors] == []
    assert {problem.code for problem in checked.problems} <= {"MZ102", "MZ402"}


def test_home_care_alone_is_older_and_written_with_the_first_year(folder: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in (folder / "ledgers").iterdir() if path.is_dir()) == [
        "2017",
        "2018",
        "2019",
        "2020",
        "2021",
    ]
    assert [path.name for path in (folder / "ledgers" / "2018").iterdir()] == ["居家养老服务.xlsx"]
    make_county(tmp_path, scale=Decimal("0.01"), years=(2020, 2021))
    assert sorted(path.name for path in (tmp_path / "ledgers").iterdir() if path.is_dir()) == ["2020", "2021"]


def test_every_year_has_its_texts_and_none_of_an_epidemic_before_there_was_one(folder: Path) -> None:
    texts = {y: {p.stem for p in (folder / "ledgers" / str(y) / "文字材料").iterdir()} for y in (2019, 2020, 2021)}
    assert texts[2020] == texts[2021] == texts[2019] | {"疫情防控"}
    assert not any(
        character.isdigit()
        for path in (folder / "ledgers" / "2020" / "文字材料").iterdir()
        for character in path.read_text(encoding="utf-8")
    )
