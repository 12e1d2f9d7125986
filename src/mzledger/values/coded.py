"""A column as arrays: each distinct value once, and for each row the number of its value.

Ledgers repeat themselves (townships, months, amounts, the same person every month): what is done to a column is done once a
distinct value, and the rows follow by their codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
BLOCK = 128
"""So many rows are looked at together where the first few that pass are wanted."""
Numbering = defaultdict[Any, int]
"""Value → its code, in the order met."""


def numbered(values: Iterable[Any] = ()) -> Numbering:
    """A numbering that has some different values, and gives the next number to each value that it hasn't."""
    known = {value: code for code, value in enumerate(values)}
    return defaultdict(count(len(known)).__next__, known)


class Coded(Sequence[Any]):
    """A sequence of values. `codes`: int32, one a row; `distinct`: the value of each code, no two of them equal.

    Parts of a column share its distinct values, so some of them may stand in no row of a part.
    """

    __slots__ = ("_numbering", "_used", "codes", "distinct")

    def __init__(self, codes: Codes, numbering: Numbering, distinct: list[Any] | None = None) -> None:
        self.codes = codes
        self._numbering = numbering
        self.distinct = list(numbering) if distinct is None else distinct
        self._used: Codes | None = None

    @classmethod
    def of(cls, values: Iterable[Any]) -> Coded:
        """A column of some values.

        >>> Coded.of(["甲村", "乙村", "甲村"]).codes.tolist()
        [0, 1, 0]
        """
        numbering = numbered()
        return cls(np.fromiter(map(numbering.__getitem__, values), np.int32), numbering)

    @classmethod
    def constant(cls, value: Any, rows: int) -> Coded:
        """A value that holds for each of so many rows."""
        return cls(np.zeros(rows, np.int32), numbered((value,)))

    @classmethod
    def joined(cls, columns: Sequence[Coded]) -> Coded:
        """Columns one below the other."""
        if len(columns) == 1:
            return columns[0]
        numbering = numbered()
        codes = [column._renumbered(numbering, column.values()) for column in columns]
        return cls(np.concatenate(codes) if codes else np.zeros(0, np.int32), numbering)

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[Any]:
        return map(self.distinct.__getitem__, self.codes.tolist())

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return Coded(self.codes[index].copy(), self._numbering, self.distinct)
        return self.distinct[self.codes[index]]

    def __setitem__(self, index: Any, value: Any) -> None:
        self.put(index, self.code(value))

    def __contains__(self, value: object) -> bool:
        code = self._numbering.get(value)
        return code is not None and bool((self.codes == code).any())

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Coded.of({list(self)!r})"

    def tolist(self) -> list[Any]:
        """The values, row by row."""
        return list(self)

    def code(self, value: Any) -> int:
        """The code of a value, which is new to the column or known."""
        code = self._numbering[value]
        if code == len(self.distinct):
            self.distinct.append(value)
        return code

    def put(self, rows: Any, codes: Any) -> None:
        """Gives some rows (indexes, a slice, a mask) other codes of this column."""
        self.codes[rows] = codes
        self._used = None

    def take(self, rows: Any) -> Coded:
        """The rows of these indexes, or those under a mask."""
        return Coded(self.codes[rows], self._numbering, self.distinct)

    def used(self) -> Codes:
        """The codes that stand in some row, ascending."""
        if self._used is None:
            few = len(self.codes) * 8 < len(self.distinct)
            self._used = np.unique(self.codes) if few else np.flatnonzero(np.bincount(self.codes)).astype(np.int32)
        return self._used

    def values(self) -> list[Any]:
        """The values that stand in some row, each once."""
        return [self.distinct[code] for code in self.used().tolist()]

    def where(self, test: Callable[[Any], Any]) -> Mask:
        """The rows whose value passes a test; each value is tested once."""
        hits = [code for code in self.used().tolist() if test(self.distinct[code])]
        return self._at(hits)

    def where_in(self, values: Iterable[Any]) -> Mask:
        """The rows with one of some values."""
        return self._at([code for value in values if (code := self._numbering.get(value)) is not None])

    def filled(self) -> Mask:
        """The rows that have a value."""
        return ~self.where_in((None,))

    def first(self, test: Callable[[Any], Any], count: int) -> list[Any]:
        """The first so many values that pass a test, row by row; it looks no further than it must."""
        found: list[Any] = []
        for start in range(0, len(self.codes), BLOCK):
            block = self.take(slice(start, start + BLOCK))
            found += block.take(block.where(test)).tolist()
            if len(found) >= count:
                break
        return found[:count]

    def mapped(self, convert: Callable[[Any], Any]) -> Coded:
        """The column with another value in place of each; each value is converted once."""
        numbering = numbered()
        return Coded(self._renumbered(numbering, map(convert, self.values())), numbering)

    def array(self, convert: Callable[[Any], Any], kind: type[np.generic]) -> npt.NDArray[Any]:
        """One number a row, made once of each value."""
        table = np.zeros(len(self.distinct), kind)
        used = self.used()
        table[used] = np.fromiter((convert(self.distinct[code]) for code in used.tolist()), kind, len(used))
        return table[self.codes]

    def codes_in(self, other: Coded) -> npt.NDArray[np.int64]:
        """For each row, the code that its value has in another column; −1 where it is not among that column's."""
        return self.array(lambda value: other._numbering.get(value, -1), np.int64)

    def _at(self, codes: Sequence[int]) -> Mask:
        if len(codes) < 2:
            return self.codes == codes[0] if codes else np.zeros(len(self.codes), np.bool_)
        table = np.zeros(len(self.distinct), np.bool_)
        table[codes] = True
        return table[self.codes]

    def _renumbered(self, numbering: Numbering, values: Iterable[Any]) -> Codes:
        """The rows' codes in another numbering, for values in place of `values()`."""
        used = self.used()
        table = np.zeros(len(self.distinct), np.int32)
        table[used] = np.fromiter(map(numbering.__getitem__, values), np.int32, len(used))
        return table[self.codes]


def combined(columns: Sequence[Coded]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows that agree in all of some columns: the first row of each sort, and for each row the number of its sort.

    >>> first, sort = combined([Coded.of("甲甲乙"), Coded.of([1, 2, 1])])
    >>> first.tolist(), sort.tolist()
    ([0, 1, 2], [0, 1, 2])
    """
    numbers, bound = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        bound *= max(len(column.distinct), 1)
        if bound > np.iinfo(np.int64).max:
            known, numbers = np.unique(numbers, return_inverse=True)
            bound = max(len(known), 1) * max(len(column.distinct), 1)
        numbers = numbers * len(column.distinct) + column.codes
    _, first, sort = np.unique(numbers, return_index=True, return_inverse=True)
    return first, sort


def all_of(masks: Iterable[Mask]) -> Mask:
    """The rows that stand under every one of some masks."""
    return np.logical_and.reduce(list(masks))


def goes_with_two(one: Coded, other: Coded) -> bool:
    """Whether some value of a column stands beside two different values of another; rows that lack one of the two are passed over.

    >>> goes_with_two(Coded.of(["甲", "甲", "乙"]), Coded.of([1, 2, 1])), goes_with_two(Coded.of(["甲"] * 2), Coded.of([1, None]))
    (True, False)
    """
    both = one.filled() & other.filled()
    firsts = one.codes[both].astype(np.int64)
    pairs = firsts * len(other.distinct) + other.codes[both]
    return len(np.unique(pairs)) > len(np.unique(firsts))


class Encoder:
    """Makes a column of cells that come in runs. A yes or no cell becomes the text that Excel shows: TRUE is not the number 1."""

    def __init__(self) -> None:
        self._numbering = numbered()
        self._codes: list[Codes] = []

    def add(self, cells: Sequence[Any]) -> None:
        """Takes a run of cells."""
        before = len(self._numbering)
        codes = np.fromiter(map(self._numbering.__getitem__, cells), np.int32, len(cells))
        if (1 in self._numbering or 0 in self._numbering) and bool in set(map(type, cells)):
            self._numbering = numbered(list(self._numbering)[:before])
            told = [("FALSE", "TRUE")[cell] if isinstance(cell, bool) else cell for cell in cells]
            codes = np.fromiter(map(self._numbering.__getitem__, told), np.int32, len(cells))
        self._codes.append(codes)

    def column(self) -> Coded:
        """All cells taken so far."""
        return Coded(np.concatenate(self._codes) if self._codes else np.zeros(0, np.int32), self._numbering)
