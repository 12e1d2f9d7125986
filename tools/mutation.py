"""Says whether the engine's tests see a fault: mutmut changes a sample of functions and runs the tests that reach each. Gates nothing.

The same seed and size choose the same functions. All is done in a copy; mutmut needs `fork`, so not on Windows.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.check import ROOT

ROOMS = ("values", "schema", "facts", "rules")
COPIED = ("src", "tests", "templates", "tools", "pyproject.toml", "README.md")


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method that may be changed: its file from the root, its class ('' for none), its name and line."""

    path: str
    owner: str
    name: str
    line: int

    @property
    def pattern(self) -> str:
        """Its changed forms, by the names that mutmut gives them."""
        module = self.path.removeprefix("src/").removesuffix(".py").replace("/", ".")
        return f"{module}.x{f'ǁ{self.owner}ǁ' if self.owner else '_'}{self.name}__mutmut_*"

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {f'{self.owner}.' if self.owner else ''}{self.name}"


def functions(rooms: Sequence[str]) -> Iterator[Function]:
    """Every function of some rooms that is not inside another; a room may be one file of it, `facts/masks.py`."""
    for room in rooms:
        place = ROOT / "src/mzledger" / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            name = path.relative_to(ROOT).as_posix()
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                owner = node.name if isinstance(node, ast.ClassDef) else ""
                for each in node.body if isinstance(node, ast.ClassDef) else [node]:
                    if isinstance(each, ast.FunctionDef):
                        yield Function(name, owner, each.name, each.lineno)


def sample(found: Sequence[Function], size: int, seed: int) -> list[Function]:
    """So many of them, chosen by a seed, in the order of the files; all where there are no more."""
    chosen = set(random.Random(seed).sample(found, min(size, len(found))))
    return [each for each in found if each in chosen]


def copied(folder: Path, chosen: Sequence[Function], tests: Sequence[str]) -> None:
    """A copy of the repository, told what may be changed and by which tests it is tried."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    settings = {
        "source_paths": ["src/mzledger"],
        "only_mutate": sorted({each.path for each in chosen}),
        "pytest_add_cli_args_test_selection": list(tests),
        "also_copy": list(COPIED),
    }
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as project:
        print("\n[tool.mutmut]", *(f"{name} = {value}" for name, value in settings.items()), sep="\n", file=project)


def mutmut(folder: Path, *words: str) -> str:
    """What mutmut puts out. Raises SystemExit where it can't run: the tests fail without any change, or it is not there."""
    ran = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(ran, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"mutmut failed (pip install -e '.[dev]' brings it): {(done.stdout + done.stderr)[-1500:]}")
    return done.stdout


def outcomes(listed: str) -> dict[str, str]:
    """Changed form → killed, survived, no tests, timeout …, from what mutmut lists; without those that were not tried."""
    found = re.findall(r"^\s*(\S+__mutmut_\d+): (.+)$", listed, re.MULTILINE)
    return {name: said for name, said in found if said != "not checked"}


def told(chosen: Sequence[Function], found: dict[str, str], shown: dict[str, str]) -> Iterator[str]:
    """Each function with a form that the tests let through, and its changed lines; then how many there were of each outcome."""
    for each in chosen:
        forms = [name for name in shown if name.startswith(each.pattern.removesuffix("*"))]
        if forms:
            yield str(each)
        for name in forms:
            changed = [line for line in shown[name].splitlines() if re.match(r"[-+](?![-+])", line)]
            yield f"  {found[name]}  {' → '.join(line[1:].strip() for line in changed)}"
    counts = ", ".join(f"{count} {said}" for said, count in Counter(found.values()).most_common())
    yield f"{len(chosen)} functions, {len(found)} changes: {counts}"


def main(arguments: list[str] | None = None) -> int:
    """0 where it could be tried, whatever survives."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help="rooms or files below src/mzledger (facts/masks.py)")
    parser.add_argument("--tests", nargs="*", default=[f"tests/{room}" for room in ROOMS], help="tests that try it")
    parser.add_argument("--sample", type=int, default=30, help="how many functions (30: five minutes)")
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args(arguments)
    chosen = sample(list(functions(words.rooms)), words.sample, words.seed)
    with tempfile.TemporaryDirectory() as name:
        copied(Path(name), chosen, words.tests)
        mutmut(Path(name), "run", *(each.pattern for each in chosen))
        found = outcomes(mutmut(Path(name), "results", "--all", "true"))
        shown = {each: mutmut(Path(name), "show", each) for each, said in found.items() if said != "killed"}
    print(*told(chosen, found, shown), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
