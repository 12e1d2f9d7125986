"""The register of places of every kind of county: kinds from the names, an office's own list, counts that add up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mzledger.facts.book import FactBook
from mzledger.programs.regions import PROGRAM, TOWNSHIPS, UNITS
from mzledger.workspace.county import County, open_county, read_ledgers
from mzledger.workspace.folder import find_workspace
from sheets import make_workspace, rows_of, write_book

STEPPE = """
乡镇全称   | 村社区全称
白音苏木   | 巴彦嘎查
白音苏木   | 红旗社区
青石回族乡 | 张家村
城关街道   | 新区居委会
红星农场   | 一队
云山开发区 |
青石       | 张家
"""


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., County]:
    """A workspace whose only ledger is the given register."""

    def build(text: str, name: str = "区划.xlsx", sheet: str = "区划") -> County:
        make_workspace(tmp_path, {})
        (tmp_path / "ledgers/区划.xlsx").unlink()
        (tmp_path / "ledgers/2020").mkdir()
        write_book(tmp_path / "ledgers" / name, {sheet: rows_of(text)})
        return open_county(find_workspace(tmp_path))

    return build


def counts(county: County) -> dict[str, int]:
    """Every count that is not zero."""
    facts = FactBook(read_ledgers(county, [], 2020, date(2020, 12, 31)).book, (PROGRAM,))
    found = {indicator.measure.name: facts.fact(key).value for key, indicator in facts.indicators.items()}
    return {name: int(value) for name, value in found.items() if value}


def test_kinds_come_from_the_names_and_the_parts_add_up(opened) -> None:
    county = opened(STEPPE)
    assert counts(county) == {
        "民族乡数": 1, "街道数": 1, "苏木数": 1, "农林牧场数": 1, "开发区数": 1, "其他乡级单位数": 1, "乡镇级单位数": 6,
        "行政村数": 1, "社区数": 2, "嘎查数": 1, "连队数": 1, "其他村级单位数": 1, "村级单位数": 6,
    }  # fmt: skip
    found = [(problem.code, problem.where.cell, problem.severity) for problem in county.problems]
    assert found == [("MZ321", "A8", "提醒"), ("MZ321", "B8", "提醒")]
    assert county.places is not None
    assert county.places.townships == ("白音苏木", "青石回族乡", "城关街道", "红星农场", "云山开发区", "青石")


def test_what_is_written_wins_over_the_name(opened) -> None:
    county = opened("乡镇全称|乡镇类别|村社区全称|村社区类别\n青石镇|街道办事处|张家村|居民委员会")
    assert counts(county) == {"街道数": 1, "乡镇级单位数": 1, "社区数": 1, "村级单位数": 1}


def test_an_office_s_own_list_is_read_where_there_is_no_register(opened) -> None:
    county = opened("序号|乡镇|村\n1|青石镇|张家村\n2||李家社区\n3|白沙乡|王家村", name="一览.xlsx", sheet="Sheet1")
    assert county.places is not None
    assert county.places.units == {"青石镇": ("张家村", "李家社区"), "白沙乡": ("王家村",)}
    assert [(problem.code, problem.where.cell) for problem in county.problems] == [("MZ317", "A1")]


def test_a_roster_without_its_name_is_not_taken_for_a_register(opened) -> None:
    county = opened("乡镇|村|姓名|身份证号\n青石镇|张家村|张三|990121195001010016", name="名册.xlsx", sheet="Sheet1")
    assert county.places is None


def test_two_villages_in_one_cell_are_said(opened) -> None:
    county = opened("乡镇全称|村社区全称\n青石镇|张家村、李家村")
    assert "一格里写了不止一个" in county.problems[0].what


def test_the_totals_are_made_of_every_kind() -> None:
    totals = {measure.slug: measure.parts for measure in PROGRAM.measures if measure.slug.startswith("all_")}
    assert totals == {
        "all_townships": tuple(f"regions.{measure.slug}" for measure in TOWNSHIPS),
        "all_units": tuple(f"regions.{measure.slug}" for measure in UNITS),
    }
