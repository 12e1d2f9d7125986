"""Invented numbers that pass every check of form and belong to nobody.

Identity numbers begin with 990121: the prefix 99 is assigned to no region. Bank cards begin with 990121, no bank's number
range, and pass the Luhn check. Telephone numbers are counted up from 19900990000.
"""

from __future__ import annotations

from datetime import date
from random import Random

from mzledger.values.identity import check_character

REGION = "990121"
KIND_DIGITS = {"视力": 1, "听力": 2, "言语": 3, "肢体": 4, "智力": 5, "精神": 6, "多重": 7}
LEVEL_DIGITS = {"一级": 1, "二级": 2, "三级": 3, "四级": 4}


def luhn_digit(payload: str) -> str:
    """The check digit that completes a card number.

    >>> luhn_digit("7992739871")
    '3'
    """
    total = 0
    for place, digit in enumerate(reversed(payload)):
        doubled = int(digit) * 2 if place % 2 == 0 else int(digit)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def certificate_no(id_no: str, kind: str, level: str) -> str:
    """The 20 characters of a disability certificate: identity number, digit of the kind, digit of the level."""
    return f"{id_no}{KIND_DIGITS[kind]}{LEVEL_DIGITS[level]}"


class Numbers:
    """Hands out numbers, none of them twice (telephone numbers repeat after ten thousand)."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._identities: set[str] = set()
        self._accounts = 0
        self._phones = 0

    def identity(self, born: date, sex: str) -> str:
        """An identity number of that birth date; its 17th digit is odd for men."""
        odd = sex == "男"
        free = 498
        while True:
            sequence = self._rng.randrange(free) * 2 + (1 if odd else 2)
            first17 = f"{REGION}{born:%Y%m%d}{sequence:03d}"
            if first17 not in self._identities:
                self._identities.add(first17)
                return first17 + check_character(first17)

    def account(self) -> str:
        """A 19-digit card number."""
        self._accounts += 1
        payload = f"{REGION}{self._accounts:012d}"
        return payload + luhn_digit(payload)

    def phone(self) -> str:
        """An 11-digit mobile number."""
        self._phones += 1
        return f"1990099{self._phones * 7 % 10000:04d}"
