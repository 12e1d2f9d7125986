"""From a fact and a form to text: the one place where a figure becomes words, wherever it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mzledger.values.fact import Aspect, Fact
from mzledger.values.money import half_up, plain, to_wan

LEAST_SHARE = Decimal("0.1")
_SEPARATOR = "·"


class Sign(StrEnum):
    """What stands before a number: a minus where it is below zero, nothing at all, or always its sign."""

    MINUS = ""
    NONE = "不带号"
    ALWAYS = "带号"


@dataclass(frozen=True, slots=True)
class Form:
    """How a figure is printed. `wan`: money in 万元; `bare`: without its unit; `unit`: with another word for it.

    `places`: so many decimals always; else as many as the value has.

    >>> str(Form(wan=True, bare=True)), str(Form(unit="名")), Form.named("万元·数字") == Form(wan=True, bare=True)
    ('万元·数字', '单位 名', True)
    """

    wan: bool = False
    bare: bool = False
    unit: str = ""
    places: int | None = None
    sign: Sign = Sign.MINUS

    def __str__(self) -> str:
        said = ("万元" if self.wan else "", "数字" if self.bare else "", f"单位 {self.unit}" if self.unit else "")
        places = "" if self.places is None else f"{self.places}位小数"
        return _SEPARATOR.join(filter(None, (*said, places, str(self.sign))))

    @classmethod
    def named(cls, text: str) -> Form:
        """The form that `str` wrote; what it doesn't know is left out."""
        parts = text.split(_SEPARATOR)
        unit = next((part[3:] for part in parts if part.startswith("单位 ")), "")
        places = next((int(part[0]) for part in parts if part.endswith("位小数") and part[:1].isdigit()), None)
        sign = next((each for each in Sign if each and str(each) in parts), Sign.MINUS)
        return cls("万元" in parts, "数字" in parts, unit, places, sign)


AS_IT_IS = Form()
IN_WAN = Form(wan=True)
BARE = Form(bare=True)


def text_of_fact(fact: Fact, form: Form = AS_IT_IS) -> str:
    """A fact as it is printed; a missing one says why, 〔缺少“停发年月”列〕; one without all of its rows says so."""
    if fact.value is None:
        return f"〔{fact.unknown_because}〕"
    return _number(fact, fact.value, form) + unit_of(fact, form) + fact.mark


def unit_of(fact: Fact, form: Form = AS_IT_IS) -> str:
    """The unit that stands behind the number; a sum too small for 万元 keeps its 元."""
    if form.bare:
        return ""
    if form.unit:
        return form.unit
    if form.wan:
        return "元" if fact.value is not None and _too_small(fact.value) else "万元"
    return "个百分点" if fact.unit == "%" and fact.aspect in (Aspect.CHANGE, Aspect.MONTH_CHANGE) else fact.unit


def _number(fact: Fact, value: Decimal, form: Form) -> str:
    size = abs(value)
    sign = "-" if value < 0 and form.sign is not Sign.NONE else "+" if value > 0 and form.sign is Sign.ALWAYS else ""
    if fact.aspect in (Aspect.GROWTH, Aspect.MONTH_GROWTH):
        return (
            f"不足{LEAST_SHARE}"
            if value and half_up(size, 1) < LEAST_SHARE
            else sign + plain(half_up(size, 1), form.places or 0)
        )
    if not form.wan:
        return sign + plain(size, form.places or 0)
    if not _too_small(value):
        return sign + plain(to_wan(size), form.places or 0)
    return sign + (plain(_in_wan_exactly(size)) if form.bare else plain(size))


def _too_small(value: Decimal) -> bool:
    """Whether a sum that is not nothing would be printed as 0万元."""
    return bool(value) and not to_wan(abs(value))


def _in_wan_exactly(value: Decimal) -> Decimal:
    return (value / 10000).normalize()
