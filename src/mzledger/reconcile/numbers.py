"""Identity numbers of a whole column at once: what each is worth, and which sound numbers a damaged one could be.

A sound number is kept as its first 17 digits in an int64 (the check character follows from them); 0 is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from mzledger.values.identity import WEIGHTS, check_character, from_15

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]


class State(IntEnum):
    """What an identity number is worth. LOST: Excel kept 15 digits of it. BROKEN: digits that don't check. PARTIAL: some of
    its characters are hidden or left out."""

    SOUND = 0
    BROKEN = 1
    LOST = 2
    BLANK = 3
    UNUSABLE = 4
    PARTIAL = 5


class Numbers(NamedTuple):
    """Identity numbers as they were read, an array each: key (0 if not sound), state, first 15 digits of a LOST one (0 else),
    whether its writing was mended, and the tidy text of those that are not sound ('' else), of a PARTIAL one its pattern."""

    key: Ints
    state: Ints
    prefix: Ints
    repaired: Bools
    text: Texts


Read = tuple[int, int, int, bool, str]
"""The same of one number."""
WEIGHT = np.array([*WEIGHTS, 1], dtype=np.int64)
INVERSE = np.array([pow(int(w), -1, 11) for w in WEIGHT], dtype=np.int64)
POWERS = 10 ** np.arange(16, -1, -1, dtype=np.int64)
X_AS_DIGIT = 10
BLANKS = frozenset({"", "-", "--", "/", "无", "无号", "不详", "未知", "空", "nan", "None", "NULL", "null", "0"})
_LIKE_DIGITS = str.maketrans("OoQＯlI|ｌＩSsBZz×", "0000111115582" + "2X")
_SCIENCE = re.compile(r"(\d)\.?(\d*)[eE]\+?(1[67])")
STEP = 500_000
DAYS = np.array((0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), dtype=np.int64)
FIRST_YEAR, LAST_YEAR = 1870, 2100
_MASK = r"*X#?·•○●×_.\-"
_HIDDEN = re.compile(rf"[{_MASK}]{{2,}}")
_AROUND = re.compile(rf"(\d{{0,14}})[{_MASK}]{{2,}}(\d{{0,5}}[\dX]|)")
_WHOLE = re.compile(rf"[\d{_MASK}]{{17}}[\dX{_MASK}]")
_DATE = re.compile(r"(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_TAIL = re.compile(r"(0[1-9]|[12]\d|3[01])\d{3}[\dX]|\d{3}[\dX]")
FEWEST = 4
"""How many characters of a partial number have to be known."""
BIRTH, TAIL = slice(6, 14), slice(14, 17)
"""Where the birth date and the three digits before the check character stand."""


def digits_of(texts: list[str]) -> npt.NDArray[np.int64]:
    """n × 18 digits of texts of 18 characters each; X is 10, anything else is negative or above 10."""
    codes = np.array(texts, dtype="U18").view(np.uint32).reshape(-1, 18).astype(np.int64)
    digits = codes - 48
    last = codes[:, 17]
    digits[(last == 88) | (last == 120), 17] = X_AS_DIGIT
    return digits


def shaped(digits: Ints) -> Bools:
    """Whether a row of digits has the form of a number: seventeen digits, then a digit or X."""
    front = digits[:, :17]
    form: Bools = ((front >= 0) & (front <= 9)).all(axis=1) & (digits[:, 17] >= 0) & (digits[:, 17] <= 10)
    return form


def checks(digits: Ints) -> Bools:
    """Whether the check character fits (rows of the right form)."""
    sums: Bools = (digits @ WEIGHT) % 11 == 1
    return sums


def born_in_calendar(key: Ints) -> Bools:
    """Whether the birth date within 17 digits can be one."""
    day, month, year = key // 1000 % 100, key // 100_000 % 100, key // 10_000_000 % 10_000
    in_month = (month >= 1) & (month <= 12) & (day >= 1) & (day <= DAYS[np.clip(month, 0, 12)])
    return in_month & (year >= FIRST_YEAR) & (year <= LAST_YEAR)


def read_numbers(raw: Texts) -> Numbers:
    """What each cell is worth.

    A number that ends in 000 may have been damaged by Excel although it checks: it is SOUND and has its 15 digits too.
    """
    parts = [_read_part(raw[start : start + STEP].tolist()) for start in range(0, max(len(raw), 1), STEP)]
    return Numbers(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def _read_part(cells: list[Any]) -> Numbers:
    """Texts of 18 plain characters all at once, whatever else there is one by one."""
    count = len(cells)
    key, prefix = np.zeros((2, count), np.int64)
    state, text = np.full(count, int(State.BLANK), np.int64), np.full(count, "", dtype=object)
    made = Numbers(key, state, prefix, np.zeros(count, bool), text)
    plain = np.fromiter((type(c) is str and len(c) == 18 for c in cells), bool, count)
    at = np.flatnonzero(plain)
    digits = digits_of([cells[i] for i in at])
    form = shaped(digits)
    plain[at[~form]] = False
    at, digits = at[form], digits[form]
    keys, ends_in_000 = digits[:, :17] @ POWERS, (digits[:, 15:] == 0).all(axis=1)
    sound = checks(digits) & born_in_calendar(keys)
    made.key[at] = np.where(sound, keys, 0)
    made.state[at] = np.where(sound, State.SOUND, np.where(ends_in_000, State.LOST, State.BROKEN))
    made.prefix[at] = np.where(ends_in_000, keys // 100, 0)
    made.repaired[at] = [cells[i][17] == "x" for i in at]
    made.text[at[~sound]] = [cells[i].upper() for i in at[~sound]]
    plain |= np.fromiter((c is None for c in cells), bool, count)
    for i in np.flatnonzero(~plain):
        made.key[i], made.state[i], made.prefix[i], made.repaired[i], made.text[i] = _read(cells[i])
    return made


def _read(cell: Any) -> Read:
    """One cell that is not 18 plain characters."""
    if cell != cell:
        return 0, State.BLANK, 0, False, ""
    if not isinstance(cell, str):
        return _from_number(Decimal(f"{float(cell):.15g}"), Decimal(repr(cell)))
    text = unicodedata.normalize("NFKC", cell).strip()
    match = _SCIENCE.fullmatch(text.replace(" ", ""))
    if match:
        kept = match[1] + match[2]
        return _from_number(Decimal(text), Decimal(text)) if len(kept) >= 15 else (0, State.UNUSABLE, 0, False, "")
    if pattern := pattern_of("".join(text.split()).lstrip("'‘’").upper()):
        return 0, State.PARTIAL, 0, False, pattern
    bare = "".join(c for c in text if c.isalnum() or c in "*?|×")
    if bare in BLANKS or not any(c.isdigit() for c in bare):
        return 0, State.BLANK, 0, False, ""
    if re.fullmatch(r"\d{15}(\d\d)?\d?\.0+", text):
        bare = bare[: text.index(".")]
    return _from_text(bare.upper(), cell)


def _from_number(value: Decimal, exact: Decimal) -> Read:
    """A numeric cell: with 15 digits an old number, with 18 a number without its end."""
    whole = int(value)
    if 10**14 <= whole < 10**15:
        return _from_text(str(whole), None)
    if not 10**17 <= whole < 10**18:
        pattern = pattern_of(str(whole).zfill(4 if whole < 10**4 else 6)) if whole > 0 else ""
        return 0, State.PARTIAL if pattern else State.UNUSABLE, 0, False, pattern
    prefix = int(exact) // 1000 if int(exact) % 1000 else whole // 1000
    return 0, State.LOST, prefix, False, str(whole)


def _from_text(bare: str, cell: str | None) -> Read:
    mended = bare != cell
    if len(bare) == 15 and bare.isdigit():
        full = from_15(bare)
        key = int(full[:17])
        if _in_calendar(key):
            return key, State.SOUND, 0, True, ""
        return 0, State.BROKEN, 0, False, bare
    spellings = [bare, bare.translate(_LIKE_DIGITS)[:17] + bare[17:]]
    if len(bare) >= 20 or not bare[18:].isdigit():
        spellings.append(bare[:18])
    if len(bare) > 18 and not any(c.isdigit() for c in bare[:-18]):
        spellings.append(bare[-18:])
    for candidate in spellings:
        sound = _sound(candidate)
        if sound:
            return sound, State.SOUND, 0, mended or candidate != bare, ""
    if len(bare) == 18 and bare.endswith("000") and bare.isdigit():
        return 0, State.LOST, int(bare[:15]), mended, bare
    return 0, State.BROKEN if 16 <= len(bare) <= 20 else State.UNUSABLE, 0, False, bare


def _sound(text: str) -> int:
    """The key of one text, 0 where it is no sound number; the same test as for a column."""
    if len(text) != 18 or not text.isascii() or not text[:17].isdigit() or check_character(text[:17]) != text[17]:
        return 0
    return int(text[:17]) if _in_calendar(int(text[:17])) else 0


def _in_calendar(key: int) -> bool:
    day, month, year = key // 1000 % 100, key // 100_000 % 100, key // 10_000_000 % 10_000
    return 1 <= month <= 12 and 1 <= day <= int(DAYS[month]) and FIRST_YEAR <= year <= LAST_YEAR


def pattern_of(text: str) -> str:
    """A partial number as 18 characters, `*` for those that are not known; '' for what is none.

    >>> pattern_of("990121********1234"), pattern_of("990121***123X"), pattern_of("99012119500101")
    ('990121********1234', '990121********123X', '99012119500101****')
    >>> pattern_of("1234"), pattern_of("01123X"), pattern_of("19500101"), pattern_of("990121"), pattern_of("990121195001010016")
    ('**************1234', '************01123X', '******19500101****', '', '')
    """
    if len(text) == 14 and text.isdigit() and _DATE.fullmatch(text[6:]):
        return f"{text}****"
    if len(text) == 8 and _DATE.fullmatch(text):
        return f"******{text}****"
    if _TAIL.fullmatch(text):
        return text.rjust(18, "*")
    if not _HIDDEN.search(text):
        return ""
    around = _AROUND.fullmatch(text)
    if len(text) == 18 and _WHOLE.fullmatch(text):
        last = text[17] if text[17].isdigit() or (text[17] == "X" and text[16].isdigit()) else "*"
        found = re.sub(r"\D", "*", text[:17]) + last
    elif around:
        found = around[1] + around[2].rjust(18 - len(around[1]), "*")
    else:
        return ""
    return found if sum(c != "*" for c in found) >= FEWEST and found[6:] != "*" * 12 else ""


def pattern_digits(patterns: Texts) -> Ints:
    """n × 18 digits of patterns, −1 where one is hidden."""
    digits = digits_of(patterns.tolist())
    return np.where((digits < 0) | (digits > 10), -1, digits)


def tails_of(patterns: Texts, key: Ints) -> Ints:
    """The three digits before the check character and 1; 0 where they are not known."""
    found = np.where(key > 0, key % 1000 + 1, 0)
    at = np.flatnonzero(patterns != "")
    digits = pattern_digits(patterns[at])[:, TAIL]
    found[at] = np.where((digits >= 0).all(axis=1), digits @ np.array([100, 10, 1]) + 1, 0)
    return found


def births_of(patterns: Texts) -> tuple[Ints, Ints, Ints]:
    """Of the rows that have a pattern (their places): the birth date as yyyymmdd, the sex (1 man, 2 woman); 0 where unknown."""
    at = np.flatnonzero(patterns != "")
    digits = pattern_digits(patterns[at])
    birth = digits[:, BIRTH]
    day = np.where((birth >= 0).all(axis=1), birth @ 10 ** np.arange(7, -1, -1), 0)
    sex = np.where(digits[:, 16] < 0, 0, np.where(digits[:, 16] % 2 == 1, 1, 2))
    return at, day, sex


def corrections(texts: list[str]) -> tuple[Ints, Ints]:
    """Every sound number that one slip of the pen makes of a broken text: (index of the text, key), each pair once.

    One character replaced, two neighbours swapped, one left out or one too many; at most 35 for 18 characters.
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    found = [np.zeros((0, 2), np.int64)]
    for length, slips_of in ((18, _replaced_or_swapped), (17, _one_missing), (19, _one_too_many)):
        at = np.flatnonzero(lengths == length)
        for rows, digits in slips_of([texts[i] for i in at]):
            keys = digits[:, :17] @ POWERS
            good = shaped(digits) & born_in_calendar(keys)
            found.append(np.column_stack([at[rows][good], keys[good]]))
    pairs = np.unique(np.concatenate(found), axis=0)
    return pairs[:, 0], pairs[:, 1]


Slips = Iterator[tuple[Ints, Ints]]
"""Rows of the texts and the digits (n × 18, the check fits) that one sort of slip makes of each."""


def _replaced_or_swapped(texts: list[str]) -> Slips:
    digits = digits_of(texts)
    odd = (digits < 0) | (digits > 9)
    odd[:, 17] = (digits[:, 17] < 0) | (digits[:, 17] > 10)
    digits = np.where(odd, 0, digits)
    error = (digits @ WEIGHT - 1) % 11
    unknown = odd.sum(axis=1)
    for place in range(18):
        value = (digits[:, place] - error * INVERSE[place]) % 11
        fits = (value <= (10 if place == 17 else 9)) & ((unknown == 0) | ((unknown == 1) & odd[:, place]))
        made = digits[fits]
        made[:, place] = value[fits]
        yield np.flatnonzero(fits), made
    for place in range(17):
        swapped = digits.copy()
        swapped[:, [place, place + 1]] = digits[:, [place + 1, place]]
        fits = (unknown == 0) & checks(swapped) & (swapped[:, place] <= 9)
        yield np.flatnonzero(fits), swapped[fits]


def _one_missing(texts: list[str]) -> Slips:
    short = digits_of([text + "0" for text in texts])
    ends_in_x = np.fromiter((text[-1] == "X" for text in texts), bool, len(texts))
    short[ends_in_x, 16] = X_AS_DIGIT
    for place in range(18):
        full = np.insert(short[:, :17], place, 0, axis=1)
        full[:, place] = (1 - full @ WEIGHT) * INVERSE[place] % 11
        fits = full[:, place] <= (10 if place == 17 else 9)
        yield np.flatnonzero(fits), full[fits]


def _one_too_many(texts: list[str]) -> Slips:
    for place in range(19):
        full = digits_of([text[:place] + text[place + 1 :] for text in texts])
        form = shaped(full)
        fits = form & checks(np.where(form[:, None], full, 0))
        yield np.flatnonzero(fits), full[fits]


def full_digits(key: Ints) -> Ints:
    """n × 18 digits of keys, the check character with them."""
    digits = key[:, None] // POWERS[None, :] % 10
    last = (1 - digits @ WEIGHT[:17]) % 11
    return np.column_stack([digits, last])


def slips(left: Ints, right: Ints, known: Bools | None = None) -> Ints:
    """How many characters two rows of 18 digits differ in (where both are known); two neighbours swapped count once."""
    differ = left != right if known is None else known & (left != right)
    swapped = (left[:, :-1] == right[:, 1:]) & (left[:, 1:] == right[:, :-1]) & differ[:, :-1] & differ[:, 1:]
    count: Ints = differ.sum(axis=1) - swapped.sum(axis=1)
    return count


def slips_between(sound: Ints, texts: list[str], length: int) -> Ints:
    """Slips between rows of 18 digits and texts of 17, 18 or 19 characters; one left out or too many counts once."""
    if length == 18:
        return slips(sound, digits_of(texts))
    other = np.array(texts, dtype=f"U{length}").view(np.uint32).reshape(-1, length).astype(np.int64) - 48
    other[other == 40] = X_AS_DIGIT
    short, long = (other, sound) if length == 17 else (sound, other)
    size = short.shape[1]
    before = np.cumsum(np.column_stack([np.zeros(len(short), np.int64), short != long[:, :size]]), axis=1)
    after = np.cumsum((short != long[:, 1:])[:, ::-1], axis=1)[:, ::-1]
    after = np.column_stack([after, np.zeros(len(short), np.int64)])
    count: Ints = 1 + (before + after).min(axis=1)
    return count
