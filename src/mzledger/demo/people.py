"""Persons: made once, then shared by every ledger that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from mzledger.demo.ids import Numbers, certificate_no
from mzledger.demo.names import ethnic_group, full_name
from mzledger.demo.places import TOWNSHIPS, UNITS, Village
from mzledger.demo.plan import YEAR
from mzledger.programs.shared.words import Channel

BANK = "同德县农村信用合作联社"
ANCHOR = date(YEAR, 10, 31)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody invented. `disability` is kind and level."""

    name: str
    id_no: str
    born: date
    sex: str
    ethnic: str
    place: Village
    account: str
    disability: tuple[str, str] | None = None

    @property
    def certificate(self) -> str | None:
        """The disability certificate's number, if there is one."""
        return certificate_no(self.id_no, *self.disability) if self.disability else None

    def columns(self) -> dict[str, Any]:
        """The first columns of a ledger with one row per person."""
        return {
            "township": self.place.township,
            "village": self.place.name,
            "name": self.name,
            "id_no": self.id_no,
            "sex": self.sex,
            "ethnic_group": self.ethnic,
        }

    def payee(self) -> dict[str, Any]:
        """The columns of a payment that say who gets it, and where."""
        return {
            "township": self.place.township,
            "village": self.place.name,
            "name": self.name,
            "id_no": self.id_no,
            "channel": Channel.CARD,
            "bank": BANK,
            "account": self.account,
        }


def birth_day(rng: Random, age: int) -> date:
    """A birthday of somebody who is `age` on the closing day of the planned year.

    Whoever turns 70, 80, 90 or 100 in that year or the one before does so before September, so that an age band means the same on the
    closing day and in the month's payment.
    """
    born = date(ANCHOR.year - age, 10, 31) - timedelta(days=rng.randrange(365))
    if YEAR - born.year >= 70 and (YEAR - born.year) % 10 < 2:
        born = born.replace(month=rng.randint(1, 8), day=rng.randint(2, 28))
    return born


class People:
    """Makes persons and places them."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(f"{seed}/people")
        self.numbers = Numbers(Random(f"{seed}/numbers"))
        self._villages = {t.name: [u for u in t.units() if not u.is_community] for t in TOWNSHIPS}
        self._communities = [unit for unit in UNITS if unit.is_community]

    def rural_place(self) -> Village:
        """A village, or now and then a community of the same township."""
        township = self.rng.choices(TOWNSHIPS, [t.weight for t in TOWNSHIPS])[0]
        return self.rng.choice(self._villages[township.name])

    def urban_place(self) -> Village:
        """A community, most often of the county town."""
        weights = [4 if unit.township == TOWNSHIPS[0].name else 1 for unit in self._communities]
        return self.rng.choices(self._communities, weights)[0]

    def born(self, birthday: date, place: Village, *, sex: str = "", ethnic: str = "", surname: str = "") -> Person:
        """A new person with that birthday."""
        sex = sex or self.rng.choice("男女")
        ethnic = ethnic or ethnic_group(self.rng)
        return Person(
            name=full_name(self.rng, ethnic, sex, surname),
            id_no=self.numbers.identity(birthday, sex),
            born=birthday,
            sex=sex,
            ethnic=ethnic,
            place=place,
            account=self.numbers.account(),
        )

    def aged_in(self, year: int, age: int, place: Village, **known: str) -> Person:
        """A new person of that age on 31 October of a year."""
        return self.aged(age + ANCHOR.year - year, place, **known)

    def any_place(self, urban: float = 0.25) -> Village:
        """A village, or with that chance a community."""
        return self.urban_place() if self.rng.random() < urban else self.rural_place()

    def aged(self, age: int, place: Village, **known: str) -> Person:
        """A new person of that age on the closing day of the planned year."""
        return self.born(birth_day(self.rng, age), place, **known)
