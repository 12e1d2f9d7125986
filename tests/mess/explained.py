"""Whether errors explain a difference: rows without an error must be counted, those with one may be left out.

One error must not excuse the silent loss of other rows, nor a figure that is larger than the truth. So every figure
has to lie between the count without the rows that errors name and the full count. Where a heading, a sheet or a file is
named as a whole, nothing more can be asked of its table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from mess.county import Ledger
from mess.figures import ALWAYS, Key, figures_of
from mess.model import Book, Case, Page
from mess.writing import placed
from mzledger.values.problem import Problem

Source = tuple[int, int]


def names(book: Book, problem: Problem) -> bool:
    """Whether a problem names a workbook."""
    return problem.where.file in (book.name, book.name.rsplit("/", 1)[-1])


def named_pages(book: Book, problem: Problem) -> list[Page]:
    """The pages of a workbook that a problem names; all of them where it names none, or the format has but one."""
    if not problem.where.sheet or book.ending in (".csv", ".xls"):
        return book.pages
    return [page for page in book.pages if page.name == problem.where.sheet]


def named_sources(case: Case, problems: Iterable[Problem]) -> tuple[set[Source], set[str]]:
    """The clean rows that problems name, and the tables of which a whole sheet, heading or file is named."""
    found: set[Source] = set()
    whole: set[str] = set()
    grids = {id(page): placed(page) for book in case.touched() for page in book.pages}
    for problem in problems:
        for book in case.touched():
            for page in named_pages(book, problem) if names(book, problem) else ():
                grid, at = grids[id(page)], _rows(problem.where.cell)
                rows = {row for row in at if grid.sources.get(row)}
                for first, _, height, _ in grid.merges:
                    span = range(first, first + height)
                    rows.update(span if any(row in span for row in at) else ())
                found.update(*(grid.sources.get(row, frozenset()) for row in rows))
                whole |= set() if rows else page.tables
    return found, whole


def _rows(cell: str) -> range:
    """The rows (from 0) of D18 or D18:F20; none for a blank."""
    numbers = [int(number) - 1 for number in re.findall(r"\d+", cell)]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def _changed(ledgers: list[Ledger], gone: set[Source], doubtful: set[Source]) -> Iterator[Ledger]:
    """The ledgers without some rows, and with others that count whatever they say."""
    for number, ledger in enumerate(ledgers):
        rows = [
            row | {ALWAYS: True} if (number, at) in doubtful else row
            for at, row in enumerate(ledger.rows)
            if (number, at) not in gone
        ]
        yield replace(ledger, rows=rows)


def bounds(case: Case, problems: Iterable[Problem]) -> dict[Key, tuple[Decimal, Decimal]]:
    """The least and the most that each figure may be; a table that is named as a whole has no bounds.

    A row with an error is kept out, or was read right. A row with only a 提醒 was read, perhaps wrongly.
    """
    listed = list(problems)
    gone, whole = named_sources(case, listed)
    doubtful, _ = named_sources(case, [problem for problem in listed if not problem.is_error])
    least = figures_of(_changed(case.truth, gone, set()))
    most = figures_of(_changed(case.truth, set(), doubtful))
    return {
        key: (least.get(key, (Decimal(0), ""))[0], value) for key, (value, table) in most.items() if table not in whole
    }
