"""A target reads as a sentence of a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mzledger.document.printed import Printed
from mzledger.programs.targets import Direction
from mzledger.values.fact import Fact, Lack
from mzledger.values.period import Span
from mzledger.work.aims import statement

MISSING = "缺"


def printed(text: str) -> Printed | None:
    """`20%` as a figure; None for nothing, a missing one for 缺."""
    if not text:
        return None
    unit = text.lstrip("0123456789.")
    lacks = (Lack("未提供台账", "甲"),) if text == MISSING else ()
    value = None if lacks else Decimal(text.removesuffix(unit))
    return Printed(Fact("a.b", "甲.乙", value, unit, Span.on(date(2020, 12, 31)), missing=lacks))


@pytest.mark.parametrize(
    ("direction", "now", "aim", "said"),
    [
        (Direction.AT_LEAST, "20%", "30%", "抽查比例由20%提高到30%"),
        (Direction.AT_LEAST, "100%", "100%", "抽查比例保持100%"),
        (Direction.AT_LEAST, "71.9%", "60%", "抽查比例不低于60%〔审稿提示：目前已是71.9%，请核实目标〕"),
        (Direction.AT_MOST, "2.5%", "2%", "抽查比例由2.5%降低到2%"),
        (Direction.AT_MOST, "28.1%", "40%", "抽查比例不高于40%〔审稿提示：目前已是28.1%，请核实目标〕"),
        (Direction.AT_LEAST, "", "85%", "抽查比例不低于85%"),
        (Direction.AT_LEAST, "0%", "85%", "抽查比例不低于85%"),
        (Direction.AT_LEAST, MISSING, "85%", "抽查比例不低于85%（基期〔未提供台账〕）"),
        (Direction.AT_LEAST, "20户", "85%", "抽查比例不低于85%（目前为20户）"),
    ],
)
def test_statement(direction: Direction, now: str, aim: str, said: str) -> None:
    wanted = printed(aim)
    assert wanted is not None
    pieces = statement("抽查比例", direction, wanted, printed(now))
    assert "".join(piece if isinstance(piece, str) else piece.text for piece in pieces) == said


def test_what_the_office_only_wants_to_keep_is_not_asked_about() -> None:
    wanted = printed("60%")
    assert wanted is not None
    pieces = list(statement("火葬率继续保持", Direction.AT_LEAST, wanted, printed("71.9%")))
    assert pieces == ["火葬率继续保持", "不低于", wanted]
