"""From scored pairs to at most one partner each: the best of both is taken, a tie is left to the clerk.

The outcome depends on the scores alone, not on the order of pairs.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.score import MARGIN

Frame: TypeAlias = pd.DataFrame


def assign(pairs: Frame, auto: float, review: float) -> tuple[Frame, Frame]:
    """Accepted pairs, one a row on either side; and the pairs for the clerk, among the others.

    `auto` and `review` are bits. A pair is accepted where it is the best of both its rows by `MARGIN`, has the score and
    `may` be. Then its rows are gone, and the rest is looked at again.
    """
    live = pairs[pairs["bits"] >= review]
    taken = [live.iloc[:0]]
    while len(live):
        alone = _leads(live, "o") & _leads(live, "t") & live["may"].to_numpy() & (live["bits"] >= auto).to_numpy()
        if not alone.any():
            break
        found = live[alone]
        taken.append(found)
        live = live[~(live["o"].isin(found["o"]) | live["t"].isin(found["t"]))]
    return pd.concat(taken, ignore_index=True), _for_review(live)


def _leads(live: Frame, side: str) -> np.ndarray:
    """Whether a pair beats every other pair of its row by the margin."""
    ordered = live.sort_values([side, "bits"], ascending=[True, False], kind="stable")
    first = ~ordered[side].duplicated()
    next_row, next_bits = ordered[side].shift(-1), ordered["bits"].shift(-1)
    clear = (next_row != ordered[side]) | (ordered["bits"] - next_bits >= MARGIN)
    leads: np.ndarray = (first & clear).reindex(live.index).to_numpy()
    return leads


def _for_review(live: Frame) -> Frame:
    """Pairs within the margin of the best of either row: where several are alike, all of them."""
    near = np.ones(len(live), bool)
    for side in ("o", "t"):
        best = live.groupby(side)["bits"].transform("max")
        near &= (best - live["bits"] < MARGIN).to_numpy()
    return live[near].sort_values(["o", "t"], kind="stable", ignore_index=True)
