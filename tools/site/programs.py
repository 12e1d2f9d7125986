"""A page per program: what its sheets hold, what is counted of them, on which basis, and how a template names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mzledger.facts.describing import describe_count
from mzledger.facts.keys import Indicator, indicators
from mzledger.programs import all_programs
from mzledger.schema.measure import Derived
from mzledger.schema.program import Program
from mzledger.schema.row import FieldSpec
from mzledger.workspace.templates import shipped_templates
from tools.site.page import Block, Cell, Heading, Link, Page, Text, grid

ABOVE = Link("业务", "programs.html")


def pages() -> Iterator[Page]:
    """The list of programs, then a page of each."""
    listed = ((Link(p.name, _path(p)), p.slug, p.domain, "、".join(p.basis)) for p in all_programs())
    yield Page(ABOVE.to, "业务", (grid("业务 英文名 所属 依据", listed),))
    known = indicators(all_programs())
    for program in all_programs():
        yield Page(_path(program), program.name, tuple(_blocks(program, known)), ABOVE)


def _path(program: Program) -> str:
    return f"program/{program.slug}.html"


def _blocks(program: Program, known: dict[str, Indicator]) -> Iterator[Block]:
    yield Text("\n".join(filter(None, (f"命令里写 {program.slug} 或 {'、'.join(program.names)}。", program.note))))
    yield Heading("依据")
    yield Text("\n".join(program.basis))
    for table in program.tables:
        yield Heading(f"表：{table.name}", table.model.__name__)
        yield Text(f"{table.grain}。")
        yield grid("列 也认作这一列的列名 内容 没有这一列、空着时", (_column(spec) for spec in table.fields))
    own = [indicator for indicator in known.values() if indicator.program is program]
    if own:
        yield Heading("指标")
        yield Text(f"在模板里写在花括号中间，如 {{{{ {own[0].name} }}}}。")
        yield grid("指标 单位 口径 算法 用它的自带模板 编号", (_measure(each, known) for each in own))


def _column(spec: FieldSpec) -> tuple[Cell, ...]:
    column = spec.column
    others = [*column.alternatives, *(f"{each}（没有更合适的列时）" for each in column.weaker)]
    others += [f"{heading}（{variant.said}）" for variant in column.variants for heading in variant.headings]
    kind = "、".join(spec.choices) if spec.choices else spec.kind
    unit = f"（{column.unit}）" if column.unit else ""
    said = [column.absent.said] if column.absent else []
    said += ["取表名、文件名里写的"] if column.from_name else []
    said += ["空着是错误或提醒（MZ115）"] if column.required else ["可以空着"]
    return column.heading, "、".join(others), kind + unit, "；".join(said)


def _measure(indicator: Indicator, known: dict[str, Indicator]) -> tuple[Cell, ...]:
    measure = indicator.measure
    made = describe_count(indicator)
    if isinstance(measure, Derived):
        made = f"{measure.operation}：{'、'.join(known[part].name for part in measure.parts)}"
    using = "、".join(name for name, text in _templates().items() if indicator.name in text)
    return indicator.name, measure.unit, measure.meaning, made, using, indicator.key


@cache
def _templates() -> dict[str, str]:
    """The shipped templates: name → text."""
    folder = shipped_templates()
    return {path.name.removesuffix(".md.j2"): path.read_text("utf-8") for path in sorted(folder.rglob("*.j2"))}
