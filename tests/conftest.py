"""Fixtures that many tests share: the sheet in a test's docstring, added up or checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mzledger.facts.book import FactBook
from mzledger.programs import find_program
from mzledger.work.report import year_facts
from mzledger.workspace.folder import find_workspace
from sheets import filled, make_workspace, rows_of

REPOSITORY = Path(__file__).parent.parent


def silent(text: str) -> None:
    """Takes a notice and says nothing."""


@pytest.fixture
def facts_of(tmp_path: Path) -> Callable[..., FactBook]:
    """Facts of a workspace made of text tables: path under ledgers/ → (program, table index, text)."""

    def build(ledgers: dict[str, tuple[str, int, str]], year: int = 2020, as_of: date | None = None) -> FactBook:
        made = {}
        for name, (program, index, text) in ledgers.items():
            found = find_program(program)
            assert found is not None
            table = found.tables[index]
            made[name] = {table.name: filled(table, rows_of(text), name)}
        workspace = find_workspace(make_workspace(tmp_path, made))
        return year_facts(workspace, year, as_of, silent).facts

    return build


@pytest.fixture
def tally(request: pytest.FixtureRequest, facts_of: Callable[..., FactBook]) -> Callable[..., object]:
    """The figure of the sheet in the test's docstring: `tally("dibao.persons", by="township")`."""

    def count(key: str, *, file: str = "2020/农村低保.xlsx", table: int = 0, by: str = "") -> object:
        text = request.function.__doc__ or ""
        facts = facts_of({file: (key.split(".")[0], table, text)})
        if by:
            parts = facts.by_area(key) if by == "township" else facts.by_category(key)
            return {(fact.area if by == "township" else fact.category): fact.value for fact in parts}
        return facts.fact(key).value

    return count
