"""A figure's trace on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from mzledger.cli.figures import value_text
from mzledger.facts.book import FactBook
from mzledger.facts.describing import describe_count, describe_filter
from mzledger.schema.measure import Derived
from mzledger.values.fact import WHOLE_COUNTY, Origin
from mzledger.values.identity import mask
from mzledger.values.money import plain, to_yuan
from mzledger.workbook.address import a1


def trace_lines(facts: FactBook, key: str, area: str, show_rows: bool) -> Iterator[str]:
    """Value, meaning, filter, then the files, sheets and rows; for a derived figure, the traces of its parts."""
    fact, indicator = facts.fact(key, area=area), facts.indicators[key]
    place = "" if area == WHOLE_COUNTY else f"（{area}）"
    yield f"{fact.name}{place} = {value_text(fact)}"
    yield f"  编号：{fact.key}"
    yield f"  时间：{fact.period}"
    yield f"  口径：{fact.meaning}"
    yield from (f"  假设：{said}" for said in fact.assumed)
    yield f"  算法：{describe_count(indicator)}"
    if isinstance(indicator.measure, Derived):
        yield f"  由来：{indicator.measure.operation}"
        for part in indicator.measure.parts:
            yield ""
            yield from ("  " + line for line in trace_lines(facts, part, area, show_rows))
        return
    yield f"  条件：{describe_filter(indicator, facts.book.as_of)}"
    if area != WHOLE_COUNTY:
        yield f"  范围：{area}"
    yield from _origin_lines(fact.origins)
    if show_rows and fact.value is not None:
        yield from _cell_lines(facts, key, area)


def _origin_lines(origins: tuple[Origin, ...]) -> Iterator[str]:
    rows = sum(origin.row_count() for origin in origins)
    yield f"  出处：{len({origin.file for origin in origins})} 个文件，{len(origins)} 张表，{rows} 行"
    for origin in origins:
        yield f"    {origin.file} › {origin.sheet}　{origin.row_count()} 行：第 {origin.row_text()} 行"
    for file, digest in {origin.file: origin.digest for origin in origins}.items():
        yield f"  校验：{file}　SHA-256 {digest}"


def _cell_lines(facts: FactBook, key: str, area: str) -> Iterator[str]:
    indicator = facts.indicators[key]
    assert not isinstance(indicator.measure, Derived)
    frame = facts.frame(indicator.measure.table)
    assert frame is not None
    measure = indicator.measure
    yield "  单元格："
    for index in facts.masks.counted(key, area).nonzero()[0].tolist():
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
