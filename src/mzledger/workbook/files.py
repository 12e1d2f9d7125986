"""Writing files whole or not at all: into a temporary file beside the target, then renamed over it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_BEGUN = ".mz半成-"
_AN_HOUR = 3600


@contextmanager
def written_whole(path: Path, private: bool = False) -> Iterator[Path]:
    """A temporary path to write to; it takes the target's place when the block ends well, else it goes away.

    `private`: full identity numbers stand in it, so that nobody else on the machine may read it.
    Raises PermissionError where the target is open in Excel or Word on Windows; the old file is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear(path.parent)
    handle, name = tempfile.mkstemp(prefix=_BEGUN, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        os.chmod(temporary, 0o600 if private else 0o644)
        with temporary.open("r+b") as stream:
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """The path, or with a number the first that is not there yet."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 10_000))
    return path if not path.exists() else next(name for name in names if not name.exists())


def _clear(folder: Path) -> None:
    """Takes away what runs that were killed left half made; no run takes an hour over a file."""
    for left in folder.glob(f"{_BEGUN}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _AN_HOUR:
                left.unlink()


def write_text(path: Path, text: str) -> None:
    """Text as UTF-8 with Windows line ends left to the reader (\\n)."""
    with written_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
