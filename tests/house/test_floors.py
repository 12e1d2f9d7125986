"""The house: rooms import downwards only, and each heavy library enters by one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mzledger

ROOT = Path(mzledger.__file__).parent
FLOORS = {
    "cli": 7,
    "work": 6,
    "workspace": 5,
    "demo": 5,
    "programs": 4,
    "rules": 3,
    "facts": 3,
    "reconcile": 3,
    "layout": 3,
    "document": 3,
    "word": 3,
    "pages": 3,
    "schema": 2,
    "workbook": 1,
    "values": 0,
}
NEIGHBOURS = {("document", "facts")}
"""A template asks for facts by name, so document/ stands on facts/: the one step between neighbours, in one direction."""
DOORS = {
    "pandas": {"reconcile"},
    "numpy": {"values", "demo", "layout", "rules", "facts", "reconcile"},
    "typer": {"cli"},
    "rich": {"cli"},
    "jinja2": {"document"},
    "docx": {"word"},
    "python_calamine": {"workbook"},
    "openpyxl": {"workbook"},
    "pydantic": {"schema"},
    "rapidfuzz": {"reconcile"},
}


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def breaches(room: str, source: str) -> list[str]:
    """What a file of a room imports against the rules of the house."""
    found = []
    for name in imported(source):
        parts = name.split(".")
        if parts[0] == "mzledger" and len(parts) > 1 and parts[1] in FLOORS and parts[1] != room:
            if FLOORS[parts[1]] >= FLOORS[room] and (room, parts[1]) not in NEIGHBOURS:
                found.append(f"{room} imports {parts[1]}")
        elif room not in DOORS.get(parts[0], {room}):
            found.append(f"{room} imports {parts[0]}")
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_keeps_to_its_floor_and_doors(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    assert room not in FLOORS or breaches(room, path.read_text(encoding="utf-8")) == []


def test_every_folder_is_a_room_of_the_house() -> None:
    assert {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"} <= set(FLOORS)


@pytest.mark.parametrize(
    ("room", "source", "said"),
    [
        ("values", "from mzledger.workbook import reading", "values imports workbook"),
        ("rules", "import mzledger.facts.book", "rules imports facts"),
        ("schema", "import pandas as pd", "schema imports pandas"),
        ("workspace", "def f():\n    import typer", "workspace imports typer"),
    ],
)
def test_the_guard_sees_a_breach(room: str, source: str, said: str) -> None:
    assert breaches(room, source) == [said]


def test_no_file_is_longer_than_400_lines() -> None:
    assert [str(p) for p in ROOT.rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_no_network_code_anywhere() -> None:
    network = {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    used = {name.split(".")[0] for path in ROOT.rglob("*.py") for name in imported(path.read_text(encoding="utf-8"))}
    assert used & network == set()
