"""A figure against last year's: the change and its growth are figures of their own, standing on the rows of both years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mzledger.values.fact import MONTH_ASPECTS, Aspect, Fact, Origin
from mzledger.values.money import half_up, plain

PLACES = 4
"""Decimals kept of a growth in percent; one is printed."""


def change(now: Fact, last: Fact, aspect: Aspect = Aspect.CHANGE) -> Fact:
    """This year's figure less last year's, or this month's less last month's; unknown where one of them is. A share changes by percentage points."""
    value = None if now.value is None or last.value is None else now.value - last.value
    return _of_both(now, last, aspect, value, f"{now.name}减去{_then(aspect)}的{_said(last)}")


def growth(now: Fact, last: Fact, aspect: Aspect = Aspect.GROWTH) -> Fact | None:
    """The change in percent of last year's figure; None where that is zero, or is a share itself."""
    if now.unit == "%" or last.value == 0:
        return None
    value = None
    if now.value is not None and last.value is not None:
        value = half_up((now.value - last.value) * 100 / last.value, PLACES)
    said = f"{now.name}与{_then(aspect)}的{_said(last)}相比，增长或下降百分之几"
    fact = _of_both(now, last, aspect, value, said)
    return replace(fact, unit="%")


def _of_both(now: Fact, last: Fact, aspect: Aspect, value: Decimal | None, meaning: str) -> Fact:
    missing = tuple(dict.fromkeys([*now.missing, *last.missing]))
    if value is None and not missing:
        missing = now.missing or last.missing
    return replace(
        now,
        value=value,
        aspect=aspect,
        meaning=meaning,
        origins=_together(now.origins, last.origins),
        missing=missing,
        assumed=tuple(dict.fromkeys([*now.assumed, *last.assumed])),
        left_out=now.left_out + last.left_out,
    )


def _together(now: tuple[Origin, ...], last: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """This year's rows, then last year's; a sheet that both stand on (a roster of several years) is named once."""
    sheets: dict[tuple[str, str], Origin] = {}
    for origin in (*now, *last):
        key = origin.file, origin.sheet
        if key in sheets:
            origin = replace(origin, ranges=tuple(sorted({*sheets[key].ranges, *origin.ranges})))
        sheets[key] = origin
    return tuple(sheets.values())


def _then(aspect: Aspect) -> str:
    return "上月" if aspect in MONTH_ASPECTS else "上年同期"


def _said(fact: Fact) -> str:
    return "数" if fact.value is None else f"{plain(fact.value)}{fact.unit}"
