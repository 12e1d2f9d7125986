"""No result takes the place of what is read, whatever the command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest


@pytest.fixture
def copy(county: Path, tmp_path: Path) -> Path:
    shutil.copytree(county, tmp_path / "county")
    (tmp_path / "county" / "外部名单").mkdir(exist_ok=True)
    (tmp_path / "county" / "名单.csv").write_text("姓名,身份证号\n张三,990121195001010016\n", encoding="utf-8")
    return tmp_path / "county"


def digests(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        ("facts", "--year", "2020", "-o", "ledgers/2020/目标.xlsx"),
        ("facts", "--year", "2020", "-o", "ledgers/新的.xlsx"),
        ("facts", "--year", "2020", "-o", "外部名单/汇总.xlsx"),
        ("facts", "--year", "2020", "-o", "out/../ledgers/2020/目标.xlsx"),
        ("report", "--year", "2020", "--out", "ledgers/2020"),
        ("report", "--year", "2020", "--out", "templates"),
        ("reconcile", "dibao", "名单.csv", "-o", "名单.csv"),
        ("reconcile", "dibao", "名单.csv", "-o", "外部名单/排查.xlsx"),
        ("reconcile", "dibao", "名单.csv", "-o", "out/a.xlsx", "--json-out", "out/a.xlsx"),
        ("reconcile", "--pairs", "名单.csv", "ledgers/区划.xlsx", "--json-out", "名单.csv"),
    ],
    ids=" ".join,
)
def test_nothing_that_is_read_is_written_over(words: tuple[str, ...], mz: Callable[..., object], copy: Path) -> None:
    before = digests(copy)
    done = mz(*words, cwd=copy)
    assert done.returncode == 2 and "请" in done.stderr.decode("utf-8")  # type: ignore[attr-defined]
    assert digests(copy) == before


def test_a_full_disk_and_a_missing_folder_have_their_own_sentences(mz: Callable[..., object], county: Path) -> None:
    line = f'"{sys.executable}" -m mzledger facts --year 2020 --json > /dev/full; echo $?'
    full = subprocess.run(["bash", "-c", line], cwd=county, capture_output=True, check=False)
    assert full.stdout.split()[-1] == b"3" and "磁盘已满" in full.stderr.decode("utf-8")
    missing = mz("facts", "--year", "2020", "--dir", "没有这个文件夹", cwd=county)
    assert missing.returncode == 2 and "找不到文件夹" in missing.stderr.decode("utf-8")  # type: ignore[attr-defined]
