"""An office's Word template as words, and the same words filled in: what `word/` reads, `document/` fills and `word/` writes back.

A line is a paragraph, or a row of a table with the paragraphs of its cells. A run is what Word prints in one look; it is
known by its number in its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mzledger.values.document import Run

BRACES = "{｛}｝"
"""What tags are made of."""
BREAK = "\ue012"
"""A line that ends within a paragraph."""
Piece = tuple[int, str | None]
"""The number of a run and its text; None for a thing that is no text: a picture, a note, the end of a bookmark."""
FilledPiece = tuple[int, Run | None]
"""The number of the run whose look it has, and what is printed; None for the thing itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `cell` tells in which cell of its row it stands; `struck` is what tracked changes have taken away, `unread`
    the tags in things that are no text, as formulas are.
    """

    pieces: tuple[Piece, ...]
    cell: int = 0
    tracked: bool = False
    struck: str = ""
    unread: str = ""

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(text or "" for _, text in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """`level` 1 to 4 is a heading's, `table` the number of the table whose row it is (−1 for a paragraph).

    `right`: it stands at the right edge, as signatures do.
    """

    passages: tuple[Passage, ...]
    level: int = 0
    table: int = -1
    right: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.table >= 0

    @property
    def text(self) -> str:
        """As a reader of the file sees it: cells parted by a blank."""
        texts = (passage.text.replace(BREAK, " ").replace("\t", " ") for passage in self.passages)
        return " ".join(text for text in texts if text.strip())


@dataclass(frozen=True, slots=True)
class Part:
    """The body (without a name), or 页眉, 页脚, 脚注, 文本框."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FilledPassage:
    """A paragraph to be printed: which one of its line it was, and its pieces; None where it stays as it was."""

    at: int
    pieces: tuple[FilledPiece, ...] | None
    cell: int = 0

    def runs(self) -> tuple[Run, ...]:
        """What is printed, without things."""
        return tuple(run for _, run in self.pieces or () if run is not None)


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A line to be printed: which one of its part it was, and its paragraphs (several only in a row)."""

    at: int
    passages: tuple[FilledPassage, ...]


FilledPart = Sequence[FilledLine]
