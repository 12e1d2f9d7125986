"""What many identity numbers say, as arrays: shape, check digit, birth, sex. The single number's own functions are in `identity`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mzledger.values.coded import Coded, Mask, Numbering, numbered
from mzledger.values.identity import CHECK_CHARACTERS, WEIGHTS

LENGTH = 18
_ZERO, _X = ord("0"), ord("X")
_CHECKS = np.array([10 if c == "X" else int(c) for c in CHECK_CHARACTERS])
_DAY_ONE = 719163
"""The ordinal of 1970-01-01."""


@dataclass(slots=True)
class Identities:
    """Distinct numbers and, for each, one entry of every array.

    `born` is a date's ordinal, 0 where it is none of the calendar; `region` the first six digits as a number. All but the
    shape are 0 or false for a number that is not well formed.
    """

    numbers: list[str]
    well_formed: Mask
    passes: Mask
    born: npt.NDArray[np.int64]
    male: Mask
    region: npt.NDArray[np.int32]
    _at: Numbering = field(default_factory=numbered)

    @classmethod
    def of(cls, numbers: Iterable[str]) -> Identities:
        """The arrays of some numbers, written as they are kept (X as a capital).

        >>> found = Identities.of(["990121195001010016", "990121195013010011", "990121500101001"])
        >>> found.well_formed.tolist(), found.passes.tolist(), found.male.tolist()
        ([True, True, False], [True, False, False], [True, True, False])
        """
        known = numbered(dict.fromkeys(numbers))
        every = list(known)
        digits = _digits(every)
        first, last = digits[:, :17], digits[:, 17]
        shape = ((first >= 0) & (first <= 9)).all(axis=1) & (last >= 0) & (last <= 10)
        sums = (first * np.array(WEIGHTS)).sum(axis=1) % 11
        sound = shape & (_CHECKS[sums] == last)
        region = np.where(shape, first[:, :6] @ np.array([100000, 10000, 1000, 100, 10, 1]), 0).astype(np.int32)
        return cls(
            every, shape, sound, np.where(shape, _born(first), 0), shape & (first[:, 16] % 2 == 1), region, known
        )

    def rows(self, mask: Mask, column: Coded) -> Mask:
        """The rows of a column whose number stands under a mask; no row without a number does."""
        at = column.array(lambda number: self._at.get(number, -1), np.int64)
        return np.append(mask, False)[at]

    def those(self, mask: Mask) -> list[str]:
        """The numbers under a mask."""
        return [self.numbers[at] for at in np.flatnonzero(mask).tolist()]


def well_formed(texts: list[str]) -> Mask:
    """Which texts are 17 ASCII digits and a digit or a capital X."""
    digits = _digits(texts)
    return np.logical_and((digits >= 0).all(axis=1), (digits[:, :17] <= 9).all(axis=1))


def _digits(texts: list[str]) -> npt.NDArray[np.int32]:
    """A row of 18 numbers a text: its digits, 10 for an X at the end, −1 for every other character or a text of other length."""
    right = np.fromiter((len(text) == LENGTH for text in texts), np.bool_, len(texts))
    fitting = (
        texts if right.all() else [text if fits else " " * LENGTH for text, fits in zip(texts, right, strict=True)]
    )
    points = np.frombuffer("".join(fitting).encode("utf-32-le", "surrogatepass"), np.uint32).reshape(-1, LENGTH)
    digits = points.astype(np.int64) - _ZERO
    digits[(digits < 0) | (digits > 9)] = -1
    digits[points[:, 17] == _X, 17] = 10
    return digits.astype(np.int32)


def _born(first: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """Ordinals of the birth dates in rows of 17 digits."""
    year = first[:, 6:10] @ np.array([1000, 100, 10, 1])
    month, day = (first[:, at : at + 2] @ np.array([10, 1]) for at in (10, 12))
    real = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    months = np.where(real, (year - 1970) * 12 + month - 1, 0)
    begins, ends = ((months + more).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) for more in (0, 1))
    real &= day <= ends - begins
    return np.where(real, begins + day - 1 + _DAY_ONE, 0)
