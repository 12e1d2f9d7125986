"""Nothing is too big to be read at once, and no file reaches into another's inside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mzledger

ROOT = Path(mzledger.__file__).parent
MOST_LINES, MOST_PARAMETERS = 40, 8
SHARED = {"mzledger.programs.shared.words", "mzledger.programs.shared.outside"}
"""Modules without a program of their own, which other rooms read all the same."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every file of the source with its syntax tree."""
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def oversized(tree: ast.Module) -> list[str]:
    """Functions of more than 40 lines, and those that take more than 8 things."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            takes = node.args
            parameters = [
                *takes.posonlyargs,
                *takes.args,
                *takes.kwonlyargs,
                *filter(None, (takes.vararg, takes.kwarg)),
            ]
            if lines > MOST_LINES:
                found.append(f"{node.name}: {lines} lines")
            if len(parameters) > MOST_PARAMETERS:
                found.append(f"{node.name}: {len(parameters)} parameters")
    return found


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def own_names(tree: ast.Module) -> set[str]:
    """The private names that a file defines: its functions and classes, fields and slots of its classes, its variables."""
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    stored = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    fields = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_self(node.value)
    }
    return {name for name in defined | stored | fields if private(name)}


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def reach_ins(room: str, tree: ast.Module, others: set[str]) -> list[str]:
    """Where a file takes what is another's own, tells objects by their address, or makes an object another thing.

    `others` are the private names of all files.
    """
    own = own_names(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mzledger."):
            found += _imported(room, node)
        elif isinstance(node, ast.Attribute):
            if private(node.attr) and node.attr in others - own and not _is_self(node.value):
                found.append(f"takes {ast.unparse(node)}")
            if node.attr in ("__class__", "__dict__") and isinstance(node.ctx, ast.Store):
                found.append(f"sets {ast.unparse(node)}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "id":
            found.append(f"asks {ast.unparse(node)}")
    return found


def _imported(room: str, node: ast.ImportFrom) -> list[str]:
    module = node.module or ""
    inside = module.split(".")[1] == room
    names = [name.name for name in node.names if private(name.name)]
    if (any(map(private, module.split("."))) or names) and not inside and module not in SHARED:
        return [f"imports {' '.join([module, *names])}"]
    return [f"imports {' '.join([module, *names])}"] if names else []


def test_no_function_is_longer_than_40_lines_or_takes_more_than_8_things() -> None:
    found = {str(path): oversized(tree) for path, tree in modules()}
    assert {path: said for path, said in found.items() if said} == {}


def test_no_file_reaches_into_another_one() -> None:
    trees = list(modules())
    others = set[str]().union(*(own_names(tree) for _, tree in trees))
    found = {str(path): reach_ins(path.parts[0], tree, others) for path, tree in trees}
    assert {path: said for path, said in found.items() if said} == {}


def test_the_guard_sees_what_is_too_big() -> None:
    long = "def long():\n" + "    pass\n" * 40
    many = "async def many(a, /, b, c, d, e, *f, g, h=1, **i): ..."
    assert oversized(ast.parse(long + many)) == ["long: 41 lines", "many: 9 parameters"]
    assert oversized(ast.parse("def fits(a, b, c, d, e, f, g, h):\n" + "    pass\n" * 39)) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from mzledger.rules._kinds import Rule", ["imports mzledger.rules._kinds"]),
        ("from mzledger.facts.book import _part", ["imports mzledger.facts.book _part"]),
        ("def f(book):\n    return book._part", ["takes book._part"]),
        ("def f(one):\n    one.__class__ = int", ["sets one.__class__"]),
        ("def f(one, found):\n    return found[id(one)]", ["asks id(one)"]),
        ("class A:\n    def _part(self):\n        return self._part\ndef f(a):\n    return a._part()", []),
        ("from docx import Document\ndef f(section):\n    return section._sectPr", []),
        ("from mzledger.layout._own import thing", []),
    ],
)
def test_the_guard_sees_who_reaches_in(source: str, said: list[str]) -> None:
    assert reach_ins("layout", ast.parse(source), {"_part"}) == said
