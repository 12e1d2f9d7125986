"""A reading for trial, in a process of its own with limits of memory and time.

A damaged file of an older format can make its reader ask for any amount of memory, or never end; the system then ends the whole
process. So such a file is read in a child first. Run as a file, this module is that child: it reads a path and says nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

SECONDS, BYTES_A_SECOND = 15, 50_000
"""Time for any file, and more for a large one; a sound one takes a hundredth."""
MEMORY = 4 << 30
READ, DAMAGED = 0, 4


def tried(data: bytes) -> str:
    """Reads a file's content for trial; why it is not to be read, in Chinese, or '' where it may be (its damage is then told).

    Where no child can be started, nothing is known against the file.
    """
    with tempfile.TemporaryDirectory(prefix="mz-") as name, suppress(FileNotFoundError, PermissionError):
        copy = Path(name) / "file"
        copy.write_bytes(data)
        seconds = SECONDS + len(data) // BYTES_A_SECOND
        try:
            done = subprocess.run(
                [sys.executable, "-I", __file__, str(copy)],
                capture_output=True,
                timeout=seconds,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return f"读了 {seconds} 秒还没有读完，内容已损坏"
        if done.returncode not in (READ, DAMAGED):
            return "读它要用的内存大得不可能，内容已损坏"
    return ""


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not known to this system: the child still dies alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(path: str) -> int:
    import python_calamine as calamine

    with open(path, "rb") as stream:
        try:
            book = calamine.CalamineWorkbook.from_filelike(stream)
            for meta in book.sheets_metadata:
                if meta.typ == calamine.SheetTypeEnum.WorkSheet:
                    for _ in book.get_sheet_by_name(meta.name).iter_rows():
                        pass
        except BaseException:
            return DAMAGED
    return READ


if __name__ == "__main__":
    _limit()
    sys.exit(_read(sys.argv[1]))
