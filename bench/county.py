"""Whole processes over the full sample and over one large roster, each beside a bare reading of the same files.

    python bench/county.py            the sample: validate, report, help, a 5,000-row file
    python bench/county.py roster     one 100,000-row × 16-column roster, also beside frictionless (pip install -e '.[bench]')

Times are wall seconds of a whole process, medians of five runs in turn (A B A B …); compare the ratios, not the seconds.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
BARE = """
import sys, pathlib, python_calamine as calamine
for path in sys.argv[1:]:
    path = pathlib.Path(path)
    for file in sorted(path.rglob("*.xlsx")) if path.is_dir() else [path]:
        book = calamine.CalamineWorkbook.from_path(file)
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).iter_rows():
                pass
"""
RUNS = 5


READING = """
import gc, sys
gc.disable()
from datetime import date
from pathlib import Path
from mzledger.layout.files import FileReader, LedgerFile
from mzledger.programs import all_programs
files = [LedgerFile(Path(word), word, 2020, date(2020, 12, 31)) for word in sys.argv[1:]]
assert all(reading.parts for reading in FileReader(all_programs(), None).read(files))
"""


def run(command: list[str], folder: Path = ROOT) -> tuple[float, float]:
    """Wall seconds and peak memory (MB) of one process; its output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compare(title: str, commands: dict[str, list[str]], folder: Path = ROOT) -> None:
    """Prints the median of each command, its ratio to the first one, and its peak memory."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, float] = dict.fromkeys(commands, 0.0)
    for turn in range(RUNS + 1):
        for name, command in commands.items():
            seconds, megabytes = run(command, folder)
            if turn:
                times[name].append(seconds)
                memory[name] = max(memory[name], megabytes)
    first = next(iter(commands))
    print(title)
    for name in commands:
        ratio = statistics.median(a / b for a, b in zip(times[name], times[first], strict=True))
        print(f"  {name:<34}{statistics.median(times[name]):7.2f} s   {ratio:6.2f} ×   {memory[name]:6.0f} MB")


def mz(*words: str) -> list[str]:
    return [sys.executable, "-m", "mzledger", *words]


def bare(*paths: Path | str) -> list[str]:
    return [sys.executable, "-c", BARE, *map(str, paths)]


def sample() -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        compare("样例全县 mz validate", {"bare iter_rows": bare("ledgers"), "mz validate": mz("validate", "ledgers/")})
        compare(
            "样例全县 mz report",
            {"bare iter_rows": bare("ledgers"), "mz report": mz("report", "--year", "2020", "--out", folder)},
        )
        small = out / "城市低保.xlsx"
        write_roster(small, 5000)
        compare("5000 行花名册", {"bare iter_rows": bare(small), "mz validate": mz("validate", str(small))}, out)
        compare("说明", {"python -c pass": [sys.executable, "-c", "pass"], "mz --help": mz("--help")})


def write_roster(path: Path, rows: int) -> None:
    """A clean roster of so many people, 16 columns, in real cells; made by another process, whose memory is not measured."""
    make = "import sys; from pathlib import Path; from roster import write; write(Path(sys.argv[1]), int(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", make, str(path), str(rows)], cwd=Path(__file__).parent, check=True)


def roster() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "特困供养.xlsx"
        settings = '["问题级别"]\n"MZ107" = "不查"\n'  # invented IDs begin with 99, as the sample's do
        (path.parent / "mz.toml").write_text(settings, encoding="utf-8")
        write_roster(path, 100_000)
        schema = Path(folder) / "schema.json"
        from roster import frictionless_schema

        schema.write_text(json.dumps(frictionless_schema(), ensure_ascii=False), encoding="utf-8")
        commands = {
            "bare iter_rows": bare(path),
            "reading and understanding": [sys.executable, "-c", READING, str(path)],
        }
        commands["mz validate"] = mz("validate", str(path))
        check = "from frictionless import Resource, Schema; import sys; r = Resource(path=sys.argv[1], schema=Schema.from_descriptor(sys.argv[2])); assert r.validate().valid"
        if find_spec("frictionless"):
            commands["frictionless validate"] = [sys.executable, "-c", check, path.name, schema.name]
        compare("100000 行 × 16 列花名册", commands, Path(folder))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    roster() if sys.argv[1:] == ["roster"] else sample()
