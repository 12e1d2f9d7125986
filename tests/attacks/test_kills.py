"""Killed at any moment, the files of a run are the old ones or the new ones, and the next run clears up."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from mzledger.values.refusal import Unusable
from mzledger.workbook.generation import WRITTEN, generation

NAMES = ("总结.docx", "总结.txt", "附表.xlsx")
DAY = date(2020, 11, 5)
RUN = """
import os, sys
from datetime import date
from pathlib import Path
from mzledger.workbook import generation as g
left = int(sys.argv[2])

def dying(name):
    real = getattr(os, name)
    def act(*how, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return real(*how, **named)
    return act

for name in ("replace", "fsync", "open"):
    setattr(os, name, dying(name))
with g.generation(Path(sys.argv[1]), today=date(2020, 11, 5)) as made:
    for name in sys.argv[4:]:
        made.path(name).write_text(sys.argv[3], encoding="utf-8")
print("done")
"""


def run(folder: Path, steps: int, content: str) -> bool:
    """Writes the files in a process that is killed after so many steps; whether it got to its end."""
    done = subprocess.run([sys.executable, "-c", RUN, str(folder), str(steps), content, *NAMES], capture_output=True)
    assert done.returncode in (0, -9), done.stderr
    return done.returncode == 0


def contents(folder: Path) -> list[str]:
    return [(folder / name).read_text(encoding="utf-8") for name in NAMES if (folder / name).exists()]


@pytest.mark.skipif(sys.platform == "win32", reason="no signal 9")
def test_the_old_set_or_the_new_one(tmp_path: Path) -> None:
    killed, steps, finished = 0, 0, False
    while not finished:
        folder = tmp_path / str(steps)
        assert run(folder, 1000, "旧")
        finished = run(folder, steps, "新")
        killed += not finished
        with generation(folder, today=DAY):
            pass
        assert contents(folder) in (["旧"] * 3, ["新"] * 3)
        assert sorted(path.name for path in folder.iterdir()) == sorted([*NAMES, WRITTEN])
        steps += 1
    assert killed >= 8 and contents(folder) == ["新"] * 3


def write(folder: Path, content: str, overwrite: bool = False) -> list[str]:
    with generation(folder, today=DAY, overwrite=overwrite) as made:
        for name in NAMES:
            made.path(name).write_text(content, encoding="utf-8")
    return [path.name for path in made.kept]


def test_what_somebody_edited_is_kept(tmp_path: Path) -> None:
    assert write(tmp_path, "一") == [] and write(tmp_path, "二") == []
    (tmp_path / "总结.docx").write_text("局长改过", encoding="utf-8")
    assert write(tmp_path, "三") == ["总结（人工修改 2020-11-05）.docx"]
    assert (tmp_path / "总结（人工修改 2020-11-05）.docx").read_text(encoding="utf-8") == "局长改过"
    (tmp_path / "总结.docx").write_text("又改过", encoding="utf-8")
    assert write(tmp_path, "四") == ["总结（人工修改 2020-11-05）-2.docx"]
    (tmp_path / "总结.docx").write_text("不要了", encoding="utf-8")
    assert write(tmp_path, "五", overwrite=True) == [] and contents(tmp_path) == ["五"] * 3


def test_a_file_that_mz_never_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / "附表.xlsx").write_text("别人的", encoding="utf-8")
    assert write(tmp_path, "一") == ["附表（人工修改 2020-11-05）.xlsx"]


def test_a_place_that_can_not_be_taken_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    write(tmp_path, "一")
    real = os.replace

    def locked(source: Path, target: Path) -> None:
        if Path(target) == tmp_path / "附表.xlsx" and "正在写" in str(source) and "原来" not in str(source):
            raise PermissionError(13, "open in Excel", str(source), None, str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(Unusable, match="附表.xlsx"):
        write(tmp_path, "二")
    monkeypatch.undo()
    assert contents(tmp_path) == ["一"] * 3 and len(list(tmp_path.iterdir())) == 4


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    with generation(tmp_path, today=DAY), pytest.raises(Unusable, match="另一个 mz 正在写"):
        write(tmp_path, "一")
