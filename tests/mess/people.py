"""Invented people: right check digits under the unassigned prefix 99, names that nobody shares, cards that pass LUHN."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mzledger.values.identity import check_character

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施孔曹严华金魏陶姜"
GIVEN = [
    "文秀",
    "建国",
    "玉兰",
    "永福",
    "春梅",
    "志强",
    "桂英",
    "德海",
    "小红",
    "长林",
    "凤霞",
    "有才",
    "菊花",
    "国庆",
    "淑珍",
    "满仓",
    "彩云",
    "守田",
    "月娥",
    "大勇",
]
OTHER_NAMES = ("卓玛措", "扎西东智", "阿依古丽·买买提", "才让", "马力克", "仁青卓玛", "尼玛次仁·顿珠")
BANKS = ("农村信用社", "农业银行", "邮政储蓄银行")


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody who does not exist."""

    name: str
    id_no: str
    sex: str
    born: str


class Registry:
    """Hands out people one by one, in the same order for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = Random(seed)
        self._count = 0
        names = [surname + given for given in GIVEN for surname in SURNAMES]
        self.random.shuffle(names)
        self._names = [*names[:6], *OTHER_NAMES, *names[6:]]

    def human(self, first_year: int, last_year: int) -> Human:
        """Somebody born from 1 January of one year to 28 December of another."""
        self._count += 1
        draw = self.random.randint
        born = f"{draw(first_year, last_year)}{draw(1, 12):02d}{draw(1, 28):02d}"
        number = 10 + self._count % 900
        first17 = f"990121{born}{number:03d}"
        return Human(self._names[self._count], first17 + check_character(first17), "女男"[number % 2], born)

    def account(self) -> str:
        """A 19-digit card number with a right LUHN digit."""
        payload = "621799" + "".join(str(self.random.randint(0, 9)) for _ in range(12))
        doubled = [int(d) * 2 - 9 * (int(d) > 4) if place % 2 == 0 else int(d) for place, d in enumerate(payload[::-1])]
        return payload + str(-sum(doubled) % 10)

    def phone(self) -> str:
        """An 11-digit mobile number that no network assigns."""
        return "199" + "".join(str(self.random.randint(0, 9)) for _ in range(8))
