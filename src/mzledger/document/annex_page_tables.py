"""The tables of the printed annex: townships side by side in a field of work, kinds below their program, this year beside last.

They are made for a leader: what has neither rows nor a place in the document isn't there, and nothing stands alone in a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mzledger.document.annex_charts import paid_indicators
from mzledger.document.annex_names import term
from mzledger.document.annex_tables import (
    NOT_BY_AREA,
    Cell,
    areas_of,
    by_field,
    in_cell,
    indicators_of,
    said_of,
    unit_of,
)
from mzledger.document.annex_years import change_cells, is_part_of_a_year, main_indicators
from mzledger.facts.book import FactBook
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Measure
from mzledger.schema.program import Domain, Program
from mzledger.values.fact import WHOLE_COUNTY, Fact, Lack

MOST_COLUMNS = 9
"""Figures side by side in a table of townships."""
MOST_OF_ONE = 3
"""How many indicators of one subject are compared in print; the workbook has more."""
MOST_NAMED = 3
LEAST_KINDS = 5
"""A table of kinds with fewer rows is not worth its place in print."""
_PERSONS = {"人", "名", "位"}


@dataclass(frozen=True, slots=True)
class PageTable:
    """A caption without its number, head rows (an empty cell continues the one at its left or above), rows; totals are bold."""

    caption: str
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    bold_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Subject:
    """A program or one of its views with the figures that stand side by side."""

    name: str
    indicators: tuple[Indicator, ...]


def township_tables(facts: FactBook, programs: Sequence[Program]) -> Iterator[PageTable]:
    """A table for each field of work, or several where a field has more figures than fit side by side; rows are townships."""
    for domain in Domain:
        found = [list(_subjects(facts, p)) for p in programs if p.domain is domain]
        for subjects in _fitting(found) if domain is not Domain.OTHER else ():
            yield _by_township(facts, subjects, domain)


def _subjects(facts: FactBook, program: Program) -> Iterator[_Subject]:
    """A program's views, or itself where it has none, with one figure a unit of what is known by township."""
    for view, found in groupby(main_indicators(facts, [program]), key=lambda each: each.view):
        if program.views and view is None:
            continue
        known = {unit_of(facts.fact(each.key)): each for each in reversed(list(found)) if _says_townships(facts, each)}
        if known:
            shown = tuple(sorted(known.values(), key=lambda each: program.measures.index(each.measure)))
            yield _Subject(shown[0].subject, shown)


def _says_townships(facts: FactBook, indicator: Indicator) -> bool:
    return bool(facts.fact(indicator.key).value) and any(
        fact.value is not None for fact in areas_of(facts, indicator).values()
    )


def _fitting(programs: Sequence[Sequence[_Subject]]) -> list[list[_Subject]]:
    """The subjects of programs in their order, as many to a table as fit, the views of one together if they can be.

    The tables are about as wide as each other.
    """
    groups = [part for subjects in programs for part in _parts(subjects)]
    count = max(1, -(-sum(map(_width, groups)) // MOST_COLUMNS))
    even = sum(map(_width, groups)) / count
    tables: list[list[_Subject]] = []
    for group in groups:
        if not tables or _width(tables[-1]) + _width(group) > MOST_COLUMNS or _width(tables[-1]) >= even:
            tables.append([])
        tables[-1].extend(group)
    return tables


def _parts(subjects: Sequence[_Subject]) -> list[list[_Subject]]:
    """The subjects of one program: together where they fit."""
    return [[*subjects]] if 0 < _width(subjects) <= MOST_COLUMNS else [[each] for each in subjects]


def _width(subjects: Sequence[_Subject]) -> int:
    return sum(len(each.indicators) for each in subjects)


def _by_township(facts: FactBook, subjects: Sequence[_Subject], domain: Domain) -> PageTable:
    shown = [each for subject in subjects for each in subject.indicators]
    parts = [areas_of(facts, each) for each in shown]
    others = dict.fromkeys(area for found in parts for area, fact in found.items() if fact.value)
    areas = [*facts.areas, *(area for area in others if area not in facts.areas)]
    rows: list[tuple[Cell, ...]] = [(area, *(_of_area(found, area) for found in parts)) for area in areas]
    rows.append((WHOLE_COUNTY, *(in_cell(facts.fact(each.key)) for each in shown)))
    over = [name for subject in subjects for name in (subject.name, *[""] * (len(subject.indicators) - 1))]
    head = (("乡镇", *over), ("", *(_heading(facts, each) for each in shown)))
    names = list(dict.fromkeys(each.program.name for each in shown))
    return PageTable(f"各乡镇{_listed(names, domain)}情况", head, tuple(rows), (len(rows) - 1,))


def _of_area(found: dict[str, Fact], area: str) -> Cell:
    fact = found.get(area)
    if fact is not None and fact.value is not None:
        return in_cell(fact)
    return "0" if any(each.value is not None for each in found.values()) else NOT_BY_AREA


def _heading(facts: FactBook, indicator: Indicator) -> str:
    """`人数`, `保障金`, `词条数（条）`: the unit is said where the name doesn't; money is 万元 throughout."""
    name, unit = indicator.measure.name, facts.fact(indicator.key).unit
    said = unit == "元" or unit in name or (unit in _PERSONS and "人" in name)
    return name if said else f"{name}（{unit}）"


def _listed(names: Sequence[str], domain: Domain) -> str:
    """`低保和特困供养`; of many the first two and what they all are."""
    if len(names) > MOST_NAMED:
        return f"{'、'.join(names[:2])}等{domain}"
    return "、".join(names) if len(names) < 2 else f"{'、'.join(names[:-1])}和{names[-1]}"


def kind_tables(facts: FactBook, programs: Sequence[Program]) -> Iterator[PageTable]:
    """A table for each field of work: the kinds of each program, how many they are and their money, with the program's total."""
    for domain in Domain:
        found = [p for p in programs if p.domain is domain is not Domain.OTHER and not p.views]
        rows = [row for program in found for group in _kinds(facts, program) for row in group]
        if len(rows) >= LEAST_KINDS:
            has_money = any(row[-1] != NOT_BY_AREA for row in rows)
            head = ("业务", "类别", "数量", "单位", *(("金额",) if has_money else ()))
            shown = tuple(row if has_money else row[:-1] for row in rows)
            bold = tuple(at for at, row in enumerate(rows) if row[1] == "合计")
            yield PageTable(f"{domain}分类情况", (head,), shown, bold)


def _kinds(facts: FactBook, program: Program) -> Iterator[list[tuple[Cell, ...]]]:
    """The rows of each of the program's closed lists of kinds of which two or more have rows."""
    parted = [found for found in by_field(program).items() if _is_closed(program, *found)]
    for name, measures in parted:
        known = [each for each in measures if facts.fact(_key(program, each)).value and not is_part_of_a_year(each)]
        money = next((each for each in known if each.unit == "元"), None)
        count = _counted(measures)
        if count not in known:
            continue
        found = {fact.category: fact for fact in facts.by_category(_key(program, count)) if fact.value}
        kinds = facts.in_order(count.table, name, found)
        if len(kinds) < 2:
            continue
        spec = next(f for f in program.table_of(count.table).fields if f.name == name)
        label = program.name if len(parted) == 1 else f"{program.name}（{spec.column.heading}）"
        sums = _money(facts, program, money)
        rows = [(kind, found[kind]) for kind in kinds] + [("合计", facts.fact(_key(program, count)))]
        yield [(label, kind, in_cell(fact), unit_of(fact), sums.get(kind, NOT_BY_AREA)) for kind, fact in rows]


def _counted(measures: Sequence[Measure]) -> Measure | None:
    """What a program's kinds are counted in: people, or what it declares first. Nothing else stands in for it."""
    counts = [each for each in measures if each.unit != "元" and not is_part_of_a_year(each)]
    return next((each for each in counts if each.name == "人数"), counts[0] if counts else None)


def _is_closed(program: Program, name: str, measures: Sequence[Measure]) -> bool:
    """Whether the kinds are a closed list; what is a list of names is no breakdown."""
    return any(spec.name == name and spec.choices for spec in program.table_of(measures[0].table).fields)


def _key(program: Program, measure: Measure) -> str:
    return f"{program.slug}.{measure.slug}"


def _money(facts: FactBook, program: Program, measure: Measure | None) -> dict[str, Cell]:
    """The money of each kind and of all."""
    if measure is None:
        return {}
    key = _key(program, measure)
    found: dict[str, Cell] = {fact.category: in_cell(fact) for fact in facts.by_category(key) if fact.value is not None}
    return found | {"合计": in_cell(facts.fact(key))}


def main_table(facts: FactBook, indicators: Iterable[Indicator]) -> PageTable | None:
    """The main figures beside those of last year on the same day; a dash where that isn't known. Without last year, alone.

    What a chart shows is among them. Shares, and the work that belongs to no field, stand in the text and in the workbook.
    """
    before, year = facts.previous, facts.book.year
    drawn = {each.key for each in paid_indicators(facts)}
    rows: list[tuple[Cell, ...]] = []
    for subject, found in groupby(indicators, key=lambda each: each.subject):
        lead = subject
        for each in [each for at, each in enumerate(found) if at < MOST_OF_ONE or each.key in drawn]:
            now, last = facts.fact(each.key), before.fact(each.key) if before else None
            if now.value is None or now.unit == "%" or each.program.domain is Domain.OTHER:
                continue
            if last is not None and not (now.value or last.value):
                continue
            compared = _against(now, last) if last is not None else ()
            rows.append((lead, each.measure.name, unit_of(now), in_cell(now), *compared))
            lead = ""
    against = (f"{year - 1}年同期", "增减", "增减幅度（%）") if before else ()
    head = ("业务", "指标", "单位", term(facts.book.as_of), *against)
    caption = "主要指标与上年同期对比" if before else "主要指标"
    return PageTable(caption, (head,), tuple(rows)) if len(rows) > 1 else None


def _against(now: Fact, last: Fact) -> tuple[Cell, ...]:
    return (NOT_BY_AREA,) * 3 if last.value is None else change_cells(now, last)


def not_compared(facts: FactBook, indicators: Iterable[Indicator]) -> list[str]:
    """The names of main figures that are known this year, and of which last year's ledger or column is not at hand."""
    before = facts.previous
    if before is None:
        return []
    found = [each for each in indicators if each.program.domain is not Domain.OTHER]
    known = [each for each in found if facts.fact(each.key).value and before.fact(each.key).value is None]
    return [said_of(each) for each in known]


def lacking(facts: FactBook, programs: Iterable[Program], said: Collection[Lack]) -> dict[str, list[str]]:
    """Why a figure is missing → what is: a program or view of which no main figure is known, else the figure itself.

    A single figure is named where the document speaks of what it lacks (`said`): the rest is no gap of its annex.
    """
    reasons: dict[str, dict[str, None]] = {}
    for program in programs:
        shown = [*main_indicators(facts, [program])] or indicators_of(facts, program)
        for view, found in groupby(shown, key=lambda each: each.view):
            if program.views and view is None:
                continue
            own = list(found)
            unknown = [each for each in own if facts.fact(each.key).value is None]
            for each in unknown:
                name = each.subject if len(unknown) == len(own) else said_of(each)
                for lack in facts.fact(each.key).missing:
                    if len(unknown) == len(own) or lack in said:
                        reasons.setdefault(lack.reason, {})[name] = None
    return {reason: list(names) for reason, names in reasons.items()}


def joined(table: PageTable) -> PageTable:
    """The table without the words that repeat those above in the first column."""
    above, rows = "", []
    for row in table.rows:
        rows.append(row if row[0] != above else ("", *row[1:]))
        above = str(row[0]) if isinstance(row[0], str) and row[0] else above
    return replace(table, rows=tuple(rows))
