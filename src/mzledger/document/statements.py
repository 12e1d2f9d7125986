"""Statements: what a template says of figures, with the words for zero, so that it needs no conditions of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mzledger.document.filters import Filters
from mzledger.document.printed import DROP, GONE, Anchors, Item, Printed, is_missing
from mzledger.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class Statements:
    """The functions that templates call by name; they print figures through `anchors`."""

    filters: Filters
    anchors: Anchors

    def by_name(self) -> dict[str, Callable[..., Any]]:
        """Name in templates → function."""
        return {
            "若有": lambda *figures: self._guard(figures, all(map(_nothing, figures))),
            "若有数": lambda *figures: self._guard(figures, not all(map(bool, figures))),
            "若无": lambda *figures: self._guard(figures, not _true_zero(figures)),
            "若缺": lambda *figures: self._guard(figures, not any(map(is_missing, figures))),
            "若可比": lambda *figures: self._guard(figures, not all(map(self.filters.comparable, figures))),
            "若不等": self._differ,
            "若有文字": lambda text: "" if text else DROP,
            "项": self.item,
            "其中": self.of_which,
            "并列": lambda *parts: self._listed("、", parts),
            "分列": lambda *parts: self._listed("，", parts),
        }

    def item(self, name: str, *figures: Printed, 没有: str = "") -> Item:
        """项：名称和它的数字，如 农村低保1742户、4371人；数字都是零时印“没有”后面的话，没有写就什么也不印。比例印在括号里。"""
        if not isinstance(name, str) or not figures or not all(isinstance(each, Printed) for each in figures):
            raise Refused('“项”应写成 项("名称", 指标, …)，名称加引号，后面是指标')
        return Item(name, figures, 没有)

    def of_which(self, whole: Printed, *parts: Printed | Item, 引导: str = "，其中") -> str:
        """其中：总数由哪几部分组成，各部分相加等于总数；没有写上的部分照样列出。总数是零时什么也不印，不知道时只印知道的部分。"""
        if not isinstance(whole, Printed) or not isinstance(引导, str):
            raise Refused("“其中”应写成 其中(总数, 部分, …)，各项都是指标")
        said = self.filters.by_items(whole, *parts) if whole else self.filters.known_items(whole, *parts)
        return 引导 + said if said else ""

    def _guard(self, figures: Sequence[Any], dropped: bool) -> str:
        if not figures or not all(isinstance(each, Printed) for each in figures):
            raise Refused("“若有”“若无”一类的括号里应写指标，如 若有(农村低保.户数)")
        if all(each.fact.not_run for each in figures):
            return GONE
        return DROP if dropped else ""

    def _differ(self, one: Printed, other: Printed) -> str:
        if not isinstance(one, Printed) or not isinstance(other, Printed):
            raise Refused("“若不等”的括号里应写两个指标，如 若不等(高龄津贴.津贴, 高龄津贴.上半年津贴)")
        return DROP if one.fact.value == other.fact.value else ""

    def _listed(self, between: str, parts: Sequence[Any]) -> str:
        texts = [self.anchors.text(part) for part in parts]
        said = between.join(text for text in texts if text and text != GONE)
        return said or (GONE if GONE in texts else "")


def _nothing(printed: Any) -> bool:
    return isinstance(printed, Printed) and (printed.fact.is_zero or printed.fact.not_run)


def _true_zero(figures: Sequence[Any]) -> bool:
    return all(map(_nothing, figures)) and any(each.fact.is_zero for each in figures)
