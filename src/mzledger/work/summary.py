"""The figures of a year: listed, or as 汇总.xlsx, a sheet a program, each by township with real totals, then by category."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from mzledger.facts.book import FactBook
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Derived, Measure
from mzledger.schema.program import Program
from mzledger.schema.row import Row
from mzledger.values.fact import Fact
from mzledger.values.period import chinese
from mzledger.values.refusal import Refused, Unusable
from mzledger.work.asked import FactsAsked
from mzledger.work.report import YearFacts, year_facts
from mzledger.work.said import Faults, Notice, Progress, Told, Written
from mzledger.workbook.book import Book, Look, Page, Table, Total, table_of_rows
from mzledger.workbook.generation import generation
from mzledger.workbook.writing import write_book
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.outputs import refused


@dataclass(frozen=True, slots=True)
class Listing:
    """Every indicator of a year; `by` 乡镇 or 类别, or as a whole."""

    found: YearFacts
    by: str | None


def facts(asked: FactsAsked, progress: Progress) -> Told:
    """Lists the figures of a year, or writes them into a workbook. Raises `Refused`, `Unusable`."""
    workspace = find_workspace(asked.folder)
    if asked.year not in workspace.years():
        raise Unusable(f"没有 {asked.year} 年的台账：{workspace.ledgers / str(asked.year)} 不存在")
    if said := refused(workspace, [asked.output]):
        raise Refused(said)
    found = year_facts(workspace, asked.year, asked.as_of, progress)
    if found.errors:
        yield Notice(
            f"注意：台账还有 {len(found.errors)} 处错误，有错误的行、没有指明的列没有计入。用 mz validate 查看。"
        )
    if asked.output is None:
        yield Listing(found, asked.by)
    elif asked.output.suffix.lower() != ".xlsx":
        raise Refused(f"“{asked.output}”应以 .xlsx 结尾")
    else:
        yield Written([asked.output], write_summary(found.facts, asked.output, asked.overwrite))
    yield Faults(found.faults)


def write_summary(facts: FactBook, path: Path, overwrite: bool = False) -> list[Path]:
    """Writes the workbook, whole or not at all; gives what somebody had edited there, under its new name. Raises `Unusable`."""
    with generation(path.parent, overwrite=overwrite) as made:
        pages = [_page(facts, program) for program in facts.run if program.measures]
        write_book(made.path(path.name), Book(Look.TABLES, pages))
    return made.kept


def _page(facts: FactBook, program: Program) -> Page:
    keys = [key for key, each in facts.indicators.items() if each.program is program and not facts.fact(key).not_run]
    tables = [table for table in (_by_area(facts, keys), _by_category(facts, program, keys)) if table.length]
    day = chinese(facts.book.as_of)
    notes = [f"统计截止日：{day}　金额单位：元　由台账自动汇总，合计为各乡镇相加"]
    notes += dict.fromkeys(f"假设：{said}" for key in keys for said in facts.fact(key).assumed)
    return Page(program.name, f"{facts.book.year}年{program.name}汇总", tuple(notes), tuple(tables))


def _by_area(facts: FactBook, keys: list[str]) -> Table:
    areas = list(facts.areas)
    rows = []
    for key in keys:
        indicator, whole = facts.indicators[key], facts.fact(key)
        parts = {fact.area: fact for fact in facts.by_area(key)} if whole.value is not None else {}
        parts = {area: fact for area, fact in parts.items() if fact.value is not None}
        extra = [area for area in parts if area not in areas]
        adds_up = bool(parts) and not extra and not isinstance(indicator.measure, Derived)
        cells: list[Any] = [parts[area].value if area in parts else None for area in areas]
        last: Any = Total(2, 1 + len(areas), whole.value) if adds_up and whole.value is not None else _value(whole)
        rows.append((indicator.name + whole.mark, whole.unit, *cells, last))
    return table_of_rows("按乡镇", ("指标", "单位", *areas, "全县"), rows)


def _by_category(facts: FactBook, program: Program, keys: list[str]) -> Table:
    wanted: list[Indicator] = [facts.indicators[key] for key in keys if facts.indicators[key].view is None]
    found = {indicator.key: {fact.category: fact for fact in facts.by_category(indicator.key)} for indicator in wanted}
    names = _categories(facts, program, wanted)
    rows = []
    for indicator in wanted:
        parts, whole = found[indicator.key], facts.fact(indicator.key).value
        if whole is not None and any(fact.value is not None for fact in parts.values()):
            cells = [parts[name].value if name in parts else Decimal(0) for name in names]
            last = Total(2, 1 + len(names), whole) if sum(cell or 0 for cell in cells) == whole else whole
            mark = facts.fact(indicator.key).mark
            rows.append((indicator.name + mark, indicator.measure.unit, *cells, last))
    return table_of_rows("按类别", ("指标", "单位", *names, "合计"), rows)


def _categories(facts: FactBook, program: Program, wanted: list[Indicator]) -> list[str]:
    """Every category with a known figure: field by field, each field's in its order."""
    met: dict[str, list[str]] = {}
    models: dict[str, type[Row]] = {}
    for indicator in wanted:
        if isinstance(indicator.measure, Measure):
            name = program.category_of(indicator.measure.table)
            models.setdefault(name, indicator.measure.table)
            known = [fact.category for fact in facts.by_category(indicator.key) if fact.value is not None]
            met.setdefault(name, []).extend(known)
    ordered = (each for name, found in met.items() for each in facts.in_order(models[name], name, found))
    return list(dict.fromkeys(ordered))


def _value(fact: Fact) -> Any:
    return fact.unknown_because if fact.value is None else fact.value
