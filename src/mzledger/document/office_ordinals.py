"""Ordinals that the office typed before its headings (一、 （二） 3.): they follow when headings go or repeat."""

from __future__ import annotations

import re

from mzledger.values.numerals import DIGITS, chinese_number, read_number

_ORDINAL = re.compile(rf"^(\s*(?:第|[（(])?)([{DIGITS}十]+|[0-9０-９]{{1,2}})([、.．)）章节]|部分)(?![0-9０-９])")


def without_ordinal(text: str) -> str:
    """The text behind its ordinal.

    >>> [without_ordinal(text) for text in ("一、低保", "（12）低保", "2020年低保", "3.5万")]
    ['低保', '低保', '2020年低保', '3.5万']
    """
    found = _ORDINAL.match(text)
    return text[found.end() :] if found else text


class Shift:
    """Counts how many headings of each level went or came since the one above began."""

    def __init__(self) -> None:
        self._by = [0] * 6
        self._met: list[set[int]] = [set() for _ in range(6)]

    def met(self, level: int, line: int, kept: bool) -> int:
        """By how much the ordinal of a heading changes: `line` is its place in the template, which it shares with its repeats."""
        again = line in self._met[level]
        self._met[level].add(line)
        for deeper in range(level + 1, 6):
            self._by[deeper] = 0
            self._met[deeper].clear()
        self._by[level] += again if kept else -(not again)
        return self._by[level]


def shifted(text: str, by: int) -> tuple[str, int]:
    """The new ordinal with the signs around it, and how many characters of the text it replaces; nothing where there is none.

    >>> shifted("（三）低保", -1)
    ('（二）', 3)
    """
    found = _ORDINAL.match(text)
    if not found:
        return "", 0
    lead, number, end = found.groups()
    value = read_number(number) + by
    if value == by and not number.isdecimal():
        return "", 0
    new = str(value) if number.isdecimal() else chinese_number(value) if value < 100 else number
    return lead + (new if value > 0 else number) + end, found.end()
