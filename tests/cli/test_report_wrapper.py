"""`mz report` with addressee, date of writing and form, and with the office's list of templates."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

TITLE = "2020年度工作总结暨2021年工作思路"
ATTACHMENTS = "附件：1.民政业务统计表（2020年）\n　　　2.民政业务统计表电子版（2020年附表.xlsx）"


@pytest.fixture
def copy(county: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(county, tmp_path / "copy", ignore=shutil.ignore_patterns("out")))


def test_options_dress_the_document_as_a_report(mz, copy: Path) -> None:
    words = ("--form", "报告", "--to", "县人民政府：", "--date", "2020-11-05", "--out", "报送")
    done = mz("report", "--year", "2020", *words, cwd=copy)
    assert done.returncode == 0 and "没有写成文日期" not in done.stderr.decode()
    name = f"关于{TITLE}的报告"
    text = (copy / "报送" / f"{name}.txt").read_text(encoding="utf-8")
    assert text.split("\n")[0].endswith(name) and "\n\n县人民政府：\n" in text
    assert text.split("特此报告。")[1].startswith(f"\n\n{ATTACHMENTS}\n\n") and text.endswith("\n2020年11月5日\n")


def test_without_a_date_none_is_printed_and_that_is_said(mz) -> None:
    shown = mz("report", "--year", "2020", "--text")
    text = shown.stdout.decode()
    assert "没有写成文日期" in shown.stderr.decode()
    lines = text.rstrip("\n").split("\n")
    assert lines[0].endswith(f"民政局（合成数据）{TITLE}") and lines[-1] == lines[0].removesuffix(TITLE)
    assert ATTACHMENTS in text


def test_without_the_annex_no_attachment_is_named(mz) -> None:
    assert "附件：" not in mz("report", "--year", "2020", "--text", "--no-annex").stdout.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--form", "请示"), "形式写成了“请示”，应为总结或报告。"),
        (("--date", "11月5日"), "应写成 2020-11-05 的样子。"),
        (("--date", "2020-10-30"), "成文日期2020年10月30日早于统计截止日2020年10月31日。"),
        (("--to", "县" * 201), "主送机关应写在一行里"),
    ],
)
def test_wrong_options_are_refused_before_any_work(mz, copy: Path, words: tuple[str, ...], said: str) -> None:
    done = mz("report", "--year", "2020", *words, cwd=copy)
    assert done.returncode == 2 and said in done.stderr.decode() and not (copy / "out").exists()


def test_the_list_of_templates_decides_and_its_mistakes_are_named_by_line(mz, copy: Path) -> None:
    path = copy / "templates/篇目.txt"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("总结/05疫情防控　2020-2021", "总结/05疫情防控　2021"), encoding="utf-8")
    text = mz("report", "--year", "2020", "--text", cwd=copy).stdout.decode()
    assert "\n五、维护社会和谐稳定\n" in text and "疫情防控期间" not in text
    path.write_text(whole.replace("总结/05疫情防控", "总结/05疫情防空"), encoding="utf-8")
    done = mz("report", "--year", "2020", "--text", cwd=copy)
    line = [row.split("　")[0] for row in whole.splitlines()].index("总结/05疫情防控") + 1
    assert done.returncode == 1 and f"篇目.txt › 第 {line} 行  错误 MZ704" in done.stdout.decode()
    assert "没有“总结/05疫情防空”这个模板，最接近的是“总结/05疫情防控”" in done.stdout.decode()
