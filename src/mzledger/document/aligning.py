"""Words after sentences were taken out of them, each with the look that it had before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from mzledger.document.printed import CLOSE, OPEN
from mzledger.values.document import Figure, Run, Words

_TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}|(.)", re.DOTALL)
Token = str | int
"""A character, or a figure by its number."""


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
    middle = SequenceMatcher(None, first[head : len(first) - tail], second[head : len(second) - tail], autojunk=False)
    for block in middle.get_matching_blocks():
        for at in range(block.size):
            origins[head + block.b + at] = head + block.a + at
    last, found = 0, []
    for origin, token in zip(origins, second, strict=True):
        last = origin if origin >= 0 else last
        found.append((places[last] if places else 0, token))
    return found


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
