"""Where words go: results to stdout, notices to stderr. A console in GBK never stops a command."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from mzledger.values.identity import without_numbers

COLOURS = {"错误": "31", "提醒": "33", "已修": "36"}


_AGAIN = "MZ_BEGUN_AGAIN"
STAND_INS = {"›": ">", "–": "-", "•": "·", "\u3000": "  "}


_CONTROL = re.compile(r"\x1b(?!\[(?:3[136]|0)m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""All but line ends, tabs and our own colours; the marks that turn a text's direction are such too."""


class ReaderGone(Exception):
    """Nobody reads the output any more: no fault of anybody's, and no finding."""


class NotSaid(Exception):
    """The result could not be put out; its cause is the OSError. No OSError itself: no file failed."""


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """What is printed for a character that a console's code page lacks: a like one, else a question mark."""
    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end]
    return "".join(STAND_INS.get(character, "?") for character in text), error.end


def know_file_names() -> None:
    """Begins again in UTF-8 where the locale is one in which Chinese file names are unreadable (LC_ALL=C with PYTHONUTF8=0)."""
    narrow = sys.getfilesystemencoding().lower().replace("-", "") in ("ascii", "latin1", "iso88591")
    if narrow and os.name == "posix" and _AGAIN not in os.environ:
        os.environ[_AGAIN] = "1"
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def open_closed() -> list[str]:
    """Puts a stream that leads nowhere in the place of each that was closed (`>&-`, pythonw), and gives their names.

    Lowest first, so that no file opened later takes the number of a closed one and gets what others print.
    """
    closed = []
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  it stays open
            closed.append(name)
    return closed


def prepare() -> None:
    """Makes both streams print something else for what their code page lacks, instead of failing; utf-8 where none is known."""
    codecs.register_error("mz-stand-in", _stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            encoding = (stream.encoding or "ascii").lower().replace("-", "")
            plain = encoding in ("ascii", "usascii", "ansix3.41968", "latin1", "iso88591")
            reconfigure(encoding="utf-8" if plain else None, errors="mz-stand-in")


def on_terminal(stream: TextIO) -> bool:
    """Whether a person watches the stream."""
    return bool(getattr(stream, "isatty", lambda: False)())


def visible(text: str) -> str:
    r"""A text as it may leave: numbers of persons masked wherever they stand, control characters shown and not sent.

    >>> visible("花名册\x1b]0;x\x07"), visible("\033[31m错误\033[0m")
    ('花名册␛]0;x␇', '\x1b[31m错误\x1b[0m')
    """
    shown = _CONTROL.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)
    return without_numbers(shown)


def say(text: str = "") -> None:
    """A line of the result.

    Raises `ReaderGone` where whoever read the output has stopped (`| head`), `NotSaid` where it can't be put out.
    """
    with _put_out():
        print(visible(text))


def flush() -> None:
    """Puts out what is left of the result; raises what `say` raises."""
    with _put_out():
        sys.stdout.flush()


@contextmanager
def _put_out() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise NotSaid from error


def note(text: str) -> None:
    """A notice beside the result. Where it can't be put out there is nobody to tell; the run goes on."""
    with suppress(OSError):
        print(visible(text), file=sys.stderr, flush=True)


def say_written(paths: Iterable[Path], kept: Iterable[Path] = (), beside: bool = False) -> None:
    """Names the files that were written, and those that somebody had edited there; `beside` the result where that is JSON."""
    for path in paths:
        (note if beside else say)(f"已写出 {path}")
    for path in kept:
        note(f"原来的文件有人改过，没有覆盖，已改名为“{path.name}”。")


def progress(text: str) -> None:
    """A word of progress, on a terminal only."""
    if on_terminal(sys.stderr):
        note(f"{text}……")


def coloured(word: str) -> str:
    """A severity in its colour on a terminal, plain in a pipe."""
    colour = COLOURS.get(word) if on_terminal(sys.stdout) else None
    return f"\033[{colour}m{word}\033[0m" if colour else word
