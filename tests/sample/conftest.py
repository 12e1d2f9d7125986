"""The committed sample county, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mzledger.document.rendering import Rendered
from mzledger.work.report import YearFacts, make_document, year_facts
from mzledger.workspace.folder import find_workspace

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample() -> YearFacts:
    return year_facts(find_workspace(REPOSITORY), 2020, None, lambda text: None)


@pytest.fixture(scope="session")
def document(sample: YearFacts) -> Rendered:
    return make_document(sample)
