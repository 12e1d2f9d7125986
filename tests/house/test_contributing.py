"""CONTRIBUTING.md: every commit that it shows is in the history with the files that it names, every other path is in the house."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHOWN = [
    (found[1], re.findall(r"`([^`]+/[^`]+)`", found[2]))
    for found in re.finditer(r"(?i)commit `(\w{7})`:(.*?)(?=commit `|\n\n|\Z)", TEXT, re.S)
]


def git(*words: str) -> str:
    return subprocess.run(
        ["git", "-c", "core.quotepath=off", *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="the history is not here")
@pytest.mark.parametrize(("commit", "paths"), SHOWN, ids=[commit for commit, _ in SHOWN])
def test_a_commit_has_the_files_that_are_shown(commit: str, paths: list[str]) -> None:
    if git("rev-parse", "--is-shallow-repository").strip() == "true":
        pytest.skip("the history is cut")
    assert paths and set(paths) <= set(git("show", "--name-only", "--format=", commit).splitlines())


def test_every_other_path_is_in_the_house() -> None:
    told = re.sub(r"(?i)commit `\w{7}`:.*?(?=\n\n|\Z)", "", TEXT, flags=re.S)
    paths = {
        each
        for each in re.findall(r"`([\w./-]+/[\w./-]*)`", told)
        if each.split("/")[0] in ("src", "tests", "templates")
    }
    assert len(paths) > 10 and {path for path in paths if not (ROOT / path).exists()} == set()


def test_each_thing_to_add_is_shown_by_a_commit() -> None:
    sections = TEXT.split("\n## ")[2:]
    assert [s.splitlines()[0] for s in sections if not re.search(r"(?i)commit `\w{7}`", s)] == []
    assert len(sections) == 6
