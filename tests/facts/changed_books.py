"""Year books changed by hand into what a reader may find: sheets without a column, with an assumption, left unread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mzledger.facts.book import FactBook
from mzledger.schema.records import Part
from mzledger.schema.row import Row
from mzledger.values.coded import Coded


def parts_of(facts: FactBook, model: type[Row]) -> tuple[Part, ...]:
    """The sheets of a table."""
    records = facts.book.records(model)
    assert records is not None
    return records.parts


def again(facts: FactBook, not_run: Iterable[str] = ()) -> FactBook:
    """The facts of the same book, counted anew."""
    tables = {model: replace(records) for model, records in facts.book.tables.items()}
    return FactBook(replace(facts.book, tables=tables), facts.programs, frozenset(not_run))


def without(facts: FactBook, model: type[Row], *fields: str, sheets: Iterable[int] = ()) -> FactBook:
    """The facts of a book whose sheets (all, or the given ones) have no column for some fields.

    A sheet of a family table without the persons' numbers is one of household rows.
    """
    chosen = list(sheets)
    for number, part in enumerate(parts_of(facts, model)):
        if not chosen or number in chosen:
            part.absent |= set(fields)
            part.household_rows = part.table.family is not None and part.table.family.id_no in part.absent
            for field in fields:
                part.columns[field] = Coded.constant(None, len(part.rows))
                part.positions.pop(field, None)
    return again(facts)
