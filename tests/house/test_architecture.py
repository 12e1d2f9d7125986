"""ARCHITECTURE.md: what it names is there, and its table of floors is the guard's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from naming import House, lacking
from test_floors import DOORS, FLOORS

REPOSITORY = Path(__file__).parents[2]
TEXT = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
CLAIMS = list(dict.fromkeys(re.findall(r"`([^`\n]+)`", TEXT)))
FILES = list(dict.fromkeys(re.findall(r"(?<![\w`/*])[\w/]+\.py\b", TEXT)))
FORMULAS = {"rows = records + rejected + recognised non-data rows", "program.view.measure"}
"""A law, and the form of a key: no names."""
OF_SPARK = {"applyInPandas", "mapInPandas", "cogroup", "cogroup(…).applyInPandas"}
"""What a national run would use, and the house does not."""
SYNTAX = {"None", "True", "class", "X"}
ROOMS = re.findall(r"^\| (\d) \| `(\w+)/` \|.*\|\s*([^|]*?)\s*\|$", TEXT, re.MULTILINE)
AS_IMPORTED = {"calamine": "python_calamine", "python-docx": "docx"}


@pytest.fixture(scope="module")
def house() -> House:
    found = House(REPOSITORY)
    found.words |= SYNTAX
    for pattern in ("src/**/*.py", "tools/**/*.py", "bench/*.py", "tests/conftest.py", "tests/mess/**/*.py"):
        found.read(pattern)
    return found


@pytest.mark.parametrize("claim", [claim for claim in CLAIMS if claim not in FORMULAS | OF_SPARK])
def test_what_it_names_is_there(claim: str, house: House) -> None:
    assert lacking(claim, house) == []


@pytest.mark.parametrize("path", FILES)
def test_every_file_of_its_drawings_is_there(path: str, house: House) -> None:
    assert house.files(path)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("layout/nowhere.py", "layout/nowhere.py"),
        ("nowhere.py", "nowhere.py"),
        ("values/nowhere/", "values/nowhere/"),
        ("layout/files.NoReader", "layout/files.NoReader"),
        ("FactBook.nowhere", "FactBook.nowhere"),
        ("Level.SURELY", "Level.SURELY"),
        ("FactBook.over(fact.nowhere)", "fact.nowhere"),
        ("Table(across=Across(amount, month, nowhere_at_all))", "nowhere_at_all"),
        ("_no_such_function", "_no_such_function"),
        ("mz nowhere", "nowhere"),
        ("python bench/nowhere.py", "bench/nowhere.py"),
        ("--no-such-option", "--no-such-option"),
    ],
)
def test_a_claim_of_what_is_not_there_is_seen(claim: str, said: str, house: House) -> None:
    assert said in lacking(claim, house)


def test_no_exception_is_left_over() -> None:
    assert set(CLAIMS) >= FORMULAS | OF_SPARK and len(CLAIMS) > 200


def test_the_floors_are_the_guard_s() -> None:
    assert {room: int(floor) for floor, room, _ in ROOMS} == FLOORS


def test_the_doors_are_the_guard_s() -> None:
    told: dict[str, set[str]] = {}
    for _, room, libraries in ROOMS:
        for library in filter(None, libraries.split(", ")):
            told.setdefault(AS_IMPORTED.get(library, library), set()).add(room)
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[^\w-]", each)[0] for each in project["dependencies"]}
    imported = {AS_IMPORTED.get(name, name.replace("-", "_")) for name in needed}
    assert told == {library: rooms for library, rooms in DOORS.items() if library in imported}
