"""The door for writing workbooks: a `Book` goes in, a file comes out, written by whoever can do what its look asks for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from mzledger.workbook.book import Book, Look
from mzledger.workbook.generation import written_whole
from mzledger.workbook.plain_book import write_plain

_PLAIN = frozenset({Look.LIST, Look.LEDGER, Look.BARE})


def write_book(path: Path, book: Book) -> None:
    """Writes the workbook, whole or not at all. Raises `NotWritten`.

    Cells are text unless they are numbers of ours; formulas are totals only, and carry their value. LIST, LEDGER and BARE take a second
    for a hundred thousand rows and give the same bytes each time.
    """
    with written_whole(path) as temporary:
        if book.look in _PLAIN:
            write_plain(temporary, book)
        else:
            from mzledger.workbook.styled_book import write_styled

            write_styled(temporary, book)


def book_bytes(book: Book) -> bytes:
    """A plain book as bytes, to stand within another file."""
    made = BytesIO()
    write_plain(made, book)
    return made.getvalue()
