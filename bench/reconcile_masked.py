"""What a column of partial numbers is worth: full numbers, masked or cut ones, and none, on lists with a known truth.

python bench/reconcile_masked.py 10000 15000 [seed …]

A partial number must never do worse than none: tests/reconcile/test_comparison.py asserts it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from reconcile_accuracy import COLUMNS, HOLD_OUT, THEIRS, figures, show
from reconcile_lists import Lists, make_lists

from mzledger.reconcile.matching import match

MASKS: dict[str, Callable[[str], str]] = {
    "完整号码": lambda text: text,
    "前6后4": lambda text: f"{text[:6]}********{text[14:]}",
    "前10后4": lambda text: f"{text[:10]}****{text[14:]}",
    "前14位": lambda text: text[:14],
    "后6位": lambda text: text[-6:],
    "后4位": lambda text: text[-4:],
}
PLACELESS = ["at", "id_no", "name"]
NONE = "没有号码列"


def masked(theirs: pd.DataFrame, name: str) -> pd.DataFrame:
    """A list with its numbers hidden in one way; without the column for `NONE`. What is no text of 18 stays as it is."""
    if name == NONE:
        return theirs.drop(columns=["id_no"])
    mask = MASKS[name]
    ids = [mask(cell) if isinstance(cell, str) and len(cell) == 18 else cell for cell in theirs["id_no"]]
    return theirs.assign(id_no=pd.Series(ids, dtype=object))


def measured(lists: Lists, columns: list[str], name: str) -> dict[str, float]:
    """Precision and recall of what the machine accepts, and recall after the clerk."""
    found = match(lists.ours[COLUMNS], masked(lists.theirs[columns], name))
    whole = figures(lists, found.accepted, found.review)
    return {key: whole[key] for key in ("precision", "recall", "review rows", "recall after review")}


def main(words: list[str]) -> None:
    ours, theirs, *seeds = (int(word) for word in words)
    for seed in seeds or HOLD_OUT[:1]:
        lists = make_lists(ours, theirs, int(ours * 0.8), seed)
        for title, columns in (("有村和户主", THEIRS), ("只有姓名和号码", PLACELESS)):
            print(f"{len(lists.ours)} × {len(lists.theirs)}, seed {seed}, {title}")
            for name in (*MASKS, NONE):
                start = time.process_time()
                show(name, measured(lists, columns, name), time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
