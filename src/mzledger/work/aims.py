"""A target as a sentence in the words of such plans: 由20%提高到30%, 保持100%, 不低于60%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mzledger.document.printed import Printed
from mzledger.programs.targets import Direction

NOT_BETTER, ALL_SHARES = "MZ407", "MZ408"
LEAVES_NOTHING = "〔审稿提示：几项比例的目标合起来没有给别的类别留余地，请核实目标〕"
Verified = Mapping[tuple[str, str], str]
"""(Problem's code, what it is about: a target's words) → the reason that the office gives in 核实说明."""


def confirmed(target: str, verified: Verified = MappingProxyType({}), code: str = NOT_BETTER) -> bool:
    """Whether the office has said that a target is meant so: in its words, or in 核实说明."""
    return (code == NOT_BETTER and "保持" in target) or (code, target.strip()) in verified


def statement(
    target: str,
    direction: Direction | None,
    aim: Printed,
    now: Printed | None,
    verified: Verified = MappingProxyType({}),
) -> Iterator[str | Printed]:
    """The words and figures of a target; one that asks for less than there is says so, for whoever reads the draft."""
    wanted, known = aim.fact.value, None if now is None or now.fact.left_out else now.fact.value
    bound = "不高于" if direction is Direction.AT_MOST else "不低于"
    yield target
    if now is None or wanted is None or confirmed(target, verified):
        yield from (bound, aim)
    elif known is None:
        yield from (bound, aim, "（基期", now, "）")
    elif not known and direction is not Direction.AT_MOST:
        yield from (bound, aim)
    elif now.fact.unit != aim.fact.unit:
        yield from (bound, aim, "（目前为", now, "）")
    elif known == wanted:
        yield from ("保持", aim)
    elif (known < wanted) is (direction is not Direction.AT_MOST):
        yield from ("由", now, "降低到" if direction is Direction.AT_MOST else "提高到", aim)
    else:
        yield from (bound, aim, "〔审稿提示：目前已是", now, "，请核实目标〕")


def by_whom(office: str | None, until: str | None) -> str:
    """Who is to do it until when, as the end of a sentence; nothing of what isn't filled in.

    >>> by_whom("综合办公室", "2021年底"), by_whom(None, "2021年底前"), by_whom("各乡镇", None)
    ('，由综合办公室负责，2021年底完成', '，2021年底前完成', '，由各乡镇负责')
    """
    return (f"，由{office}负责" if office else "") + (f"，{until}完成" if until else "")
