"""Typing errors made in a program's file by its syntax tree: every name that the file uses, one letter wrong, one at a time."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from mzledger.schema.cells import Choice

PROSE = frozenset(
    {
        "name",
        "basis",
        "aliases",
        "note",
        "grain",
        "slug",
        "unit",
        "meaning",
        "heading",
        "alternatives",
        "weaker",
        "said",
    }
    | {"headings", "undated", "blank", "words"}
)
"""Arguments that are words for people, or give something its own name: nothing else contradicts them, but the file's name the slug, and money its unit."""


@dataclass(frozen=True)
class Typo:
    """What was written, what is written instead, and the whole file with it."""

    right: str
    wrong: str
    source: str
    line: int


def misspelt(word: str) -> str:
    """The word with one sign wrong.

    >>> misspelt("start_month")
    'start_montqh'
    """
    return f"{word[:-1]}q{word[-1:]}"


def typos(source: str, module: ModuleType) -> Iterator[Typo]:
    """Every name in the declarations of a program's file, misspelt one at a time; what isn't in quotation marks once a file."""
    tree = ast.parse(source)
    met = set()
    for node, attribute in _sites(tree, module):
        right = getattr(node, attribute)
        if attribute != "value" and (attribute, right) in met:
            continue
        met.add((attribute, right))
        setattr(node, attribute, misspelt(right))
        yield Typo(right, misspelt(right), ast.unparse(tree), getattr(node, "lineno", 0))
        setattr(node, attribute, right)


def _sites(tree: ast.Module, module: ModuleType) -> Iterator[tuple[Any, str]]:
    """Nodes with the attribute that holds a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((alias, "name") for alias in node.names if alias.asname is None)
        elif isinstance(node, ast.ClassDef):
            yield from _spellings(node, module)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from _arguments(node, getattr(module, node.func.id, None))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and _is_list(node.value, module):
            yield node, "attr"


def _is_list(node: ast.Name, module: ModuleType) -> bool:
    found = getattr(module, node.id, None)
    return isinstance(found, type) and issubclass(found, Choice)


def _spellings(node: ast.ClassDef, module: ModuleType) -> Iterator[tuple[Any, str]]:
    """In `also` of a closed list: the words of the list."""
    made = getattr(module, node.name)
    words = {member.value for member in made} if issubclass(made, Choice) else set()
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "also":
            yield from (
                (each, "value") for each in ast.walk(method) if isinstance(each, ast.Constant) and each.value in words
            )


def _arguments(call: ast.Call, function: Any) -> Iterator[tuple[Any, str]]:
    """The names in the arguments of a call, and the names of the arguments."""
    if not str(getattr(function, "__module__", "")).startswith("mzledger."):
        return
    given = list(zip(_positions(function, len(call.args)), call.args, strict=True))
    for keyword in filter(lambda each: each.arg, call.keywords):
        given.append((str(keyword.arg), keyword.value))
        yield keyword, "arg"
    for name, value in given:
        checked = (function.__name__, name) == ("Program", "slug") or ast.unparse(value) in ("'元'", "'万元'")
        if name not in PROSE or checked:
            yield from ((each, "value") for each in _strings(value))


def _positions(function: Any, many: int) -> list[str]:
    """The parameters to which so many arguments without a name go."""
    found = inspect.signature(function).parameters.values()
    names = [each.name for each in found if each.kind is each.POSITIONAL_OR_KEYWORD]
    rest = [each.name for each in found if each.kind is each.VAR_POSITIONAL] * many
    return (names + rest)[:many]


def _strings(node: ast.AST) -> Iterator[ast.Constant]:
    """The words in an argument, but not those in calls within it: they are arguments of their own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node
    for child in () if isinstance(node, ast.Call) else ast.iter_child_nodes(node):
        yield from _strings(child)
