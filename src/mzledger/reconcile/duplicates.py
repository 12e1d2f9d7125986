"""Rows of one list that are one person: an equal number under one name, or one that a slip of the pen tells apart."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.candidates import Rule, by_prefix, exploded, joined, level_of_hashes, united
from mzledger.reconcile.numbers import State

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


def damaged_copies(frame: Frame) -> Frame:
    """Rows whose damaged number can only be that of another row of the list, under the same name: `at` and `first`."""
    weak = frame[frame["state"].isin((State.BROKEN, State.LOST))]
    strong = frame[frame["key"] > 0]
    pairs = united(
        [
            joined(Rule.CORRECTED, strong, exploded(weak), ["key"]),
            joined(Rule.LOST_END, by_prefix(strong, whole=True), by_prefix(weak, whole=False), ["prefix"]),
        ]
    )
    forms = ["at", "same", "variant", "sound", "near"]
    named = pairs.merge(strong[forms].rename(columns={"at": "o"}), on="o")
    named = named.merge(weak[forms].rename(columns={"at": "t"}), on="t", suffixes=("_o", "_t"))
    named = named[level_of_hashes(named) <= 1]
    alone = named[~named["t"].duplicated(keep=False)].sort_values("t")
    return pd.DataFrame({"at": alone["t"].to_numpy(np.int64), "first": alone["o"].to_numpy(np.int64)})
