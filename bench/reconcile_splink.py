"""splink on the same two lists: a fair model, trained on them, at the threshold that gives it the best F1.

Numbers are cleaned as splink's users would clean them (blanks, full width, 15 to 18 digits), names are bare; the blocking
rules find nearly all true pairs; pairs are made one-to-one by the best probability.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from reconcile_lists import Lists

from mzledger.reconcile.standardising import bare, village_stem
from mzledger.values.identity import from_15


def _clean(cell: Any) -> str | None:
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == cell else None
    if cell is None:
        return None
    import unicodedata

    text = "".join(c for c in unicodedata.normalize("NFKC", cell).upper() if c.isalnum())
    return from_15(text) if len(text) == 15 and text.isdigit() else text


def _frame(raw: pd.DataFrame) -> pd.DataFrame:
    ids = [_clean(cell) for cell in raw["id_no"]]
    return pd.DataFrame(
        {
            "unique_id": raw["at"],
            "id_no": ids,
            "front14": [i[:14] if i and len(i) == 18 else None for i in ids],
            "front15": [i[:15] if i and len(i) == 18 else None for i in ids],
            "back12": [i[-12:] if i and len(i) >= 17 else None for i in ids],
            "name": [bare(n) if isinstance(n, str) else None for n in raw["name"]],
            "head": [bare(n) if isinstance(n, str) else None for n in raw["head_name"]],
            "village": [village_stem(v) if isinstance(v, str) else None for v in raw["village"]],
            "relation": raw["relation"],
        }
    )


def best_of_splink(lists: Lists, figures: Callable[..., dict[str, float]]) -> dict[str, float]:
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.LevenshteinAtThresholds("id_no", [1, 2, 3]),
            cl.LevenshteinAtThresholds("name", [1, 2]).configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("head", [1, 2]),
            cl.ExactMatch("village").configure(term_frequency_adjustments=True),
            cl.ExactMatch("relation"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("id_no"),
            block_on("front14"),
            block_on("back12"),
            block_on("name", "village"),
            block_on("name", "head"),
            block_on("village", "head", "relation"),
        ],
        retain_intermediate_calculation_columns=False,
    )
    api = DuckDBAPI()
    tables = [
        api.register(_frame(raw), dataset_display_name=name)
        for raw, name in ((lists.ours, "ours"), (lists.theirs, "theirs"))
    ]
    linker = Linker(tables, settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("id_no")], recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("id_no"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name", "village"))
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    left_is_ours = (found["source_dataset_l"] == "ours").to_numpy()
    o = np.where(left_is_ours, found["unique_id_l"], found["unique_id_r"])
    t = np.where(left_is_ours, found["unique_id_r"], found["unique_id_l"])
    pairs = pd.DataFrame({"o": o, "t": t, "weight": found["match_weight"]}).sort_values("weight", ascending=False)
    pairs = pairs[~pairs["o"].duplicated()]
    pairs = pairs[~pairs["t"].duplicated()]
    best: dict[str, float] = {"F1": 0.0}
    for threshold in range(-4, 30):
        chosen = pairs[pairs["weight"] >= threshold]
        if len(chosen):
            said = figures(lists, chosen)
            if said["F1"] > best["F1"]:
                best = {**said, "threshold": float(threshold)}
    return best
