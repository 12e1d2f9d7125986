"""Tags as people type them with a Chinese keyboard, read as they are meant: ｛｛ 低保.户数｜带（“、”） ｝｝."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN, _CLOSE = "{｛", "}｝"
_PERCENT = "%％"
_TAG = re.compile(f"[{_OPEN}](?=[{_OPEN}{_PERCENT}])")
_ASCII = str.maketrans("｛｝｜（），、．。：％＝！＜＞［］＋－　“”‘’＂＇", "{}|(),,..:%=!<>[]+- \"\"''\"'")
_ENDS = {'"': '"', "'": "'", **dict.fromkeys("“”＂", "“”＂"), **dict.fromkeys("‘’＇", "‘’＇")}
"""What opens quoted words, and what may close them: within ASCII quotes the Chinese ones are words."""
BRACES = _OPEN + _CLOSE


def plain_tags(source: str) -> str:
    """The source with the full-width signs of its tags as Jinja knows them; quoted words stay as they are. Same lines.

    >>> plain_tags("全县｛｛ 低保.户数｜带（“，”，“共”） ｝｝，｛x｝")
    '全县{{ 低保.户数|带("，","共") }}，｛x｝'
    """
    made, at = [], 0
    for start, end in tag_spans(source):
        made += [source[at:start], _plain(source[start:end])]
        at = end
    return "".join([*made, source[at:]])


def tag_spans(source: str) -> Iterator[tuple[int, int]]:
    """Where each tag begins and ends; one without an end goes to the end of its line."""
    at = 0
    for opening in _TAG.finditer(source):
        if opening.start() >= at:
            at = _end(source, opening.start())
            yield opening.start(), at


def _end(source: str, start: int) -> int:
    """Where a tag ends: behind its closing signs, else at the end of the line."""
    closing = _CLOSE if source[start + 1] in _OPEN else _PERCENT
    quote = ""
    for at in range(start + 2, len(source)):
        sign = source[at]
        if quote:
            quote = "" if sign in quote else quote
        elif sign in _ENDS:
            quote = _ENDS[sign]
        elif sign in closing and source[at + 1 : at + 2] in tuple(_CLOSE):
            return at + 2
        if sign == "\n":
            return at
    return len(source)


def _plain(tag: str) -> str:
    """A tag in ASCII signs, but for what stands in quotes."""
    made, quote = [], ""
    for sign in tag:
        ends = bool(quote) and sign in quote
        made.append(sign if quote and not ends else sign.translate(_ASCII))
        if ends:
            quote = ""
        elif not quote:
            quote = _ENDS.get(sign, "")
    return "".join(made)
