"""A figure that knows what it is, how it was counted, and the rows that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from mzledger.values.period import Span

WHOLE_COUNTY = "全县"
ALL_CATEGORIES = "合计"


@dataclass(frozen=True, slots=True)
class Origin:
    """The rows of one sheet that a figure stands on: sheet row numbers as closed ranges, and the file's SHA-256.

    >>> Origin("低保.xlsx", "农村", "ab12", ((5, 8), (11, 11))).row_text()
    '5–8、11'
    """

    file: str
    sheet: str
    digest: str
    ranges: tuple[tuple[int, int], ...]

    def row_text(self) -> str:
        """The row numbers as a clerk would write them."""
        return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in self.ranges)

    def row_count(self) -> int:
        """How many rows that is."""
        return sum(b - a + 1 for a, b in self.ranges)


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a figure can't be had, and what it lacks.

    >>> str(Lack("未提供台账", "农村低保（花名册）")), str(Lack("缺少“停发年月”列", "农村低保.xlsx › 农村"))
    ('未提供台账：农村低保（花名册）', '缺少“停发年月”列：农村低保.xlsx › 农村')
    """

    reason: str
    what: str

    def __str__(self) -> str:
        return f"{self.reason}：{self.what}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure. `key` is `program.view.measure` in English slugs, `name` the same in Chinese, as templates use it.

    `value` is None where a ledger that it needs was not handed in (`missing` names those ledgers): not zero, unknown.
    Money is in yuan. `meaning` says in Chinese what was counted; `origins` is empty for a true zero.
    """

    key: str
    name: str
    value: Decimal | None
    unit: str
    period: Span
    area: str = WHOLE_COUNTY
    category: str = ALL_CATEGORIES
    meaning: str = ""
    origins: tuple[Origin, ...] = ()
    parts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
