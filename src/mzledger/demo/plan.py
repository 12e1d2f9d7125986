"""The figures that the ledgers of the planned year must give, scaled to the size asked for."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from mzledger.values.money import half_up

UNPAID_HEATING = 3
DRIFT = 0.08
"""By how much a count of another year may differ from the planned year's, in either direction."""


@cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("mzledger.demo").joinpath("county-2020.json").read_text(encoding="utf-8"))
    return found


YEAR: int = _document()["year"]
"""The year that is planned figure by figure; other years come out near it."""
FIRST = YEAR - 1
"""The first year of which there are all ledgers."""


class Plan:
    """Targets by fact key. Counts are scaled and never fall to zero; money is scaled to whole hundreds of yuan.

    >>> Plan()["dibao.rural.persons"], Plan(Decimal("0.1")).money("dibao.rural.paid")
    (4371, 1947400)
    """

    def __init__(self, scale: Decimal = Decimal(1)) -> None:
        self._values = {fact["key"]: fact["value"] for fact in _document()["facts"]}
        self._notes = {fact["key"]: fact["how"] for fact in _document()["facts"]}
        self.scale = scale

    def __getitem__(self, key: str) -> int:
        return self.sized(self._values[key])

    def whole(self, key: str) -> int:
        """The figure of the full county, whatever the scale."""
        return int(self._values[key])

    def sized(self, count: int) -> int:
        """A count of the full county, at this scale."""
        return max(1, int(half_up(count * self.scale, 0))) if count else 0

    def money(self, key: str) -> int:
        """A total in yuan, at this scale."""
        if self.scale == 1:
            return int(self._values[key])
        return int(half_up(self._values[key] * self.scale / 100, 0)) * 100

    def in_year(self, key: str, year: int) -> int:
        """A count at this scale: as planned in the planned year, a little more or less in another."""
        return self.drifted(self._values[key], key, year)

    def drifted(self, count: int, name: str, year: int) -> int:
        """A count of the full county, at this scale and in that year; `name` decides which way it drifts.

        >>> plan = Plan()
        >>> plan.drifted(100, "x", 2020), 92 <= plan.drifted(100, "x", 2021) <= 108
        (100, True)
        """
        factor = 1.0 if year == YEAR else 1 + Random(f"{name}/{year}").uniform(-DRIFT, DRIFT)
        return self.sized(round(count * factor))

    def money_of(self, yuan: int, name: str, year: int) -> int:
        """A sum of the full county in whole hundreds (exact in the planned year's full county), drifting likewise."""
        if year == YEAR and self.scale == 1:
            return yuan
        return self.drifted(round(yuan / 100), name, year) * 100

    def noted(self, key: str) -> tuple[int, ...]:
        """The sums in yuan that a figure's note names, in order.

        >>> Plan().noted("special_care.martyr_families")
        (29200,)
        """
        return tuple(int(yuan) for yuan in re.findall(r"(\d+) 元", self._notes[key]))

    def parts(self, key: str) -> dict[str, int]:
        """The parts of the full county that a figure's note names.

        >>> Plan().parts("elder_insurance.persons")
        {'农村低保': 420, '城镇低保': 142, '残疾人': 389, '特困老人': 104}
        """
        return {name: int(count) for name, count in re.findall(r"([\u4e00-\u9fff]+)(\d+)", self._notes[key])}

    @property
    def unpaid_heating(self) -> int:
        """Rural households without the heating allowance (none in a small county)."""
        return int(half_up(UNPAID_HEATING * self.scale, 0))
