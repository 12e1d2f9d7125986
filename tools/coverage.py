"""Says how much of the engine its own tests run through, lines and branches, by room and for the least covered files; gates nothing."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.check import ENGINE, ROOT

PACKAGE = "src/mzledger"


@dataclass(frozen=True, slots=True)
class Covered:
    """What of a file or room was run: lines and branches that there are, and those that were met."""

    name: str
    there: int
    met: int

    @property
    def share(self) -> float:
        """In percent; a file without anything to run is covered."""
        return 100 * self.met / self.there if self.there else 100.0

    def __str__(self) -> str:
        return f"{self.share:6.1f} %  {self.there - self.met:5} of {self.there:6} not met  {self.name}"


def by_file(report: dict[str, Any], rooms: tuple[str, ...]) -> list[Covered]:
    """Every file of the rooms from coverage's own JSON, without the package's folder in its name."""
    found = []
    for path, entry in report["files"].items():
        name = Path(path).as_posix().partition(f"{PACKAGE}/")[2]
        summary = entry["summary"]
        if name.partition("/")[0] in rooms:
            there = summary["num_statements"] + summary["num_branches"]
            found.append(Covered(name, there, summary["covered_lines"] + summary["covered_branches"]))
    return found


def by_room(files: list[Covered]) -> Iterator[Covered]:
    """The files of each room together, and then all."""
    rooms = dict.fromkeys(each.name.partition("/")[0] for each in files)
    for room in (*sorted(rooms), ""):
        own = [each for each in files if each.name.startswith(f"{room}/" if room else "")]
        yield Covered(room or "all of them", sum(each.there for each in own), sum(each.met for each in own))


def measured(tests: list[str]) -> dict[str, Any]:
    """Runs the tests under coverage. Raises SystemExit where they fail: half a run says nothing of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "COVERAGE_FILE": str(Path(folder) / "data")}
        coverage = [sys.executable, "-m", "coverage"]
        ran = [*coverage, "run", "--branch", f"--source={PACKAGE}", "-m", "pytest", "-p", "no:cacheprovider", *tests]
        if subprocess.run(ran, cwd=ROOT, env=env, check=False).returncode:
            raise SystemExit("The tests failed (or coverage is not installed: pip install -e '.[dev]').")
        made = Path(folder) / "report.json"
        subprocess.run([*coverage, "json", "-q", "-o", str(made)], cwd=ROOT, env=env, check=True)
        report: dict[str, Any] = json.loads(made.read_text(encoding="utf-8"))
        return report


def main(arguments: list[str] | None = None) -> int:
    """0 where the tests pass, whatever they cover."""
    parser = argparse.ArgumentParser(prog="python -m tools.coverage", description=__doc__)
    parser.add_argument("tests", nargs="*", help="tests to run; the engine's unless told")
    parser.add_argument("--rooms", nargs="*", default=ENGINE, help="rooms that are measured; the engine's unless told")
    parser.add_argument("--least", type=int, default=15, help="how many of the least covered files are named")
    words = parser.parse_args(arguments)
    files = by_file(measured(words.tests or [f"tests/{room}" for room in ENGINE]), tuple(words.rooms))
    print(*by_room(files), sep="\n")
    print(f"The {words.least} least covered files:")
    print(*sorted(files, key=lambda each: (each.share, each.name))[: words.least], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
