"""Fixtures of the programs' tests: an office's workbook read, and what is said of a program's file with another content."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest
from office import Kept, write_office_book

from mzledger import programs
from mzledger.values.refusal import Unusable
from mzledger.work.report import year_facts
from mzledger.workspace.folder import find_workspace
from sheets import make_workspace


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
        except Unusable as error:
            return str(error)
        return ""

    yield load
    monkeypatch.undo()
    programs.all_programs.cache_clear()


@pytest.fixture
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Kept]:
    """Reads the workbook in the test's docstring as a file of the county's ledgers: `kept("2020/农村低保.xlsx")`.

    `elsewhere`: sheets that stand in another file. `not_run`: what the county doesn't run.
    """

    def read(file: str, elsewhere: Mapping[str, str] = MappingProxyType({}), not_run: Sequence[str] = ()) -> Kept:
        folder = make_workspace(tmp_path, {})
        with (folder / "mz.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'["业务"]\n"不开展" = {list(not_run)}\n')
        (folder / "ledgers/2020").mkdir(exist_ok=True)
        for path in {file, *elsewhere.values()}:
            write_office_book(
                folder / "ledgers" / path,
                request.function.__doc__ or "",
                lambda sheet, path=path: elsewhere.get(sheet, file) == path,
            )
        return Kept(file, year_facts(find_workspace(folder), 2020, None, lambda _: None))

    return read
