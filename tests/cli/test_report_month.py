"""`mz report --month`: a month's report, and what doesn't go together with it."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook


def test_a_month_s_report_is_written_with_the_sources_of_its_figures(mz, county: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(county, tmp_path / "copy", ignore=shutil.ignore_patterns("out")))
    done = mz("report", "--month", "2020年9月", cwd=copy)
    assert done.returncode == 0, done.stderr.decode()
    written = sorted(path.name for path in (copy / "out").glob("2020年*"))
    assert written == [f"2020年9月民政工作月报.{ending}" for ending in ("docx", "facts.json", "txt")]
    figures = json.loads((copy / "out/2020年9月民政工作月报.facts.json").read_text(encoding="utf-8"))["figures"]
    assert {"2020-09-01", "2020-01-01", "2020-09-30"} <= {each["from"] for each in figures}
    assert "目标" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--month", "2020-09", "--year", "2020"), "月报只写 --month"),
        (("--month", "2020-09", "--as-of", "2020-09-30"), "月报只写 --month"),
        (("--month", "2020-13"), "“2020-13”不是月份，应写成 2020-09 的样子"),
        (("--month", "九月"), "“九月”不是月份，应写成 2020-09 的样子"),
        (("--month", f"{date.today().year + 1}-01"), "还没有到，不能写这个月的月报"),
        (("--month", "2020-09", "--template", "本局.docx"), "月报用 templates/月报 里的模板"),
        ((), "要写哪一年（--year 2020），或者哪个月（--month 2020-09）"),
    ],
)
def test_what_does_not_go_together_is_said(mz, words: tuple[str, ...], said: str) -> None:
    done = mz("report", *words)
    assert done.returncode == 2 and said in done.stderr.decode() and done.stdout == b""


def test_a_month_of_a_year_without_ledgers_is_said(mz) -> None:
    done = mz("report", "--month", "2015-03")
    assert done.returncode != 0 and "没有 2015 年的台账" in done.stderr.decode()


def test_typed_numbers_are_told_listed_and_marked_in_a_copy(mz, county: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(county, tmp_path / "copy", ignore=shutil.ignore_patterns("out")))
    prose = copy / "ledgers/2020/文字材料"
    prose.mkdir(exist_ok=True)
    (prose / "政治学习.txt").write_text("集中学习24次，印发〔2020〕5号文件。\n", encoding="utf-8")
    (prose / "用不上.txt").write_text("多余的。\n", encoding="utf-8")
    done = mz("report", "--year", "2020", "--review", cwd=copy)
    said = done.stderr.decode()
    assert done.returncode == 0 and "政治学习 第 1 段“24次”" in said and "文字材料“用不上”没有用" in said
    (review,) = (copy / "out").glob("*（审阅稿）.docx")
    with zipfile.ZipFile(review) as parts:
        document = parts.read("word/document.xml").decode()
    assert re.search(r'<w:highlight w:val="yellow"/></w:rPr><w:t[^>]*>24次<', document)
    assert "〔2020〕5号" in re.sub(r"<[^>]+>", "", document)
    assert "未核数字" in load_workbook(copy / "out/2020年附表.xlsx").sheetnames
