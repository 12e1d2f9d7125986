"""A figure that knows what it is, how it was counted, and the rows that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from mzledger.values.identity import without_numbers
from mzledger.values.period import Span
from mzledger.values.words import listed

WHOLE_COUNTY = "全县"
ALL_CATEGORIES = "合计"
NOT_RUN = "本局没有这项业务"
NO_BASE = "分母为零"
MOST_REASONS, MOST_PLACES = 2, 4


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

    def __post_init__(self) -> None:
        """The names of files and sheets leave in documents: no number of a person stands in them."""
        object.__setattr__(self, "file", without_numbers(self.file))
        object.__setattr__(self, "sheet", without_numbers(self.sheet))

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

    def __post_init__(self) -> None:
        """As with an origin."""
        object.__setattr__(self, "what", without_numbers(self.what))

    def __str__(self) -> str:
        return f"{self.reason}：{self.what}"


def by_reason(lacks: Iterable[Lack]) -> dict[str, list[str]]:
    """Reason → what is lacking, each once, in the order in which they come."""
    found: dict[str, dict[str, None]] = {}
    for lack in lacks:
        found.setdefault(lack.reason, {})[lack.what] = None
    return {reason: list(whats) for reason, whats in found.items()}


def with_places(lacks: Iterable[Lack]) -> str:
    """Every reason with what is lacking; a long list is cut.

    >>> with_places([Lack("未提供台账", "孤儿（花名册）"), Lack("未提供台账", "困境儿童（花名册）")])
    '未提供台账：孤儿（花名册）、困境儿童（花名册）'
    """
    return "；".join(f"{reason}：{listed(whats, MOST_PLACES, '处')}" for reason, whats in by_reason(lacks).items())


def _ledger(what: str) -> str:
    """The ledger's name in what a lack names: a program's table, or a sheet of a file."""
    file = what.partition(" › ")[0].rpartition("/")[2]
    return file.rpartition(".")[0] or what.partition("（")[0]


class Aspect(StrEnum):
    """Which figure of an indicator it is."""

    FIGURE = "本数"
    CHANGE = "增减"
    GROWTH = "增减幅度"
    MONTH_CHANGE = "比上月增减"
    MONTH_GROWTH = "比上月增减幅度"
    TARGET = "目标"
    BASELINE = "基期"
    PROGRESS = "进度"
    ROW = "逐行"


MONTH_ASPECTS = (Aspect.MONTH_CHANGE, Aspect.MONTH_GROWTH)
COMPARED = (Aspect.CHANGE, Aspect.GROWTH, *MONTH_ASPECTS)
"""What a figure is against last year's, or against last month's."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a figure is: the indicator, where, which part, when, and which aspect. Two figures of one identity are one figure.

    >>> str(Identity("dibao.rural.persons", "青石镇", aspect=Aspect.CHANGE))
    'dibao.rural.persons·青石镇·增减'
    """

    key: str
    area: str = WHOLE_COUNTY
    category: str = ALL_CATEGORIES
    period: Span | None = None
    aspect: Aspect = Aspect.FIGURE

    def __str__(self) -> str:
        days = dict.fromkeys(str(day) for day in (self.period.first, self.period.last)) if self.period else ()
        whole = (self.area, WHOLE_COUNTY), (self.category, ALL_CATEGORIES), (self.aspect, Aspect.FIGURE)
        parts = [str(part) for part, usual in whole if part != usual]
        return "·".join([self.key, *parts, "–".join(days)]).rstrip("·")

    @property
    def parts(self) -> list[str]:
        """Which part of its indicator it is, in words: 唐谷镇, 重残, 比上年增减; nothing for the whole."""
        whole = (self.area, WHOLE_COUNTY), (self.category, ALL_CATEGORIES)
        compared = [str(self.aspect)] if self.aspect in MONTH_ASPECTS else []
        compared += [f"比上年{self.aspect}"] if self.aspect in COMPARED and not compared else []
        return [part for part, usual in whole if part != usual] + compared

    def members(self) -> dict[str, str]:
        """All of it as named texts, for files; `read` reads them back."""
        days = {"from": str(self.period.first), "to": str(self.period.last)} if self.period else {}
        return {"key": self.key, "area": self.area, "category": self.category, "aspect": str(self.aspect), **days}

    @classmethod
    def read(cls, members: Mapping[str, Any]) -> Identity:
        """What `members` wrote. Raises ValueError where it is no such thing (KeyError where the key is missing)."""
        first, last = members.get("from"), members.get("to")
        period = Span(date.fromisoformat(str(first)), date.fromisoformat(str(last))) if first else None
        area, category = members.get("area", WHOLE_COUNTY), members.get("category", ALL_CATEGORIES)
        return cls(members["key"], area, category, period, Aspect(members.get("aspect", Aspect.FIGURE)))


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure. `key` is `program.view.measure` in English slugs, `name` the same in Chinese, as templates use it.

    `value` is None where something that it needs is lacking (`missing` says what): not zero, unknown. A share of nothing has
    no value and lacks nothing. Money is in yuan. `meaning` says in Chinese what was counted; `origins` is empty for a true zero.
    `assumed` are the assumptions that it stands on, in a clerk's words; `left_out` is how many rows with errors might belong to it.
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
    missing: tuple[Lack, ...] = ()
    assumed: tuple[str, ...] = ()
    left_out: int = 0
    aspect: Aspect = Aspect.FIGURE

    @property
    def identity(self) -> Identity:
        """What the figure is, without its value."""
        return Identity(self.key, self.area, self.category, self.period, self.aspect)

    @property
    def full_name(self) -> str:
        """`农村低保.户数（唐谷镇，比上年增减）`."""
        parts = self.identity.parts
        return self.name + (f"（{'，'.join(parts)}）" if parts else "")

    @property
    def not_run(self) -> bool:
        """Whether the office doesn't run the program at all: the figure is not missing, there is none."""
        return bool(self.missing) and all(lack.reason == NOT_RUN for lack in self.missing)

    @property
    def is_zero(self) -> bool:
        """A true zero: nothing is lacking, and no row was left out."""
        return self.value == 0 and not self.left_out

    @property
    def unknown_because(self) -> str:
        """Why there is no value: a few reasons at most, with the ledgers that lack where they are not its own.

        >>> day, own = Span.on(date(2020, 10, 31)), Lack("未提供台账", "孤儿（花名册）")
        >>> Fact("orphans.persons", "孤儿.人数", None, "名", day, missing=(own,)).unknown_because
        '未提供台账'
        >>> Fact("recipients.total", "民政对象.合计", None, "人", day, parts=("orphans.persons",), missing=(own,)).unknown_because
        '未提供台账：孤儿'
        """
        found = by_reason(self.missing) or {NO_BASE: []}
        said = [reason + self._elsewhere(whats) for reason, whats in found.items()]
        return listed(said, MOST_REASONS, between="；" if any("：" in each for each in said) else "，")

    def _elsewhere(self, whats: list[str]) -> str:
        """`：优抚对象、孤儿`, where what lacks is another ledger than the figure's own."""
        subject, program = self.name.partition(".")[0], self.key.partition(".")[0]
        several = any(part.partition(".")[0] != program for part in self.parts)
        names = dict.fromkeys(_ledger(what) for what in whats if several or "›" not in what)
        others = [name for name in names if name != subject]
        return f"：{listed(others, MOST_PLACES, '处')}" if others else ""

    @property
    def mark(self) -> str:
        """What is printed after a figure that is not all of it: 〔另有3行未计入〕; else nothing."""
        return f"〔另有{self.left_out}行未计入〕" if self.left_out else ""
