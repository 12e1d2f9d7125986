"""Money, exact: whole 分 inside, Decimal at the edges, never float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MOST_AT_ONCE = 100_000_00
"""分: no one is paid more at a time."""


def to_yuan(fen: int) -> Decimal:
    """Whole 分 as yuan with two places.

    >>> to_yuan(73850)
    Decimal('738.50')
    """
    return Decimal(fen).scaleb(-2)


def to_wan(yuan: Decimal, places: int = 2) -> Decimal:
    """Yuan in 万元, rounded half up as a clerk does by hand.

    >>> to_wan(Decimal("1234550"))
    Decimal('123.46')
    """
    return half_up(yuan / 10000, places)


def half_up(value: Decimal, places: int) -> Decimal:
    """Rounded half up (away from zero on a tie) to so many places.

    >>> half_up(Decimal("0.125"), 2), half_up(Decimal("-0.125"), 2)
    (Decimal('0.13'), Decimal('-0.13'))
    """
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def plain(value: Decimal, least_places: int = 0) -> str:
    """Digits without an exponent or trailing zeros, but for the places asked for.

    >>> plain(Decimal("199800.00")), plain(Decimal("1E+3")), plain(Decimal("738.5"), 2)
    ('199800', '1000', '738.50')
    """
    text = f"{value:f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0").ljust(least_places, "0")
    return f"{whole}.{fraction}" if fraction else whole
