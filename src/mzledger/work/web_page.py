"""The document as one HTML page: what each of its figures opens, gathered from the year's facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mzledger.document.annex import printed_figures
from mzledger.document.rendering import Rendered
from mzledger.facts.book import FactBook
from mzledger.facts.describing import describe_count, describe_filter
from mzledger.pages.page import Detail, Line, page
from mzledger.schema.measure import Derived
from mzledger.values.fact import COMPARED, MONTH_ASPECTS, Aspect, Fact, Identity, Origin
from mzledger.values.forms import text_of_fact
from mzledger.values.identity import without_numbers

MOST_RANGES, MOST_SHEETS = 40, 30


def web_page(facts: FactBook, rendered: Rendered) -> str:
    """The page of a rendered document with its annex."""
    assert rendered.document is not None
    printed: dict[Identity, Fact] = {}
    for figure, fact in printed_figures(rendered):
        printed.setdefault(figure.what, fact)
    numbers = {what: number for number, what in enumerate(printed)}
    details = [_Details(facts, numbers).of(fact) for fact in printed.values()]
    return page(rendered.document, numbers, details)


def name_of(fact: Fact, year: int) -> str:
    """`农村低保 户数（唐谷镇，比上年增减）`; another year's figure says its day."""
    parts = fact.identity.parts
    parts += [str(fact.period)] if fact.period.last.year < year else []
    parts += [str(fact.aspect)] if fact.aspect is Aspect.BASELINE else []
    return without_numbers(fact.name.replace(".", " ") + (f"（{'，'.join(parts)}）" if parts else ""))


class _Details:
    """Makes details; a figure that is printed too is a link."""

    def __init__(self, facts: FactBook, numbers: Mapping[Identity, int]) -> None:
        self._facts = facts
        self._numbers = numbers

    def of(self, fact: Fact) -> Detail:
        """What a figure opens."""
        return Detail(
            name_of(fact, self._facts.book.year),
            text_of_fact(fact),
            [line for line in self._about(fact) if line.text],
            [(title, lines) for title, lines in self._parts(fact) if lines],
            list(_sources(fact.origins)),
        )

    def _about(self, fact: Fact) -> Iterator[Line]:
        yield Line("时间", str(fact.period))
        yield Line("口径", fact.meaning)
        indicator = self._facts.indicators.get(fact.key)
        if indicator is not None and fact.aspect is Aspect.FIGURE:
            yield Line("算法", describe_count(indicator))
            if not isinstance(indicator.measure, Derived):
                yield Line("条件", describe_filter(indicator, fact.period))
            before = self._facts.over(fact.period).previous
            if before is not None and fact.period.last == self._facts.book.as_of:
                yield self._line("上年同期", before.fact(fact.key, fact.area, fact.category))
        yield from (Line("假设", said) for said in fact.assumed)
        yield from (Line("缺少", str(lack)) for lack in fact.missing)

    def _parts(self, fact: Fact) -> Iterator[tuple[str, Sequence[Line]]]:
        if fact.value is None or fact.key not in self._facts.indicators:
            return
        own = self._facts.over(fact.period)
        if fact.aspect in COMPARED:
            years = filter(None, (own, own.compared_with(fact.aspect)))
            of_years = (each.fact(fact.key, fact.area, fact.category) for each in years)
            yield (
                "两个月的数" if fact.aspect in MONTH_ASPECTS else "两年的数",
                [self._line(str(each.period), each) for each in of_years],
            )
        elif fact.parts:
            parts = (own.fact(key, fact.area) for key in fact.parts)
            yield "由这些数得出", [self._line(name_of(part, self._facts.book.year), part) for part in parts]
        elif fact.identity == own.fact(fact.key).identity:
            areas, categories = own.by_area(fact.key), own.by_category(fact.key)
            yield "按乡镇", [self._line(part.area, part) for part in areas if len(areas) > 1]
            yield "按类别", [self._line(part.category, part) for part in categories if len(categories) > 1]

    def _line(self, name: str, fact: Fact) -> Line:
        return Line(without_numbers(name), text_of_fact(fact), self._numbers.get(fact.identity, -1))


def _sources(origins: Sequence[Origin]) -> Iterator[Line]:
    for origin in origins[:MOST_SHEETS]:
        shown = Origin(origin.file, origin.sheet, origin.digest, origin.ranges[:MOST_RANGES])
        more = "等" if len(origin.ranges) > MOST_RANGES else ""
        yield Line(f"{origin.file} › {origin.sheet}", f"第 {shown.row_text()}{more} 行（共 {origin.row_count()} 行）")
    if len(origins) > MOST_SHEETS:
        yield Line("……", f"另有 {len(origins) - MOST_SHEETS} 张表")
