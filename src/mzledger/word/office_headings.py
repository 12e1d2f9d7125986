"""Which paragraphs of a foreign Word file are headings, and of which level, and which stand at the right edge: by what they
say themselves, else by their style.
"""

from __future__ import annotations

import re

from mzledger.word.files import attribute, child, children
from mzledger.word.xml import Element

_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DEEPEST = 4


class Headings:
    """The styles of a file, asked paragraph by paragraph."""

    def __init__(self, styles: Element | None) -> None:
        self._levels: dict[str, int] = {}
        self._based: dict[str, str] = {}
        self._places: dict[str, str] = {}
        for style in children(styles, "style"):
            name = attribute(style, "styleId")
            self._based[name] = attribute(child(style, "basedOn"), "val")
            told = _outline(child(style, "pPr"))
            self._places[name] = attribute(child(child(style, "pPr"), "jc"), "val")
            named = _NAME.fullmatch(attribute(child(style, "name"), "val").strip())
            if told or named:
                self._levels[name] = told or (int(named[1]) if named else 0)

    def level(self, paragraph: Element) -> int:
        """1 to 4 for a heading, else 0: what lies deeper is read as text."""
        properties = child(paragraph, "pPr")
        level = _outline(properties)
        style = attribute(child(properties, "pStyle"), "val")
        for _ in range(20):  # a damaged file may have styles based on each other in a ring
            if level or not style:
                break
            level, style = self._levels.get(style, 0), self._based.get(style, "")
        return level if 1 <= level <= _DEEPEST else 0

    def right(self, paragraph: Element) -> bool:
        """Whether it stands at the right edge."""
        properties = child(paragraph, "pPr")
        place, style = attribute(child(properties, "jc"), "val"), attribute(child(properties, "pStyle"), "val")
        for _ in range(20):
            if place or not style:
                break
            place, style = self._places.get(style, ""), self._based.get(style, "")
        return place in ("right", "end")


def _outline(properties: Element | None) -> int:
    """The level, 10 for what is said to be text, 0 where nothing is said."""
    told = attribute(child(properties, "outlineLvl"), "val")
    return int(told) + 1 if told.isdecimal() else 0
