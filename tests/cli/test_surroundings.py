"""Closed streams, a folder that is gone, no home, no place for temporary files: a sentence and the right code, wherever `mz` runs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mzledger.cli.exits import fault_sentence

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of POSIX")
UGLY = ("Traceback", "Exception ignored", "Error:", "Warning")
Done = subprocess.CompletedProcess[bytes]


@pytest.fixture
def shell(tmp_path: Path) -> Callable[..., Done]:
    """Runs `mz` through a shell: words, redirections, what comes before; no output may be other than Chinese sentences."""

    def run(*words: str, streams: str = "", before: str = "", **environment: str) -> Done:
        line = f"{before} exec {shlex.join([sys.executable, '-m', 'mzledger', *words])} {streams}"
        env = {key: text for key, text in os.environ.items() if key != "PYTHONUTF8"} | environment
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        assert not [word for word in UGLY if word in said], said
        return done

    return run


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("words", "code"), [(("explain", "MZ101"), 0), (("validate", "没有.xlsx"), 3)])
def test_closed_streams_do_not_change_the_verdict(
    shell: Callable[..., Done], words: tuple[str, ...], code: int, streams: str
) -> None:
    done = shell(*words, streams=streams)
    assert done.returncode == code
    assert ("标准输出是关闭的" in done.stderr.decode("utf-8")) == (streams == ">&-")


def test_a_notice_never_stands_among_the_results(shell: Callable[..., Done]) -> None:
    done = shell("--错", streams="2>&-")
    assert done.returncode == 2 and done.stdout == b""


def test_a_file_opened_by_a_run_without_streams_gets_nothing_that_others_say(
    shell: Callable[..., Done], tmp_path: Path
) -> None:
    done = shell("init", "白水县", "--year", "2021", "--places", "青石镇:张家村", streams="<&- >&- 2>&-")
    assert done.returncode == 0
    for path in (tmp_path / "白水县").rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
    for path in (tmp_path / "白水县").rglob("*.xlsx"):
        assert zipfile.ZipFile(path).testzip() is None


@pytest.mark.parametrize(("streams", "told"), [("> /dev/full", "磁盘已满"), ("1</dev/null", "写不到标准输出")])
@pytest.mark.parametrize("words", [("--help",), (), ("explain", "MZ101")])
def test_a_result_that_can_not_be_put_out_is_told_once(
    shell: Callable[..., Done], words: tuple[str, ...], streams: str, told: str
) -> None:
    done = shell(*words, streams=streams)
    assert done.returncode == 3 and done.stderr.decode("utf-8").count("请") == 1
    assert told in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "--year", "2020"), 3),
        (("facts", "--year", "2020"), 3),
        (("reconcile", "dibao", "名单.xlsx"), 3),
        (("validate", "低保"), 3),
        (("validate", "."), 3),
        (("validate",), 2),
        (("init", "白水县"), 3),
        (("blank", "低保"), 3),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_a_current_folder_that_is_gone_is_told(shell: Callable[..., Done], words: tuple[str, ...], code: int) -> None:
    done = shell(*words, before="mkdir 走 && cd 走 && rmdir ../走 &&")
    assert done.returncode == code and "现在所在的文件夹已经不在了" in done.stderr.decode("utf-8")


def test_what_needs_no_folder_runs_in_one_that_is_gone(shell: Callable[..., Done]) -> None:
    assert shell("explain", "MZ101", before="mkdir 走 && cd 走 && rmdir ../走 &&").stderr == b""


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp936:strict"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"HOME": "/没有/家"},
        {"HOME": ""},
        {"TMPDIR": "/没有/临时"},
        {"PYTHONDEVMODE": "1"},
    ],
    ids=str,
)
def test_no_environment_changes_the_verdict(shell: Callable[..., Done], environment: dict[str, str]) -> None:
    assert shell("explain", "MZ101", **environment).returncode == 0
    missing = shell("validate", "没有.xlsx", **environment)
    assert missing.returncode == 3 and missing.stdout


def test_a_fault_is_told_in_full_where_no_log_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: str) -> tuple[int, str]:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "mkstemp", nowhere)
    try:
        raise KeyError("990121195001010016")
    except KeyError as error:
        said = fault_sentence(error)
    assert "没有文件夹可写" in said and "test_surroundings.py" in said and said.endswith("KeyError")
    assert "990121195001010016" not in said


def test_the_log_of_a_fault_is_a_new_file_that_only_its_owner_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = {fault_sentence(KeyError()), fault_sentence(KeyError())}
    logs = list(tmp_path.iterdir())
    assert len(said) == len(logs) == 2 and all(log.stat().st_mode & 0o077 == 0 for log in logs)
    assert {text.rpartition("：")[2] for text in said} == {str(log) for log in logs}
