"""What is wrong with a program's declaration: every name in it is that of something, or a sentence says which, where, and the nearest."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import chain
from typing import Any, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from mzledger.schema.bounds import Bounds, Years, Yuan
from mzledger.schema.measure import At, Count, Derived, During, Measure, Operation
from mzledger.schema.program import Program, Table
from mzledger.schema.row import FieldSpec, Row
from mzledger.schema.timing import DATE_KINDS, days_of, fault_of_measure, faults_of_kind

ADDABLE = frozenset({"金额", "整数", "数值"})
BOUNDED = {"金额": Yuan, "整数": Bounds, "数值": Bounds, "日期": Years, "年月": Years}
FILLED = ("slug", "name", "basis", "grain", "heading")
"""Arguments that may not be empty."""
PARTS = {Operation.SHARE: 2, Operation.PER_THOUSAND: 2, Operation.DOUBLE: 1}


def faults_of(program: Program, slug: str) -> Iterator[str]:
    """The faults of one program; `slug` is the name of its file."""
    if program.slug != slug:
        yield f"slug 写的是“{program.slug}”，与文件名不同，应为“{slug}”"
    unmade = list(_mistyped(program, "")) or [f for table in program.tables for f in _without_column(table.model)]
    unmade = unmade or [fault for made, name in _declared(program) for fault in _mistyped(made, name)]
    yield from unmade
    if unmade:
        return
    yield from _twice("表名", (table.name for table in program.tables))
    for table in program.tables:
        yield from (f"表“{table.name}”的 {fault}" for fault in _of_table(program, table))
    yield from _of_category(program)
    yield from _twice("指标的 slug", (measure.slug for measure in program.measures))
    yield from _twice("指标名", (measure.name for measure in program.measures))
    for measure in program.measures:
        found = _of_measure(program, measure) if isinstance(measure, Measure) else _of_derived(measure)
        yield from (f"指标“{measure.name}”的 {fault}" for fault in found)


def faults_between(programs: Sequence[Program]) -> Iterator[tuple[str, str]]:
    """Slug and fault of what one program says of another: names that two have, figures that none has."""
    owners: dict[str, str] = {}
    keys = {key for program in programs for key in _keys(program)}
    for program in programs:
        for name in program.names:
            if owners.setdefault(name, program.slug) != program.slug:
                yield program.slug, f"名称“{name}”已经是 programs/{owners[name]}.py 的，请换一个"
        for measure in program.measures:
            parts = measure.parts if isinstance(measure, Derived) else ()
            for fault in chain.from_iterable(_unknown("指标", key, keys) for key in parts):
                yield program.slug, f"指标“{measure.name}”的 parts：{fault}"


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that a mistyped one is likest to, as the end of a sentence; '' where none is."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.3)
    return f"，最接近的是“{near[0]}”" if near else ""


def _keys(program: Program) -> Iterator[str]:
    parted = {table.model for table in program.tables if table.has(program.category)}
    for measure in program.measures:
        yield f"{program.slug}.{measure.slug}"
        if isinstance(measure, Measure) and measure.table in parted:
            yield from (f"{program.slug}.{view.slug}.{measure.slug}" for view in program.views)


def _declared(program: Program) -> Iterator[tuple[Any, str]]:
    """All that a program is declared of, and how each is called in a sentence."""
    for table in program.tables:
        yield from (
            (made, f"表“{table.name}”的 ")
            for made in (table, table.kind, table.across, table.family)
            if dataclasses.is_dataclass(made)
        )
        yield from ((spec.column, f"表“{table.name}”的 {spec.name} 的 ") for spec in table.fields)
    for each in (*program.measures, *program.views):
        yield each, f"“{each.name}”的 "
        yield from (
            (made, f"“{each.name}”的 when 的 ")
            for made in (getattr(each, "when", None),)
            if dataclasses.is_dataclass(made)
        )


@cache
def _types(made: Hashable) -> dict[str, tuple[Any, TypeAdapter[Any]]]:
    """What each argument of a declaration is to be, and what checks it."""
    loose = ConfigDict(arbitrary_types_allowed=True)
    return {
        name: (hint, TypeAdapter(hint, config=None if dataclasses.is_dataclass(hint) else loose))
        for name, hint in get_type_hints(made).items()
    }


def _mistyped(made: Any, name: str) -> Iterator[str]:
    """The arguments that are of another type than the declaration asks for; those that must be there and are empty."""
    for each in (each for each in dataclasses.fields(made) if each.init):
        value, (hint, adapter) = getattr(made, each.name), _types(made.__class__)[each.name]
        try:
            adapter.validate_python(value, strict=True)
        except ValidationError:
            wanted = "元组，如 (…,)" if get_origin(hint) is tuple else getattr(hint, "__name__", str(hint))
            yield f"{name}{each.name}：写成了 {str(value)[:30]}，应为{wanted.replace('str', '文字')}"
        else:
            if each.name in FILLED and each.default is dataclasses.MISSING and not value:
                yield f"{name}{each.name}：是空的"


def _unknown(what: str, name: str, known: Iterable[str]) -> Iterator[str]:
    if name not in (names := tuple(known)):
        yield f"没有{what}“{name}”{nearest(name, names)}"


def _twice(what: str, names: Iterable[str]) -> Iterator[str]:
    yield from (f"{what}“{name}”写了 {times} 次" for name, times in Counter(names).items() if times > 1)


def _no_field(table: Table, **named: str | tuple[str, ...]) -> Iterator[str]:
    """For each argument that names fields: those that the table has not. '' names none."""
    known = [spec.name for spec in table.fields]
    for argument, names in named.items():
        for name in filter(None, (names,) if isinstance(names, str) else names):
            yield from (f"{argument}：{fault}" for fault in _unknown("字段", name, known))


def _without_column(model: type[Row]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        if not isinstance(info.json_schema_extra, dict) or "column" not in info.json_schema_extra:
            yield f"{model.__name__}.{name} 没有用 column(…) 写明列名"


def _of_table(program: Program, table: Table) -> Iterator[str]:
    area = "" if table.area == "township" else table.area
    named = {"household": table.household, "payee": table.payee, "category": table.category, "area": area}
    yield from _no_field(table, unique=table.unique, kind=days_of(table.kind), **named)
    kinds = {spec.name: spec.kind for spec in table.fields}
    yield from _twice("列名", (spec.column.heading for spec in table.fields))
    yield from (f"kind：{fault}" for fault in faults_of_kind(table.kind, kinds))
    yield from _of_across(table)
    yield from _of_family(table)
    yield from _of_roster(program, table)
    words = [word for spec in table.fields for word in spec.choices or ()]
    yield from (f"paid_once：{fault}" for item in table.paid_once for fault in _unknown("项目", item, words))
    for spec in table.fields:
        yield from (f"{spec.name}：{fault}" for fault in _of_field(table, spec))


def _of_across(table: Table) -> Iterator[str]:
    across = table.across
    if across is None:
        return
    unknown = list(_no_field(table, amount=across.amount, month=across.month, choice=across.choice))
    yield from (f"across 的 {fault}" for fault in unknown)
    if unknown:
        return
    if table.field(across.amount).kind not in ADDABLE:
        yield f"across 的 amount：“{across.amount}”不是数"
    if across.month and table.field(across.month).kind not in DATE_KINDS:
        yield f"across 的 month：“{across.month}”不是日期"
    if across.choice and not table.field(across.choice).choices:
        yield f"across 的 choice：“{across.choice}”没有规定的词"


def _of_family(table: Table) -> Iterator[str]:
    family = table.family
    if family is None:
        return
    named = {name: getattr(family, name) for name in ("head_name", "head_id", "name", "id_no", "relation", "persons")}
    unknown = list(_no_field(table, **named))
    yield from (f"family 的 {fault}" for fault in unknown)
    yield from (f"family 的 {name}：是空的" for name in named if name != "persons" and not named[name])
    if not unknown:
        yield from (f"family 的 head：{fault}" for fault in _not_a_word(table, family.relation, family.head))


def _of_roster(program: Program, table: Table) -> Iterator[str]:
    if table.roster is None:
        return
    models = {each.model.__name__: each for each in program.tables}
    yield from (f"roster：{fault}" for fault in _unknown("表", table.roster.__name__, models))
    if table.roster.__name__ in models:
        yield from (f"roster 的 {fault}" for fault in _no_field(models[table.roster.__name__], payee=table.payee))


def _of_field(table: Table, spec: FieldSpec) -> Iterator[str]:
    column, choices = spec.column, spec.choices
    if column.required == (type(None) in getattr(spec.info.annotation, "__args__", ())):
        yield "required 与类型不合：可以空着的写 required=False 和 | None，两样都要"
    if (spec.kind == "金额") != (column.unit in ("元", "万元")):
        yield f"unit：“{column.unit}”不对，金额列写“元”或“万元”，别的列不写"
    if column.bounds is not None and type(column.bounds) is not BOUNDED.get(spec.kind):
        yield f"bounds：{spec.kind}列不能用 {type(column.bounds).__name__}"
    if choices is not None:
        words = [choice.value for choice in choices]
        said = dict.fromkeys(choices.also().values())
        yield from _twice(f"{choices.__name__} 的词", (choice.value for choice in choices.__members__.values()))
        yield from (f"{choices.__name__}.also：{fault}" for word in said for fault in _unknown("词", word, words))
    if column.absent is not None:
        yield from (f"absent 的 {fault}" for fault in _no_field(table, needs=column.absent.needs))
        yield from (f"absent 的 value：{fault}" for fault in _not_a_word(table, spec.name, column.absent.value))


def _not_a_word(table: Table, field: str, value: Any) -> Iterator[str]:
    """Where a field has a closed list: that a value is none of its words."""
    choices = table.field(field).choices
    if choices is None or value is None or isinstance(value, choices):
        return
    same = [choice.name for choice in choices if choice.value == value]
    yield f"“{value}”不是 {choices.__name__} 的词" + (
        f"，应写 {choices.__name__}.{same[0]}" if same else nearest(str(value), [choice.value for choice in choices])
    )


def _of_category(program: Program) -> Iterator[str]:
    """The category stands in a table at least, and each view is one of its words."""
    tables = [table for table in program.tables if table.has(program.category)]
    if program.category and not tables:
        fields = dict.fromkeys(spec.name for table in program.tables for spec in table.fields)
        yield from (f"category：{fault}" for fault in _unknown("字段", program.category, fields))
    if program.views and not program.category:
        yield "views：没有 category，分不出来"
    yield from _twice("views 的 slug", (view.slug for view in program.views))
    for view in program.views:
        found = (fault for table in tables for fault in _not_a_word(table, program.category, view.value))
        yield from (f"views 的“{view.name}”：{fault}" for fault in dict.fromkeys(found))


def _of_measure(program: Program, measure: Measure) -> Iterator[str]:
    models = {table.model: table for table in program.tables}
    if measure.table not in models:
        names = [model.__name__ for model in models]
        yield from (f"table：{fault}" for fault in _unknown("表", measure.table.__name__, names))
        return
    table = models[measure.table]
    unknown = list(
        _no_field(table, of=measure.of, otherwise=measure.otherwise, where=tuple(measure.where), **_days(measure))
    )
    yield from unknown
    if unknown:
        return
    for field, value in measure.where.items():
        yield from (f"where 的 {field}：{fault}" for fault in _not_a_word(table, field, value))
    yield from _of_counting(table, measure)
    yield from _of_opening(program, measure)
    fault = fault_of_measure(table.kind, measure)
    if fault:
        yield f"when：{fault}"


def _days(measure: Measure) -> dict[str, str | tuple[str, ...]]:
    when = measure.when
    if isinstance(when, At):
        told = when.told_by if when.told_by is not At("").told_by else ()
        return {"when 的 start": when.start, "when 的 stop": when.stop, "when 的 told_by": told}
    return {"when 的 day": when.day} if isinstance(when, During) else {}


def _of_counting(table: Table, measure: Measure) -> Iterator[str]:
    if (measure.count is Count.ROWS) != (not measure.of):
        yield f"of：{'数行数的不写' if measure.of else '没有写'}"
    money = measure.count is Count.TOTAL and table.field(measure.of).kind == "金额"
    if measure.count is Count.TOTAL and table.field(measure.of).kind not in ADDABLE:
        yield f"of：“{measure.of}”不是数，不能相加"
    if money != (measure.unit == "元"):
        yield f"unit：“{measure.unit}”不对，{'金额相加的是“元”' if money else '不是金额，不能是“元”'}"
    if measure.otherwise and table.field(measure.otherwise).kind != "整数":
        yield f"otherwise：“{measure.otherwise}”不是整数"
    months = measure.when.months if isinstance(measure.when, During) else None
    if months and not 1 <= months[0] <= months[1] <= 12:
        yield f"months：{months} 不是一年里从前到后的两个月"


def _of_opening(program: Program, measure: Measure) -> Iterator[str]:
    if bool(measure.opening) != (measure.sign in (1, -1)):
        yield "opening 和 sign：要一起写，sign 是 1 或 -1"
    stocks = [each.slug for each in program.measures if isinstance(each, Measure) and isinstance(each.when, At)]
    if measure.opening:
        yield from (f"opening：{fault}" for fault in _unknown("截止日的指标", measure.opening, stocks))


def _of_derived(measure: Derived) -> Iterator[str]:
    wanted: Container[int] = (PARTS[measure.operation],) if measure.operation in PARTS else range(1, 100)
    if len(measure.parts) not in wanted:
        yield f"parts：“{measure.operation}”要有 {PARTS.get(measure.operation, 1)} 个指标，写了 {len(measure.parts)} 个"
