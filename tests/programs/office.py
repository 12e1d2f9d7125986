"""A workbook as an office keeps it, written in a test's docstring: 【sheet】, lines above the headings, rows with bars.

`^` is the lower part of a merged cell, `#3` the invented number of a third person, `#3/20120304` of one born on that day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from mzledger.work.report import YearFacts
from sheets import an_id, write_book

_PERSON = re.compile(r"#(\d+)(?:/(\d{8}))?")


@dataclass(frozen=True)
class Kept:
    """What mz made of an office's workbook."""

    file: str
    found: YearFacts

    def __getitem__(self, key: str) -> Decimal | None:
        """The figure of a key, for the whole county."""
        return self.found.facts.fact(key).value

    def by(self, key: str) -> dict[str, Decimal | None]:
        """The figure by the program's category."""
        return {fact.category: fact.value for fact in self.found.facts.by_category(key)}

    @property
    def codes(self) -> list[str]:
        """What is said of the workbook: the code of each problem, once."""
        return sorted({each.code for each in self.found.problems if each.where.file == self.file})

    @property
    def said(self) -> str:
        """All that is said of the workbook."""
        return "\n".join(
            f"{p.code} {p.where.sheet} {p.where.cell} {p.what}"
            for p in self.found.problems
            if p.where.file == self.file
        )


def write_office_book(path: Path, text: str, wanted: Callable[[str], bool]) -> None:
    """Writes the sheets of a docstring that are wanted as a workbook."""
    sheets = {name: rows for name, rows in _sheets(text) if wanted(name)}
    write_book(
        path, {name: [["" if cell == "^" else cell for cell in row] for row in rows] for name, rows in sheets.items()}
    )
    book = load_workbook(path)
    for name, rows in sheets.items():
        for row, column, below in _merged(rows):
            book[name].merge_cells(start_row=row, end_row=below, start_column=column, end_column=column)
    book.save(path)


def _sheets(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    for part in text.split("【")[1:]:
        name, _, body = part.partition("】")
        lines = [line for line in body.splitlines() if line.strip()]
        yield name, [[_person(cell.strip()) for cell in line.split("|")] for line in lines]


def _person(cell: str) -> str:
    found = _PERSON.fullmatch(cell)
    return an_id(int(found[1]), found[2] or "19500101") if found else cell


def _merged(rows: list[list[str]]) -> Iterator[tuple[int, int, int]]:
    """First row, column and last row of every merged cell, counted from 1."""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            below = at
            while cell != "^" and below + 1 < len(rows) and rows[below + 1][column : column + 1] == ["^"]:
                below += 1
            if below > at:
                yield at + 1, column + 1, below + 1
