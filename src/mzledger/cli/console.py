"""Where words go: results to stdout, notices to stderr. A console in GBK never stops a command."""

from __future__ import annotations

import sys
from typing import TextIO

COLOURS = {"错误": "31", "提醒": "33", "已修": "36"}


def prepare() -> None:
    """Makes both streams print what their code page lacks as 〓 or ?, instead of failing; utf-8 where nothing is known."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            encoding = (stream.encoding or "ascii").lower().replace("-", "")
            plain = encoding in ("ascii", "usascii", "ansix3.41968", "latin1", "iso88591")
            reconfigure(encoding="utf-8" if plain else None, errors="replace")


def on_terminal(stream: TextIO) -> bool:
    """Whether a person watches the stream."""
    return bool(getattr(stream, "isatty", lambda: False)())


def say(text: str = "") -> None:
    """A line of the result."""
    print(text)


def note(text: str) -> None:
    """A notice beside the result."""
    print(text, file=sys.stderr, flush=True)


def progress(text: str) -> None:
    """A word of progress, on a terminal only."""
    if on_terminal(sys.stderr):
        note(f"{text}……")


def coloured(word: str) -> str:
    """A severity in its colour on a terminal, plain in a pipe."""
    colour = COLOURS.get(word) if on_terminal(sys.stdout) else None
    return f"\033[{colour}m{word}\033[0m" if colour else word
