"""The 18-digit identity number of GB 11643: check digit, birth date, sex, and how it is shown.

Seventeen digits (region 6, birth date 8, sequence 3: odd for men) and a check character, ISO 7064 MOD 11-2.

>>> check_character("99012119500101001")
'6'
>>> birth_date("990121195001010016")
datetime.date(1950, 1, 1)
>>> mask("990121195001010016")
'990121********0016'
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from operator import mul

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
_DOUBLED = str.maketrans("0123456789", "0246813579")


def check_character(first17: str) -> str:
    """The check character that the first 17 digits call for (`ValueError` where they are not digits)."""
    return CHECK_CHARACTERS[sum(map(mul, WEIGHTS, map(int, first17))) % 11]


@lru_cache(maxsize=1 << 18)
def is_well_formed(text: str) -> bool:
    """17 ASCII digits and a digit or X; says nothing of the check character."""
    return len(text) == 18 and text.isascii() and (text.isdigit() or (text[17] == "X" and text[:17].isdigit()))


@lru_cache(maxsize=1 << 18)
def passes(id_no: str) -> bool:
    """Whether a number is well formed and its check character is the right one.

    >>> passes("990121195001010016"), passes("990121195001010011")
    (True, False)
    """
    return is_well_formed(id_no) and check_character(id_no[:17]) == id_no[17]


def birth_date(id_no: str) -> date | None:
    """The birth date within a well-formed number; None where it is no date of the calendar."""
    return _calendar_date(id_no[6:14])


@lru_cache(maxsize=1 << 16)
def _calendar_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def is_somebodys(text: str) -> bool:
    """Whether a number is a whole identity number: its check character right, its birth date a day of the last 140 years or so.

    >>> is_somebodys("990121195001010016"), is_somebodys("026054866250820008")
    (True, False)
    """
    born = birth_date(text) if passes(text) else None
    return born is not None and 1880 <= born.year <= 2100


def sex(id_no: str) -> str:
    """男 or 女, by the 17th digit of a well-formed number."""
    return "男" if int(id_no[16]) % 2 else "女"


def from_15(old: str) -> str:
    """The 18-digit form of an old 15-digit number (born in the 1900s).

    >>> from_15("990121500101001")
    '990121195001010016'
    """
    first17 = f"{old[:6]}19{old[6:]}"
    return first17 + check_character(first17)


def age_on(born: date, day: date) -> int:
    """Completed years on a day.

    >>> age_on(date(1950, 10, 31), date(2020, 10, 31)), age_on(date(1950, 11, 1), date(2020, 10, 31))
    (70, 69)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


_NUMBER = re.compile(r"(?<![0-9a-f])(?:\d{15,22}|\d{17}[Xx])(?![0-9a-f])", re.ASCII)
_PHONE = re.compile(r"(?<![0-9a-f.])1[3-9]\d{9}(?![0-9a-f.])", re.ASCII)


def without_numbers(text: str) -> str:
    """A text in which whatever has the shape of an identity number, an account or a mobile phone is masked.

    >>> without_numbers("花名册990121195001010016 › 13912345678")
    '花名册990121********0016 › 139****5678'
    """
    text = _NUMBER.sub(lambda match: mask(match[0]), text)
    return _PHONE.sub(lambda match: f"{match[0][:3]}****{match[0][7:]}", text)


def mask(text: str) -> str:
    """A number (identity, account) as it may stand in a message: the first six and the last four characters at most."""
    if len(text) <= 10:
        return text[:2] + "*" * (len(text) - 2)
    return text[:6] + "*" * (len(text) - 10) + text[-4:]


def luhn_digit(payload: str) -> str:
    """The check digit that completes the digits of a bank card.

    >>> luhn_digit("7992739871")
    '3'
    """
    digits = payload[::-1]
    # Cards are many: adding up the characters' codes is twice as fast as turning each into a number.
    codes = sum(digits[::2].translate(_DOUBLED).encode()) + sum(digits[1::2].encode())
    return str((len(digits) * ord("0") - codes) % 10)
