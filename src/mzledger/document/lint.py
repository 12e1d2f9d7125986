"""What a template may not hold: keys that nobody knows, arithmetic, typed-in numbers. Found in its syntax tree."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from mzledger.values.problem import Problem, Severity, Where

_DIGIT = re.compile(r"[0-9０-９]+")
_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)


def lint(
    source: str, file: str, environment: Environment, keys: Mapping[str, Container[str]], words: Container[str]
) -> list[Problem]:
    """Problems MZ701–MZ704 of a template. `keys`: subject → its measures; `words`: other names that a template may use."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        what = "模板写法有误，多半是 {{ }} 或 {% %} 没有配对"
        return [Problem("MZ704", Severity.ERROR, Where(file, cell=f"第 {error.lineno} 行"), what)]
    return [*_unknown(tree, file, keys, words), *_unknown_filters(tree, file, environment), *_numbers(tree, file)]


def _unknown(
    tree: nodes.Template, file: str, keys: Mapping[str, Container[str]], words: Container[str]
) -> Iterator[Problem]:
    for node in tree.find_all(nodes.Getattr):
        subject = node.node
        if isinstance(subject, nodes.Name) and subject.name in keys and node.attr not in keys[subject.name]:
            yield _problem_unknown(file, node.lineno, f"{subject.name}.{node.attr}", keys)
    names = list(tree.find_all(nodes.Name))
    own = {"loop", *(name.name for name in names if name.ctx != "load")}
    free = {name.name for name in names if name.name not in own and name.name not in keys and name.name not in words}
    members = {
        id(node.node): f"{node.node.name}.{node.attr}"
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name)
    }
    for name in names:
        if name.name in free:
            yield _problem_unknown(file, name.lineno, members.get(id(name), name.name), keys)


def _problem_unknown(file: str, line: int, key: str, keys: Mapping[str, Container[str]]) -> Problem:
    known = [f"{subject}.{measure}" for subject, measures in keys.items() for measure in measures]  # type: ignore[attr-defined]
    near = get_close_matches(key, known, n=1, cutoff=0.3)
    hint = f"，最接近的是“{near[0]}”" if near else ""
    return Problem("MZ701", Severity.ERROR, Where(file, cell=f"第 {line} 行"), f"没有“{key}”这个指标{hint}")


def _unknown_filters(tree: nodes.Template, file: str, environment: Environment) -> Iterator[Problem]:
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in known:
            near = get_close_matches(node.name, [n for n in known if not n.isascii()], n=1, cutoff=0.3)
            hint = f"，最接近的是“{near[0]}”" if near else ""
            what = f"没有“{node.name}”这种写法{hint}"
            yield Problem("MZ701", Severity.ERROR, Where(file, cell=f"第 {node.lineno} 行"), what)


def _numbers(tree: nodes.Template, file: str) -> Iterator[Problem]:
    for node in tree.find_all(_ARITHMETIC):
        where = Where(file, cell=f"第 {node.lineno} 行")
        yield Problem("MZ702", Severity.ERROR, where, "模板里不能做加减乘除，数字要由台账算出")
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, (int, float)) and not isinstance(const.value, bool):
            yield _typed(file, const.lineno, str(const.value))
    for data in tree.find_all(nodes.TemplateData):
        for match in _DIGIT.finditer(data.data):
            yield _typed(file, data.lineno + data.data[: match.start()].count("\n"), match.group())


def _typed(file: str, line: int, number: str) -> Problem:
    what = f"模板里写死了数字“{number}”，应改为指标名，由台账算出"
    return Problem("MZ703", Severity.ERROR, Where(file, cell=f"第 {line} 行"), what)
