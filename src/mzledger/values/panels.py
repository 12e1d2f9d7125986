"""Which bars can be read on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

READABLE = 12
"""A bar is still seen if it is at least this part of the longest beside it."""


def panels(values: Sequence[Decimal]) -> list[range]:
    """Values from the largest to the smallest, parted where the next is too small to be seen beside the first of its part.

    >>> panels([Decimal(each) for each in (4371, 2284, 1088, 153, 58, 27)])
    [range(0, 3), range(3, 6)]
    """
    found: list[range] = []
    for at, value in enumerate(values):
        if not found or value * READABLE < values[found[-1].start]:
            found.append(range(at, at + 1))
        else:
            found[-1] = range(found[-1].start, at + 1)
    return found
