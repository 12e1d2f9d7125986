"""Help pages: every word of them Chinese, columns that stand below each other, and the nearest for what is mistyped."""

from __future__ import annotations

import re

import pytest

from mzledger.cli.app import app
from mzledger.cli.width import width

COMMANDS = [command.name for command in app.registered_commands]
NAMES = {
    "mz",
    "toml",
    "Word",
    "JSON",
    "Excel",
    "Dask",
    "dibao",
    "tcp",
    "local",
    "out",
    "templates",
    "ledgers",
    "poverty",
}
ENDINGS = {"docx", "xlsx", "xls", "ods", "csv", "json", "facts", "html"}


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_a_page_has_no_english_word_but_names_and_endings(mz, command: str | None) -> None:
    page = mz(*filter(None, [command]), "--help").stdout.decode()
    words = re.sub(r"--?[a-z][a-z-]*", "", page)
    assert set(re.findall(r"[A-Za-z]{2,}", words)) <= NAMES | ENDINGS | set(COMMANDS) | {"MZ"}
    assert page.startswith("用法：mz") and "-h, --help" in page and "显示这份说明。" in page


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_h_is_help_everywhere(mz, command: str | None) -> None:
    words = filter(None, [command])
    assert mz(*words, "-h").stdout == mz(*filter(None, [command]), "--help").stdout


def test_the_second_column_stands_at_one_place_and_no_line_is_too_wide(mz) -> None:
    lines = mz("report", "--help", COLUMNS="80").stdout.decode().splitlines()
    options = [line for line in lines if line.startswith("  --")]
    starts = {width(line[: re.search(r"\S {2,}(?=\S)", line).end()]) for line in options}  # type: ignore[union-attr]
    assert len(starts) == 1 and max(map(width, lines)) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reprot",), "没有“reprot”这个命令，是不是想写 report？"),
        (("Validate",), "是不是想写 validate？"),
        (("审核",), "没有这个命令（审核）。"),
        (("reconcile", "低保", "甲.xlsx", "乙.xlsx"), "多写了内容，命令不认识：乙.xlsx。"),
        (("demo", "甲", "--seed", "中"), "“--seed”：写法不对，应为整数。"),
        (("demo", "甲", "--scale", "nan"), "“--scale”：“nan”不对，应为 0 到 100 之间的数"),
        (("demo", "甲", "--years", "2021-2019"), "“2021-2019”不对，前一年大于后一年"),
        (("report", "--year"), "mz report --help"),
        (("report", "--html=是"), "选项“--html”后面不带内容。"),
        (("trace", "低保.户数", "--aera", "唐谷镇"), "没有“--aera”这个选项，是不是想写 --area"),
    ],
)
def test_the_nearest_is_named(mz, words: tuple[str, ...], said: str) -> None:
    done = mz(*words)
    assert done.returncode == 2 and said in done.stderr.decode() and done.stdout == b""
