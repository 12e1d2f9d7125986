"""The head of each household, where a list names no head but says who is whose: by household numbers, or by the order of rows."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.prepare import HEAD_WORDS

Frame: TypeAlias = pd.DataFrame
MOST_ODD = 0.02


def heads_found(frame: Frame, columns: dict[str, str]) -> Frame:
    """The frame with `head_name` (and `head_id`) where they can be known; `columns` is told how."""
    if "head_name" in frame or "relation" not in frame or "name" not in frame:
        return frame
    head = frame["relation"].isin(HEAD_WORDS).to_numpy()
    if not head.any():
        return frame
    numbered = "household_no" in frame and (frame["household_no"] != "").mean() > 0.5
    group = _by_number(frame) if numbered else _by_order(frame, head)
    if group is None:
        return frame
    heads = pd.Series(np.where(head, np.arange(len(frame)), -1)).groupby(group).transform("max").to_numpy()
    known = (heads >= 0) & (group >= 0)
    for name, source in (("head_name", "name"), ("head_id", "id_no")):
        if source in frame:
            cells = frame[source].to_numpy(dtype=object)
            frame[name] = pd.Series(np.where(known, cells[np.maximum(heads, 0)], ""), dtype=object, index=frame.index)
    columns["head_name"] = f"由“{columns['relation']}”" + ("和户编号推出" if numbered else "按行的先后推出")
    return frame


def _by_number(frame: Frame) -> np.ndarray:
    keys = [name for name in ("household_no", "township") if name in frame]
    group = frame.groupby(keys, sort=False).ngroup().to_numpy()
    return np.where((frame["household_no"] == "").to_numpy(), -1, group)


def _by_order(frame: Frame, head: np.ndarray) -> np.ndarray | None:
    """Blocks that begin with a head; None where blocks run over villages, so that the rows stand in no such order."""
    village = next((frame[name].to_numpy() for name in ("village", "township") if name in frame), None)
    if not head[0] or village is None:
        return None
    group = np.cumsum(head) - 1
    strange = ~head & (village != village[np.flatnonzero(head)[group]])
    longest = np.bincount(group).max()
    return group if strange.mean() <= MOST_ODD and longest <= 20 else None
