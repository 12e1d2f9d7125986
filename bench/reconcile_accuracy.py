"""Accuracy of the cascade on lists with a known truth, beside a plain join on the number and splink, on hold-out seeds.

python bench/reconcile_accuracy.py 20000 30000 [seed …]        --splink for splink too
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from reconcile_lists import Lists, make_lists

from mzledger.reconcile.matching import Matched, match

HOLD_OUT = (7001, 7002, 7003)
COLUMNS = ["at", "id_no", "name", "head_name", "head_id", "relation", "township", "village", "county"]
THEIRS = [name for name in COLUMNS if name != "head_id"]


def truth_pairs(lists: Lists) -> int:
    """How many people are in both lists."""
    return len(set(lists.ours["person"]) & set(lists.theirs["person"]))


def right(lists: Lists, pairs: pd.DataFrame) -> np.ndarray:
    ours, theirs = lists.ours["person"].to_numpy(), lists.theirs["person"].to_numpy()
    found: np.ndarray = ours[pairs["o"]] == theirs[pairs["t"]]
    return found


def figures(lists: Lists, accepted: pd.DataFrame, review: pd.DataFrame | None = None) -> dict[str, float]:
    """F1 and precision of what is accepted; how long the review list is; recall when the clerk decides rightly."""
    good, total = right(lists, accepted), truth_pairs(lists)
    precision, recall = good.mean(), good.sum() / total
    found = {"F1": 2 * precision * recall / (precision + recall), "precision": precision, "recall": recall}
    if review is not None:
        found["review rows"] = review["t"].nunique() / len(lists.theirs)
        found["recall after review"] = (good.sum() + review[right(lists, review)]["o"].nunique()) / total
        ours, theirs = lists.ours["person"].to_numpy(), lists.theirs["person"].to_numpy()
        joined = set(zip(ours[accepted["o"]], theirs[accepted["t"]], strict=True))
        found["split twins joined"] = len([1 for a, b in lists.twins_split if (a, b) in joined or (b, a) in joined])
        blank = lists.theirs["id_no"].isna().to_numpy()[accepted["t"]]
        found["blank accepted wrongly"] = (blank & ~good).sum() / max(blank.sum(), 1)
    return found


def plain_join(lists: Lists) -> pd.DataFrame:
    """What VLOOKUP does: the texts as they are."""
    left = lists.ours[["at", "id_no"]].dropna().drop_duplicates("id_no")
    right_ = lists.theirs[["at", "id_no"]].dropna().drop_duplicates("id_no")
    both = left.astype({"id_no": str}).merge(right_.astype({"id_no": str}), on="id_no", suffixes=("_o", "_t"))
    return pd.DataFrame({"o": both["at_o"], "t": both["at_t"]})


def cascade(lists: Lists) -> Matched:
    return match(lists.ours[COLUMNS], lists.theirs[THEIRS])


def show(name: str, found: dict[str, float], seconds: float) -> None:
    print(
        f"  {name:<12}" + "  ".join(f"{key} {value:.5f}" for key, value in found.items()) + f"   ({seconds:.1f} s CPU)"
    )


def main(words: list[str]) -> None:
    numbers = [int(word) for word in words if word.isdigit()]
    ours, theirs = numbers[:2]
    for seed in numbers[2:] or HOLD_OUT:
        lists = make_lists(ours, theirs, int(ours * 0.8), seed, counties=max(1, ours // 200_000))
        print(f"{len(lists.ours)} × {len(lists.theirs)}, seed {seed}, {truth_pairs(lists)} in both")
        start = time.process_time()
        show("号码连接", figures(lists, plain_join(lists)), time.process_time() - start)
        start = time.process_time()
        matched = cascade(lists)
        show("本程序", figures(lists, matched.accepted, matched.review), time.process_time() - start)
        if "--splink" in words:
            from reconcile_splink import best_of_splink

            start = time.process_time()
            show("splink", best_of_splink(lists, figures), time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
