"""Every way that writing fails has its true sentence and exit 3, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mzledger.values.refusal import Unusable
from mzledger.workbook.generation import generation
from mzledger.workbook.not_written import why

LONG = "长" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one small ledger, a folder and a file in the way."""
    (tmp_path / "ledgers/2020").mkdir(parents=True)
    (tmp_path / "名单.csv").write_text("姓名,身份证号\n张三,990121195001010016\n", encoding="utf-8")
    (tmp_path / "名单2.csv").write_text("姓名,身份证号\n李四,990121195001010016\n", encoding="utf-8")
    (tmp_path / "挡路.xlsx").mkdir()
    (tmp_path / "挡路.xlsx/里面.txt").write_text("别丢", encoding="utf-8")
    (tmp_path / "文件").write_text("别动", encoding="utf-8")
    return tmp_path


COMMANDS = {
    "facts": ("facts", "--year", "2020", "-o"),
    "report": ("report", "--year", "2020", "--out"),
    "blank": ("blank", "低保", "-o"),
    "reconcile": ("reconcile", "--pairs", "名单.csv", "名单2.csv", "-o"),
    "json": ("reconcile", "--pairs", "名单.csv", "名单2.csv", "--json-out"),
    "init": ("init", "--county", "甲县", "--office", "局", "--places", "甲乡:乙村", "--year", "2020"),
    "demo": ("demo",),
}
WAYS = {"文件/里面.xlsx": "“文件”是一个文件，不是文件夹", f"{LONG}.xlsx": "文件名太长", f"{LONG}/x.xlsx": "文件名太长"}


@pytest.mark.parametrize("target", WAYS, ids=("a file in the way", "a long name", "a long folder"))
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_why(command: str, target: str, mz: Callable[..., object], folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    done = mz(*COMMANDS[command], target, cwd=folder)
    said = done.stderr.decode("utf-8")  # type: ignore[attr-defined]
    assert (done.returncode, WAYS[target] in said, "打开" in said) == (3, True, False), said  # type: ignore[attr-defined]
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("command", ["facts", "reconcile"])
def test_a_folder_of_that_name_stays(command: str, mz: Callable[..., object], folder: Path) -> None:
    done = mz(*COMMANDS[command], "挡路.xlsx", cwd=folder)
    assert done.returncode == 3 and "同名的文件夹" in done.stderr.decode("utf-8")  # type: ignore[attr-defined]
    assert (folder / "挡路.xlsx/里面.txt").read_text(encoding="utf-8") == "别丢"


@pytest.mark.skipif(sys.platform == "win32", reason="limits are not known there")
@pytest.mark.parametrize("words", [COMMANDS["facts"], COMMANDS["reconcile"], COMMANDS["blank"]], ids=" ".join)
def test_a_file_that_may_not_grow_says_so_once(words: tuple[str, ...], folder: Path) -> None:
    line = f'ulimit -f 1; trap "" XFSZ; "{sys.executable}" -B -m mzledger {" ".join(words)} 结果.xlsx'
    done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, check=False)
    said = done.stderr.decode("utf-8")
    assert (done.returncode, said.count("\n")) == (3, 1 + ("正在" in said)) and "文件太大" in said, said
    assert not list(folder.glob(".mz*")) and not (folder / "结果.xlsx").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (OSError(errno.EROFS, "Read-only file system"), "盘是只读的"),
        (OSError(errno.EIO, "Input/output error"), "错误号 5"),
        (OSError(errno.ENOENT, "No such file"), "所在的文件夹不在"),
    ],
)
def test_no_sentence_is_english_or_blames_excel(error: OSError, said: str, tmp_path: Path) -> None:
    text = why(error, tmp_path / "没有" / "总结.docx").replace(str(tmp_path), "")
    assert said in text and "打开" not in text and error.strerror not in text


@pytest.mark.parametrize("mark", ["~$总结报告.docx", ".~lock.总结报告.docx#", "~$报告.docx", ".~总结报告.docx"])
def test_excel_is_blamed_where_it_left_word(mark: str, tmp_path: Path) -> None:
    (tmp_path / mark).touch()
    assert "正被 Excel" in why(PermissionError(errno.EACCES, "denied"), tmp_path / "总结报告.docx")


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, how: False)
    text = why(PermissionError(errno.EACCES, "denied"), tmp_path / "总结.docx")
    assert f"文件夹“{tmp_path}”是只读的" in text and "打开" not in text


def test_what_a_library_writes_for_a_while_goes_with_the_run(tmp_path: Path) -> None:
    import tempfile

    before = tempfile.gettempdir()
    with pytest.raises(Unusable), generation(tmp_path) as made:
        assert tmp_path in Path(tempfile.mkstemp()[1]).parents
        raise OSError(errno.ENOSPC, "full", str(made.path("x.docx")))
    assert tempfile.gettempdir() == before and not list(tmp_path.iterdir())


def test_no_sentence_names_where_the_files_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def refused(prefix: str, dir: Path) -> str:
        raise OSError(errno.EROFS, "Read-only file system", f"{dir}/{prefix}abc")

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(Unusable) as caught, generation(tmp_path):
        pass
    assert str(caught.value).startswith(f"写不进“{tmp_path}”：所在的盘是只读的")


@pytest.mark.skipif(sys.platform == "win32", reason="no links there")
def test_a_link_that_leads_to_itself_is_said(mz: Callable[..., object], folder: Path) -> None:
    (folder / "圈.xlsx").symlink_to(folder / "圈.xlsx")
    done = mz("facts", "--year", "2020", "-o", "圈.xlsx", cwd=folder)
    assert done.returncode in (2, 3) and "绕成了圈" in done.stderr.decode("utf-8")  # type: ignore[attr-defined]
