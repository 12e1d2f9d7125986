"""Exit codes, and what is told when something is our own fault."""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from mzledger import __version__
from mzledger.values.fault import in_hand, sentence_of
from mzledger.values.identity import without_numbers


class Exit(IntEnum):
    """0 passed (提醒 allowed), 1 findings, 2 wrong usage, 3 cannot read, 70 our own fault."""

    PASSED = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    OUR_FAULT = 70


def write_fault_log(error: BaseException) -> Path:
    """The places in the code that led to a fault; of its message only what we said ourselves: others could hold somebody's data."""
    stamp = datetime.now().astimezone()
    path = Path(tempfile.gettempdir()) / f"mz-故障-{stamp:%Y%m%d-%H%M%S}.log"
    frames = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    notes = [f"正在处理：{without_numbers(in_hand(error))}"] if in_hand(error) else []
    lines = [f"mzledger {__version__}", f"Python {sys.version.split()[0]} {sys.platform}", stamp.isoformat(), *frames]
    path.write_text(
        "\n".join([*lines, *notes, f"{type(error).__name__} {sentence_of(error)}".rstrip()]) + "\n", encoding="utf-8"
    )
    return path
