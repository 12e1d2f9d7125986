"""A fact on its way to paper: the value with its unit, and the filters by which a template changes how it is printed.

Every printed figure leaves a mark in the text that Jinja makes; `markup` turns marks back into anchored figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from mzledger.values.document import Figure
from mzledger.values.fact import Fact
from mzledger.values.forms import AS_IT_IS, BARE, IN_WAN, Form, text_of_fact
from mzledger.values.refusal import Refused

OPEN, CLOSE = "\ue000", "\ue001"
GONE = "\ue002"
"""Stands where a figure of a program would be that the office doesn't run; `leaving_out` takes its words away."""
ASIDE = "\ue004"
"""Begins a line that stands only beside others; `leaving_out` takes it away where a section has nothing else, else the sign."""
DROP = "\ue003"
"""Stands in a sentence that has nothing to say; `leaving_out` takes the sentence away, or the section of a heading."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A fact and the form in which it is shown. It is false in a template's `if` when it is zero or unknown.

    A missing one says why, 〔缺少“停发年月”列〕; one without all of its rows says so, `140人〔另有1行未计入〕`.
    """

    fact: Fact
    form: Form = AS_IT_IS

    def __bool__(self) -> bool:
        return bool(self.fact.value)

    @property
    def text(self) -> str:
        """As it is printed: 1742户, 738.5元, 17.66%."""
        return text_of_fact(self.fact, self.form)

    def figure(self) -> Figure:
        """As a run of a document."""
        return Figure(self.text, self.fact.identity, self.form)


SHARE = "%"


@dataclass(frozen=True, slots=True)
class Item:
    """A name with its figures, 农村低保1742户、4371人, and what is said where there is nothing; the first figure is the item's own."""

    name: str
    figures: tuple[Printed, ...]
    nothing: str = ""

    @property
    def own(self) -> Printed:
        """The figure by which the item is part of a whole."""
        return self.figures[0]


class Anchors:
    """The figures printed so far; each leaves `OPEN index CLOSE` in the text. `allow` is asked before each, and may refuse."""

    def __init__(self) -> None:
        self.allow: Callable[[], None] = lambda: None
        self.figures: list[Figure] = []
        self.facts: list[Fact] = []

    def mark(self, printed: Printed) -> str:
        """Registers a printed figure and gives its mark."""
        fact = printed.fact
        if fact.not_run:
            return GONE
        self.allow()
        self.figures.append(printed.figure())
        self.facts.append(fact)
        return f"{OPEN}{len(self.figures) - 1}{CLOSE}"

    def text(self, value: Any) -> str:
        """What a template prints, as text with marks: a figure, an item, words, pieces of them in a row, or nothing.

        Raises `Refused` for what can't be printed.
        """
        if isinstance(value, Printed):
            return self.mark(value)
        if isinstance(value, Item):
            return self._item(value)
        if isinstance(value, str) or value is None:
            return value or ""
        if isinstance(value, tuple):
            return "".join(map(self.text, value))
        raise Refused(getattr(value, "unprintable", "这里印不出文字，也印不出指标"))

    def _item(self, item: Item) -> str:
        """The item's words. What is nothing beside something is left out; what is missing for one reason says it once."""
        asked = [each for each in item.figures if each.fact.value is not None or each.fact.missing]
        run = [each for each in asked if not each.fact.not_run]
        if not run:
            return GONE if asked else item.nothing
        if all(each.fact.is_zero for each in run):
            return item.nothing
        unknown = {each.text: each for each in reversed(run) if each.fact.value is None}
        known = [each for each in run if each.fact.value is None or not each.fact.is_zero]
        told = [each for each in known if each.fact.value is not None or unknown[each.text] is each]
        shares = [each for each in told if each.fact.unit == SHARE and each is not item.own]
        figures = "、".join(self.mark(each) for each in told if each not in shares)
        return item.name + figures + "".join(f"（占{self.mark(each)}）" for each in shares)


def in_wan(printed: Printed) -> Printed:
    """万元：元换算成万元，四舍五入到两位小数；不到 0.01 万元的仍写元。"""
    if printed.fact.unit != "元":
        raise Refused(f"“{printed.fact.name}”的单位是“{printed.fact.unit}”，不能印成万元")
    return replace(printed, form=IN_WAN)


def bare(printed: Printed) -> Printed:
    """数字：只印数字，不带单位。"""
    return replace(printed, form=BARE)


def in_unit(printed: Printed, unit: str) -> Printed:
    """单位：换一个量词，如 名、位、人。"""
    return replace(printed, form=Form(unit=unit))


def is_zero(printed: Printed) -> bool:
    """零：台账在，数字是零，也没有因错误没有计入的行；缺台账不是零。"""
    return printed.fact.is_zero


def is_missing(printed: Printed | None) -> bool:
    """缺：没有提供台账，或者台账里缺少要用的列和行。"""
    return printed is not None and bool(printed.fact.missing) and not printed.fact.not_run


def like(printed: Printed, fact: Fact) -> Printed:
    """Another fact, printed in 万元 where the given one is."""
    return Printed(fact, IN_WAN if printed.form.wan else AS_IT_IS)


def money_or_plain(fact: Fact) -> Printed:
    """Money in 万元, anything else as it is."""
    return Printed(fact, IN_WAN if fact.unit == "元" else AS_IT_IS)
