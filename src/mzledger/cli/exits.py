"""What is told of a refusal, and what when something is our own fault."""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from mzledger import __version__
from mzledger.cli.console import note
from mzledger.values.fault import in_hand, sentence_of
from mzledger.values.identity import without_numbers
from mzledger.values.refusal import Refused, Unusable
from mzledger.work.said import Exit


def told(error: Refused) -> Exit:
    """Says why a command does not go on, and gives its code."""
    note(error.sentence)
    return Exit.UNREADABLE if isinstance(error, Unusable) else Exit.USAGE


def fault_sentence(error: BaseException) -> str:
    """What is told of a fault: the place of its log, or the log itself where no folder takes one."""
    path = write_fault_log(error)
    said = "，".join(filter(None, (in_hand(error) and f"正在处理{in_hand(error)}", sentence_of(error))))
    told = f"程序自身出错{said and f'（{said}）'}，没有写出结果，台账没有改动。"
    if path is None:
        return f"{told}故障记录没有文件夹可写，请把下面几行发给维护人员：\n" + "\n".join(_fault_lines(error))
    return f"{told}请把这个文件发给维护人员：{path}"


def _fault_lines(error: BaseException) -> list[str]:
    """The places in the code that led to a fault; of its message only what we said ourselves: others could hold somebody's data."""
    frames = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    python = f"Python {sys.version.split()[0]} {sys.platform}"
    notes = [f"正在处理：{without_numbers(in_hand(error))}"] if in_hand(error) else []
    last = f"{type(error).__name__} {sentence_of(error)}".rstrip()
    return [f"mzledger {__version__}", python, datetime.now().astimezone().isoformat(), *frames, *notes, last]


def write_fault_log(error: BaseException) -> Path | None:
    """A new file of one's own that tells of a fault; None where no folder for temporary files can be written."""
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    try:
        handle, name = tempfile.mkstemp(prefix=f"mz-故障-{stamp}-", suffix=".log")
        with open(handle, "w", encoding="utf-8") as log:
            log.write("\n".join(_fault_lines(error)) + "\n")
    except OSError:
        return None
    return Path(name)
