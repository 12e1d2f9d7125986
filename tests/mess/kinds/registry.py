"""What a kind of rewriting declares, and the list of all kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from mess.county import Ledger
from mess.model import Case, table_of

Change = Callable[[Case], bool | None]
"""Rewrites a case in place; False where the case gives nothing to rewrite."""


class Phase(IntEnum):
    """The order in which kinds are applied: what a cell says first, then how it is written, the file's format last."""

    MEANING = 0
    CELLS = 1
    COLUMNS = 2
    SHAPE = 3
    PLACES = 4
    LINES = 5
    AROUND = 6
    BOOKS = 7
    FORMAT = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rewriting.

    `damages`: content was destroyed or made doubtful, so that an error is right. `must_ask`: it can't be known any more,
    so that something must be said even where the figures happen to stay. `gentle`: a 提醒 is enough. `needs` are the
    fields, and `tables` the table names, that a ledger must have.
    """

    name: str
    phase: Phase
    change: Change
    what: str
    damages: bool = False
    must_ask: bool = False
    gentle: bool = False
    needs: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    slugs: frozenset[str] = frozenset()
    simplify: Callable[[Case], None] | None = None

    def fits(self, ledger: Ledger) -> bool:
        """Whether a clean ledger can be rewritten so."""
        if self.tables and ledger.table not in self.tables or self.slugs and ledger.slug not in self.slugs:
            return False
        return self.needs <= {spec.name for spec in table_of(ledger.slug, ledger.table).fields}


KINDS: dict[str, Kind] = {}


def kind(
    phase: Phase,
    *,
    damages: bool = False,
    must_ask: bool = False,
    gentle: bool = False,
    needs: str = "",
    tables: str = "",
    slugs: str = "",
    simplify: Callable[[Case], None] | None = None,
) -> Callable[[Change], Change]:
    """Registers a function as a kind under its own name; words are separated by blanks."""

    def register(change: Change) -> Change:
        name = change.__name__  # type: ignore[attr-defined]
        if name in KINDS:
            raise ValueError(f"two kinds are called {name}")
        what = (change.__doc__ or "").strip().splitlines()[0]
        sets = (frozenset(words.split()) for words in (needs, tables, slugs))
        KINDS[name] = Kind(name, phase, change, what, damages or must_ask, must_ask, gentle, *sets, simplify=simplify)
        return change

    return register
