"""The shipped templates come with the installed package, wherever it is installed."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

import mzledger
from mzledger.workspace.templates import PARTS, copy_templates, shipped_templates

REPOSITORY = Path(__file__).parents[2]
setuptools = pytest.importorskip("setuptools")


def test_the_build_puts_the_templates_where_the_installed_program_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from setuptools.command.build_py import build_py

    given: dict[str, Any] = {}
    monkeypatch.setattr(setuptools, "setup", given.update)
    monkeypatch.setattr(build_py, "run", lambda self: None)
    monkeypatch.chdir(REPOSITORY)
    runpy.run_path("setup.py")
    command = given["cmdclass"]["build_py"](setuptools.Distribution())
    command.build_lib, command.editable_mode = str(tmp_path), False
    command.run()
    monkeypatch.setattr(mzledger, "__file__", str(tmp_path / "mzledger" / "__init__.py"))
    assert shipped_templates() == tmp_path / "mzledger" / "shipped_templates"
    assert names(shipped_templates()) == names(REPOSITORY / "templates")


def test_a_county_s_own_templates_beside_the_package_are_not_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("tools/mzledger/shipped_templates/总结", "templates/总结"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(mzledger, "__file__", str(tmp_path / "tools/mzledger/__init__.py"))
    assert shipped_templates() == tmp_path / "tools/mzledger/shipped_templates"


def test_a_checkout_has_the_templates_itself_and_gives_copies(tmp_path: Path) -> None:
    assert copy_templates(tmp_path) and names(tmp_path / "templates") == names(REPOSITORY / "templates")
    assert not copy_templates(tmp_path)


def names(folder: Path) -> set[str]:
    """Every template by its part and name."""
    return {f"{part}/{path.name}" for part in PARTS for path in (folder / part).iterdir()}
