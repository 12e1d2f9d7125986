"""Two small lists in a test's text, matched; and the bench's generator for larger ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from mzledger.reconcile.matching import Matched, match
from sheets import rows_of

FIELDS = {
    "号码": "id_no",
    "姓名": "name",
    "户主": "head_name",
    "户主号码": "head_id",
    "关系": "relation",
    "村": "village",
    "性别": "sex",
    "出生": "birth_day",
    "县": "county",
}


def frame_of(text: str) -> pd.DataFrame:
    """The rows of a text table as a list; `数字…` is a numeric cell."""
    rows = rows_of(text)
    frame = pd.DataFrame({FIELDS[h]: pd.Series([_cell(r[h]) for r in rows], dtype=object) for h in rows[0]})
    frame["at"] = np.arange(len(frame))
    return frame


def _cell(text: str) -> object:
    return float(text.removeprefix("数字")) if text.startswith("数字") else text or None


@pytest.fixture
def matched(request: pytest.FixtureRequest) -> Matched:
    """The two lists in the test's docstring, matched: ours above `----`, theirs below."""
    ours, theirs = (request.function.__doc__ or "").split("----")
    return match(frame_of(ours), frame_of(theirs))


@pytest.fixture
def found(matched: Matched) -> dict[str, set[tuple[int, int]]]:
    """Accepted pairs and pairs for the clerk, by row numbers from 0."""
    return {
        "accepted": set(zip(matched.accepted["o"], matched.accepted["t"], strict=True)),
        "review": set(zip(matched.review["o"], matched.review["t"], strict=True)),
    }


Lists = Callable[..., object]
