"""The annex's tables of what is counted: each program by township, by category, and what has neither.

A cell is words or a `Printed` fact, so that the .docx and 附表.xlsx are made of the same tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mzledger.document.printed import Printed
from mzledger.facts.book import FactBook
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Derived, Measure
from mzledger.schema.program import Program
from mzledger.values.fact import Fact
from mzledger.values.forms import BARE, Form

Cell = str | Printed
SHOWN_PLACES = 2
NOT_BY_AREA = "—"
"""The ledger doesn't say townships, or was not handed in: the county's cell tells which."""


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """Headings and rows; `sheet` is the program or subject by which 附表.xlsx groups tables.

    `bold_rows` and `bold_columns` are totals. `across`: columns (first, last) that the last column adds up, in the rows
    `added`; `down`: whether the last row adds up those above.
    """

    sheet: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bold_rows: tuple[int, ...] = ()
    bold_columns: tuple[int, ...] = ()
    across: tuple[int, int] | None = None
    added: frozenset[int] = frozenset()
    down: bool = False


def in_cell(fact: Fact) -> Printed:
    """The number alone, as its unit stands in a column of its own; money (in 万元) and shares with two decimals."""
    if fact.unit == "元":
        return Printed(fact, Form(wan=True, bare=True, places=SHOWN_PLACES))
    return Printed(fact, Form(bare=True, places=SHOWN_PLACES) if fact.unit == "%" else BARE)


def unit_of(fact: Fact) -> str:
    """The unit of what `in_cell` prints."""
    return "万元" if fact.unit == "元" else fact.unit


def indicators_of(facts: FactBook, program: Program) -> list[Indicator]:
    """A program's indicators, measure by measure: the whole, then its views. One without a unit is no quantity.

    A figure of one category of which the ledger says nothing is none: no county reads of 天葬台 that has none. Nor is one
    that is made of a program which the office doesn't run.
    """
    own = [each for each in facts.indicators.values() if each.program is program and not facts.fact(each.key).not_run]
    own = [each for each in own if not _is_unsaid(facts, each)]
    order = {measure.slug: number for number, measure in enumerate(program.measures)}
    return sorted((each for each in own if each.measure.unit), key=lambda each: order[each.measure.slug])


def _is_unsaid(facts: FactBook, indicator: Indicator) -> bool:
    """Whether a figure is that of one category, or a share of one, and no row says that category."""
    measure, fact = indicator.measure, facts.fact(indicator.key)
    if fact.value or fact.left_out:
        return False
    if isinstance(measure, Derived):
        first = facts.indicators[measure.parts[0]]
        return first.program is indicator.program and _is_unsaid(facts, first)
    name = indicator.program.category_of(measure.table)
    return bool(name) and name in measure.where


def is_missing(facts: FactBook, program: Program) -> bool:
    """Whether no figure of the program is known."""
    return all(facts.fact(each.key).value is None for each in indicators_of(facts, program))


def has_areas(facts: FactBook, program: Program) -> bool:
    """Whether some figure of the program is known by township."""
    return any(fact.value is not None for each in indicators_of(facts, program) for fact in facts.by_area(each.key))


def by_area(facts: FactBook, program: Program) -> AnnexTable:
    """Rows are the program's measures and views, columns the townships and the county."""
    found = list(_lines(facts, program))
    others = dict.fromkeys(area for line in found for area, fact in line.parts.items() if fact.value)
    areas = [*facts.areas, *(area for area in others if area not in facts.areas)]
    rows: list[tuple[Cell, ...]] = []
    bold, added = [], []
    for line in found:
        whole = line.whole
        known = {area: fact for area, fact in line.parts.items() if fact.value is not None}
        if line.is_bold:
            bold.append(len(rows))
        if known and sum(fact.value or 0 for fact in known.values()) == whole.value:
            added.append(len(rows))
        cells = [in_cell(known[area]) if area in known else _blank(known, whole) for area in areas]
        rows.append((line.label, unit_of(whole), *cells, in_cell(whole)))
    last = 2 + len(areas)
    return AnnexTable(
        program.name,
        f"各乡镇{program.name}情况",
        ("指标", "单位", *areas, "全县"),
        tuple(rows),
        tuple(bold),
        (last,),
        (2, last - 1),
        frozenset(added),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A row on its way: its words, the county's figure and those of the townships."""

    label: str
    whole: Fact
    parts: dict[str, Fact]
    is_bold: bool = False


def _lines(facts: FactBook, program: Program) -> Iterator[_Line]:
    """An indicator a line; behind the last view of a measure, the categories that are no view (the office's own words)."""
    found = indicators_of(facts, program)
    for each, after in zip(found, [*found[1:], None], strict=True):
        is_bold = each.view is None and bool(program.views) and not isinstance(each.measure, Derived)
        yield _Line(_label(each), facts.fact(each.key), areas_of(facts, each), is_bold)
        if each.view is not None and (after is None or after.measure is not each.measure):
            yield from _other_categories(facts, f"{program.slug}.{each.measure.slug}", program)


def _other_categories(facts: FactBook, key: str, program: Program) -> Iterator[_Line]:
    viewed = {str(view.value) for view in program.views}
    for fact in facts.by_category(key):
        if fact.category not in viewed and fact.value is not None:
            parts = {part.area: facts.fact(key, part.area, fact.category) for part in facts.by_area(key)}
            yield _Line(f"其中：{fact.category}", fact, parts)


def areas_of(facts: FactBook, indicator: Indicator) -> dict[str, Fact]:
    """A figure by township; one of no rows in a ledger that says townships is zero in each."""
    found = {fact.area: fact for fact in facts.by_area(indicator.key)}
    measure = indicator.measure
    if not found and isinstance(measure, Measure) and facts.fact(indicator.key).value == 0:
        table = indicator.program.table_of(measure.table)
        areas = facts.areas if table.has(table.area) else ()
        found = {area: facts.fact(indicator.key, area=area) for area in areas}
    return found


def _blank(known: dict[str, Fact], whole: Fact) -> Cell:
    """A township outside the register that has none of a figure which others have: a true zero."""
    return "0" if known and whole.value is not None and whole.unit != "%" else NOT_BY_AREA


def said_of(indicator: Indicator) -> str:
    """Subject and measure in one word, what they share said once; a single character in common is chance.

    >>> from types import SimpleNamespace as Of
    >>> said_of(Of(subject="残疾人两项补贴", measure=Of(name="补贴资金")))
    '残疾人两项补贴资金'
    >>> said_of(Of(subject="低保", measure=Of(name="保障金")))
    '低保保障金'
    """
    subject, name = indicator.subject, indicator.measure.name
    shared = next((size for size in range(len(name), 1, -1) if subject.endswith(name[:size])), 0)
    return subject + name[shared:]


def _label(indicator: Indicator) -> str:
    return f"其中：{indicator.view.name}" if indicator.view else indicator.measure.name


def by_category(facts: FactBook, program: Program) -> Iterator[AnnexTable]:
    """A table for each way in which the program's figures are parted, where two categories or more have rows.

    Views are parted by township already; a measure of one category only is not parted again.
    """
    if program.views:
        return
    for name, measures in by_field(program).items():
        found = {m.slug: {f.category: f for f in facts.by_category(f"{program.slug}.{m.slug}")} for m in measures}
        met = (category for parts in found.values() for category, fact in parts.items() if fact.value is not None)
        names = facts.in_order(measures[0].table, name, met)
        if len(names) < 2:
            continue
        heading = program.table_of(measures[0].table).field(name).column.heading
        wholes = [facts.fact(f"{program.slug}.{measure.slug}") for measure in measures]
        rows = [tuple[Cell, ...]((each, *(_part(facts, whole, each) for whole in wholes))) for each in names]
        yield AnnexTable(
            program.name,
            f"{program.name}按{heading}分类情况",
            (heading, *(f"{m.name}（{unit_of(w)}）" for m, w in zip(measures, wholes, strict=True))),
            (*rows, ("合计", *map(in_cell, wholes))),
            bold_rows=(len(rows),),
            down=True,
        )


def by_field(program: Program) -> dict[str, list[Measure]]:
    """Field by which figures are parted → the measures that are."""
    fields: dict[str, list[Measure]] = {}
    for measure in program.measures:
        if isinstance(measure, Measure) and measure.unit:
            name = program.category_of(measure.table)
            if name and name not in measure.where:
                fields.setdefault(name, []).append(measure)
    return fields


def _part(facts: FactBook, whole: Fact, category: str) -> Cell:
    return NOT_BY_AREA if whole.value is None else in_cell(facts.fact(whole.key, category=category))


def whole_only(facts: FactBook, programs: Sequence[Program]) -> AnnexTable | None:
    """The figures of programs whose ledgers don't say townships."""
    rows: list[tuple[Cell, ...]] = []
    for program in programs:
        for indicator in indicators_of(facts, program):
            fact = facts.fact(indicator.key)
            rows.append((program.name, _label(indicator), unit_of(fact), in_cell(fact)))
    if not rows:
        return None
    return AnnexTable("其他业务", "不分乡镇统计的业务", ("业务", "指标", "单位", "全县"), tuple(rows))
