"""Identity numbers of which only a part is known: 990121********1234, the first 14 digits, the last four.

What is known of one is evidence for or against a pair, weighed digit by digit. It is never a key on which rows are joined
alone: ten thousand numbers end in the same four characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.numbers import Bools, Ints, State, digits_of, full_digits

Frame: TypeAlias = pd.DataFrame
WEIGHTS = np.array([0, 0, 0, 0, 0, 0, 0.0, 0.8, 2.2, 2.8, 0.7, 2.1, 1.6, 2.7, 2.0, 3.0, 3.0, 3.4])
"""Bits that agreeing in each place is worth: none for the region, 13 for the whole birth date, 11 for the last four."""
SLIP, OTHER = -6.0, -10.0
"""One digit that differs may be a slip of the pen; two are another person, or nearly."""
BIRTH, TAIL = slice(6, 14), slice(14, 17)


@dataclass(slots=True)
class PartEvidence:
    """For each pair: bits; whether the whole birth date fits, whether the last digits fit, whether two digits or more differ;
    and whether birth and sex have been weighed here already."""

    bits: npt.NDArray[np.float64]
    birth: Bools
    tail: Bools
    contradicted: Bools
    birth_weighed: Bools
    sex_weighed: Bools


def weigh(o: Frame, t: Frame, wanted: Bools) -> PartEvidence:
    """What partial numbers say of the wanted pairs; nothing of the others."""
    found = PartEvidence(np.zeros(len(o)), *(np.zeros(len(o), bool) for _ in range(5)))
    at, slips, both = fits(o, t, wanted)
    found.bits[at] = bits_of_part(slips, both)
    found.birth[at] = (slips == 0) & both[:, BIRTH].all(axis=1)
    found.tail[at] = (slips == 0) & both[:, TAIL].all(axis=1)
    found.contradicted[at] = slips >= 2
    found.birth_weighed[at] = both[:, BIRTH].any(axis=1)
    found.sex_weighed[at] = both[:, 16]
    return found


def fits(o: Frame, t: Frame, wanted: Bools) -> tuple[Ints, Ints, Bools]:
    """For the pairs of prepared rows of which one has a partial number: where they stand, how many known digits differ,
    and which places both know (n × 18). Pairs that know no place in common are left out."""
    here = wanted & ((o["state"].to_numpy() == State.PARTIAL) | (t["state"].to_numpy() == State.PARTIAL))
    at = np.flatnonzero(here)
    left, right = _known(o.iloc[at]), _known(t.iloc[at])
    both = (left >= 0) & (right >= 0)
    stated = (o["born"].to_numpy()[at] != 0) & (t["born"].to_numpy()[at] != 0) & ~both[:, BIRTH].all(axis=1)
    both[stated, BIRTH] = False  # a birth date that is written out elsewhere says more than its year in the number
    some = both[:, 6:].any(axis=1)
    at, left, right, both = at[some], left[some], right[some], both[some]
    differ = both & (left != right)
    swapped = (left[:, :-1] == right[:, 1:]) & (left[:, 1:] == right[:, :-1]) & differ[:, :-1] & differ[:, 1:]
    return at, differ.sum(axis=1) - swapped.sum(axis=1), both


def bits_of_part(slips: Ints, both: Bools) -> npt.NDArray[np.float64]:
    """What the known places say, in bits.

    >>> places = np.zeros((3, 18), bool)
    >>> places[:, 14:] = True
    >>> bits_of_part(np.array([0, 1, 3]), places).round(1).tolist()
    [11.4, 2.6, -10.0]
    """
    worth: npt.NDArray[np.float64] = both @ WEIGHTS
    slip = worth * 0.75 + SLIP
    return np.select([slips == 0, slips == 1], [worth, np.where(slip > 0, slip, SLIP)], OTHER)


def tails_of(patterns: npt.NDArray[np.object_], key: Ints) -> Ints:
    """The three digits before the check character and 1; 0 where they are not known."""
    found = np.where(key > 0, key % 1000 + 1, 0)
    at = np.flatnonzero(patterns != "")
    digits = _digits(patterns[at])[:, TAIL]
    found[at] = np.where((digits >= 0).all(axis=1), digits @ np.array([100, 10, 1]) + 1, 0)
    return found


def births_of(patterns: npt.NDArray[np.object_]) -> tuple[Ints, Ints, Ints]:
    """Of the rows that have a pattern (their places): the birth date as yyyymmdd, the sex (1 man, 2 woman); 0 where unknown."""
    at = np.flatnonzero(patterns != "")
    digits = _digits(patterns[at])
    birth = digits[:, BIRTH]
    day = np.where((birth >= 0).all(axis=1), birth @ 10 ** np.arange(7, -1, -1), 0)
    sex = np.where(digits[:, 16] < 0, 0, np.where(digits[:, 16] % 2 == 1, 1, 2))
    return at, day, sex


def _digits(patterns: npt.NDArray[np.object_]) -> Ints:
    """n × 18 digits, −1 where one is hidden."""
    digits = digits_of(patterns.tolist()) if len(patterns) else np.zeros((0, 18), np.int64)
    return np.where((digits < 0) | (digits > 10), -1, digits)


def _known(frame: Frame) -> Ints:
    """n × 18 digits of prepared rows as far as they are known: of sound, cut, and partial numbers."""
    digits = full_digits(frame["key"].to_numpy())
    state = frame["state"].to_numpy()
    digits[state != State.SOUND] = -1
    partial = np.flatnonzero(state == State.PARTIAL)
    digits[partial] = _digits(frame["partial"].to_numpy(dtype=object)[partial])
    lost = np.flatnonzero(state == State.LOST)
    digits[lost] = full_digits(frame["prefix"].to_numpy()[lost] * 100)
    digits[lost, 15:] = -1
    return digits
