"""Commands that are killed at random moments: what is left, and what the next run makes of it.

    python bench/kills.py --kills 200 --seed 1

`mz report`, `facts`, `reconcile` run in a small synthetic county over outputs of an earlier day and get signal 9, half of them at any
moment and half while they write. Then another small run writes into the same folder. Printed: kills that met a running process,
damaged (a file that can't be opened), mixed (files of both days), left over (anything but the outputs). All but the first must be 0.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random

from mzledger.demo.county import make_county
from mzledger.workbook.generation import WRITTEN
from mzledger.workspace.templates import copy_templates

DAYS = ("2020-06-30", "2020-09-30")
COMMANDS = {
    "report": ("report", "--year", "2020", "--out", "out", "--as-of"),
    "facts": ("facts", "--year", "2020", "-o", "out/汇总.xlsx", "--as-of"),
    "reconcile": (
        "reconcile",
        "dibao",
        "poverty.xlsx",
        "-o",
        "out/排查.xlsx",
        "--json-out",
        "out/排查.json",
        "--as-of",
    ),
}
AFTER = ("facts", "--year", "2020", "-o", "out/别的.xlsx")


def started(folder: Path, words: tuple[str, ...]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mzledger", *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def content(folder: Path) -> dict[str, str]:
    files = {p.name: p for p in (folder / "out").iterdir() if p.name not in (WRITTEN, "别的.xlsx")}
    return {name: "" if path.is_dir() else sha256(_what_it_says(path)).hexdigest() for name, path in files.items()}


def _what_it_says(path: Path) -> bytes:
    """A workbook's sheets without the hour at which it was written."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in sorted(archive.namelist()) if "worksheets" in name)


def whole(folder: Path) -> bool:
    """Whether every workbook and document can be opened."""
    try:
        for path in (p for p in (folder / "out").glob("*.*x") if p.is_file()):
            with zipfile.ZipFile(path) as archive:
                if archive.testzip():
                    return False
    except zipfile.BadZipFile:
        return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    rng, counts = Random(wanted.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_county(folder, seed=7, scale=Decimal("0.02"))
        copy_templates(folder)
        sets, spans = measured(folder)
        for _ in range(wanted.kills):
            command = rng.choice(tuple(COMMANDS))
            one_kill(folder, command, sets, spans[command], rng, counts)
    print(f"kills {counts['kills']}, met the process {counts['met']}, of them while it wrote {counts['writing']}")
    print(f"damaged {counts['damaged']}, mixed {counts['mixed']}, left over {counts['left over']}")
    return int(bool(counts["damaged"] + counts["mixed"] + counts["left over"]))


def measured(folder: Path) -> tuple[dict[tuple[str, str], dict[str, str]], dict[str, float]]:
    """The outputs of each command for each day, and how long it takes."""
    sets, spans = {}, {}
    for command, words in COMMANDS.items():
        for day in DAYS:
            shutil.rmtree(folder / "out", ignore_errors=True)
            begun = time.monotonic()
            started(folder, (*words, day)).wait()
            spans[command] = time.monotonic() - begun
            sets[command, day] = content(folder)
        assert sets[command, DAYS[0]] != sets[command, DAYS[1]], f"{command} says the same of both days"
    return sets, spans


def one_kill(
    folder: Path,
    command: str,
    sets: dict[tuple[str, str], dict[str, str]],
    span: float,
    rng: Random,
    counts: Counter[str],
) -> None:
    shutil.rmtree(folder / "out", ignore_errors=True)
    started(folder, (*COMMANDS[command], DAYS[0])).wait()
    process = started(folder, (*COMMANDS[command], DAYS[1]))
    begun = time.monotonic()
    if rng.random() < 0.5:
        time.sleep(rng.uniform(0, span))
    else:
        while process.poll() is None and not list((folder / "out").glob(".mz*写-*")):
            time.sleep(0.001)
        time.sleep(rng.uniform(0, span / 3))
    counts["kills"] += 1
    counts["met"] += process.poll() is None
    counts["writing"] += bool(list((folder / "out").glob(".mz*写-*")))
    process.kill()
    process.wait()
    counts["damaged"] += not whole(folder)
    started(folder, AFTER).wait()
    found = content(folder)
    leftovers = found.keys() - sets[command, DAYS[0]].keys() - sets[command, DAYS[1]].keys()
    counts["left over"] += bool(leftovers)
    counts["mixed"] += found not in (sets[command, DAYS[0]], sets[command, DAYS[1]])
    if leftovers or found not in (sets[command, DAYS[0]], sets[command, DAYS[1]]):
        print(f"{command} after {time.monotonic() - begun:.3f} s: {sorted(found)}")


if __name__ == "__main__":
    sys.exit(main())
