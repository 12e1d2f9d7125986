"""Facts on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mzledger.cli.console import say_json, say_table
from mzledger.cli.width import padded
from mzledger.facts.book import FactBook
from mzledger.facts.lacks import NO_AREAS
from mzledger.facts.listing import fact_json
from mzledger.values.fact import ALL_CATEGORIES, NOT_RUN, WHOLE_COUNTY, Fact, with_places
from mzledger.values.money import plain
from mzledger.work.summary import Listing


def value_text(fact: Fact) -> str:
    """Value and unit, with a mark where rows were left out; or why there is none."""
    if fact.value is not None:
        return f"{plain(fact.value)}{fact.unit}{fact.mark}"
    if fact.missing and all(lack.reason == NO_AREAS for lack in fact.missing):
        return f"（{NO_AREAS}）"
    if fact.not_run:
        return f"（{NOT_RUN}）"
    return f"〔{with_places(fact.missing) or fact.unknown_because}〕"


def show_facts(listing: Listing, as_json: bool) -> None:
    """Every figure, or the same as JSON."""
    facts = listing.found.facts
    if not as_json:
        say_table(fact_rows(facts, listing.by), _fact_line, ("指标", "数值", "时间"))
        return
    every = [fact for key in facts.indicators for fact in facts.listed(key, listing.by) if not fact.not_run]
    listed = [fact_json(fact) for fact in every]
    day = str(facts.book.as_of)
    say_json({"year": facts.book.year, "as_of": day, "errors": len(listing.found.errors), "facts": listed})


def fact_rows(facts: FactBook, by: str | None) -> Iterator[tuple[str, str, str]]:
    """Name, value and period of each fact; its parts by township or category, indented, below."""
    for key in facts.indicators:
        whole = facts.fact(key)
        if whole.not_run:
            continue
        yield whole.name, value_text(whole), str(whole.period)
        for fact in facts.listed(key, by) if by else ():
            label = fact.area if fact.area != WHOLE_COUNTY else fact.category
            if (fact.area, fact.category) != (WHOLE_COUNTY, ALL_CATEGORIES):
                yield f"    {label}", value_text(fact), ""


def _fact_line(row: Sequence[str]) -> str:
    name, value, period = row
    return padded(name, 34) + value + (f"    {period}" if period else "")
