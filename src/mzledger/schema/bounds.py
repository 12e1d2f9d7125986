"""How large a value of a column can be, and how large it usually is: declared with the column, in the clerk's units.

Beyond `least` and `most` it can't be what the column says: an error. Beyond `low` and `high` it is odd: a 提醒 of MZ117. None is
no limit. Counts are as they are (`Bounds`), money in yuan (`Yuan`), days and months by their year (`Years`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from mzledger.schema.defects import defect
from mzledger.values.money import plain, to_yuan


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of counts and numbers; each limit is itself allowed."""

    least: Decimal | int | None = None
    most: Decimal | int | None = None
    low: Decimal | int | None = None
    high: Decimal | int | None = None
    code: ClassVar[str] = "MZ116"
    unit: ClassVar[str] = ""

    def size(self, value: Any) -> Decimal | int:
        """What of a value is compared with the limits."""
        return value

    def possible(self, value: Any) -> Any:
        """The value; a defect where it lies beyond what the column can hold.

        >>> Bounds(1, 99).possible(3)
        3
        """
        if value is not None and (said := self._beyond(value, self.least, self.most)):
            raise defect(self.code, f"{said}，不可能是这一列的内容")
        return value

    def unusual(self, value: Any) -> str | None:
        """The sentence for a value that is possible and odd; None for all others, and for 0, which adds nothing.

        >>> Bounds(high=30).unusual(31)
        '31，超过 30'
        """
        return self._beyond(value, self.low, self.high) if self.size(value) else None

    def hint(self, value: Any) -> str:
        """What an unusual value may come from."""
        return "，请核对"

    def _beyond(self, value: Any, least: Decimal | int | None, most: Decimal | int | None) -> str | None:
        size = self.size(value)
        if most is not None and size > most:
            return f"{self._said(size)}，超过 {self._limit(most)}"
        if least is not None and size < least:
            return f"{self._said(size)}，不到 {self._limit(least)}"
        return None

    def _said(self, size: Decimal | int) -> str:
        return f"{plain(Decimal(size))}{self.unit}"

    def _limit(self, size: Decimal | int) -> str:
        return self._said(size)


@dataclass(frozen=True, slots=True)
class Yuan(Bounds):
    """Limits of money, in yuan; the values are 分."""

    unit: ClassVar[str] = " 元"

    def hint(self, value: Any) -> str:
        """Yuan and ten thousand yuan, or the decimal point."""
        large = self.high is not None and self.size(value) > self.high
        return "，是否把元和万元弄混" if large else "，小数点是否错了位"

    def size(self, value: Any) -> Decimal | int:
        """The yuan of so many 分."""
        return to_yuan(value)

    def _limit(self, size: Decimal | int) -> str:
        wan, rest = divmod(Decimal(size), 10000)
        return f"{plain(wan)} 万元" if wan >= 10 and not rest else self._said(size)


@dataclass(frozen=True, slots=True)
class Years(Bounds):
    """The years in which a day or a month can be."""

    code: ClassVar[str] = "MZ118"
    unit: ClassVar[str] = " 年"

    def size(self, value: Any) -> Decimal | int:
        """The year of a day."""
        day: date = value
        return day.year
