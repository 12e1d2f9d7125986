"""The sample county: as rows in memory, and as it stands in the repository."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from counting import County, repository
from ledger_reader import PLANNED, Cells

from mzledger.demo.county import SEED
from mzledger.demo.ledgers import Ledgers, make_ledgers


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than twenty seconds")


@pytest.fixture(scope="session")
def full() -> Ledgers:
    """Every row of the full county, as it is made."""
    return make_ledgers(SEED)


@pytest.fixture(scope="session")
def small() -> Ledgers:
    """A fiftieth of the county."""
    return make_ledgers(SEED, Decimal("0.02"))


@pytest.fixture(scope="session")
def written() -> Mapping[tuple[str, str], list[Cells]]:
    """The 2020 workbooks of the repository, read cell by cell: (file, sheet) → rows by heading."""
    return repository(2020)


@pytest.fixture(scope="session")
def county(written: Mapping[tuple[str, str], list[Cells]]) -> County:
    """The same, with ways of counting."""
    return County(written)


@pytest.fixture(scope="session")
def planned() -> dict[str, dict[str, Any]]:
    """The figures that the county must give, by key."""
    facts = json.loads(PLANNED.read_text(encoding="utf-8"))["facts"]
    return {fact["key"]: fact for fact in facts}
