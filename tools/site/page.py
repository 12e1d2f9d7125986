"""What a page is made of, and its HTML: headings, texts, code and tables, with links that hold wherever the site lies.

A problem code that a text names leads to its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mzledger.rules import catalogue

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a file of the site, `problem/MZ102.html`, perhaps to a heading of it: `words.html#比上年`."""

    text: str
    to: str


Cell = str | Link | Sequence[str | Link]
"""What stands in a cell of a table: one piece, or several with blanks between."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `anchor` is what a link leads to."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of each line; code keeps its blanks."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site; `above` is the page that lists it."""

    path: str
    title: str
    blocks: tuple[Block, ...]
    above: Link | None = None


def grid(headings: str, rows: Iterable[tuple[Cell, ...]]) -> Grid:
    """A table; its headings are parted by blanks."""
    return Grid(tuple(headings.split()), tuple(rows))


def html(page: Page, sections: Sequence[Link]) -> str:
    """The page as a file, with the way to every section at its head."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["kind"] = lambda value: type(value).__name__
    up = "../" * page.path.count("/")
    environment.filters["linked"] = lambda text: _linked(text, up)
    return environment.get_template("page.html.j2").render(page=page, sections=sections, up=up)


def _linked(text: str, up: str) -> Markup:
    """A text whose problem codes are links."""

    def link(found: re.Match[str]) -> str:
        code = found[0]
        return f'<a href="{up}problem/{code}.html">{code}</a>' if code in catalogue() else code

    return Markup(re.sub(r"MZ\d{3}", link, str(escape(text))))
