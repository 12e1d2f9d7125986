"""What a figure means, in a clerk's words: its filter, its time, its making. For `mz trace` and the source lists."""

from __future__ import annotations

from mzledger.facts.keys import Indicator
from mzledger.schema.measure import At, Count, Derived, During, Measure
from mzledger.values.period import Span, chinese


def describe_filter(indicator: Indicator, period: Span) -> str:
    """The conditions on rows, by the ledger's own headings: `是否保障对象为是；起始保障年月不晚于2020年10月31日…`."""
    measure = indicator.measure
    if isinstance(measure, Derived):
        return f"{measure.operation}：{'、'.join(measure.parts)}"
    headings = {spec.name: spec.column.heading for spec in indicator.program.table_of(measure.table).fields}
    said = [f"{headings[name]}为{value}" for name, value in measure.where.items()]
    if indicator.view:
        said.insert(0, f"{headings[indicator.program.category]}为{indicator.view.value}")
    said.extend(_time(measure, headings, period))
    return "；".join(said) or "全部行"


def _time(measure: Measure, headings: dict[str, str], span: Span) -> list[str]:
    when = measure.when
    if isinstance(when, During):
        return [f"{headings[when.day]}在{span}之间"]
    if isinstance(when, At):
        said = [f"{headings[when.start]}不晚于{chinese(span.last)}"]
        if when.stop:
            said.append(f"{headings[when.stop]}为空或晚于{chinese(span.last)}")
        return said
    return []


def describe_count(indicator: Indicator) -> str:
    """How rows become the number: 数行数, “户主身份证号”去重计数, “发放金额”相加."""
    measure = indicator.measure
    if isinstance(measure, Derived):
        return "由其他指标得出"
    if measure.count is Count.ROWS:
        return "数行数"
    heading = indicator.program.table_of(measure.table).field(measure.of).column.heading
    return f"“{heading}”去重计数" if measure.count is Count.DISTINCT else f"“{heading}”相加"
