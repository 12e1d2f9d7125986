"""Where words go: results to stdout, notices to stderr. A console in GBK never stops a command.

To somebody at a terminal they go through rich (`screen.py`), folded and in colours; everywhere else as plain lines.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

from mzledger.values.identity import without_numbers

if TYPE_CHECKING:
    from mzledger.cli.screen import Screen

_AGAIN = "MZ_BEGUN_AGAIN"
STAND_INS = {"›": ">", "–": "-", "•": "·", "\u3000": "  "}


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""All but line ends and tabs; the marks that turn a text's direction are such too."""
_UNABLE = ("", "dumb", "unknown")


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


def _screen(stream: TextIO) -> Screen | None:
    """The stream as a screen, where a person watches it on a terminal that knows colours and our characters."""
    unable = os.name == "posix" and os.environ.get("TERM", "") in _UNABLE
    if not on_terminal(stream) or os.environ.get("NO_COLOR") or unable or "utf" not in (stream.encoding or "").lower():
        return None
    from mzledger.cli.screen import screen_of

    return screen_of(stream)


def visible(text: str) -> str:
    r"""A text as it may leave: numbers of persons masked wherever they stand, control characters shown and not sent.

    >>> visible("花名册\x1b]0;x\x07"), visible("\033[31m错误\033[0m")
    ('花名册␛]0;x␇', '␛[31m错误␛[0m')
    """
    shown = _CONTROL.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)
    return without_numbers(shown)


def say(text: str = "", severity: str = "") -> None:
    """A line of the result; on a screen its severity has its colour.

    Raises `ReaderGone` where whoever read the output has stopped (`| head`), `NotSaid` where it can't be put out.
    """
    with _put_out():
        if screen := _screen(sys.stdout):
            screen.line(visible(text), severity)
        else:
            print(visible(text))


def say_table(
    rows: Iterable[Sequence[str]], plain: Callable[[Sequence[str]], str], heads: Sequence[str] = (), headline: str = ""
) -> None:
    """Rows of the result as a table on a screen, else below a headline as `plain` says; rows of one cell are remarks.

    Raises what `say` does.
    """
    screen = _screen(sys.stdout)
    if screen is None:
        for line in (*filter(None, [headline]), *map(plain, rows)):
            say(line)
        return
    masked = [[visible(cell) for cell in row] for row in rows]
    with _put_out():
        screen.table(heads, [row for row in masked if len(row) > 1])
    for row in masked:
        if len(row) == 1:
            say(row[0])


def say_json(document: dict[str, Any]) -> None:
    """A result for another program, on a screen as it is anywhere. Raises what `say` does."""
    say_raw([visible(json.dumps({"format": 1, **document}, ensure_ascii=False, indent=1)), "\n"])


def say_raw(pieces: Iterable[str]) -> None:
    """A result that may leave as it is, with line ends of its own. Raises what `say` does."""
    with _put_out():
        for piece in pieces:
            print(piece, end="")


def flush() -> None:
    """Puts out what is left of the result; raises what `say` raises."""
    with _put_out():
        sys.stdout.flush()


@contextmanager
def _put_out() -> Iterator[None]:
    still()
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise NotSaid from error


def note(text: str) -> None:
    """A notice beside the result. Where it can't be put out there is nobody to tell; the run goes on."""
    still()
    with suppress(OSError):
        if screen := _screen(sys.stderr):
            screen.line(visible(text))
        else:
            print(visible(text), file=sys.stderr, flush=True)


def progress(text: str) -> None:
    """A word on what is being done, on a terminal only; on a screen it moves, and goes with the first result."""
    if screen := _screen(sys.stderr):
        with suppress(OSError):
            screen.working(visible(text), *getattr(text, "far", (0, 0)))
    elif on_terminal(sys.stderr) and not hasattr(text, "far"):
        note(f"{text}……")


def still() -> None:
    """Takes away what moves."""
    if "mzledger.cli.screen" in sys.modules and (screen := _screen(sys.stderr)):
        with suppress(OSError):
            screen.still()
