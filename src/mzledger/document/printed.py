"""A fact on its way to paper: the value with its unit, and the filters by which a template changes how it is printed.

Every printed figure leaves a mark in the text that Jinja makes; `markup` turns marks back into anchored figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from mzledger.facts.book import FactBook
from mzledger.values.document import Figure
from mzledger.values.fact import Fact
from mzledger.values.money import plain, to_wan

NOT_PROVIDED = "〔未提供台账〕"
OPEN, CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Printed:
    """A fact and how it is shown. It is false in a template's `if` when it is zero or unknown."""

    fact: Fact
    text: str
    shown_as: str = ""

    def __bool__(self) -> bool:
        return bool(self.fact.value)

    @classmethod
    def of(cls, fact: Fact) -> Printed:
        """Value and unit: 1742户, 738.5元, 17.66%."""
        return cls(fact, NOT_PROVIDED if fact.value is None else f"{plain(fact.value)}{fact.unit}")

    def shown(self, text: str, shown_as: str) -> Printed:
        """The same fact printed otherwise; a missing one stays missing."""
        return self if self.fact.value is None else replace(self, text=text, shown_as=shown_as)


class Anchors:
    """The figures printed so far; each leaves `OPEN index CLOSE` in the text."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.facts: list[Fact] = []

    def mark(self, printed: Printed) -> str:
        """Registers a printed figure and gives its mark."""
        fact = printed.fact
        self.figures.append(Figure(printed.text, fact.key, fact.area, printed.shown_as))
        self.facts.append(fact)
        return f"{OPEN}{len(self.figures) - 1}{CLOSE}"


def in_wan(printed: Printed, places: int = 2) -> Printed:
    """万元：元换算成万元，四舍五入到两位小数。"""
    value = printed.fact.value
    return printed if value is None else printed.shown(f"{plain(to_wan(value, places))}万元", "万元")


def bare(printed: Printed) -> Printed:
    """数字：只印数字，不带单位。"""
    value = printed.fact.value
    return printed if value is None else printed.shown(plain(value), "数字")


def in_unit(printed: Printed, unit: str) -> Printed:
    """单位：换一个量词，如 名、位、人。"""
    value = printed.fact.value
    return printed if value is None else printed.shown(f"{plain(value)}{unit}", f"单位 {unit}")


class Filters:
    """Filters that look at other facts: by category, by township, against last year."""

    def __init__(self, facts: FactBook, anchors: Anchors) -> None:
        self._facts = facts
        self._anchors = anchors

    def by_category(self, printed: Printed, shape: str = "") -> str:
        """按类别：列出各类别的数字，没有的类别不列，如 重大疾病512户、就学88户。"""
        return self._listed(self._facts.by_category(printed.fact.key), lambda fact: fact.category, printed, shape)

    def by_area(self, printed: Printed, shape: str = "") -> str:
        """按乡镇：列出各乡镇的数字。"""
        return self._listed(self._facts.by_area(printed.fact.key), lambda fact: fact.area, printed, shape)

    def _listed(self, facts: list[Fact], label: Callable[[Fact], str], printed: Printed, shape: str) -> str:
        if printed.fact.value is None or not facts:
            return self._anchors.mark(printed)
        show = in_wan if shape == "万元" else lambda figure: figure
        return "、".join(label(fact) + self._anchors.mark(show(Printed.of(fact))) for fact in facts if fact.value)

    def against_last_year(self, printed: Printed) -> str:
        """比上年：比上年同期增加或减少多少、增长或下降百分之几；上年没有台账就直说。"""
        before = self._facts.previous
        now = printed.fact
        if now.value is None:
            return self._anchors.mark(printed)
        last = before.fact(now.key, now.area, now.category) if before else None
        if last is None or last.value is None:
            return "（上年同期未提供台账）"
        return self._change(now, last, last.value)

    def _change(self, now: Fact, last: Fact, base: Decimal) -> str:
        assert now.value is not None
        difference = now.value - base
        if not difference:
            return "与上年同期持平"
        amount = self._anchors.mark(self._difference(now, abs(difference)))
        up = difference > 0
        words = f"比上年同期{'增加' if up else '减少'}{amount}"
        if not base:
            return f"{words}（上年同期为零）"
        share = (abs(difference) * 100 / base).quantize(Decimal("0.1"), "ROUND_HALF_UP")
        fact = replace(now, value=share, unit="%", meaning=f"与上年同期 {plain(base)}{last.unit} 相比的变化")
        return f"{words}，{'增长' if up else '下降'}{self._anchors.mark(Printed(fact, f'{plain(share)}%', '比上年'))}"

    def _difference(self, now: Fact, difference: Decimal) -> Printed:
        fact = replace(now, value=difference, meaning=f"{now.name}与上年同期之差")
        printed = Printed.of(fact)
        return replace(in_wan(printed) if now.unit == "元" else printed, shown_as="比上年")
