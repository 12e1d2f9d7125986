"""From a template's output to blocks: `#` lines are the title and headings, every other line a paragraph. And ordinals: the ones
that we count (一、 （一） 1. （1）), and those that the office typed, which follow when headings go or repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mzledger.document.printed import CLOSE, OPEN
from mzledger.values.document import Block, Figure, Heading, Paragraph, Runs, Words
from mzledger.values.numerals import DIGITS, chinese_number, read_number

MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
"""A printed figure in a rendered text, with its number."""
_SENTENCE = re.compile(r"(?<=[。；！？])")
_ORDINAL = re.compile(rf"^(\s*(?:第|[（(])?)([{DIGITS}十]+|[0-9０-９]{{1,2}})([、.．)）章节]|部分)(?![0-9０-９])")


def ordinal(level: int, number: int) -> str:
    """The printed ordinal of a heading of level 1 to 4 (GB/T 9704 7.3.3).

    >>> [ordinal(level, 3) for level in (1, 2, 3, 4)]
    ['三、', '（三）', '3.', '（3）']
    """
    forms = {1: f"{chinese_number(number)}、", 2: f"（{chinese_number(number)}）", 3: f"{number}.", 4: f"（{number}）"}
    return forms[level]


class Outline:
    """Counts headings as they come: a heading starts the count of the levels below it anew."""

    def __init__(self) -> None:
        self._counts = [0] * 5

    def next(self, level: int) -> str:
        """The ordinal of the next heading of a level."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (4 - level)
        return ordinal(level, self._counts[level])


def heading_marks(line: str) -> int:
    """How many `#` a line begins with, where that makes it a heading: 2 to 5, else 0."""
    marks = len(line) - len(line.lstrip("#"))
    return marks if 2 <= marks <= 5 else 0


def blocks_of(text: str, figures: Sequence[Figure], outline: Outline) -> Iterator[Block]:
    """The blocks of a rendered template: `##` to `#####` are headings of level 1 to 4. Blank lines only part them."""
    for line in text.splitlines():
        line = line.strip()
        if not line:
            continue
        if marks := heading_marks(line):
            yield Heading(marks - 1, outline.next(marks - 1), runs_of(line[marks:].strip(), figures))
        elif line.startswith("> "):
            yield Paragraph(runs_of(line[2:], figures), "notice")
        else:
            yield Paragraph(paragraph_runs(line, figures))


def paragraph_runs(line: str, figures: Sequence[Figure]) -> Runs:
    """Words and figures of a paragraph, in order; a sentence that knows no figure says so once."""
    return runs_of(saying_once(line, figures), figures)


def saying_once(line: str, figures: Sequence[Figure]) -> str:
    """A paragraph in which a sentence of which no figure is known, all for one reason, is cut to its subject and one 〔未提供台账〕."""
    return "".join(
        _cut(sentence, [figures[int(n)].text for n in MARK.findall(sentence)]) for sentence in _SENTENCE.split(line)
    )


def _cut(sentence: str, said: Sequence[str]) -> str:
    first = MARK.search(sentence)
    if first is None or len(said) < 2 or not said[0].startswith("〔") or len(set(said)) > 1:
        return sentence
    opened = sentence[: first.start()].count("（") - sentence[: first.start()].count("）")
    return sentence[: first.end()] + "）" * opened + (sentence[-1] if sentence[-1] in "。；！？" else "")


def runs_of(text: str, figures: Sequence[Figure]) -> Runs:
    """Words and figures of a line, in order."""
    parts = enumerate(MARK.split(text))
    return tuple(figures[int(part)] if at % 2 else Words(part) for at, part in parts if part)


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
