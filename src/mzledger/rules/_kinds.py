"""The kinds of rules, by what they look at: a cell, a row, a table, the year's book; or the reader's own findings.

A rule is one file: its module docstring is its page (检查什么 / 为什么 / 怎么改 / 例子 / 依据), `RULE` says how it runs. The words that
rules are written with are all had from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mzledger.schema.program import Table as Table
from mzledger.schema.records import Part as Part
from mzledger.schema.records import Records as Records
from mzledger.schema.records import YearBook as YearBook
from mzledger.values.coded import Mask as Mask
from mzledger.values.identities import Identities
from mzledger.values.problem import Severity as Severity
from mzledger.values.problem import Where as Where


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at beside its values: the closing day and the year's whole book."""

    as_of: date
    book: YearBook


@dataclass(frozen=True, slots=True)
class Finding:
    """A row (index into the records) and field that is wrong, and the sentence that says found and expected."""

    index: int
    field: str
    what: str


@dataclass(frozen=True, slots=True)
class PlaceFinding:
    """A place that is no row of the records (a printed total, a whole ledger), and the sentence; it rejects no row."""

    where: Where
    what: str


@dataclass(frozen=True, slots=True)
class Unfinished(Finding):
    """A row on which a rule's own check failed: it is said, and the row kept out, whatever the rule's severity."""


AnyFinding = Finding | PlaceFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What all kinds share. A rule is applied to closing days from `since` to `until` (both may be open).

    `rejects`: whether an error keeps its row out of the figures; not where it can't be said which of two rows is wrong.
    """

    code: str
    severity: Severity
    rejects: bool = True
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it is applied on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRule(Rule):
    """Found while reading a ledger or a template: the reader raises the code, this file explains it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRule(Rule):
    """Looks at each distinct value of the columns of these kinds, in every table."""

    kinds: tuple[str, ...]
    check: Callable[[Any, Context], str | None]
    suspects: Callable[[Identities, Context], Mask] | None = None
    """Of identity numbers: those of the whole book that the check may find wrong; the others are not given to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule(Rule):
    """Looks at the values of these fields in each row of a table that has them all; `at` is the field to point to.

    Rows where one of the values is None, and sheets that lack or only assume one of the fields, are passed over. Equal values are looked at once, so the check may depend on
    nothing else.
    """

    fields: tuple[str, ...]
    at: str
    check: Callable[..., str | None]
    suspects: Callable[..., Mask] | None = None
    """The rows that the check may find wrong, by the columns of the fields (and the context); all where it is not given."""


def nothing(table: Table) -> tuple[str, ...]:
    """No field is needed."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRule(Rule):
    """Looks at all rows of a table for which `wants` is true; of sheets only that state the fields that it `needs`."""

    wants: Callable[[Table], bool]
    check: Callable[[Records, Context], Iterable[AnyFinding]]
    needs: Callable[[Table], tuple[str, ...]] = nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRule(Rule):
    """Looks across the tables of a year; yields the records together with the finding."""

    check: Callable[[YearBook, Context], Iterable[tuple[Records, AnyFinding]]]
