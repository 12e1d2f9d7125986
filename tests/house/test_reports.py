"""The reports on the tests themselves: what coverage found is added up by room; a seed always changes the same functions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import coverage, mutation
from tools.check import ENGINE, ROOT
from tools.coverage import by_file, by_room
from tools.mutation import ROOMS, Function, copied, functions, outcomes, sample, told

REPORT = {
    "files": {
        "src/mzledger/facts/a.py": {
            "summary": {"num_statements": 8, "num_branches": 2, "covered_lines": 4, "covered_branches": 1}
        },
        "src/mzledger/facts/__init__.py": {
            "summary": {"num_statements": 0, "num_branches": 0, "covered_lines": 0, "covered_branches": 0}
        },
        "src/mzledger/cli/b.py": {
            "summary": {"num_statements": 5, "num_branches": 0, "covered_lines": 5, "covered_branches": 0}
        },
    }
}
LISTED = """
    mzledger.values.period.xǁSpanǁon__mutmut_1: survived
    mzledger.values.period.xǁSpanǁon__mutmut_2: killed
    mzledger.values.period.x_so_far__mutmut_1: no tests
    mzledger.values.period.x_so_far__mutmut_2: not checked
"""
SHOWN = "# name: survived\n--- src/period.py\n+++ src/period.py\n@@ -1,2 +1,2 @@\n a\n-    return cls(day, day)\n+    return cls(None, day)\n"
ON = Function("src/mzledger/values/period.py", "Span", "on", 20)


def test_files_of_the_rooms_are_added_up_and_others_left_out() -> None:
    files = by_file(REPORT, ("facts",))
    assert {each.name: each.share for each in files} == {"facts/a.py": 50.0, "facts/__init__.py": 100.0}
    assert [(each.name, each.there, each.met) for each in by_room(files)] == [("facts", 10, 5), ("all of them", 10, 5)]


def test_every_room_of_the_engine_is_there_with_its_tests() -> None:
    for room in (*ENGINE, *ROOMS):
        assert (ROOT / "src/mzledger" / room).is_dir() and (ROOT / "tests" / room).is_dir()


def test_a_seed_chooses_the_same_functions_and_another_others() -> None:
    found = list(functions(ROOMS))
    assert len(found) > 300 and sample(found, 30, 1) == sample(found, 30, 1) != sample(found, 30, 2)
    assert sample(found, 10**6, 1) == found


def test_a_function_is_named_as_the_library_names_its_changed_forms() -> None:
    assert ON in [Function(each.path, each.owner, each.name, 20) for each in functions(["values/period.py"])]
    assert ON.pattern == "mzledger.values.period.xǁSpanǁon__mutmut_*"
    plain = next(each for each in functions(["values/period.py"]) if each.name == "so_far")
    assert plain.pattern == "mzledger.values.period.x_so_far__mutmut_*"


def test_what_was_not_tried_is_no_outcome_and_what_survived_is_shown_with_its_place() -> None:
    found = outcomes(LISTED)
    assert sorted(found.values()) == ["killed", "no tests", "survived"]
    survivor = next(name for name, said in found.items() if said == "survived")
    lines = list(told([ON], found, {survivor: SHOWN}))
    assert lines[0] == "src/mzledger/values/period.py:20 Span.on"
    assert lines[1] == "  survived  return cls(day, day) → return cls(None, day)"
    assert lines[2].startswith("1 functions, 3 changes: ")


def test_a_copy_is_changed_and_never_the_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutation, "COPIED", ("pyproject.toml", "LICENSE"))
    before = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    copied(tmp_path, [ON], ["tests/values"])
    project = (tmp_path / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(
        r"\[tool\.mutmut\]\nsource_paths = .*\nonly_mutate = \['src/mzledger/values/period\.py'\]", project
    )
    assert (ROOT / "pyproject.toml").read_text(encoding="utf-8") == before and (tmp_path / "LICENSE").is_file()


@pytest.mark.parametrize("tool", [coverage, mutation])
def test_each_report_explains_itself(tool: object, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        tool.main(["--help"])  # type: ignore[attr-defined]
    assert "nothing" in capsys.readouterr().out
