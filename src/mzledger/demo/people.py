"""The county's places, and its persons: made once, then shared by every ledger that they stand in.

Nobody could be somebody real. Identity numbers begin with 990121: the prefix 99 is assigned to no region. Bank cards begin
with it too, which is no bank's range, and pass the Luhn check. Telephone numbers are counted up from 19900990000.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.filling import WITH_SURNAMES, WORDS, full_name, weighted
from mzledger.demo.plan import YEAR, closing
from mzledger.values.identity import age_on, check_character, luhn_digit

COUNTY, COUNTY_CODE = str(WORDS["name"]), str(WORDS["code"])
OFFICE = f"{COUNTY}民政局（合成数据）"
REGION, MISISSUED = "990121", 55
"""How all numbers begin; and whose card bears a wrong check character: the one approved exception."""
ELDERLY = 60
KINDS = {"视力": 1, "听力": 2, "言语": 3, "肢体": 4, "智力": 5, "精神": 6, "多重": 7}
LEVELS = {"一级": 1, "二级": 2, "三级": 3, "四级": 4}


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community: the last step of every address."""

    township: str
    name: str
    code: str
    is_community: bool


def _units() -> Iterator[Village]:
    """The communities of each township (…001 on), then its villages (…200 on)."""
    for town in WORDS["township"]:
        for first, kind, end in ((1, "communities", "社区"), (200, "villages", "村")):
            for number, name in enumerate(town[kind].split(), first):
                full = name if name.endswith("村") else name + end
                yield Village(town["name"], full, f"{town['code']}{number:03d}", kind == "communities")


WEIGHTS: dict[str, int] = {town["name"]: town["weight"] for town in WORDS["township"]}
ALIASES = {town["name"]: town["aliases"] or None for town in WORDS["township"]}
UNITS = tuple(_units())
VILLAGES, COMMUNITIES = ([unit for unit in UNITS if unit.is_community is kind] for kind in (False, True))
UNIT_ORDER = {(unit.township, unit.name): number for number, unit in enumerate(UNITS)}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody invented. `disability` is kind and level; `died` the month after the death."""

    name: str
    id_no: str
    born: date
    sex: str
    ethnic: str
    place: Village
    account: str
    disability: tuple[str, str] | None = None
    died: date | None = None

    def age(self, year: int) -> int:
        """How old he or she is when the year's ledger is closed."""
        return age_on(self.born, closing(year))

    def columns(self) -> dict[str, Any]:
        """What any ledger may say of the person, by field."""
        kind, level = self.disability or (None, None)
        certificate = f"{self.id_no}{KINDS[kind]}{LEVELS[level]}" if kind and level else None
        place = {"township": self.place.township, "village": self.place.name, "birth_day": self.born}
        who = {"name": self.name, "id_no": self.id_no, "sex": self.sex, "ethnic_group": self.ethnic}
        card = {"channel": "民生一卡通", "bank": WORDS["bank"], "account": self.account}
        disability = {"disability_certificate": certificate, "disability_kind": kind, "disability_level": level}
        return place | who | card | disability


class People:
    """Makes persons and places them; hands out numbers, none of them twice."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(f"{seed}/people")
        self.misissued = ""
        self._taken: set[str] = set()
        self._accounts = 0

    def place(self, urban: float = 0.0) -> Village:
        """A village, by the townships' weights; or with that chance a community, most often of the county town."""
        if self.rng.random() < urban:
            weights = [4 if unit.township == UNITS[0].township else 1 for unit in COMMUNITIES]
            return self.rng.choices(COMMUNITIES, weights)[0]
        township = self.rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        return self.rng.choice([unit for unit in VILLAGES if unit.township == township])

    def born(self, birthday: date, place: Village, sex: str = "", ethnic: str = "", surname: str = "") -> Person:
        """A new person with that birthday."""
        relative = bool(ethnic)
        sex, ethnic = sex or self.rng.choice("男女"), ethnic or weighted(self.rng, WORDS["names"]["groups"])
        self._accounts += 1
        card = f"{REGION}{self._accounts:012d}"
        name = full_name(self.rng, ethnic, sex, surname if ethnic in WITH_SURNAMES else "")
        number = self._identity(birthday, sex)
        if not self.misissued and relative and self._accounts > MISISSUED and 1966 <= birthday.year <= 1996:
            number = self.misissued = number[:17] + ("7" if number[17] != "7" else "2")
        return Person(name, number, birthday, sex, ethnic, place, card + luhn_digit(card))

    def aged(self, age: int, place: Village, year: int = YEAR, **known: str) -> Person:
        """A new person of that age at the end of October of a year.

        The old are born before September, so that an age band means the same on the closing day and in the month's payment.
        """
        day = date(year - age, 10, 31) - timedelta(days=self.rng.randrange(365))
        if age >= ELDERLY:
            day = date(year - age, self.rng.randint(1, 8), self.rng.randint(2, 28))
        return self.born(day, place, **known)

    def _identity(self, born: date, sex: str) -> str:
        """A free identity number of that birth date; its 17th digit is odd for men."""
        while True:
            first17 = f"{REGION}{born:%Y%m%d}{self.rng.randrange(498) * 2 + 1 + (sex != '男'):03d}"
            if first17 not in self._taken:
                self._taken.add(first17)
                return first17 + check_character(first17)
