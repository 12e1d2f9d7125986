"""What is rewritten: workbooks of pages of columns and lines, before they become files.

A kind of rewriting changes the `Case` in place. The pages under `targets` are those of the one clean table that is
touched; splitting it makes more of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any

from mess.county import Ledger, clean_ledgers
from mzledger.programs import find_program
from mzledger.schema.program import Table


@dataclass(slots=True)
class Column:
    """A column: the field that it holds ('' for a foreign one), its heading, its cell kind, and the headings above it."""

    field: str
    heading: str
    kind: str = "文字"
    required: bool = False
    parents: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(slots=True)
class Line:
    """A row below the heading; `data` is false for subtotals, notes and repeated headings.

    `sources` are the clean rows that it tells of: (position of the ledger, position of the row).
    """

    cells: list[Any]
    data: bool = True
    hidden: bool = False
    struck: bool = False
    sources: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class Page:
    """A sheet: what stands above the table, the table, and what stands below. `tables` are the clean tables it holds.

    `merges` are (line, column, lines, columns) within the table's lines; `beside` is a table to the right of this one.
    """

    name: str
    tables: set[str] = field(default_factory=set)
    columns: list[Column] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    above: list[list[Any]] = field(default_factory=list)
    below: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    down: int = 0
    right: int = 0
    under: list[Page] = field(default_factory=list)
    beside: list[Page] = field(default_factory=list)
    headless: bool = False

    def at(self, name: str) -> int:
        """The position of a field's column (KeyError where there is none)."""
        for place, column in enumerate(self.columns):
            if column.field == name:
                return place
        raise KeyError(name)

    def has(self, *names: str) -> bool:
        """Whether the page has all these fields."""
        return set(names) <= {column.field for column in self.columns}

    def column(self, name: str) -> Column:
        """A field's column."""
        return self.columns[self.at(name)]

    def data(self) -> list[Line]:
        """The lines that are records."""
        return [line for line in self.lines if line.data]

    def values(self, name: str) -> list[Any]:
        """A field's cells."""
        place = self.at(name)
        return [line.cells[place] for line in self.data()]

    def insert(self, place: int, column: Column, cells: Iterable[Any]) -> None:
        """Puts a column in; a line that is no record gets a blank."""
        self.columns.insert(place, column)
        made = iter(cells)
        for line in self.lines:
            line.cells.insert(place, next(made, None) if line.data else None)

    def drop(self, name: str) -> None:
        """Takes a field's column out."""
        place = self.at(name)
        del self.columns[place]
        for line in self.lines:
            del line.cells[place]

    def copy(self, name: str, lines: Iterable[Line] | None = None) -> Page:
        """The same page under another name, with some of the lines."""
        twin = deepcopy(self)
        twin.name = name
        if lines is not None:
            twin.lines = [deepcopy(line) for line in lines]
        return twin


@dataclass(slots=True)
class Book:
    """A workbook: its path under the year's folder, its pages, its ending, and whether a rewriting touched it."""

    path: str
    pages: list[Page]
    ending: str = ".xlsx"
    touched: bool = False
    in_year: bool = True
    encoding: str = ""

    @property
    def name(self) -> str:
        """As messages give it."""
        return f"2020/{self.path}{self.ending}" if self.in_year else f"{self.path}{self.ending}"


@dataclass(slots=True)
class Case:
    """A county under rewriting: the clean ledgers of one program, and the table that is touched.

    `truth` are the ledgers that the figures are counted from; `simplify` narrows them before any page is made.
    """

    rng: Random
    truth: list[Ledger]
    target: Ledger
    books: list[Book] = field(default_factory=list)
    targets: list[Page] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)

    def build(self) -> None:
        """Makes the clean pages of the truth."""
        by_path: dict[str, Book] = {}
        for number, ledger in enumerate(self.truth):
            page = clean_page(ledger, number)
            book = by_path.setdefault(ledger.path, Book(ledger.path.removesuffix(".xlsx"), []))
            book.pages.append(page)
            if ledger is self.target:
                self.targets = [page]
                book.touched = True
        self.books = list(by_path.values())

    def book_of(self, page: Page) -> Book:
        """The workbook that a page stands in."""
        return next(book for book in self.books if any(one is page for one in book.pages))

    def replace(self, page: Page, pages: list[Page]) -> None:
        """Puts other pages in the place of a target."""
        book = self.book_of(page)
        place = next(i for i, one in enumerate(book.pages) if one is page)
        book.pages[place : place + 1] = pages
        self.retarget(page, pages)

    def move_out(self, page: Page, books: list[Book]) -> None:
        """Takes a target out of its workbook into workbooks of its own."""
        old = self.book_of(page)
        old.pages = [one for one in old.pages if one is not page]
        if not old.pages:
            self.books = [book for book in self.books if book is not old]
        for book in books:
            book.touched = True
        self.books.extend(books)
        self.retarget(page, [one for book in books for one in book.pages])

    def retarget(self, page: Page, pages: list[Page]) -> None:
        """Names the pages that a target has become."""
        self.targets = [one for one in self.targets if one is not page] + pages

    def pad(self) -> None:
        """Gives every line of the pages a cell for every column."""
        for book in self.books:
            for page in book.pages:
                for line in page.lines:
                    line.cells += [None] * (len(page.columns) - len(line.cells))

    def touched(self) -> list[Book]:
        """The workbooks that a rewriting touched."""
        return [book for book in self.books if book.touched]


@cache
def table_of(slug: str, name: str) -> Table:
    """A program's table by its name."""
    program = find_program(slug)
    assert program is not None
    return next(table for table in program.tables if table.name == name)


def clean_page(ledger: Ledger, number: int = 0) -> Page:
    """A ledger under its canonical headings, with a title; days are real dates, as Excel keeps them."""
    table = table_of(ledger.slug, ledger.table)
    specs = table.fields
    columns = [Column(s.name, s.column.heading, s.kind, s.column.required) for s in specs]
    lines = [
        Line([_cell(s.kind, row.get(s.name)) for s in specs], sources=frozenset({(number, at)}))
        for at, row in enumerate(ledger.rows)
    ]
    return Page(ledger.sheet, {ledger.key}, columns, lines, above=[[ledger.title]])


def _cell(kind: str, value: Any) -> Any:
    return date.fromisoformat(value) if kind == "日期" and value else value


def case_of(slug: str, target: int, rng: Random) -> Case:
    """A fresh case: copies of a program's ledgers, one of them to be touched."""
    truth = [deepcopy(ledger) for ledger in clean_ledgers() if ledger.slug == slug]
    return Case(rng, truth, truth[target])


def targets() -> Iterator[tuple[str, int, Ledger]]:
    """Every clean table that may be touched: program, position among its ledgers, ledger."""
    places: dict[str, int] = {}
    for ledger in clean_ledgers():
        place = places[ledger.slug] = places.get(ledger.slug, -1) + 1
        yield ledger.slug, place, ledger
