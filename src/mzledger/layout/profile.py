"""What the cells below a heading say: the second witness. A sample decides what a column may be; the reader confirms it over all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mzledger.layout.filling import blank, is_ditto
from mzledger.layout.months import with_year
from mzledger.schema.cells import folded
from mzledger.schema.columns import CellMemory
from mzledger.schema.row import FieldSpec
from mzledger.values.coded import Coded
from mzledger.values.identity import passes

SAMPLE = 60
AMOUNTS = frozenset({"金额", "整数", "数值"})
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·•・．\s]{2,18}")
_LONG = re.compile(r"[0-9Xx]{15,19}")
_MASKED = re.compile(r"[0-9]{3,14}[*＊xX#?·….]{2,}[0-9Xx]{0,6}")


@dataclass(slots=True)
class Profile:
    """The filled cells of a column, up to `SAMPLE` of them, and how many rows were looked at."""

    cells: list[Any] = field(default_factory=list)
    rows: int = 0
    known: dict[tuple[Any, ...], float] = field(default_factory=dict)
    """What was found out of the cells, by kind of field."""

    @classmethod
    def of(cls, cells: Sequence[Any]) -> Profile:
        """The profile of the first cells of a column."""
        return cls([cell for cell in cells if _is_filled(cell)][:SAMPLE], len(cells))

    def add(self, cells: Coded) -> None:
        """Takes more cells of the column into account."""
        self.rows += len(cells)
        room = SAMPLE - len(self.cells)
        if room > 0:
            self.cells.extend(cells.first(_is_filled, room))
            self.known.clear()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the column."""
        return not self.cells


def _is_filled(cell: Any) -> bool:
    return not blank(cell) and not is_ditto(cell)


def share(cells: Sequence[Any], test: Any) -> float:
    """The part of some cells for which a test is true; 0 for none."""
    return sum(map(bool, map(test, cells))) / len(cells) if cells else 0.0


def is_id(cell: Any) -> bool:
    """A sound 18-digit number."""
    return isinstance(cell, str) and len(cell) > 17 and passes(folded(cell).lstrip("'’‘").upper())


def tells_of_people(profile: Profile) -> bool:
    """Whether a column holds numbers of persons, whole or partial."""
    return share(profile.cells, like_id) >= 0.3


def is_partial(cell: Any) -> bool:
    """A number of which some digits are hidden: 990121********1234."""
    return isinstance(cell, str) and len(cell) > 5 and _MASKED.fullmatch(folded(cell)) is not None


def like_id(cell: Any) -> bool:
    """A number of a person, sound or not, whole or partial, stored as text or as a number."""
    if isinstance(cell, float):
        return cell >= 1e14
    if not isinstance(cell, str) or len(cell) < 6:
        return False
    return isinstance(cell, str) and (_LONG.fullmatch(folded(cell).lstrip("'’‘")) is not None or is_partial(cell))


_ACCOUNT = re.compile(r"\d{12,21}")
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
_SEVERAL = re.compile(r"[;；、,，/\n]+")


def parted(cell: Any) -> list[str]:
    """The entries of a cell that may hold several: 张三；李四.

    >>> parted("张三；李四、王五"), parted("张三"), parted(3.0)
    (['张三', '李四', '王五'], ['张三'], [])
    """
    return [text.strip() for text in _SEVERAL.split(cell) if text.strip()] if isinstance(cell, str) else []


def holds_several(profile: Profile) -> bool:
    """Whether cells of a column hold several entries."""
    return any(len(parted(cell)) > 1 for cell in profile.cells)


def _entries(cells: Sequence[Any]) -> list[Any]:
    return [entry for cell in cells for entry in (parted(cell) or [cell])]


def _like_name(cell: Any) -> bool:
    return isinstance(cell, str) and _NAME.fullmatch(cell.strip()) is not None


def agreement(spec: FieldSpec, profile: Profile, memory: CellMemory, unit: str = "") -> float:
    """How the cells bear a field out: −1 they can't be it, −0.5 they are other words, 0 they don't tell, 1 they may be it, 2 they can hardly be else."""
    if not profile.cells:
        return 0.0
    key = (spec.kind, spec.choices, spec.column.heading if spec.choices else "", unit)
    if key not in profile.known:
        profile.known[key] = _agreement(spec, profile.cells, memory, unit)
    return profile.known[key]


def _agreement(spec: FieldSpec, cells: Sequence[Any], memory: CellMemory, unit: str) -> float:
    if spec.kind in ("身份证号", "姓名"):
        cells = _entries(cells)
    if spec.kind == "身份证号":
        if share(cells, is_id) >= 0.8:
            return 2.0
        like = share(cells, like_id)
        return 1.0 if like >= 0.5 else -1.0 if like < 0.2 else 0.0
    if spec.kind == "姓名":
        return 1.0 if share(cells, _like_name) >= 0.7 else -1.0 if share(cells, _like_name) < 0.3 else 0.0
    if spec.kind in ("银行账号", "电话"):
        form = _ACCOUNT if spec.kind == "银行账号" else _PHONE
        if share(cells, lambda c: isinstance(c, str) and form.fullmatch(folded(c)) is not None and not is_id(c)) >= 0.8:
            return 2.0
    if spec.kind in ("银行账号", "证号", "电话"):
        return -1.0 if share(cells, _like_name) >= 0.7 else 0.0
    if spec.kind in ("文字", "村"):
        return -1.0 if share(cells, like_id) >= 0.5 or share(cells, lambda c: not isinstance(c, str)) >= 0.9 else 0.0
    return _readable(spec, cells, memory, unit)


_YUAN: dict[str, Decimal | int] = {
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 1000,
    "百": 100,
    "角": Decimal("0.1"),
}


def yuan_in(unit: str) -> Decimal | int:
    """How many yuan a money unit is; other units count as one.

    >>> yuan_in("万元"), yuan_in("千元"), yuan_in("角"), yuan_in("")
    (10000, 1000, Decimal('0.1'), 1)
    """
    return _YUAN.get(unit.removesuffix("元"), 1)


def _readable(spec: FieldSpec, cells: Sequence[Any], memory: CellMemory, unit: str) -> float:
    if spec.kind == "年月" and spec.column.from_name:
        cells = [with_year(cell, 2000) if isinstance(cell, str) else cell for cell in cells]
    reader = memory.reader(spec, yuan_in(unit))
    read = reader.read(list(cells))
    good = [value is not None or (cell not in reader.bad) for value, cell in zip(read, cells, strict=True)]
    part = sum(good) / len(good)
    if spec.kind == "乡镇":
        if memory.places is None:
            return 0.0
        return 2.0 if part >= 0.8 else -1.0 if part < 0.2 else 0.0
    if spec.choices:
        words = set(read) - {None}
        several = len(words) >= 3 or (len(words) == 2 and part == 1.0 and all(len(str(word)) > 1 for word in words))
        if part >= 0.8:
            return 2.0 if several else 1.0
        return 0.0 if part >= 0.3 else -0.5 if _few_words(cells) else -1.0
    if spec.kind in AMOUNTS and share(cells, like_id) >= 0.3:
        return -1.0
    return 1.0 if part >= 0.8 else -1.0 if part < 0.3 else 0.0


def _few_words(cells: Sequence[Any]) -> bool:
    """Whether a column holds a few short words over and over: a closed list, though perhaps of other words."""
    distinct = set(cells)
    short = all(
        isinstance(cell, str) and len(cell) <= 12 and not any(c.isdigit() for c in cell[2:]) for cell in distinct
    )
    return short and len(distinct) <= max(3, len(cells) // 5)
