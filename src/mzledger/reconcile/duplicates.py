"""Rows of one list that are one person: an equal number under one name."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd

Frame: TypeAlias = pd.DataFrame
TOLD = ("village", "head", "household", "relation")


def one_each(frame: Frame) -> tuple[Frame, Frame]:
    """The rows without repetitions, and the repetitions: `at` and `first`, the row that stands for them.

    The row of lowest `rank`, then the fullest, stands for the others, whatever the order of rows; only among rows alike
    does the upper one.
    """
    keyed = frame["key"] > 0
    repeated = frame[keyed & frame["key"].duplicated(keep=False)]
    repeated = repeated[repeated.duplicated(["key", "near"], keep=False)]
    if not len(repeated):
        return frame, pd.DataFrame({"at": np.zeros(0, np.int64), "first": np.zeros(0, np.int64)})
    full = sum((repeated[name] != 0).astype(int) for name in TOLD)
    ordered = repeated.assign(full=full).sort_values(
        ["key", "near", "rank", "full", "same", "village", "head", "at"],
        ascending=[True, True, True, False, True, True, True, True],
    )
    first = ordered.groupby(["key", "near"])["at"].transform("first")
    others = ordered["at"] != first
    twice = pd.DataFrame({"at": ordered.loc[others, "at"].to_numpy(), "first": first[others].to_numpy()})
    twice = twice.sort_values("at", ignore_index=True)
    return frame[~frame["at"].isin(twice["at"])], twice
