"""Facts on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mzledger.cli.problems import width
from mzledger.facts.book import FactBook
from mzledger.facts.lacks import NO_AREAS
from mzledger.values.fact import ALL_CATEGORIES, NOT_RUN, WHOLE_COUNTY, Fact, by_reason, with_places
from mzledger.values.money import plain


def value_text(fact: Fact) -> str:
    """Value and unit, with a mark where rows were left out; or why there is none."""
    if fact.value is not None:
        return f"{plain(fact.value)}{fact.unit}{fact.mark}"
    if fact.missing and all(lack.reason == NO_AREAS for lack in fact.missing):
        return f"（{NO_AREAS}）"
    if fact.not_run:
        return f"（{NOT_RUN}）"
    return f"〔{with_places(fact.missing) or fact.unknown_because}〕"


def notices(facts: Iterable[Fact]) -> Iterator[str]:
    """What a document's figures lack, by reason, and what they take for granted: a line each."""
    known = [fact for fact in facts if not fact.not_run]
    for reason in by_reason(lack for fact in known for lack in fact.missing if lack.reason != NOT_RUN):
        lacks = dict.fromkeys(lack for fact in known for lack in fact.missing if lack.reason == reason)
        yield f"{with_places(lacks)}。有关数字印成〔{reason}〕。"
    for said in dict.fromkeys(said for fact in known for said in fact.assumed):
        yield f"假设：{said}。"


def fact_lines(facts: FactBook, by: str | None) -> Iterator[str]:
    """A line a fact, aligned; its parts by township or category indented below."""
    for key in facts.indicators:
        whole = facts.fact(key)
        if whole.not_run:
            continue
        name = whole.name + " " * max(1, 34 - width(whole.name))
        yield f"{name}{value_text(whole)}    {whole.period}"
        for fact in facts.listed(key, by) if by else ():
            label = fact.area if fact.area != WHOLE_COUNTY else fact.category
            if (fact.area, fact.category) != (WHOLE_COUNTY, ALL_CATEGORIES):
                yield f"    {label}{' ' * max(1, 30 - width(label))}{value_text(fact)}"
