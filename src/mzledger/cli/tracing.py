"""A figure's trace on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from mzledger.cli.console import say, say_json
from mzledger.cli.figures import value_text
from mzledger.facts.book import FactBook
from mzledger.facts.describing import describe_count, describe_filter
from mzledger.facts.listing import fact_json
from mzledger.schema.measure import Derived
from mzledger.values.fact import ALL_CATEGORIES, COMPARED, MONTH_ASPECTS, WHOLE_COUNTY, Aspect, Fact, Origin
from mzledger.values.forms import text_of_fact
from mzledger.values.identity import mask
from mzledger.values.money import plain, to_yuan
from mzledger.work.tracing import Traced
from mzledger.workbook.address import a1


def show_trace(traced: Traced, show_rows: bool, as_json: bool) -> None:
    """Every figure that is meant with what it stands on, or the same as JSON."""
    if as_json:
        listed = [fact_json(each.fact) for each in traced.meant]
        say_json({"fact": listed[0], "facts": listed})
        return
    for number, each in enumerate(traced.meant):
        if number:
            say()
        if each.around:
            say(each.around)
        for line in trace_lines(traced.found.facts.over(each.fact.period), each.fact, show_rows):
            say(line)


def trace_lines(facts: FactBook, fact: Fact, show_rows: bool) -> Iterator[str]:
    """Value, meaning, filter, then the files, sheets and rows; for a figure made of others, their traces below."""
    yield f"{fact.full_name} = {value_text(fact) if fact.aspect is Aspect.FIGURE else text_of_fact(fact)}"
    yield f"  编号：{fact.identity}"
    yield f"  时间：{fact.period}"
    yield f"  口径：{fact.meaning}"
    yield from (f"  假设：{said}" for said in fact.assumed)
    indicator = facts.indicators.get(fact.key)
    if fact.aspect in COMPARED:
        yield from _of_both_years(facts, fact, show_rows)
    elif indicator is None or fact.aspect is not Aspect.FIGURE:
        yield from _origin_lines(fact.origins)
    elif isinstance(indicator.measure, Derived):
        yield f"  算法：{describe_count(indicator)}"
        yield f"  由来：{indicator.measure.operation}"
        own = facts.over(fact.period)
        for part in indicator.measure.parts:
            yield from _below(own, own.fact(part, fact.area), show_rows)
    else:
        yield f"  算法：{describe_count(indicator)}"
        yield f"  条件：{describe_filter(indicator, fact.period)}"
        parts = ((fact.area, WHOLE_COUNTY, "范围"), (fact.category, ALL_CATEGORIES, "类别"))
        yield from (f"  {said}：{part}" for part, usual, said in parts if part != usual)
        yield from _origin_lines(fact.origins)
        if show_rows and fact.value is not None:
            yield from _cell_lines(facts, fact)


def _of_both_years(facts: FactBook, fact: Fact, show_rows: bool) -> Iterator[str]:
    yield f"  由来：{'两个月' if fact.aspect in MONTH_ASPECTS else '两年'}的同一个数字相比"
    own = facts.over(fact.period)
    for year in (own, own.compared_with(fact.aspect)):
        if year is not None:
            yield from _below(year, year.fact(fact.key, fact.area, fact.category), show_rows)


def _below(facts: FactBook, fact: Fact, show_rows: bool) -> Iterator[str]:
    yield ""
    yield from ("  " + line for line in trace_lines(facts, fact, show_rows))


def _origin_lines(origins: tuple[Origin, ...]) -> Iterator[str]:
    rows = sum(origin.row_count() for origin in origins)
    yield f"  出处：{len({origin.file for origin in origins})} 个文件，{len(origins)} 张表，{rows} 行"
    for origin in origins:
        yield f"    {origin.file} › {origin.sheet}　{origin.row_count()} 行：第 {origin.row_text()} 行"
    for file, digest in {origin.file: origin.digest for origin in origins}.items():
        yield f"  校验：{file}　SHA-256 {digest}"


def _cell_lines(facts: FactBook, fact: Fact) -> Iterator[str]:
    indicator = facts.indicators[fact.key]
    assert not isinstance(indicator.measure, Derived)
    frame = facts.frame(indicator.measure.table)
    assert frame is not None
    measure = indicator.measure
    yield "  单元格："
    for index in facts.over(fact.period).masks.counted(fact.key, fact.area, fact.category).nonzero()[0].tolist():
        part, inner = frame.records.locate(index)
        name = measure.otherwise if measure.of in part.absent and measure.otherwise else measure.of
        name = name or next(iter(part.positions))
        values, kind = frame.records.column(name), frame.kind(name)
        cell = a1(part.rows[inner], part.positions.get(name, 0))
        shown = (
            plain(to_yuan(values[index]))
            if kind == "金额"
            else mask(str(values[index]))
            if kind == "身份证号"
            else values[index]
        )
        yield f"    {part.file} › {part.sheet} › {cell}　{shown}"
