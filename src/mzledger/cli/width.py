"""Columns of a screen: a Chinese character takes two."""

from __future__ import annotations

import re

_STOPS = "，。、；：！？）》”’〕］…"
_PIECES = re.compile(rf"\[[^\]]{{,16}}\]|(?:[\u2e80-\uffef]|[^\u2e80-\uffef\s]+)[{_STOPS}]*|\s+")
"""Words in brackets, a Chinese character or a word of others with its stops, the space between: a line may end after each."""


def width(text: str) -> int:
    """How many columns a text takes.

    >>> width("低保 3")
    6
    """
    return sum(2 if ord(c) > 255 else 1 for c in text)


def padded(text: str, columns: int, least: int = 1) -> str:
    """The text with spaces behind it, up to so many columns, but `least` so many spaces."""
    return text + " " * max(least, columns - width(text))


def folded(text: str, columns: int) -> list[str]:
    """The text in lines of so many columns; words stay whole where they fit, and no line begins with a stop.

    >>> folded("核对台账 ledgers/2020，逐处列出问题。", 14)
    ['核对台账', 'ledgers/2020，', '逐处列出问题。']
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    return [*lines, line.rstrip()]
