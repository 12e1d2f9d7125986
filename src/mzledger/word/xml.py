"""OOXML elements as nested calls. Word minds the order of the children: the caller writes them in schema order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from mzledger.word.layout import half_points

__all__ = ["Element", "font", "make", "paragraph", "printable", "run", "size"]

_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile(r"(\t|\n)")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def make(tag: str, *children: Element, **attributes: object) -> Element:
    """An element with its attributes in the `w:` namespace. A child that already has a parent is copied.

    >>> make("w:jc", val="center").get(qn("w:val"))
    'center'
    """
    element: Element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(child if child.getparent() is None else deepcopy(child) for child in children)
    return element


def font(latin: str, chinese: str) -> Element:
    """`w:rFonts` with all four scripts named. A missing one would fall back to a theme or to the default."""
    return make("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)


def size(points: float) -> tuple[Element, Element]:
    """`w:sz` and its twin for complex scripts."""
    return make("w:sz", val=half_points(points)), make("w:szCs", val=half_points(points))


def run(text: str, *properties: Element) -> Element:
    """A `w:r`; line feeds and tabs become elements, characters that XML cannot hold are left out.

    “ ” … — and the like belong to both scripts: `w:hint="eastAsia"` gives them the Chinese font and full width.
    """
    text = printable(text)
    marks = list(properties)
    if not text.isascii():
        marks.insert(0, make("w:rFonts", hint="eastAsia"))
    element = make("w:r", make("w:rPr", *marks)) if marks else make("w:r")
    for piece in filter(None, _PIECES.split(text)):
        element.append(make("w:tab") if piece == "\t" else make("w:br") if piece == "\n" else _text(piece))
    return element


def printable(text: str) -> str:
    """The text as XML can hold it: one kind of line end, no control characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _text(piece: str) -> Element:
    element = make("w:t")
    element.set(_XML_SPACE, "preserve")
    element.text = piece
    return element


def paragraph(style: str, runs: Iterable[Element] = (), *properties: Element) -> Element:
    """A `w:p` in a style (by its id), with further paragraph properties in schema order."""
    return make("w:p", make("w:pPr", make("w:pStyle", val=style), *properties), *runs)
