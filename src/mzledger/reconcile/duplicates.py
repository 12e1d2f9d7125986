"""Rows of one list that are one person: an equal number under one name."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd

Frame: TypeAlias = pd.DataFrame
TOLD = ("village", "head", "household", "relation")


def one_each(frame: Frame, raw: Frame) -> tuple[Frame, Frame]:
    """The rows without repetitions, and the repetitions: `at` and `first`, the row that stands for them.

    The row of lowest `rank`, then the fullest, stands for the others, whatever the order of rows (`raw` is the list as it
    was read); only among rows alike in every cell does the upper one.
    """
    keyed = frame["key"] > 0
    repeated = frame[keyed & frame["key"].duplicated(keep=False)]
    repeated = repeated[repeated.duplicated(["key", "near"], keep=False)]
    if not len(repeated):
        return frame, pd.DataFrame({"at": np.zeros(0, np.int64), "first": np.zeros(0, np.int64)})
    full = sum((repeated[name] != 0).astype(int) for name in TOLD)
    cells = raw.iloc[np.searchsorted(raw["at"].to_numpy(), repeated["at"].to_numpy())].drop(columns=["at"])
    cells = cells.drop(columns=[name for name in ("row", "source") if name in cells])
    content = pd.util.hash_pandas_object(cells.astype(str), index=False).to_numpy()
    ordered = repeated.assign(full=full, content=content).sort_values(
        ["key", "near", "rank", "full", "content", "at"], ascending=[True, True, True, False, True, True]
    )
    first = ordered.groupby(["key", "near"])["at"].transform("first")
    others = ordered["at"] != first
    twice = pd.DataFrame({"at": ordered.loc[others, "at"].to_numpy(), "first": first[others].to_numpy()})
    twice = twice.sort_values("at", ignore_index=True)
    return frame[~frame["at"].isin(twice["at"])], twice
