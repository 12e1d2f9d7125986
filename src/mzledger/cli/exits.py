"""Exit codes, and what is told when something is our own fault."""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from mzledger import __version__


class Exit(IntEnum):
    """0 passed (提醒 allowed), 1 findings, 2 wrong usage, 3 cannot read, 70 our own fault."""

    PASSED = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    OUR_FAULT = 70


def write_fault_log(error: BaseException) -> Path:
    """The places in the code that led to a fault, without any value: a message could hold somebody's data."""
    stamp = datetime.now().astimezone()
    path = Path(tempfile.gettempdir()) / f"mz-故障-{stamp:%Y%m%d-%H%M%S}.log"
    frames = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    lines = [f"mzledger {__version__}", f"Python {sys.version.split()[0]} {sys.platform}", stamp.isoformat(), *frames]
    path.write_text("\n".join([*lines, type(error).__name__]) + "\n", encoding="utf-8")
    return path
