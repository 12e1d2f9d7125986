"""The language that templates are written in: a closed list of Jinja's forms, everything that grows counted while it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mzledger.document.budget import Budget
from mzledger.document.repeating import repeated
from mzledger.document.spelling import plain_tags
from mzledger.values.refusal import Refused

MOST_ARGUMENTS = 50
TOO_DEEP = "括号或条件套得太深，看不懂"
TOO_LONG = "有一个数字太长"
DEEPEST_BLOCKS, DEEPEST = 15, 100
_EACH, _JOIN, _MADE = "逐 项", "连 接", "所 得"
"""Filters that no template can name: a blank stands in them."""
_LITERALS = (nodes.List, nodes.Tuple, nodes.Dict)
_BLOCKS = (nodes.If, nodes.For, nodes.AssignBlock)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.AssignBlock, nodes.Name,
    nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Call,
    nodes.Keyword, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Concat, nodes.CondExpr,
    nodes.BinExpr, nodes.UnaryExpr,
)  # fmt: skip
_CALLED = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.FilterBlock: "filter",
    nodes.With: "with",
    nodes.NSRef: "namespace",
    nodes.Dict: "{ : }",
}
_FORMS = "模板里只能用 if、for、set 和 {{ }}"


class NotAllowed(TemplateSyntaxError):
    """A form that templates may not use; `said` is the Chinese sentence."""

    def __init__(self, said: str, line: int) -> None:
        super().__init__(said, line)
        self.said = said


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """Parses only the forms above and refuses arithmetic. Raises `NotAllowed` and Jinja's own errors when parsing,
    `Refused` when filling in. `printable` makes a text of a value, as it is printed; `last_source` is what was
    parsed last.
    """

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self, budget: Budget, printable: Callable[[Any], str]) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            finalize=lambda value: budget.printing(printable(value)),
        )
        self._budget, self._text = budget, printable
        self.last_source = ""
        self.lists: Mapping[str, Collection[str]] = {}
        """The lists whose columns a line may name, and be repeated for each row."""
        self.filters, self.tests, self.globals = {}, {}, {}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> NoReturn:
        """No arithmetic."""
        raise Refused("模板里不能做加减乘除，数字要由台账算出")

    def call_unop(self, context: Any, operator: str, arg: Any) -> NoReturn:
        """No arithmetic."""
        raise Refused("模板里不能做加减乘除，数字要由台账算出")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        source = self.last_source = repeated(plain_tags(source), self.lists)
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
        except RecursionError:
            raise NotAllowed(TOO_DEEP, parser.stream.current.lineno) from None
        except ValueError:
            raise NotAllowed(TOO_LONG, parser.stream.current.lineno) from None
        _check(tree)
        return tree

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        self.filters = {**self.filters, _EACH: self._budget.each, _JOIN: self._joined, _MADE: self._budget.made}
        _counted(source)
        return super()._generate(source, name, filename, defer_init)

    def _joined(self, *parts: Any) -> str:
        return str(self._budget.made("".join(map(self._text, parts))))


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int, int]]:
    """Every node with its depth, and that of the blocks around it; without recursion."""
    waiting = [(tree, 0, 0)]
    while waiting:
        node, depth, blocks = waiting.pop()
        yield node, depth, blocks
        inside = blocks + isinstance(node, _BLOCKS)
        waiting += [(child, depth + 1, inside) for child in node.iter_child_nodes()]


def _check(tree: nodes.Template) -> None:
    """Raises `NotAllowed` for the first form by line that templates may not use."""
    wrong = [(node.lineno, said) for node, depth, blocks in _walk(tree) if (said := _refusal(node, depth, blocks))]
    if wrong:
        line, said = min(wrong)
        raise NotAllowed(said, line)


def _refusal(node: nodes.Node, depth: int, blocks: int) -> str:
    if depth > DEEPEST or blocks > DEEPEST_BLOCKS:
        return TOO_DEEP
    if not isinstance(node, _ALLOWED):
        word = _CALLED.get(type(node), "")
        return f"不能用“{word}”，{_FORMS}" if word else f"这种写法不能用，{_FORMS}"
    if isinstance(node, nodes.For) and node.recursive:
        return "循环不能写 recursive"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"不能用“{node.attr}”，没有以下划线开头的名称"
    if isinstance(node, nodes.Assign) and any(isinstance(each, _LITERALS) for each, _, _ in _walk(node.node)):
        return "set 只能写一项文字或指标，不能写一串"
    if isinstance(node, nodes.Const) and isinstance(node.value, int) and node.value.bit_length() > 64:
        return TOO_LONG
    if isinstance(node, nodes.Call | nodes.Filter | nodes.Test):
        return _refused_call(node)
    return "～ 连起来的项太多" if isinstance(node, nodes.Concat) and len(node.nodes) > MOST_ARGUMENTS else ""


def _refused_call(node: nodes.Call | nodes.Filter | nodes.Test) -> str:
    if isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
        return "这种写法不能用，括号前面只能是 文字、项、其中、若有 这样的名称"
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return "括号里不能写星号"
    if len(node.args) + len(node.kwargs) > MOST_ARGUMENTS:
        return f"括号里的项太多，最多 {MOST_ARGUMENTS} 项"
    return ""


def _counted(tree: nodes.Node) -> None:
    """Puts the counting filters around what loops, joins, filters and calls give."""
    found = [node for node, _, _ in _walk(tree)]
    for node in found:
        if isinstance(node, nodes.For):
            node.iter = _filtered(_bounded(node.iter), _EACH, [*map(nodes.Const, _cost(node))])
        for name in node.fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                setattr(node, name, [_bounded(each) for each in value])
            else:
                setattr(node, name, _bounded(value))


def _bounded(node: Any) -> Any:
    if isinstance(node, nodes.Concat):
        return _filtered(node.nodes[0], _JOIN, node.nodes[1:])
    if isinstance(node, nodes.Call) or (isinstance(node, nodes.Filter) and " " not in node.name):
        return _filtered(node, _MADE, [])
    return node


def _filtered(node: nodes.Expr, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    made = nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)
    made.set_environment(node.environment)  # type: ignore[arg-type]
    return made


def _cost(loop: nodes.For) -> tuple[int, int]:
    """How many forms one turn works off, and the characters that stand in them; inner loops pay for their own."""
    forms, characters, waiting = 1, 0, [*loop.body]
    while waiting:
        node = waiting.pop()
        text = node.data if isinstance(node, nodes.TemplateData) else getattr(node, "value", "")
        forms += 1
        characters += len(text) if isinstance(text, str) else 0
        if not isinstance(node, nodes.For):
            waiting += node.iter_child_nodes()
    return forms, characters
