"""The second county, read after one round of filling: no false error, its people's own figures, a document of its own circumstances."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mzledger.facts.book import FactBook
from mzledger.work.report import YearFacts, year_facts
from mzledger.workspace.folder import find_workspace

ROOT = Path(__file__).resolve().parents[2]
COUNTY = ROOT / "examples" / "临溪县"
EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
WORDS = {
    "分散供养": "分散", "集中供养": "集中", "困难残疾人生活补贴": "生活补贴", "重度残疾人护理补贴": "护理补贴",
    "80至89周岁": "80–89岁", "90至99周岁": "90–99岁", "100周岁以上": "100岁以上",
    "因病": "重大疾病", "因学": "就学",
    "结婚": "结婚登记", "离婚": "离婚登记", "补领结婚证": "补发结婚证", "补领离婚证": "补发离婚证",
    "残疾军人": "重点优抚伤残", "三属": "烈属", "在乡复员军人": "在乡复员军人及带病回乡",
    "带病回乡退伍军人": "在乡复员军人及带病回乡", "参战参试退役人员": "两参人员", "60周岁农村籍退役士兵": "60岁农村籍退役士兵",
}  # fmt: skip
"""The office's word → the one that mz prints for it."""
LACKING = {
    "extreme_hardship.exit_persons": "缺少“停发年月”列",  # three of the four townships' rosters tell of no stop
    "special_care.persons": "未提供台账",  # the office keeps payments only
}
"""Figures of the people's list that the ledgers have no basis for → the reason that is printed."""
BY_TOWNSHIP_LACKING = {"dibao.urban.paid": "缺少“乡镇”列"}
OTHERWISE_PARTED = (  # their categories are no category of mz
    "dibao.rural.", "dibao.urban.", "disability.persons", "orphans.", "children.", "care_homes.", "funerals.",
)  # fmt: skip
FIRST_COUNTY = ("天葬", "农牧民", "藏", "牧", "同德", "唐谷", "虫草", "寺")


def asked(year: str) -> list[Any]:
    figures = [figure for group in EXPECTED[year].values() for figure in group if figure["key"]]
    return [pytest.param(year, figure, id=f"{year} {figure['key']}") for figure in figures]


@pytest.fixture(scope="module")
def years() -> dict[str, YearFacts]:
    workspace = find_workspace(COUNTY)
    return {year: year_facts(workspace, int(year), None, lambda text: None) for year in ("2021", "2020")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(COUNTY, tmp_path_factory.mktemp("second") / "临溪县"))


@pytest.fixture(scope="module")
def report(folder: Path) -> Path:
    done = mz(folder, "report", "--year", "2021")
    assert done.returncode == 0, done.stderr
    return folder / "out" / "2021年度工作总结暨2022年工作思路.txt"


def mz(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mzledger", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def test_what_validate_still_says_is_true_of_the_ledgers(folder: Path) -> None:
    done = mz(folder, "validate", "ledgers", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["passed"]) == (0, True)
    codes = Counter(p["code"] for p in said["problems"] if p["severity"] != "已修")
    assert not [p for p in said["problems"] if p["severity"] == "错误"]
    assert set(codes) <= {
        "MZ113",  # people of another county who were cremated here
        "MZ303",  # 院情, a list that stands upright
        "MZ305",  # the total of 城市低保 leaves out those who have stopped, and they still stand there
        "MZ311",  # columns that these offices don't keep
        "MZ313",  # a hidden column and a filter
        "MZ405",  # a quarter's or a year's sum is of the months before the stop
    }


def test_one_round_of_filling_leaves_no_column_undecided(folder: Path) -> None:
    done = mz(folder, "columns", "--json")
    columns = [c for f in json.loads(done.stdout)["files"] for t in f["tables"] for c in t["columns"]]
    assert (done.returncode, [c["heading"] for c in columns if c["state"] in ("要问", "未用")]) == (0, [])


@pytest.mark.parametrize(("year", "figure"), [*asked("2021"), *asked("2020")])
def test_the_figure_is_that_of_the_people_list(years: dict[str, YearFacts], year: str, figure: dict[str, Any]) -> None:
    facts, key = years[year].facts, figure["key"]
    fact = facts.fact(key)
    if key in LACKING:
        assert fact.value is None and {lack.reason for lack in fact.missing} == {LACKING[key]}
        return
    assert round(Decimal(str(fact.value)), 1) == Decimal(figure["value"])
    if "分乡镇" in figure and key in BY_TOWNSHIP_LACKING:
        assert {lack.reason for f in facts.by_area(key) for lack in f.missing} == {BY_TOWNSHIP_LACKING[key]}
    elif "分乡镇" in figure:
        assert by_township(facts, key) == amounts(figure["分乡镇"], {"外县": "（未填）"})
    if "分类别" in figure and not key.startswith(OTHERWISE_PARTED):
        assert by_category(facts, key) == amounts(figure["分类别"], WORDS)


def amounts(parts: dict[str, str], words: dict[str, str]) -> dict[str, Decimal]:
    found: Counter[str] = Counter()
    for name, value in parts.items():
        found[words.get(name, name)] += Decimal(value)  # type: ignore[assignment]
    return {name: Decimal(value) for name, value in found.items()}


def by_township(facts: FactBook, key: str) -> dict[str, Decimal]:
    return {f.area: Decimal(str(f.value)) for f in facts.by_area(key) if f.value}


def by_category(facts: FactBook, key: str) -> dict[str, Decimal]:
    return {f.category: Decimal(str(f.value)) for f in facts.by_category(key) if f.value}


@pytest.mark.parametrize("change", [c for c in EXPECTED["与上年比较"] if c["key"]], ids=lambda change: change["key"])
def test_the_change_from_last_year_is_that_of_the_people_list(
    years: dict[str, YearFacts], change: dict[str, Any]
) -> None:
    now, before = (Decimal(str(years[year].facts.fact(change["key"]).value)) for year in ("2021", "2020"))
    assert now - before == Decimal(change["增减"])


@pytest.mark.parametrize("name", ["特困供养.户数", "高龄津贴.纳入人数"])
def test_what_the_ledgers_have_no_basis_for_is_missing(years: dict[str, YearFacts], name: str) -> None:
    facts = years["2021"].facts
    key = facts.key_of(name)
    assert key is None or facts.fact(key).value is None


def test_the_document_speaks_of_this_county_alone(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    assert report.with_suffix(".docx").is_file()
    assert [word for word in FIRST_COUNTY if word in text] == []
    assert "全县辖2个镇、1个乡、1个民族乡、1个街道，8个行政村、4个社区居委会。" in text
    assert "因灾13户" in text


def test_programs_that_are_not_run_are_not_mentioned(report: Path) -> None:
    text = report.read_text(encoding="utf-8").partition("附表")[0]
    not_run = ("居家养老", "代养", "联点帮扶", "福利彩票", "光荣牌", "地名", "社会组织", "意外伤害保险", "不开展")
    assert [word for word in not_run if word in text.replace("〔待补充：区划地名〕", "")] == []


def test_a_column_that_no_roster_has_is_printed_as_lacking(report: Path) -> None:
    assert "〔缺少“户主身份证号”列〕" in report.read_text(encoding="utf-8")


def test_the_dead_who_are_still_paid_are_found(folder: Path) -> None:
    done = mz(folder, "reconcile", "高龄津贴", "2021年死亡注销名单.xlsx", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert "MZ" not in done.stderr and found["format"] == 1
