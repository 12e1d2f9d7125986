"""Every table says how it stands in time, and a program whose measures forget the day of their table is at fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mzledger.programs import all_programs
from mzledger.programs.village_aid import PROGRAM, Herd
from mzledger.programs.village_charters import PROGRAM as CHARTERS
from mzledger.schema.faults import faults_of
from mzledger.schema.measure import Always, At, During, When
from mzledger.schema.program import Program, Table
from mzledger.schema.timing import Covered, Flow, Plan, Stock, Timing, days_of, undated

TABLES = [
    pytest.param(table, id=f"{program.slug}.{table.model.__name__}")
    for program in all_programs()
    for table in program.tables
]
HERDS = PROGRAM.table_of(Herd).kind


def with_kind(kind: Timing | None) -> Program:
    """The program of the villages' herds, its herds of another kind."""
    tables = tuple(replace(table, kind=kind) if table.model is Herd else table for table in PROGRAM.tables)
    return replace(PROGRAM, tables=tables)


def told(program: Program) -> str:
    """What is said of a program when it is loaded."""
    return "；".join(faults_of(program, "village_aid"))


def with_when(when: When, kind: Timing | None = HERDS) -> Program:
    """The same program, its herds counted by another day and perhaps of another kind."""
    yaks = next(measure for measure in PROGRAM.measures if measure.slug == "yaks")
    return replace(PROGRAM, tables=with_kind(kind).tables, measures=(replace(yaks, when=when),))  # type: ignore[arg-type]


def unmarked(table: Table) -> Iterator[str]:
    """What a table leaves unsaid about its days."""
    days = days_of(table.kind)
    if table.kind is None:
        yield "no kind"
    if undated(table.kind) and any(s.kind in ("日期", "年月") and s.name != "birth_day" for s in table.fields):
        yield "a column of days, though it says that it has none"
    if isinstance(table.kind, Flow) and not table.kind.blank:
        yield from (f"no word on blank {s.column.heading}" for s in table.fields if s.name in days and not _filled(s))


def _filled(spec: object) -> bool:
    return spec.column.required  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_says_its_kind_and_its_days(table: Table) -> None:
    assert list(unmarked(table)) == []


def test_what_is_left_unsaid_is_seen() -> None:
    (charters,) = CHARTERS.tables
    assert list(unmarked(replace(charters, kind=None))) == ["no kind"]
    assert list(unmarked(replace(charters, kind=Flow("filed_day")))) == ["no word on blank 备案日期"]
    assert list(unmarked(replace(charters, kind=Flow(undated="没有日期")))) == [
        "a column of days, though it says that it has none"
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Stock(), "有日期的写 day，没有的在 undated 里说明"),
        (Stock("bought_day", undated="没有日期"), "有日期的写 day，没有的在 undated 里说明"),
        (Stock("livestock"), "“livestock”不是日期"),
        (Stock("sold_day"), "没有字段“sold_day”，最接近的是“bought_day”"),
        (Covered("bought_day"), "Covered 要有起、止两个字段"),
    ],
)
def test_a_kind_without_its_day_is_refused(kind: Timing | None, said: str) -> None:
    assert f"表“牲畜”的 kind：{said}" in told(with_kind(kind))


@pytest.mark.parametrize("when", [Always(), At("moved_in_day")])
def test_a_measure_that_forgets_the_day_of_its_table_is_refused(when: When) -> None:
    assert "指标“能繁牦牛”的 when" in told(with_when(when))


@pytest.mark.parametrize("when", [At("bought_day"), Always()])
def test_a_table_of_no_kind_is_refused(when: When) -> None:
    assert "表“牲畜”的 kind：没有写" in told(with_when(when, None))


def test_a_stock_may_also_tell_what_came_in_the_year_and_a_plan_needs_no_day() -> None:
    assert told(with_when(During("bought_day"))) == told(with_kind(Plan())) == ""
