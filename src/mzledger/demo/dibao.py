"""A dibao household: who lives in it, when it came in and went out, what it is paid in a month."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mzledger.demo.people import BANK, Person
from mzledger.demo.plan import YEAR
from mzledger.demo.spells import Spell
from mzledger.programs.dibao import Cause, Grade, Residence
from mzledger.programs.shared.words import Relation

LOWER_BEFORE = 25
RAISE = 15
"""Yuan a month and person: how much less was paid before the planned year, how much more in each year after it."""


@dataclass(slots=True, eq=False)
class Member:
    """A person of a household; who is not covered is on the roster all the same."""

    person: Person
    relation: Relation
    covered: bool
    spell: Spell


@dataclass(slots=True, eq=False)
class Household:
    """A household; `rate` is yuan a month for each covered person in the planned year, `extra` yuan a month on top."""

    residence: Residence
    members: list[Member]
    spell: Spell
    grade: Grade
    cause: Cause
    phone: str
    rate: int = 0
    extra: int = 0
    heated: bool = True
    _covered: dict[date, int] = field(default_factory=dict)

    @property
    def head(self) -> Person:
        """The person with whose identity number the household is named."""
        return self.members[0].person

    def present(self, day: date) -> list[Member]:
        """The members, covered or not, on a day."""
        return [member for member in self.members if member.spell.covers(day)]

    def covered_on(self, day: date) -> int:
        """How many members are covered on a day."""
        if day not in self._covered:
            self._covered[day] = sum(member.covered for member in self.present(day))
        return self._covered[day]

    def monthly_amount(self, month: date) -> int:
        """Yuan for a month."""
        later = month.year - YEAR
        rate = self.rate + (RAISE * later if later >= 0 else -LOWER_BEFORE)
        return rate * self.covered_on(month) + self.extra

    def columns(self) -> dict[str, Any]:
        """The columns that say which household it is, and where."""
        return {
            "township": self.head.place.township,
            "village": self.head.place.name,
            "head_name": self.head.name,
            "head_id": self.head.id_no,
            "bank": BANK,
            "account": self.head.account,
        }
