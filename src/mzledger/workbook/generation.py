"""The door for writing: the files of one run, put in place together, over a folder in which somebody may have edited the last ones.

They are written beside their places, flushed to the disk, and moved only when all are there. A run that was killed while moving is
finished by the next one; before that, nothing of it shows.
"""

from __future__ import annotations

import errno
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

from mzledger.values.refusal import Unusable
from mzledger.workbook.not_written import why

WRITTEN = ".mz写过的文件.json"
"""Name → SHA-256 of each file as it was written: whoever's content it has now, this tells."""
_STAGE = ".mz正在写-"
_READY = ".齐了.json"
_BEFORE = ".原来的"
_SCRATCH = ".草稿"


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
def generation(
    folder: Path, *, today: date | None = None, overwrite: bool = False, remember: bool = True, private: bool = False
) -> Iterator[Generation]:
    """Files to be put into a folder together when the block ends well; none of them where it doesn't.

    A file that is there and is not as it was last written is kept under another name, unless it is to be overwritten.
    `remember`: note what was written, so that the next run can tell. `private`: full identity numbers stand in the files.
    Raises `Unusable` (also where another run is writing) with every file as it was.
    """
    new, stage = False, folder
    try:
        new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            settle(folder)
            stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
            try:
                made = Generation(folder, stage)
                with _scratch(stage / _SCRATCH):
                    yield made
                names = sorted(path.name for path in stage.iterdir() if path.is_file())
                for name in names:
                    _open_for_writing(folder / name)
                if not overwrite:
                    made.kept = _keep_edited(folder, stage, names, today or date.today())
                names += [path.name for path in made.kept]
                _flush((stage / name for name in names), private)
                _write_flushed(stage / _READY, {name: _digest(stage / name) if remember else "" for name in names})
                _move(folder, stage, names)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise Unusable(why(error, _meant(error, folder, stage))) from error
    finally:
        if new:
            with suppress(OSError):
                folder.rmdir()  # where nothing came of it


@contextmanager
def written_whole(path: Path, private: bool = False) -> Iterator[Path]:
    """A temporary path to write one file to; it takes the target's place when the block ends well, else it goes away.

    Inside a generation it is the path itself. Raises `Unusable`; the old file is then as it was.
    """
    if path.parent.name.startswith(_STAGE):
        yield path
        return
    with generation(path.parent, overwrite=True, remember=False, private=private) as made:
        yield made.path(path.name)


def free_name(path: Path) -> Path:
    """The path, or with a number the first that is not there yet."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 10_000))
    return path if not path.exists() else next(name for name in names if not name.exists())


def write_text(path: Path, text: str) -> None:
    """Text as UTF-8 with line ends as they are, whole or not at all."""
    with written_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def settle(folder: Path) -> None:
    """Finishes what a killed run had ready, and clears away what it had not."""
    for stage in folder.glob(f"{_STAGE}*"):
        ready = _read(stage / _READY)
        if ready:
            _move(folder, stage, [name for name in ready if (stage / name).is_file()])
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
    _remember(folder, stage)


def _remember(folder: Path, stage: Path) -> None:
    written = {name: digest for name, digest in _read(stage / _READY).items() if digest}
    if written:
        _write_flushed(stage / WRITTEN, _read(folder / WRITTEN) | written)
        os.replace(stage / WRITTEN, folder / WRITTEN)


def _keep_edited(folder: Path, stage: Path, names: Iterable[str], today: date) -> list[Path]:
    """Puts a copy of each file that somebody edited among those to be moved into the folder; the copies' places there."""
    written, kept = _read(folder / WRITTEN), []
    for name in names:
        there = folder / name
        if there.is_file() and _digest(there) not in (written.get(name), _digest(stage / name)):
            other = free_name(there.with_name(f"{there.stem}（人工修改 {today.isoformat()}）{there.suffix}"))
            shutil.copy2(there, stage / other.name)
            kept.append(other)
    return kept


def _meant(error: OSError, folder: Path, stage: Path) -> Path:
    """Which of the files an error is about, as whoever asked for it knows it."""
    for name in (error.filename2, error.filename):
        path = Path(os.fsdecode(name)) if isinstance(name, str | bytes) else folder
        if not path.name.startswith(_STAGE) and {stage, folder} & set(path.parents):
            return folder / path.name
    return folder


def _open_for_writing(path: Path) -> None:
    """Fails where a file may not be replaced: it is set to read-only, a folder, or open in Excel or Word on Windows."""
    if path.exists():
        path.open("r+b").close()


@contextmanager
def _scratch(folder: Path) -> Iterator[None]:
    """Whatever libraries write for a while goes there, and away with it."""
    before = tempfile.tempdir
    folder.mkdir()
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
        shutil.rmtree(folder, ignore_errors=True)


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


def _flush(paths: Iterable[Path], private: bool = False) -> None:
    for path in paths:
        if private:
            path.chmod(0o600)
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else writes into the folder meanwhile; the lock goes with the process, however it ends."""
    lock = _lock(folder)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """An open file that holds the lock; None where the disk knows no locks."""
    try:
        lock = _lockable(folder)
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            raise Unusable(f"另一个 mz 正在写“{folder}”。请等它写完，再重试") from None
        return None
    return lock


def _lockable(folder: Path) -> int:
    """What stands for a folder in a lock: the folder itself, or a file of its name where folders can't be locked."""
    if sys.platform != "win32":
        return os.open(folder, os.O_RDONLY)
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "replace")).hexdigest()[:16]
    return os.open(Path(tempfile.gettempdir()) / f"mz-{name}.lock", os.O_RDWR | os.O_CREAT)
