"""The figures that the 2020 ledgers must give, scaled to the size asked for."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files

from mzledger.values.money import half_up

UNPAID_HEATING = 3


class Plan:
    """Targets by fact key. Counts are scaled and never fall to zero; money is scaled to whole hundreds of yuan.

    >>> Plan()["dibao.rural.persons"], Plan(Decimal("0.1")).money("dibao.rural.paid")
    (4371, 1947400)
    """

    def __init__(self, scale: Decimal = Decimal(1)) -> None:
        document = json.loads(files("mzledger.demo").joinpath("county-2020.json").read_text(encoding="utf-8"))
        self._values = {fact["key"]: fact["value"] for fact in document["facts"]}
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

    @property
    def unpaid_heating(self) -> int:
        """Rural households without the heating allowance (none in a small county)."""
        return int(half_up(UNPAID_HEATING * self.scale, 0))
