"""Fixtures of the programs' tests: what is said of a program's file with another content."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mzledger import programs


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], str]]:
    """What is said when a program's file has another content: the sentence, or '' where all programs are loaded."""
    monkeypatch.setattr(programs, "__path__", [str(tmp_path), *programs.__path__])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def load(slug: str, source: str) -> str:
        (tmp_path / f"{slug}.py").write_text(source, encoding="utf-8")
        monkeypatch.delitem(sys.modules, f"mzledger.programs.{slug}", raising=False)
        monkeypatch.setattr(programs, slug, None, raising=False)
        importlib.invalidate_caches()
        programs.all_programs.cache_clear()
        try:
            programs.all_programs()
        except RuntimeError as error:
            return str(error)
        return ""

    yield load
    monkeypatch.undo()
    programs.all_programs.cache_clear()
