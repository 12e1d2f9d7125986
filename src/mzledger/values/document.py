"""The year-end document as a value: blocks of words and of figures that keep their fact's key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mzledger.values.fact import Identity
from mzledger.values.forms import AS_IT_IS, Form


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text; `marked` where a review copy points at it."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure with its unit (`1947.37万元`), what it is, and the form in which it was printed."""

    text: str
    what: Identity
    form: Form = AS_IT_IS

    @property
    def key(self) -> str:
        """The key of its indicator."""
        return self.what.key


Run = Words | Figure
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 to 4; `number` is the printed ordinal (一、 （一） 1. （1）), made by the renderer."""

    level: int
    number: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`role` is body, notice (a warning set apart), or note (small print, sources)."""

    runs: Runs
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `head_rows` repeat on every page; `bold_rows` and `bold_columns` are totals (indexes).

    A `small` table is set in small print, however few its columns. In a `joined` one an empty cell of the first head row
    belongs to the cell at its left, one of a further head row to the cell above, and so does an empty first cell of a row.
    """

    caption: str
    rows: tuple[tuple[Runs, ...], ...]
    head_rows: int = 1
    bold_rows: tuple[int, ...] = ()
    bold_columns: tuple[int, ...] = ()
    small: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A series of a chart: its name ('' where it is the only one), and a value for each category, None where unknown."""

    name: str
    values: tuple[Decimal | None, ...]
    of: tuple[Identity, ...] = ()
    """What each value is: figures that the document prints elsewhere too."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars on one scale, the first category on top; values in the unit of the chart, shown with so many decimals."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Bars, ...]
    places: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels, each with its own scale, so many side by side; `said` tells in words what is seen."""

    caption: str
    panels: tuple[Panel, ...]
    said: str
    side_by_side: int = 1


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Document:
    """Title lines, blocks in order, then who signs and when (both may be empty); the annex follows on a new page.

    `issuer` stands before the title, in one line with it; `addressee` below it, without its colon; `attachments` are the
    names below the text, that of the annex first.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    signer: str = ""
    date: str = ""
    annex: tuple[Block, ...] = ()
    issuer: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()

    @property
    def full_title(self) -> str:
        """The title as it is printed."""
        return self.issuer + self.title

    def lines(self) -> Iterator[Runs]:
        """The runs of every heading, paragraph and cell, in reading order."""
        for block in (*self.blocks, *self.annex):
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)
            elif not isinstance(block, Chart):
                yield block.runs

    def runs(self) -> Iterator[Run]:
        """Every run, in reading order."""
        return (run for runs in self.lines() for run in runs)

    def figures(self) -> Iterator[Figure]:
        """Every printed figure, in reading order."""
        return (run for run in self.runs() if isinstance(run, Figure))


def text_of(runs: Runs) -> str:
    """The words and figures run together."""
    return "".join(run.text for run in runs)


def attachment_lines(document: Document) -> list[tuple[str, str]]:
    """What leads each attachment's line, and its name: `附件：1.` and so on; a single one has no number."""
    names = document.attachments
    numbered = len(names) > 1
    return [(("" if at else "附件：") + (f"{at + 1}." if numbered else ""), name) for at, name in enumerate(names)]
