"""Facts on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from mzledger.cli.problems import width
from mzledger.facts.book import FactBook
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY, Fact
from mzledger.values.money import plain


def value_text(fact: Fact) -> str:
    """Value and unit, or why there is none."""
    if fact.missing and all(name.endswith("不分乡镇）") for name in fact.missing):
        return "（台账不分乡镇）"
    return f"{plain(fact.value)}{fact.unit}" if fact.value is not None else f"〔未提供台账：{'、'.join(fact.missing)}〕"


def fact_lines(facts: FactBook, by: str | None) -> Iterator[str]:
    """A line a fact, aligned; its parts by township or category indented below."""
    for key in facts.indicators:
        whole = facts.fact(key)
        name = whole.name + " " * max(1, 34 - width(whole.name))
        yield f"{name}{value_text(whole)}    {whole.period}"
        for fact in facts.listed(key, by) if by else ():
            label = fact.area if fact.area != WHOLE_COUNTY else fact.category
            if (fact.area, fact.category) != (WHOLE_COUNTY, ALL_CATEGORIES):
                yield f"    {label}{' ' * max(1, 30 - width(label))}{value_text(fact)}"
