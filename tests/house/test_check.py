"""One command runs what CI runs, from one list of steps; it stops at what fails, and says so."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tools import check
from tools.check import HOOK, ROOT, STEPS, UNDER_ANOTHER_PYTHON, Step

GOOD = Step("good", (Path(sys.executable).name, "-c", ""))
BAD = Step("bad", (Path(sys.executable).name, "-c", "raise SystemExit(5)"))
SLOW = Step("slow", GOOD.command, quick=False)


def told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    """The exit code of a list with a step that fails, and what is said of each step in the end."""
    monkeypatch.setattr(check, "STEPS", (GOOD, BAD, SLOW))
    code = check.main(list(words))
    return code, re.findall(r"^(ok|FAILED) +\d+\.\d s  (\w+)$", capfd.readouterr().out.split("──\n")[1], re.MULTILINE)


def test_it_stops_at_the_first_failure(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert told(monkeypatch, capfd) == (1, [("ok", "good"), ("FAILED", "bad")])


def test_it_goes_on_where_it_is_told_to(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert told(monkeypatch, capfd, "--all") == (1, [("ok", "good"), ("FAILED", "bad"), ("ok", "slow")])


def test_the_quick_part_leaves_the_whole_suite_out(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert told(monkeypatch, capfd, "--all", "--quick") == (1, [("ok", "good"), ("FAILED", "bad")])


def test_a_program_that_is_not_installed_is_a_failure(capfd: pytest.CaptureFixture[str]) -> None:
    (outcome,) = check.run([Step("none", ("no-such-program-anywhere",))])
    assert not outcome.passed and "is not installed" in capfd.readouterr().out


def test_all_that_passes_is_exit_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "STEPS", (GOOD, SLOW))
    assert check.main([]) == 0


def test_the_quick_steps_come_first_and_every_place_that_a_step_names_is_there() -> None:
    quick = [step.quick for step in STEPS]
    assert quick == sorted(quick, reverse=True)
    named = [word for step in (*STEPS, *UNDER_ANOTHER_PYTHON) for word in step.command if "/" in word]
    assert named and [word for word in named if not (ROOT / word.removeprefix("--ignore=")).exists()] == []


def test_ci_has_no_list_of_its_own_and_runs_the_readme_s_test_command() -> None:
    scripts = {name: (ROOT / ".ci" / name).read_text(encoding="utf-8") for name in ("run", "pythons")}
    assert "tools.check --all" in scripts["run"] and "tools.check --engine" in scripts["pythons"]
    assert not re.search(r"pytest|ruff|mypy|tests/", "".join(scripts.values()))
    install, tests = re.findall(r"^(pip install .*) && (pytest.*)$", (ROOT / "README.md").read_text("utf-8"), re.M)[0]
    assert install.removeprefix("pip install ") in scripts["run"]
    assert (tests,) in [step.command for step in STEPS]


def test_the_help_says_in_one_line_how_it_becomes_a_hook(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        check.main(["--help"])
    assert HOOK in capsys.readouterr().out.splitlines()
