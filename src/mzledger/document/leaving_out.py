"""Takes the words around figures that say nothing: of a program that the office doesn't run, of nothing, of what is missing
and was said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mzledger.document.markup import MARK, heading_marks
from mzledger.document.printed import ASIDE, DROP, GONE, OPEN
from mzledger.values.fact import Fact, Lack

PLACEHOLDER = "〔待补充："
_SENTENCE = re.compile(r"(?<=[。；！？])")
_WHOLE_SENTENCE = re.compile(r"(?<=[。！？])")
_BETWEEN = re.compile(r"([，、；：（）。！？])")
_LED = "其中"


def leaving_out(text: str, facts: Sequence[Fact]) -> str:
    """A rendered text without what only speaks of such figures: whole lines, else sentences, else parts of sentences.

    A heading whose lines all went goes too; a text that is still to be written (〔待补充〕) keeps no heading alone.
    So do sentences with nothing to say (DROP), and the whole section of such a heading; and in a paragraph what only says
    again that the same is missing. `facts` are those of the marks.
    """
    return "\n".join(line for line in kept_lines(text.splitlines(), facts) if line is not None)


def kept_lines(lines: Sequence[str], facts: Sequence[Fact]) -> list[str | None]:
    """The same line by line: what is left of each, None where nothing is."""
    before = list(lines)
    _drop_sections(before)
    kept = [_line(_said_once(_with_something(line), facts)) for line in before]
    for at, line in enumerate(before):
        if GONE in line:
            _drop_placeholders(kept, at)
    for at in reversed(range(len(kept))):
        content = list(_content(before, at))
        if content and not any(_says(kept[inner]) for inner in content):
            kept[at] = None
    return [None if line is None else line.removeprefix(ASIDE) for line in kept]


def _says(line: str | None) -> bool:
    return line is not None and bool(line.strip())


def _content(lines: list[str], at: int) -> Iterator[int]:
    """The lines under a heading, down to the next one of its level, where they say something."""
    level = heading_marks(lines[at])
    for inner in range(at + 1, len(lines)) if level else ():
        if 0 < heading_marks(lines[inner]) <= level:
            return
        if lines[inner].strip():
            yield inner


def _drop_placeholders(kept: list[str | None], at: int) -> None:
    """Drops what is still to be written in a section that has nothing else left to say."""
    first = next((n for n in range(at, -1, -1) if heading_marks(kept[n] or "")), -1)
    last = next((n for n in range(at, len(kept)) if heading_marks(kept[n] or "")), len(kept))
    inner = range(first + 1, last)
    if all(not _says(kept[n]) or (kept[n] or "").startswith((PLACEHOLDER, ASIDE)) for n in inner):
        for n in inner:
            kept[n] = None


def _drop_sections(lines: list[str]) -> None:
    """Empties the sections whose heading has nothing to say."""
    for at, line in enumerate(lines):
        if heading_marks(line) and DROP in line:
            for inner in [at, *_content(lines, at)]:
                lines[inner] = ""


def _with_something(line: str) -> str:
    """The line without the sentences that have nothing to say."""
    return "".join(each for each in _WHOLE_SENTENCE.split(line) if DROP not in each) if DROP in line else line


def _said_once(line: str, facts: Sequence[Fact]) -> str:
    """The line without the sentences whose figures are all missing, for reasons that it has told before."""
    if line.count(OPEN) < 2:
        return line
    told: set[Lack] = set()
    kept = []
    for sentence in _WHOLE_SENTENCE.split(line):
        named = [facts[int(number)] for number in MARK.findall(sentence)]
        lacks = {lack for fact in named for lack in fact.missing}
        if not named or not lacks <= told or not all(fact.missing for fact in named):
            kept.append(sentence)
        told |= lacks
    return "".join(kept)


def _line(line: str) -> str | None:
    """The line without sentences that name no other figure, and without such parts of the rest; None where nothing stays."""
    if GONE not in line:
        return line
    if OPEN not in line:
        return None
    said = [_sentence(sentence) if GONE in sentence else sentence for sentence in _SENTENCE.split(line)]
    kept = "".join(said)
    return re.sub(r"；$", "。", kept) if kept.strip() else None


def _sentence(sentence: str) -> str:
    """A sentence without the parts between commas that name such a figure; what leads a list stays with it.

    >>> gone, known = GONE, OPEN + "1"
    >>> _sentence(f"共{known}，其中：孤儿{gone}、困境儿童{known}。").replace(known, "5名")
    '共5名，其中：困境儿童5名。'
    """
    if OPEN not in sentence:
        return ""
    pieces = _BETWEEN.split(sentence)
    made = pieces[0] if GONE not in pieces[0] else _lead(pieces[0])
    for between, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if GONE not in piece:
            made += _joint(made, between) + piece
        elif between in "：（" or piece.startswith(_LED):
            made += between + _lead(piece)
    return _tidied(made)


def _lead(piece: str) -> str:
    return _LED if piece.startswith(_LED) else ""


def _joint(made: str, between: str) -> str:
    """No comma behind a word that leads a list whose first part went, nor at the beginning."""
    led = not made or made.endswith((_LED, "：", "（"))
    return "" if led and between in "，、；" else between


def _tidied(text: str) -> str:
    """Without empty parentheses and words that lead to nothing."""
    text = text.replace("（）", "")
    text = re.sub(rf"[，、；]?(?:{_LED}：?|[^，。；、（）：]*：)(?=[。；！？）]|$)", "", text)
    return text if text.strip("。；！？，、") else ""
