"""Reaching a total exactly: by the standards paid, or by sharing out persons among households."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping
from itertools import product
from random import Random
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def standards(target: int, months: Mapping[K, int], nominal: Mapping[K, int], spread: int = 14) -> dict[K, int]:
    """Monthly standards in whole yuan, near the nominal ones, that cost exactly the target over so many paid months.

    Where no such standards exist (a county of a few people) the total is as near as they go.

    >>> standards(45370, {"全托": 44, "日托": 17}, {"全托": 850, "日托": 460})
    {'全托': 848, '日托': 474}
    """
    keys = [key for key in months if months[key]]
    if not keys:
        return dict(nominal)
    factor = target / sum(nominal[key] * months[key] for key in keys)
    base = {key: round(nominal[key] * factor) for key in nominal}
    residual = target - sum(base[key] * months[key] for key in keys)
    left, right = (_offsets([months[key] for key in part], spread) for part in (keys[::2], keys[1::2]))
    sums = sorted(left)
    best = min((_match(residual, total, left, sums, cost) for total, (cost, _) in right.items()), key=lambda m: m[:2])
    chosen = [*left[best[2]][1]], [*right[best[3]][1]]
    for part, offsets in zip((keys[::2], keys[1::2]), chosen, strict=True):
        for key, offset in zip(part, offsets, strict=True):
            base[key] += offset
    return base


def _offsets(months: list[int], spread: int) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Every total that changes of up to `spread` yuan make, with the smallest changes that make it."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for changes in product(range(-spread, spread + 1), repeat=len(months)):
        total = sum(change * count for change, count in zip(changes, months, strict=True))
        cost = sum(change * change for change in changes)
        if total not in found or cost < found[total][0]:
            found[total] = (cost, changes)
    return found


def _match(
    residual: int, total: int, left: dict[int, tuple[int, tuple[int, ...]]], sums: list[int], cost: int
) -> tuple[int, int, int, int]:
    """How far off the best partner of a total is, at what cost; then the partner and the total."""
    wanted = residual - total
    place = bisect_left(sums, wanted)
    partner = min(sums[max(0, place - 1) : place + 1], key=lambda found: abs(found - wanted))
    return abs(partner - wanted), cost + left[partner][0], partner, total


def share_out(rng: Random, persons: int, households: int, weights: Mapping[int, int]) -> list[int]:
    """Household sizes that add up to the persons, drawn by weight and then mended one by one."""
    sizes = rng.choices(list(weights), list(weights.values()), k=households)
    largest = max(weights)
    missing = persons - sum(sizes)
    while missing and households:
        at = rng.randrange(households)
        step = 1 if missing > 0 else -1
        if 1 <= sizes[at] + step <= max(largest, persons // households + 1):
            sizes[at] += step
            missing -= step
    return sizes


def spread(total: int, parts: int, step: int = 10) -> list[int]:
    """A sum in parts as even as whole steps allow; what is less than a step goes to the first.

    >>> spread(709, 3)
    [249, 230, 230]
    """
    steps, rest = divmod(total, step)
    each, more = divmod(steps, parts) if parts else (0, 0)
    shares = [(each + (number < more)) * step for number in range(parts)]
    return [share + rest * (number == 0) for number, share in enumerate(shares)]
