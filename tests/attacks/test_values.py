"""Nonsense in one cell of a sound ledger: a problem names the cell, or the value is what stands there. Sound values pass unsaid."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mzledger.programs import find_program
from mzledger.values.problem import Problem
from mzledger.workspace.county import open_county, read_years
from mzledger.workspace.folder import find_workspace
from sheets import an_id, filled, make_workspace

ROSTER = {
    "乡镇": "唐谷镇", "村（社区）": "加吾村", "姓名": "才让卓玛", "身份证号": "", "性别": "男", "年龄段": "70–79岁", "月标准": 100.0,
    "起始保障年月": "2020-05", "停发年月": "",
}  # fmt: skip
RELIEF = {
    "乡镇": "唐谷镇", "村（社区）": "加吾村", "户主姓名": "尼玛", "户主身份证号": "", "受理日期": date(2020, 3, 1), "审批日期": date(2020, 3, 5),
    "救助类型": "急难型", "家庭人口": 3.0, "救助人数": 2.0, "救助金额": 800.0, "银行账号": "",
}  # fmt: skip
BOOKS: dict[str, tuple[str, dict[str, Any], str]] = {
    "2020/高龄津贴.xlsx": ("花名册", ROSTER, "身份证号"),
    "2020/临时救助.xlsx": ("审批", RELIEF, "户主身份证号"),
}
NONSENSE: tuple[Any, ...] = (
    "TRUE", True, "0.5", 0.5, -1.0, 1e12, "3万元", "{{7*7}}", "=cmd|' /C calc'!A0", "#N/A", "2020-05-01天", "9901211950010100", "张" * 40, "😀",
    "1,23", "1.234,56", "100\n200", "1e3", "0x10", "½", "100.005", "-5", "50%", "0001-01-01", "?", "99999999999999999999",
)  # fmt: skip
"""Nothing of it is what stands in any column of names, numbers of persons, days, or whole amounts."""
NEVER = ("姓名", "身份证号", "起始保障年月", "户主姓名", "户主身份证号", "受理日期", "审批日期", "家庭人口", "救助人数")
AMOUNTS = ("月标准", "救助金额")
HALF = ("0.5", 0.5)


def check(folder: Path, file: str, heading: str = "", value: Any = None) -> tuple[list[Problem], str]:
    """The problems of a ledger of six rows, and the address of the cell in the fourth that was given another value."""
    sheet, sound, id_heading = BOOKS[file]
    rows = []
    for number in range(1, 7):
        row = dict(sound)
        row[id_heading] = an_id(number * 2 - 1)
        rows.append(row)
    program = find_program(Path(file).stem)
    assert program is not None
    filled(next(table for table in program.tables if table.name == sheet), rows, file)
    if heading:
        rows[3][heading] = value
    workspace = find_workspace(make_workspace(folder, {file: {sheet: rows}}))
    county = open_county(workspace)
    (reading,) = read_years(county, workspace.years(), date(2020, 10, 31))
    column = list(sound).index(heading) if heading else 0
    return reading.problems, f"{chr(ord('A') + column)}7"


@pytest.mark.parametrize("file", BOOKS)
def test_the_ledgers_are_sound_before_the_attack(file: str, tmp_path: Path) -> None:
    assert check(tmp_path, file)[0] == []


@pytest.mark.parametrize("heading", NEVER + AMOUNTS)
@pytest.mark.parametrize("value", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_in_a_cell_is_an_error_there(heading: str, value: Any, tmp_path: Path) -> None:
    file = next(name for name, (_, sound, _) in BOOKS.items() if heading in sound)
    problems, cell = check(tmp_path, file, heading, value)
    found = [p for p in problems if p.where.cell == cell and p.code not in ("MZ121",)]
    if heading in AMOUNTS and value in HALF:
        assert [p.code for p in found] == ["MZ117"]
    else:
        assert any(p.is_error for p in found), problems


SOUND: tuple[tuple[str, Any], ...] = (
    ("姓名", "才让．卓玛"), ("姓名", "张三（女）"), ("姓名", "王五(小)"), ("姓名", "\U00020000三"), ("姓名", "东智才让加措旺秀多杰扎西"),
    ("户主姓名", "JOHN SMITH"), ("户主姓名", "无名氏"), ("银行账号", "123456789012"), ("银行账号", "社保卡"), ("银行账号", ""),
    ("停发年月", "9999-12"), ("停发年月", "null"), ("停发年月", "长期有效"), ("救助金额", "1,234"), ("救助金额", 100.5), ("家庭人口", "3人"),
)  # fmt: skip


@pytest.mark.parametrize(("heading", "value"), SOUND)
def test_what_is_right_is_neither_refused_nor_doubted(heading: str, value: Any, tmp_path: Path) -> None:
    file = next(name for name, (_, sound, _) in BOOKS.items() if heading in sound)
    problems, cell = check(tmp_path, file, heading, value)
    assert [p for p in problems if p.where.cell == cell and p.code != "MZ121"] == []


ODD: tuple[tuple[str, Any, str], ...] = (
    ("姓名", "张三1", "MZ130"), ("姓名", "张三、李四", "MZ130"), ("银行账号", "0123", "MZ123"), ("银行账号", "6217abc00012345", "MZ123"),
    ("月标准", 0.01, "MZ117"), ("月标准", 20000.0, "MZ117"), ("家庭人口", 31.0, "MZ117"), ("起始保障年月", "1979-12", "MZ117"),
)  # fmt: skip


@pytest.mark.parametrize(("heading", "value", "code"), ODD)
def test_what_is_odd_is_doubted_and_counted(heading: str, value: Any, code: str, tmp_path: Path) -> None:
    file = next(name for name, (_, sound, _) in BOOKS.items() if heading in sound)
    problems, cell = check(tmp_path, file, heading, value)
    assert [(p.code, p.is_error) for p in problems if p.where.cell == cell] == [(code, False)]
