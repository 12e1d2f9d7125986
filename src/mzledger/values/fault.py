"""A fault of the program itself: where in the code it came from, and what may be told of it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mzledger.values.identity import without_numbers

_OURS = Path(__file__).parents[1]


def place_of(error: BaseException) -> str:
    """The kind of the error, and the file and line of ours that it came through last.

    >>> place_of(KeyError())
    'KeyError'
    """
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _OURS in Path(frame.filename).parents]
    return (
        f"{type(error).__name__}，{Path(frames[-1].filename).name}:{frames[-1].lineno}"
        if frames
        else type(error).__name__
    )


def sentence_of(error: BaseException) -> str:
    """The sentence that we gave the error ourselves, without numbers of persons; '' for any other: it may quote a cell."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = frames and _OURS in Path(frames[-1].filename).parents
    stated = ours and (frames[-1].line or "").startswith(("raise ", "assert "))
    return without_numbers(" ".join(str(error).split()))[:300] if stated else ""


@contextmanager
def noting(what: str) -> Iterator[None]:
    """Notes what is being worked on at whatever error comes out of the block."""
    try:
        yield
    except Exception as error:
        error.add_note(what)
        raise


def in_hand(error: BaseException) -> str:
    """What was being worked on (a file, a sheet, a figure), as far as it was noted on the way; the nearest first."""
    return "，".join(getattr(error, "__notes__", ()))
