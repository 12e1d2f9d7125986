"""The files of one run, put in place together, over a folder in which somebody may have edited the last ones.

They are written beside their places, flushed to the disk, and moved only when all are there. A run that was killed while moving is
finished by the next one; before that, nothing of it shows.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mzledger.workbook.files import free_name

WRITTEN = ".mz写过的文件.json"
"""Name → SHA-256 of each file as it was written: whoever's content it has now, this tells."""
_STAGE = ".mz正在写-"
_READY = "齐了.json"
_BEFORE = "原来的"


class Busy(OSError):
    """Another run is writing into the folder."""


@dataclass(slots=True)
class Generation:
    """Files being made. `kept`: those that somebody had edited, under the names that they have now."""

    folder: Path
    stage: Path
    kept: list[Path] = field(default_factory=list)

    def path(self, name: str) -> Path:
        """Where a file of that name is to be written for now."""
        return self.stage / name


@contextmanager
def generation(folder: Path, today: date, overwrite: bool = False) -> Iterator[Generation]:
    """Files to be put into a folder together when the block ends well; none of them where it doesn't.

    A file that is there and is not as it was last written is kept under another name, unless it is to be overwritten.
    Raises `Busy`, and other OSErrors with every file as it was.
    """
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        settle(folder)
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
        try:
            made = Generation(folder, stage)
            yield made
            names = sorted(path.name for path in stage.iterdir())
            _flush(stage / name for name in names)
            if not overwrite:
                made.kept = _keep_edited(folder, stage, names, today)
            _write_flushed(stage / _READY, {name: _digest(stage / name) for name in names})
            _move(folder, stage, names)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
            if new:
                with suppress(OSError):
                    folder.rmdir()  # where nothing came of it


def settle(folder: Path) -> None:
    """Finishes what a killed run had ready, and clears away what it had not."""
    for stage in folder.glob(f"{_STAGE}*"):
        ready = _read(stage / _READY)
        if ready:
            _move(folder, stage, [name for name in ready if (stage / name).exists()])
        shutil.rmtree(stage, ignore_errors=True)


def _move(folder: Path, stage: Path, names: Sequence[str]) -> None:
    """Puts files in their places; where one can't be put there, those before it are taken back."""
    before = stage / _BEFORE
    before.mkdir(exist_ok=True)
    moved: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                os.replace(folder / name, before / name)
            moved.append(name)
            os.replace(stage / name, folder / name)
    except OSError:
        for name in moved:
            (folder / name).unlink(missing_ok=True)
            if (before / name).exists():
                os.replace(before / name, folder / name)
        (stage / _READY).unlink(missing_ok=True)
        raise
    _write_flushed(stage / WRITTEN, _read(folder / WRITTEN) | _read(stage / _READY))
    os.replace(stage / WRITTEN, folder / WRITTEN)


def _keep_edited(folder: Path, stage: Path, names: Iterable[str], today: date) -> list[Path]:
    written, kept = _read(folder / WRITTEN), []
    for name in names:
        there = folder / name
        if there.is_file() and _digest(there) not in (written.get(name), _digest(stage / name)):
            other = free_name(there.with_name(f"{there.stem}（人工修改 {today.isoformat()}）{there.suffix}"))
            shutil.copy2(there, other)
            kept.append(other)
    return kept


def _read(path: Path) -> dict[str, str]:
    """A list of files with their digests; empty where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def _write_flushed(path: Path, listed: dict[str, str]) -> None:
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
    _flush([path])


def _flush(paths: Iterable[Path]) -> None:
    for path in paths:
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else writes into the folder meanwhile; the lock goes with the process, however it ends."""
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "replace")).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"mz-{name}.lock").open("a+b") as lock:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"另一个 mz 正在写“{folder}”") from None
        yield
        with suppress(OSError):
            if sys.platform == "win32":
                msvcrt.locking(lock.fileno(), msvcrt.LK_UNLCK, 1)
