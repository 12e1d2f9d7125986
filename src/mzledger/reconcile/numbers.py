"""Identity numbers of a whole column at once: what each is worth, and which sound numbers a damaged one could be.

A sound number is kept as its first 17 digits in an int64 (the check character follows from them); 0 is none.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from mzledger.reconcile.patterns import pattern_of
from mzledger.values.identity import WEIGHTS, check_character, from_15

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class State(IntEnum):
    """What an identity number is worth. LOST: Excel kept 15 digits of it. BROKEN: digits that don't check. PARTIAL: some of
    its characters are hidden or left out."""

    SOUND = 0
    BROKEN = 1
    LOST = 2
    BLANK = 3
    UNUSABLE = 4
    PARTIAL = 5


WEIGHT = np.array([*WEIGHTS, 1], dtype=np.int64)
INVERSE = np.array([pow(int(w), -1, 11) for w in WEIGHT], dtype=np.int64)
POWERS = 10 ** np.arange(16, -1, -1, dtype=np.int64)
X_AS_DIGIT = 10
BLANKS = frozenset({"", "-", "--", "/", "无", "无号", "不详", "未知", "空", "nan", "None", "NULL", "null", "0"})
_LIKE_DIGITS = str.maketrans("OoQＯlI|ｌＩSsBZz×", "0000111115582" + "2X")
_SCIENCE = re.compile(r"(\d)\.?(\d*)[eE]\+?(1[67])")
STEP = 500_000
DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1870, 2100


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
    long_enough = np.array(DAYS, dtype=np.int64)
    return (
        (month >= 1)
        & (month <= 12)
        & (day >= 1)
        & (day <= long_enough[np.clip(month, 0, 12)])
        & (year >= FIRST_YEAR)
        & (year <= LAST_YEAR)
    )


def read_numbers(raw: npt.NDArray[Any]) -> tuple[Ints, Ints, Ints, Bools, npt.NDArray[np.object_]]:
    """For each cell: key (0 if not sound), state, first 15 digits of a LOST one (0 else), whether its writing was mended,
    and the tidy text of those that are not sound ('' else), of a PARTIAL one its pattern of 18 characters.

    A number that ends in 000 may have been damaged by Excel although it checks: it is SOUND and has its 15 digits too.
    """
    count = len(raw)
    key, prefix = np.zeros(count, np.int64), np.zeros(count, np.int64)
    state = np.full(count, int(State.BLANK), np.int64)
    repaired = np.zeros(count, bool)
    text = np.full(count, "", dtype=object)
    for start in range(0, count, STEP):
        part = slice(start, min(start + STEP, count))
        cells = raw[part].tolist()
        plain = np.fromiter((type(c) is str and len(c) == 18 for c in cells), bool, len(cells))
        at = np.flatnonzero(plain)
        odd = [np.flatnonzero(~plain)]
        if len(at):
            chosen = [cells[i] for i in at]
            digits = digits_of(chosen)
            form = shaped(digits)
            odd.append(at[~form])
            at, digits = at[form], digits[form]
            found = digits[:, :17] @ POWERS
            sound = checks(digits) & born_in_calendar(found)
            where = at + start
            key[where] = np.where(sound, found, 0)
            lost = ~sound & (found % 100 == 0) & (digits[:, 17] == 0)
            state[where] = np.where(sound, State.SOUND, np.where(lost, State.LOST, State.BROKEN))
            prefix[where] = np.where((found % 100 == 0) & (digits[:, 17] == 0), found // 100, 0)
            for i in at[~sound]:
                text[i + start] = cells[i].upper()
            repaired[at + start] = np.fromiter((cells[i][17] == "x" for i in at), bool, len(at))
        for i in np.concatenate(odd):
            key[i + start], state[i + start], prefix[i + start], repaired[i + start], text[i + start] = _slowly(
                cells[i]
            )
    return key, state, prefix, repaired, text


def _slowly(cell: Any) -> tuple[int, int, int, bool, str]:
    """One cell that is not 18 plain characters."""
    if cell is None or cell != cell:
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


def _from_number(value: Decimal, exact: Decimal) -> tuple[int, int, int, bool, str]:
    """A numeric cell: with 15 digits an old number, with 18 a number without its end."""
    whole = int(value)
    if 10**14 <= whole < 10**15:
        return _from_text(str(whole), None)
    if not 10**17 <= whole < 10**18:
        pattern = pattern_of(str(whole).zfill(4 if whole < 10**4 else 6)) if whole > 0 else ""
        return 0, State.PARTIAL if pattern else State.UNUSABLE, 0, False, pattern
    prefix = int(exact) // 1000 if int(exact) % 1000 else whole // 1000
    return 0, State.LOST, prefix, False, str(whole)


def _from_text(bare: str, cell: str | None) -> tuple[int, int, int, bool, str]:
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
    return 1 <= month <= 12 and 1 <= day <= DAYS[month] and FIRST_YEAR <= year <= LAST_YEAR


def corrections(texts: list[str]) -> tuple[Ints, Ints]:
    """Every sound number that one slip of the pen makes of a broken text: (index of the text, key), each pair once.

    One character replaced, two neighbours swapped, one left out or one too many; at most 35 for 18 characters.
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    found: list[tuple[Ints, Ints]] = []
    for length, method in ((18, _replaced_or_swapped), (17, _one_missing), (19, _one_too_many)):
        at = np.flatnonzero(lengths == length)
        if len(at):
            index, digits = method([texts[i] for i in at])
            keys = digits[:, :17] @ POWERS
            good = shaped(digits) & born_in_calendar(keys)
            found.append((at[index[good]], keys[good]))
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    pairs = np.unique(
        np.column_stack([np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])]), axis=0
    )
    return pairs[:, 0], pairs[:, 1]


def _replaced_or_swapped(texts: list[str]) -> tuple[Ints, Ints]:
    digits = digits_of(texts)
    odd = (digits < 0) | (digits > 9)
    odd[:, 17] = (digits[:, 17] < 0) | (digits[:, 17] > 10)
    digits = np.where(odd, 0, digits)
    error = (digits @ WEIGHT - 1) % 11
    index, made = [], []
    unknown = odd.sum(axis=1)
    for place in range(18):
        value = (digits[:, place] - error * INVERSE[place]) % 11
        fits = (value <= (10 if place == 17 else 9)) & ((unknown == 0) | ((unknown == 1) & odd[:, place]))
        index.append(np.flatnonzero(fits))
        made.append(digits[fits])
        made[-1][:, place] = value[fits]
    for place in range(17):
        swapped = digits.copy()
        swapped[:, [place, place + 1]] = digits[:, [place + 1, place]]
        fits = (unknown == 0) & checks(swapped) & (swapped[:, place] <= 9)
        index.append(np.flatnonzero(fits))
        made.append(swapped[fits])
    return np.concatenate(index), np.concatenate(made)


def _one_missing(texts: list[str]) -> tuple[Ints, Ints]:
    short = digits_of([text + "0" for text in texts])
    ends_in_x = np.fromiter((text[-1] == "X" for text in texts), bool, len(texts))
    short[ends_in_x, 16] = X_AS_DIGIT
    index, made = [], []
    for place in range(18):
        full = np.insert(short[:, :17], place, 0, axis=1)
        full[:, place] = (1 - full @ WEIGHT) * INVERSE[place] % 11
        fits = full[:, place] <= (10 if place == 17 else 9)
        index.append(np.flatnonzero(fits))
        made.append(full[fits])
    return np.concatenate(index), np.concatenate(made)


def _one_too_many(texts: list[str]) -> tuple[Ints, Ints]:
    index, made = [], []
    for place in range(19):
        full = digits_of([text[:place] + text[place + 1 :] for text in texts])
        fits = shaped(full) & checks(np.where(shaped(full)[:, None], full, 0))
        index.append(np.flatnonzero(fits))
        made.append(full[fits])
    return np.concatenate(index), np.concatenate(made)


def full_digits(key: Ints) -> Ints:
    """n × 18 digits of keys, the check character with them."""
    digits = key[:, None] // POWERS[None, :] % 10
    last = (1 - digits @ WEIGHT[:17]) % 11
    return np.column_stack([digits, last])


def slips(left: Ints, right: Ints) -> Ints:
    """How many characters two rows of 18 digits differ in; two neighbours swapped count once."""
    differ = left != right
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
