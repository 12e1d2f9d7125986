"""From a template's output to blocks: `#` lines are the title and headings, every other line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mzledger.document.printed import CLOSE, OPEN
from mzledger.values.document import Block, Figure, Heading, Paragraph, Runs, Words
from mzledger.values.numerals import chinese_number

MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
"""A printed figure in a rendered text, with its number."""
_SENTENCE = re.compile(r"(?<=[。；！？])")


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


def is_numbered(blocks: Iterable[Block]) -> bool:
    """Whether no heading skips a level (a level 3 right under a level 1)."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return all(below <= above + 1 for above, below in pairwise([0, *levels]))
