"""What else can be wrong with a program's file, and what a clerk is told of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import mzledger
from mzledger.programs import village_aid
from mzledger.programs.shared.outside import LIST
from mzledger.schema.faults import faults_of

SOURCE = Path(village_aid.__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('"cash"', '"visits"', "指标的 slug“visits”写了 2 次"),
        ('"慰问金", "cash"', '"慰问次数", "cash"', "指标名“慰问次数”写了 2 次"),
        ('name="联点帮扶"', 'name="低保"', "名称“低保”已经是 programs/dibao.py 的，请换一个"),
        ('aid_village: Text = column("帮扶村")', "aid_village: Text", "AidVisit.aid_village 没有用 column(…) 写明列名"),
        ("aid_village: Text = ", "aid_village: Text | None = ", "表“慰问”的 aid_village：required 与类型不合"),
        ('column("慰问金", unit="元")', 'column("慰问金")', "表“慰问”的 aid_cash：unit：“”不对"),
        ('AidVisit, "aid_cash"', 'AidVisit, "aid_village"', "指标“慰问金”的 of：“aid_village”不是数，不能相加"),
        ('"元", AidVisit', '"万元", AidVisit', "指标“慰问金”的 unit：“万元”不对，金额相加的是“元”"),
        (
            "{Livestock.COW: (",
            '{"能繁牦牛": (',
            "where 的 livestock：“能繁牦牛”不是 Livestock 的词，应写 Livestock.COW",
        ),
        ("PROGRAM = ", "PROGRAMME = ", "mzledger.programs.village_aid 里没有“PROGRAM”，最接近的是“PROGRAMME”"),
        ("class Herd(Row):", "class Herd(Row:", "第 52 行：语法有误"),
        ("class Herd(Row):", "  class Herd(Row):", "第 52 行：缩进没有对齐"),
        ('name="联点帮扶"', 'name=""', "name：是空的"),
        ('name="联点帮扶"', "name=None", "name：写成了 None，应为文字"),
        ('name="联点帮扶",', "", "Program 少写了 'name'"),
        ('basis=("县委、县政府联点帮扶工作安排",)', 'basis="文件"', "basis：写成了 文件，应为元组"),
        ('unique=("head_id",)', 'unique="head_id"', "表“易地搬迁”的 unique：写成了 head_id，应为元组"),
        (', kind=Flow("aid_day"))', ")", "表“慰问”的 kind：没有写"),
        ('kind=Flow("aid_day")', 'kind="flow"', "表“慰问”的 kind：写成了 flow，应为"),
        ('BULL = "种公牛"', 'BULL = "能繁牦牛"', "Livestock 的词“能繁牦牛”写了 2 次"),
        ("PROGRAM = ", "PROGRAM = {}\nOTHER = ", "PROGRAM 应为 Program(…)"),
        ("kind=Flow(", "grain2=Flow(", "没有参数“grain2”"),
        ('column("慰问金"', 'column("帮扶村"', "表“慰问”的 列名“帮扶村”写了 2 次"),
        ("Bounds(0, 10_000_000", "Bounds(0, ten", "第 57 行：没有“ten”这个名字"),
    ],
)
def test_a_fault_is_said_in_one_sentence(
    right: str, wrong: str, sentence: str, said: Callable[[str, str], str]
) -> None:
    assert right in SOURCE
    assert sentence in said("village_aid", SOURCE.replace(right, wrong))


def test_all_faults_are_counted_and_three_are_told(said: Callable[[str, str], str]) -> None:
    found = said("village_aid", SOURCE.replace('"元"', '"圆"'))
    assert found.count("programs/village_aid.py：") == 3 and "；等 4 处。" in found


def test_the_list_of_other_offices_is_declared_without_fault() -> None:
    assert list(faults_of(LIST, "outside")) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong", "sentence"),
    [
        (
            "dibao.py",
            'category="residence"',
            'category="residents"',
            "dibao.py：category：没有字段“residents”，最接近的是“residence”",
        ),
        (
            "targets.py",
            "Direction(Choice)",
            "Direction(Choise)",
            "targets.py：第 10 行：没有“Choise”这个名字，最接近的是“Choice”",
        ),
        ("shared/words.py", "SEX = column", "SEX = colum", "boundaries.py：所用的 words.py 第 "),
    ],
)
def test_a_command_ends_with_the_sentence_alone(
    file: str, right: str, wrong: str, sentence: str, tmp_path: Path
) -> None:
    shutil.copytree(Path(mzledger.__file__).parent, tmp_path / "mzledger", ignore=shutil.ignore_patterns("__pycache__"))
    faulty = tmp_path / "mzledger/programs" / file
    faulty.write_text(faulty.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    (tmp_path / "ledgers").mkdir()
    words = [sys.executable, "-m", "mzledger", "validate"]
    env = {"PYTHONUTF8": "1"}
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=env)
    assert (ended.returncode, f"：programs/{sentence}" in ended.stderr) == (3, True), ended.stderr
    assert ".log" not in ended.stderr and ended.stderr.count("\n") == 1
