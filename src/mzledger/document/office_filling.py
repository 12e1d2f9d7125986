"""A part of the office's Word template filled in: rendered as one text, parted into its lines again, each with its looks.

Words that stay after sentences were taken out keep the look that they had before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from mzledger.document.leaving_out import kept_lines
from mzledger.document.markup import Shift, saying_once, shifted, without_ordinal
from mzledger.document.office import END, LINES, RUNS, OfficeSource, has_tags, in_paragraph
from mzledger.document.printed import CLOSE, DROP, GONE, OPEN, Anchors
from mzledger.document.rendering import FAILURES, Kit, failure
from mzledger.values.document import Figure, Run, Runs, Words
from mzledger.values.office import FilledLine, FilledPassage, FilledPiece, Line
from mzledger.values.problem import Problem

_LINE = re.compile(f"(?:#{{2,5}} )?([{chr(LINES)}-{chr(END)}])")
_SAYS = "表"
"""Stands for a row that is kept, where only that matters."""
_TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}|(.)", re.DOTALL)
Token = str | int
"""A character, or a figure by its number."""


@dataclass(slots=True)
class _Said:
    """A paragraph as it was rendered: which passage, its words, and the run of each character; `again`: a further one of it."""

    at: int
    text: str = ""
    looks: list[int] = field(default_factory=list)
    again: bool = False


@dataclass(slots=True)
class _Entry:
    """A rendered line: which one of the part (−1 for one that only says that there is nothing), and its paragraphs."""

    at: int
    said: list[_Said]

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.said)


def fill(
    source: OfficeSource, kit: Kit, context: Mapping[str, Any], anchors: Anchors, name: str
) -> list[FilledLine] | Problem:
    """The part's lines as they are to be printed; or what went wrong, with its paragraph."""
    try:
        text = kit.environment.from_string(source.text).render(context)
    except FAILURES as error:
        line, said = failure(error)
        return in_paragraph(source, name, line, said)
    entries = list(_entries(text, source))
    seen, end = _seen(entries, source.part.lines), _closing(entries, source.part.lines)
    kept = [*kept_lines(seen[:end], anchors.facts), *kept_lines(seen[end:], anchors.facts)]
    return list(_filled(entries, kept, source.part.lines, anchors))


def _entries(text: str, source: OfficeSource) -> Iterator[_Entry]:
    pieces = _LINE.split(text)
    for mark, words in zip(pieces[1::2], pieces[2::2], strict=True):
        at = ord(mark) - LINES
        if at >= len(source.part.lines):
            continue
        said = list(_paragraphs(words.removesuffix("\n"), source))
        nothing = sum(each.text == DROP for each in said[1:])
        said = [each for n, each in enumerate(said) if not n or each.text != DROP]
        if source.part.lines[at].is_row:
            yield _Entry(at, said)
        else:
            yield from (_Entry(at, [each]) for each in said)
        yield from (_Entry(-1, [_Said(0, DROP)]) for _ in range(nothing))


def _paragraphs(words: str, source: OfficeSource) -> Iterator[_Said]:
    """The paragraphs of a line: one of a passage, more where a text of several lines was printed in it."""
    said, passage, look = None, 0, -1
    for sign in words:
        number = ord(sign) - RUNS
        if 0 <= number < len(source.runs):
            _, there, look = source.runs[number]
            if said is None or there != passage:
                if said is not None:
                    yield said
                said, passage = _Said(there), there
        elif sign == "\n" and said is not None:
            yield said
            said = _Said(passage, again=True)
        elif said is not None:
            said.text += sign
            said.looks.append(look)
    if said is not None:
        yield said


def _closing(entries: Sequence[_Entry], lines: Sequence[Line]) -> int:
    """Where the last section ends: at the empty or right-aligned line from which on no figure follows, as before a signature."""
    last = len(entries)
    while last and entries[last - 1].at >= 0 and not lines[entries[last - 1].at].level:
        if any(mark in entries[last - 1].text for mark in (OPEN, DROP, GONE)):
            break
        last -= 1
    tail = (n for n in range(last, len(entries)) if lines[entries[n].at].right or not lines[entries[n].at].text.strip())
    return next(tail, len(entries))


def _seen(entries: Sequence[_Entry], lines: Sequence[Line]) -> list[str]:
    """Each line as `leaving_out` reads it; a row stands for all of its cells, and goes with its table where nothing is told."""
    texts = [_row(entry) if entry.at >= 0 and lines[entry.at].is_row else _text(entry, lines) for entry in entries]
    for table in _tables(entries, lines):
        told = [n for n in table if has_tags("".join(p.text for p in lines[entries[n].at].passages))]
        if told and all(texts[n] != _SAYS for n in told):
            for n in table:
                texts[n] = DROP
    return texts


def _text(entry: _Entry, lines: Sequence[Line]) -> str:
    level = lines[entry.at].level if entry.at >= 0 else 0
    return f"{'#' * (level + 1)} {entry.text}" if level else entry.text


def _row(entry: _Entry) -> str:
    text = entry.text
    if DROP in text:
        return DROP
    return GONE if GONE in text and OPEN not in text else _SAYS


def _tables(entries: Sequence[_Entry], lines: Sequence[Line]) -> Iterator[list[int]]:
    """The rows that stand together in a table, by their places among the entries."""
    held: list[int] = []
    for n, entry in enumerate(entries):
        table = lines[entry.at].table if entry.at >= 0 else -1
        if held and table != lines[entries[held[0]].at].table and entry.at >= 0:
            yield held
            held = []
        if table >= 0:
            held.append(n)
    if held:
        yield held


def _filled(
    entries: Sequence[_Entry], kept: Sequence[str | None], lines: Sequence[Line], anchors: Anchors
) -> Iterator[FilledLine]:
    shift, upto = Shift(), 0
    fates = _fates(entries, kept, lines)
    for n, (entry, text) in enumerate(zip(entries, kept, strict=True)):
        if entry.at < 0:
            continue
        for passed in range(upto, entry.at):
            if lines[passed].level:
                shift.met(lines[passed].level, passed, False)
        line, upto = lines[entry.at], max(upto, entry.at + 1)
        by = shift.met(line.level, entry.at, fates[n]) if line.level else 0
        if not fates[n]:
            continue
        if line.is_row:
            yield FilledLine(entry.at, tuple(_cells(entry, line, anchors)))
        else:
            said, words = entry.said[0], (text or "")[line.level + 1 if line.level else 0 :].strip("\n")
            words = words.strip() if line.level else saying_once(words, anchors.figures)
            yield FilledLine(entry.at, (_passage(said, line, words, anchors, by),))


def _fates(entries: Sequence[_Entry], kept: Sequence[str | None], lines: Sequence[Line]) -> list[bool]:
    """Which lines stay; an empty paragraph of the office's goes where it stands between two that go, or where all went
    that stood between it and the one before.
    """
    said = [entry.at < 0 or lines[entry.at].is_row or bool(lines[entry.at].text.strip()) for entry in entries]
    stays = [bool(text is not None and text.strip()) for text in kept]
    fates = list(stays)
    for n in range(len(entries)):
        if not said[n]:
            before = next((stays[m] for m in range(n - 1, -1, -1) if said[m]), True)
            after = next((stays[m] for m in range(n + 1, len(entries)) if said[m]), True)
            fates[n] = before or after
    for n in range(2, len(entries)):
        last = next((m for m in range(n - 1, -1, -1) if not said[m]), n - 1)
        if not said[n] and n - last > 1 and not any(fates[last + 1 : n]) and fates[last]:
            fates[n] = False
    return fates


def _cells(entry: _Entry, line: Line, anchors: Anchors) -> Iterator[FilledPassage]:
    for said in entry.said:
        (text,) = kept_lines([said.text], anchors.facts)
        if (text is not None and text.strip()) or not line.passages[said.at].text.strip():
            yield _passage(said, line, saying_once(text or "", anchors.figures), anchors)


def _passage(said: _Said, line: Line, words: str, anchors: Anchors, by: int = 0) -> FilledPassage:
    """A paragraph with its looks and things; as it is where nothing of it changed."""
    passage = line.passages[said.at]
    same = not has_tags(passage.text) and not by and not said.again
    if same and words == passage.text.strip(" ") == said.text.strip(" "):
        return FilledPassage(said.at, None, passage.cell)
    tokens = aligned(said.text, words)
    looks = [(said.looks[place] if said.looks else -1, token) for place, token in tokens]
    if by and without_ordinal(passage.text) != passage.text:
        new, taken = shifted("".join(str(token) for _, token in looks[:8] if isinstance(token, str)), by)
        looks = [*((looks[0][0], sign) for sign in new), *looks[taken:]] if taken else looks
    made: list[FilledPiece] = list(joined(looks, anchors.figures))
    if not said.again:
        made = _with_things(made, line.passages[said.at].pieces)
    return FilledPassage(said.at, tuple(made), passage.cell)


def _with_things(made: list[FilledPiece], pieces: Sequence[tuple[int, str | None]]) -> list[FilledPiece]:
    """The pieces with the things between them: each before the first piece of a later run."""
    found = list(made)
    for number, text in reversed(pieces):
        if text is None:
            place = next((n for n, (run, what) in enumerate(found) if run > number), len(found))
            found.insert(place, (number, None))
    return found


def words_of(filled: FilledPassage, line: Line) -> Runs:
    """What a paragraph says, filled in or left as it was."""
    return filled.runs() if filled.pieces is not None else (Words(line.passages[filled.at].text),)


def aligned(before: str, after: str) -> list[tuple[int, Token]]:
    """The tokens of `after`, each with the index in `before` that it comes from; of a new one, where the last one stood."""
    first, places = _tokens(before)
    second, _ = _tokens(after)
    if first == second:
        return list(zip(places, second, strict=True))
    head = _common(first, second)
    tail = _common(first[head:][::-1], second[head:][::-1])
    origins = [-1] * len(second)
    for at in range(head):
        origins[at] = at
    for at in range(1, tail + 1):
        origins[-at] = len(first) - at
    middle = _matched(first[head : len(first) - tail], second[head : len(second) - tail])
    for at, origin in enumerate(middle):
        origins[head + at] = head + origin if origin >= 0 else -1
    last, found = 0, []
    for origin, token in zip(origins, second, strict=True):
        last = origin if origin >= 0 else last
        found.append((places[last] if places else 0, token))
    return found


def _matched(first: Sequence[Token], second: Sequence[Token]) -> list[int]:
    """Where each token of `second` stands in `first`, −1 for a new one: the longest runs, or one by one where runs lose any."""
    origins = [-1] * len(second)
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            origins[block.b + at] = block.a + at
    rest = iter(enumerate(first))
    singly = [next((at for at, other in rest if other == token), -1) for token in second] if -1 in origins else [-1]
    return origins if -1 in singly else singly


def _tokens(text: str) -> tuple[list[Token], list[int]]:
    found = [(int(each[1]) if each[1] else each[2], each.start()) for each in _TOKEN.finditer(text)]
    return [token for token, _ in found], [place for _, place in found]


def _common(first: Sequence[Token], second: Sequence[Token]) -> int:
    """How many tokens both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def joined(tokens: Sequence[tuple[int, Token]], figures: Sequence[Figure]) -> list[tuple[int, Run]]:
    """Tokens with their looks as runs: neighbouring characters of one look together."""
    made: list[tuple[int, Run]] = []
    for look, token in tokens:
        if isinstance(token, int):
            made.append((look, figures[token]))
        elif made and made[-1][0] == look and isinstance(made[-1][1], Words):
            made[-1] = (look, Words(made[-1][1].text + token))
        else:
            made.append((look, Words(token)))
    return made
