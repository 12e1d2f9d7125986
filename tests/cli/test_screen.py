"""On a terminal there are colours, folded lines, tables and what moves; anywhere else the plain lines of ever."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from mzledger.cli.width import folded, padded, width

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
ESCAPE, COLOUR = "\x1b", re.compile(r"\x1b\[[0-9;]*m")
ID = "990121193001010017"
Seen = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger whose sheet is named as markup, with an escape sequence and a person's number in its cells."""
    book = Workbook()
    book.active.title = "花名册{bold}"
    book.active.append(("乡镇", "姓名", "身份证号", "起始保障年月"))
    book.active.append(("[red]唐谷镇[/red]", "张三", f"{ID[:-1]}2", "二〇二〇"))
    book.active.append(("唐谷镇", "李四", ID, f"\x1b{ID}".replace("\x1b", "_x001B_")))
    (tmp_path / "ledgers/2020").mkdir(parents=True)
    book.save(tmp_path / "ledgers/2020/高龄津贴.xlsx")
    return tmp_path


@pytest.fixture
def seen(folder: Path) -> Seen:
    """Runs `mz` on a terminal of so many columns, and gives all that it sends there."""
    import fcntl
    import pty
    import termios

    def run(*words: str, columns: int = 80, **environment: str) -> str:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        kept = {key: text for key, text in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
        env = {**kept, "PYTHONUTF8": "1", "TERM": "xterm-256color", **environment}
        line = [sys.executable, "-m", "mzledger", *words]
        with subprocess.Popen(line, cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs):
            os.close(theirs)
            sent = b""
            while piece := _read(ours):
                sent += piece
        os.close(ours)
        return sent.decode("gbk" if "gbk" in environment.values() else "utf-8").replace("\r\n", "\n")

    return run


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody writes any more
        return b""


def piped(folder: Path, *words: str, **environment: str) -> str:
    env = {**os.environ, "PYTHONUTF8": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-m", "mzledger", *words], cwd=folder, env=env, capture_output=True, check=False
    )
    return done.stdout.decode("gbk" if "gbk" in environment.values() else "utf-8")


def test_severities_have_colours_and_the_sheets_a_table(seen: Seen) -> None:
    said = seen("validate", "ledgers/")
    assert "\x1b[31m错误\x1b[0m" in said and "\x1b[33m提醒\x1b[0m" in said
    plain = COLOUR.sub("", said)
    assert re.search(r"^ +台账 +读取行 +有效 +未计入 +其他行", plain, re.MULTILINE) and " ─────" in plain


def test_what_moves_goes_before_the_first_word_is_said(seen: Seen) -> None:
    said = seen("validate", "ledgers/")
    assert "正在读取并核对：2020/高龄津贴.xlsx" in said and said.count("\x1b[?25l") == said.count("\x1b[?25h") == 1
    assert "正在读取" not in said.split("\x1b[?25h")[1]


def test_contents_are_neither_markup_nor_sent_nor_whole_numbers(seen: Seen) -> None:
    said = COLOUR.sub("", seen("validate", "ledgers/", columns=200)) + COLOUR.sub("", seen("columns", columns=200))
    assert "[red]唐谷镇[/red]" in said and "花名册{bold}" in said
    assert ID not in said and "\x1b]" not in said


def test_long_lines_are_folded_below_their_own_beginning(seen: Seen) -> None:
    lines = COLOUR.sub("", seen("explain", "MZ102", columns=50)).splitlines()
    assert max(map(width, lines)) <= 50
    assert all(
        line.startswith("    ")
        for line in lines[1:]
        if line and line not in ("检查什么", "为什么", "怎么改", "例子", "依据")
    )


@pytest.mark.parametrize(
    "environment",
    [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}, {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}],
    ids=str,
)
@pytest.mark.parametrize("words", [("explain",), ("explain", "MZ102")])
def test_a_terminal_that_is_not_able_or_not_asked_gets_the_plain_lines(
    seen: Seen, folder: Path, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert seen(*words, columns=40, **environment) == piped(folder, *words, **environment)


def test_a_pipe_has_no_escape_whatever_is_asked_for(folder: Path) -> None:
    for environment in ({"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1", "TERM": "xterm"}, {"COLUMNS": "20"}):
        assert piped(folder, "validate", "ledgers/", **environment) == piped(folder, "validate", "ledgers/")
    assert ESCAPE not in piped(folder, "validate", "ledgers/")


def test_json_on_a_terminal_is_as_it_is_anywhere(seen: Seen, folder: Path) -> None:
    assert seen("validate", "ledgers/", "--json", columns=40).endswith(piped(folder, "validate", "ledgers/", "--json"))


@pytest.mark.parametrize("words", [("--help",), ("validate", "ledgers/"), ("report", "--year", "2020", "--text")])
def test_who_reads_through_a_pipe_does_not_wait_for_rich(folder: Path, words: tuple[str, ...]) -> None:
    line = [sys.executable, "-X", "importtime", "-m", "mzledger", *words]
    done = subprocess.run(line, cwd=folder, capture_output=True, check=False)
    assert not re.search(rb"\| +rich\b", done.stderr)


def test_words_to_be_copied_are_not_folded(seen: Seen) -> None:
    assert re.search(r"已写出 \d+ 个文件到 (长名字){9}\n", seen("template", "--copy", "长名字" * 9, columns=40))


def test_text_is_measured_and_folded_by_the_columns_of_a_screen() -> None:
    assert padded("低保", 6) == "低保  " and padded("低保低保", 6) == "低保低保 "
    assert folded("一二三四，五", 8) == ["一二三", "四，五"] and folded("", 8) == [""]
    assert folded("ledgers/2020/a.xlsx", 8) == ["ledgers/2020/a.xlsx"]
