"""The annex's charts: people by program, people by township, money by program. Word and 附表.xlsx draw the same ones.

Their values are facts of the book. What is unknown is left out and named; one value alone is no chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mzledger.document.annex_names import term
from mzledger.document.annex_tables import said_of
from mzledger.document.annex_years import main_indicators
from mzledger.facts.book import FactBook
from mzledger.facts.keys import Indicator
from mzledger.schema.measure import Derived, During, Measure
from mzledger.schema.program import Domain
from mzledger.values.document import Bars, Chart, Panel
from mzledger.values.fact import ALL_CATEGORIES, Fact, by_reason
from mzledger.values.money import to_wan

READABLE = 12
"""A bar is still seen if it is at least this part of the longest beside it."""
RECIPIENTS = "recipients.by_program_sum"
"""The figure whose parts are the programs' recipients."""
MOST_TOWNSHIP_PANELS, MANY_TOWNSHIPS = 4, 12
SCALES = "各幅图的标尺不同。"


@dataclass(frozen=True, slots=True)
class _Item:
    """What one bar is of."""

    name: str
    key: str
    category: str = ALL_CATEGORIES

    def fact(self, facts: FactBook) -> Fact:
        return facts.fact(self.key, category=self.category)


def annex_charts(facts: FactBook) -> list[Chart]:
    """The charts that have two known values or more."""
    persons = [item for each in recipients(facts) for item in _items(facts, each)]
    paid = [_Item(said_of(each), each.key) for each in paid_indicators(facts)]
    made = (
        _ranked(facts, persons, "各项民政对象人数", "人", lambda value: value, 0),
        _by_township(facts, persons),
        _ranked(facts, paid, "各项资金", "万元", to_wan, 2),
    )
    return [chart for chart in made if chart]


def left_out(facts: FactBook) -> tuple[str, ...]:
    """What the charts don't show and why, and what they show without all of its rows."""
    shown = [facts.fact(each.key) for each in (*recipients(facts), *paid_indicators(facts))]
    lacks = by_reason(lack for fact in shown for lack in fact.missing)
    notes = tuple(f"〔{reason}〕{'、'.join(whats)}，图中没有列入。" for reason, whats in lacks.items())
    return notes + tuple(dict.fromkeys(fact.name + fact.mark for fact in shown if fact.mark))


def recipients(facts: FactBook) -> list[Indicator]:
    """The recipients of each program that the office runs."""
    whole = facts.indicators.get(RECIPIENTS)
    if whole is None or not isinstance(whole.measure, Derived):
        return []
    parts = [facts.indicators[key] for key in whole.measure.parts]
    return [each for each in parts if not facts.fact(each.key).not_run]


def paid_indicators(facts: FactBook) -> list[Indicator]:
    """The first sum of money that each program pays over the year."""
    return [
        each
        for each in main_indicators(facts, facts.run)
        if each.view is None
        and each.program.domain is not Domain.OTHER
        and each.measure.unit == "元"
        and isinstance(each.measure, Measure)
        and isinstance(each.measure.when, During)
    ]


def _items(facts: FactBook, indicator: Indicator) -> Iterator[_Item]:
    """A program's views, then its categories that are no view; else the program itself."""
    program, measure = indicator.program, indicator.measure
    if indicator.view or not program.views:
        yield _Item(indicator.subject, indicator.key)
        return
    for view in program.views:
        yield _Item(view.name, f"{program.slug}.{view.slug}.{measure.slug}")
    viewed = {str(view.value) for view in program.views}
    for fact in facts.by_category(indicator.key):
        if fact.category not in viewed:
            yield _Item(fact.category, indicator.key, fact.category)


def _largest_first(facts: FactBook, items: Sequence[_Item]) -> list[_Item]:
    known = [item for item in items if item.fact(facts).value]
    return sorted(known, key=lambda item: -(item.fact(facts).value or 0))


def _ranked(
    facts: FactBook, items: Sequence[_Item], what: str, unit: str, shown: Callable[[Decimal], Decimal], places: int
) -> Chart | None:
    """Bars from the longest to the shortest, last year's beside them where all of them are known."""
    known = _largest_first(facts, items)
    if len(known) < 2:
        return None
    books = _comparable(facts, known)
    parts = [
        Panel(
            "",
            tuple(known[at].name for at in part),
            tuple(_bars(name, book, known, part, shown) for name, book in books),
            places,
        )
        for part in panels([each.fact(facts).value or Decimal(0) for each in known])
    ]
    year = facts.book.year
    beside = f"与{year - 1}年同期对比" if len(books) > 1 else ""
    caption = f"{what}{beside}（单位：{unit}）"
    values = [f"{each.name}{_plain(shown, each.fact(facts), places)}" for each in known]
    return Chart(caption, tuple(parts), f"{caption}：{'，'.join(values)}。" + (SCALES if len(parts) > 1 else ""))


def _comparable(facts: FactBook, items: Sequence[_Item]) -> list[tuple[str, FactBook]]:
    """This year, and last year where it knows every item; names are needed for two only."""
    before, year = facts.previous, facts.book.year
    if before is None or any(item.fact(before).value is None for item in items):
        return [("", facts)]
    return [(term(facts.book.as_of), facts), (f"{year - 1}年同期", before)]


def _bars(name: str, facts: FactBook, items: Sequence[_Item], part: range, shown: Callable[[Decimal], Decimal]) -> Bars:
    found = [items[at].fact(facts) for at in part]
    return Bars(name, tuple(shown(fact.value or Decimal(0)) for fact in found), tuple(fact.identity for fact in found))


def _plain(shown: Callable[[Decimal], Decimal], fact: Fact, places: int) -> str:
    return f"{shown(fact.value or Decimal(0)):.{places}f}"


def _by_township(facts: FactBook, persons: Sequence[_Item]) -> Chart | None:
    """The largest programs, each on a scale of its own, township below township in the register's order."""
    areas = facts.areas
    most = MOST_TOWNSHIP_PANELS if len(areas) <= MANY_TOWNSHIPS else 2
    shown = [item for item in _largest_first(facts, persons) if _townships(facts, item)][:most]
    if len(areas) < 2 or not shown:
        return None
    parts = tuple(
        Panel(item.name, areas, (Bars("", tuple(f.value for f in found), tuple(f.identity for f in found)),))
        for item in shown
        for found in [_townships(facts, item)]
    )
    said = [
        f"{item.name}：{'，'.join(f'{fact.area}{fact.value}' for fact in _townships(facts, item))}" for item in shown
    ]
    caption = "各乡镇主要民政对象人数（单位：人）"
    return Chart(
        caption, parts, f"{caption}。{'；'.join(said)}。{SCALES if len(parts) > 1 else ''}", min(2, len(parts))
    )


def _townships(facts: FactBook, item: _Item) -> list[Fact]:
    """The figure of each township; none where the ledger doesn't say townships."""
    found = [facts.fact(item.key, area, item.category) for area in facts.areas]
    return found if all(fact.value is not None for fact in found) and any(fact.value for fact in found) else []


def panels(values: Sequence[Decimal]) -> list[range]:
    """Values from the largest to the smallest, parted where the next is too small to be seen beside the first of its part.

    >>> panels([Decimal(each) for each in (4371, 2284, 1088, 153, 58, 27)])
    [range(0, 3), range(3, 6)]
    """
    found: list[range] = []
    for at, value in enumerate(values):
        if not found or value * READABLE < values[found[-1].start]:
            found.append(range(at, at + 1))
        else:
            found[-1] = range(found[-1].start, at + 1)
    return found
