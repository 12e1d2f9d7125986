"""What a template may not hold: keys that nobody knows, arithmetic, typed-in numbers. Found in its syntax tree."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from mzledger.document.language import NotAllowed
from mzledger.document.rewriting import BRACES
from mzledger.document.typed_numbers import IN_DIGITS
from mzledger.values.problem import Problem, Severity, Where

HINTS, LONGEST = 100, 60
"""How many names of a template are told the nearest known one (looking for it takes its time), and how much of a name is shown."""
UNPAIRED = "模板写法有误，多半是 {{ }} 或 {% %} 没有配对"
_NAMING = {"文字", "有文字", "按行", "分组"}
_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)


def lint(
    source: str, file: str, environment: Environment, keys: Mapping[str, Collection[str]], words: Collection[str]
) -> list[Problem]:
    """Problems MZ701–MZ704 of a template. `keys`: subject → its measures; `words`: other names that a template may use."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        what = error.said if isinstance(error, NotAllowed) else UNPAIRED
        return [Problem("MZ704", Severity.ERROR, Where(file, cell=f"第 {error.lineno} 行"), what)]
    near = _Nearest()
    return [
        *_unpaired(tree, file),
        *_unknown(tree, file, keys, {*words, *environment.globals}, near),
        *_unknown_filters(tree, file, environment, near),
        *_numbers(tree, file),
    ]


def _unpaired(tree: nodes.Template, file: str) -> Iterator[Problem]:
    """Braces that are left in the words: a tag with one brace, or without its end."""
    for data in tree.find_all(nodes.TemplateData):
        at = next((at for at, sign in enumerate(data.data) if sign in BRACES), None)
        if at is not None:
            line = data.lineno + data.data[:at].count("\n")
            yield Problem("MZ704", Severity.ERROR, Where(file, cell=f"第 {line} 行"), UNPAIRED)


class _Nearest:
    """Says which known name is nearest to an unknown one, of the first hundred unknown names of a template."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def hint(self, name: str, known: Iterable[str]) -> str:
        """`，最接近的是“…”`, or nothing."""
        name = _shown(name)
        if name not in self._said and len(self._said) < HINTS:
            near = get_close_matches(name, known, n=1, cutoff=0.3)
            self._said[name] = f"，最接近的是“{near[0]}”" if near else ""
        return self._said.get(name, "")


def _shown(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"


def _unknown(
    tree: nodes.Template, file: str, keys: Mapping[str, Collection[str]], words: Container[str], near: _Nearest
) -> Iterator[Problem]:
    known = [f"{subject}.{measure}" for subject, measures in keys.items() for measure in measures]

    def problem(line: int, key: str) -> Problem:
        what = f"没有“{_shown(key)}”这个指标{near.hint(key, known)}"
        return Problem("MZ701", Severity.ERROR, Where(file, cell=f"第 {line} 行"), what)

    for node in tree.find_all(nodes.Getattr):
        subject = node.node
        if isinstance(subject, nodes.Name) and subject.name in keys and node.attr not in keys[subject.name]:
            yield problem(node.lineno, f"{subject.name}.{node.attr}")
    names = list(tree.find_all(nodes.Name))
    own = {"loop", *(name.name for name in names if name.ctx != "load")}
    free = {name.name for name in names if name.name not in own and name.name not in keys and name.name not in words}
    members = {
        node.node: f"{node.node.name}.{node.attr}"
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name)
    }
    for name in names:
        if name.name in free:
            yield problem(name.lineno, members.get(name, name.name))


def _unknown_filters(tree: nodes.Template, file: str, environment: Environment, near: _Nearest) -> Iterator[Problem]:
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in known:
            hint = near.hint(node.name, [name for name in known if not name.isascii()])
            what = f"没有“{_shown(node.name)}”这种写法{hint}"
            yield Problem("MZ701", Severity.ERROR, Where(file, cell=f"第 {node.lineno} 行"), what)


def _numbers(tree: nodes.Template, file: str) -> Iterator[Problem]:
    for node in tree.find_all(_ARITHMETIC):
        where = Where(file, cell=f"第 {node.lineno} 行")
        yield Problem("MZ702", Severity.ERROR, where, "模板里不能做加减乘除，数字要由台账算出")
    names = set(_names_of_others(tree))
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, (int, float)) and not isinstance(const.value, bool):
            yield _typed(file, const.lineno, str(const.value))
        if isinstance(const.value, str) and const not in names:
            for match in IN_DIGITS.finditer(const.value):
                yield _typed(file, const.lineno, match.group())
    for data in tree.find_all(nodes.TemplateData):
        for match in IN_DIGITS.finditer(data.data):
            yield _typed(file, data.lineno + data.data[: match.start()].count("\n"), match.group())


def _names_of_others(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Quoted words that name something: a section of prose, a heading of a ledger, the value of a word in a comparison."""
    for call in tree.find_all((nodes.Call, nodes.Filter, nodes.Compare)):
        name = call.node.name if isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) else ""
        name = call.name if isinstance(call, nodes.Filter) else name
        if isinstance(call, nodes.Compare) or name in _NAMING:
            yield from call.find_all(nodes.Const)


def _typed(file: str, line: int, number: str) -> Problem:
    what = f"模板里写死了数字“{_shown(number)}”，应改为指标名，由台账算出"
    return Problem("MZ703", Severity.ERROR, Where(file, cell=f"第 {line} 行"), what)
