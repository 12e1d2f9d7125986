"""The licence goes with the package, and what others made is named with theirs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

import mzledger

REPOSITORY = Path(__file__).parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTICE = (REPOSITORY / "NOTICE").read_text(encoding="utf-8")
NAMED = dict(re.findall(r"^    ([\w-]+) +([\w.-]+) +https://\S+$", NOTICE, re.MULTILINE))
OURS = {"variants.txt"}
"""Tables that were written for this package."""


def licence_of(library: str) -> str:
    """What an installed library says of its licence: the expression, else the classifiers."""
    said = metadata(library)
    return " ".join(
        [said.get("License-Expression") or "", *(said.get_all("Classifier") or ()), said.get("License") or ""]
    )


def unnamed(dependencies: list[str], notice: dict[str, str]) -> list[str]:
    """Dependencies that a notice doesn't name."""
    known = {name.lower() for name in notice}
    return [each for each in dependencies if re.split(r"[^\w-]", each)[0].lower() not in known]


def test_the_licence_is_the_one_that_the_project_declares() -> None:
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "MIT" and text.startswith("MIT License") and "mzledger contributors" in text
    assert PROJECT["license-files"] == ["LICENSE", "NOTICE"]


def test_every_library_that_is_needed_is_named() -> None:
    assert unnamed(PROJECT["dependencies"], NAMED) == []
    assert unnamed(["docxtpl>=0.19"], NAMED) == ["docxtpl>=0.19"]


@pytest.mark.parametrize("library", NAMED)
def test_a_library_has_the_licence_that_the_notice_says(library: str) -> None:
    assert NAMED[library].split("-")[0] in licence_of(library)


def test_every_table_of_the_package_is_ours_or_named_and_what_is_named_is_there() -> None:
    tables = [path.relative_to(REPOSITORY).as_posix() for path in Path(mzledger.__file__).parent.rglob("*.txt")]
    assert tables and [name for name in tables if Path(name).name not in OURS and name not in NOTICE] == []
    assert [name for name in re.findall(r"^src/\S+", NOTICE, re.MULTILINE) if not (REPOSITORY / name).is_file()] == []


def test_one_version_everywhere() -> None:
    changes = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.findall(r"^## (\d+\.\d+\.\d+)", changes, re.MULTILINE)[0]
    assert mzledger.__version__ == PROJECT["version"] == newest
