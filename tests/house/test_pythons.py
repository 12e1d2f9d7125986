"""The Pythons that pyproject.toml names are those that the tests are run under."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
NAMED = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["project"]["classifiers"]))


def test_the_oldest_python_is_one_and_the_same_everywhere() -> None:
    assert PROJECT["project"]["requires-python"] == f">={NAMED[0]}"
    assert PROJECT["tool"]["mypy"]["python_version"] == NAMED[0]
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{NAMED[0].replace('.', '')}"


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_where_there_is_no_python_the_quick_part_is_skipped_and_that_is_said(tmp_path: Path) -> None:
    for tool in ("bash", "dirname", "sed", "sort", "grep"):
        where = subprocess.run(["bash", "-c", f"type -P {tool}"], capture_output=True, text=True, check=True)
        (tmp_path / tool).symlink_to(where.stdout.strip())
    done = subprocess.run(
        [str(tmp_path / "bash"), ".ci/pythons"],
        cwd=REPOSITORY,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "here: none" in done.stdout and "skipped" in done.stdout and done.stderr == ""
