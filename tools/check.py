"""Runs what CI runs, the quick part first; says of each step what it is, how it went and how long it took."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENGINE = ("values", "schema", "workbook", "facts", "rules", "layout", "document", "word")
"""Rooms whose tests run in a minute and need no sample: what runs under every Python, and what coverage measures."""
HOOK = "As a pre-commit hook: printf '#!/bin/sh\\nexec python -m tools.check --quick\\n' | install -m 755 /dev/stdin .git/hooks/pre-commit"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of CI. `quick` steps come first, and are all that a commit waits for."""

    name: str
    command: tuple[str, ...]
    quick: bool = True


STEPS = (
    Step("lint", ("ruff", "check", ".")),
    Step("format", ("ruff", "format", "--check", ".")),
    Step("types", ("mypy",)),
    Step("doctests", ("pytest", "tests/house/test_doctests.py")),
    Step("house", ("pytest", "tests/house", "--ignore=tests/house/test_doctests.py")),
    Step("suite", ("pytest",), quick=False),
    Step("other Pythons", ("bash", ".ci/pythons"), quick=False),
)
UNDER_ANOTHER_PYTHON = (
    Step(
        "engine",
        (
            "pytest",
            *(f"tests/{room}" for room in ENGINE),
            "tests/cli/test_surroundings.py",
            "tests/house/test_installed.py",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step that was run: whether it passed, in how many seconds."""

    step: Step
    passed: bool
    seconds: float

    def __str__(self) -> str:
        return f"{'ok    ' if self.passed else 'FAILED'} {self.seconds:7.1f} s  {self.step.name}"


def run(steps: Iterable[Step], go_on: bool = False) -> Iterator[Outcome]:
    """Runs one step after the other; stops at the first that fails unless it is to go on."""
    for step in steps:
        print(f"── {step.name}: {' '.join(step.command)}", flush=True)
        began = time.monotonic()
        outcome = Outcome(step, _passes(step.command), time.monotonic() - began)
        print(outcome, flush=True)
        yield outcome
        if not outcome.passed and not go_on:
            return


def _passes(command: tuple[str, ...]) -> bool:
    """Whether a command ends well; its program is first looked for beside the running Python."""
    here = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    program = shutil.which(command[0], path=here)
    if program is None:
        print(f"{command[0]} is not installed; pip install -e '.[test]' brings what the steps need.")
        return False
    tested = "{}.{}".format(*sys.version_info)
    env = {**os.environ, "PATH": here, "TESTED": tested}
    return subprocess.run([program, *command[1:]], cwd=ROOT, env=env, check=False).returncode == 0


def chosen(words: argparse.Namespace) -> tuple[Step, ...]:
    """The steps that the command line asks for."""
    if words.engine:
        return UNDER_ANOTHER_PYTHON
    return tuple(step for step in STEPS if step.quick or not words.quick)


def main(arguments: list[str] | None = None) -> int:
    """0 where every step passed, else 1."""
    whole_lines = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("python -m tools.check", None, __doc__, HOOK, formatter_class=whole_lines)
    parser.add_argument("--quick", action="store_true", help="only the quick part (one to two minutes)")
    parser.add_argument("--all", action="store_true", help="go on after a step that failed")
    parser.add_argument("--engine", action="store_true", help="only the engine's tests, as under every other Python")
    words = parser.parse_args(arguments)
    steps = chosen(words)
    outcomes = list(run(steps, words.all))
    print("──", *outcomes, sep="\n")
    left = len(steps) - len(outcomes)
    print(f"{left} steps were not run." if left else "Every step was run.")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
