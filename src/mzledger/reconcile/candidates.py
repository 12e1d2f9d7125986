"""Which rows could be the same person: every rule is an equality join, so that any engine that joins can run it.

The identity rules join on numbers and need to know nothing of places; the name rules join within a county.
A pair is `o` and `t` (the rows' `at`) and the rule that proposed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.numbers import State, corrections, full_digits, slips

CROWD = 40
"""A block of a weak rule (name and township, name alone) with more pairs than this decides nothing and is passed over."""


class Rule(IntEnum):
    """Why a pair was proposed; of several reasons the first stands."""

    EQUAL = 0
    CORRECTED = 1
    LOST_END = 2
    SAME_DAMAGE = 3
    CROSSED = 4
    CONTEXT = 5
    NEARLY_EQUAL = 6
    CLERK = 7


Frame: TypeAlias = pd.DataFrame


def pairs_of(rule: Rule, o: np.ndarray, t: np.ndarray) -> Frame:
    """Pairs as a frame."""
    return pd.DataFrame({"o": np.asarray(o, np.int64), "t": np.asarray(t, np.int64), "rule": np.int8(rule)})


def united(parts: Iterable[Frame]) -> Frame:
    """Each pair once, with its first rule, in an order that depends on the pairs alone."""
    whole = pd.concat([pairs_of(Rule.EQUAL, np.zeros(0), np.zeros(0)), *parts], ignore_index=True)
    whole = whole.sort_values(["o", "t", "rule"], kind="stable")
    return whole.drop_duplicates(["o", "t"], keep="first", ignore_index=True)


def joined(rule: Rule, ours: Frame, theirs: Frame, on: list[str], crowd: int = 0) -> Frame:
    """Rows that agree on columns of which none is 0."""
    left, right = _known(ours, on), _known(theirs, on)
    if crowd and len(left) and len(right):
        sizes = (
            left.groupby(on)
            .size()
            .rename("n")
            .reset_index()
            .merge(right.groupby(on).size().rename("m").reset_index(), on=on)
        )
        small = sizes.loc[sizes["n"] * sizes["m"] <= crowd, on]
        left = left.merge(small, on=on)
    found = left.merge(right, on=on, suffixes=("_o", "_t"))
    return pairs_of(rule, found["at_o"].to_numpy(), found["at_t"].to_numpy())


def _known(frame: Frame, on: list[str]) -> Frame:
    part = frame[["at", *on]]
    return part[(part[on] != 0).all(axis=1)]


def equal(ours: Frame, theirs: Frame) -> Frame:
    """Sound numbers that are equal, with how their names compare (see `level_of_hashes`)."""
    columns = ["at", "key", "same", "variant", "sound", "near"]
    left, right = ours.loc[ours["key"] > 0, columns], theirs.loc[theirs["key"] > 0, columns]
    found = left.merge(right, on="key", suffixes=("_o", "_t"))
    pairs = pairs_of(Rule.EQUAL, found["at_o"].to_numpy(), found["at_t"].to_numpy())
    pairs["level"] = level_of_hashes(found)
    return pairs


def level_of_hashes(joined: Frame) -> np.ndarray:
    """0 the same name, 1 a variant, 2 the same sound, 3 nearly so, 5 another name, 9 no name on one side."""
    level = np.full(len(joined), 5, np.int8)
    for number, form in ((3, "near"), (2, "sound"), (1, "variant"), (0, "same")):
        level[(joined[f"{form}_o"] == joined[f"{form}_t"]).to_numpy()] = number
    level[((joined["same_o"] == 0) | (joined["same_t"] == 0)).to_numpy()] = 9
    return level


def exploded(frame: Frame) -> Frame:
    """`at` and `key` of every correction of the broken numbers."""
    broken = frame[frame["state"] == State.BROKEN]
    index, keys = corrections(broken["broken"].tolist())
    return pd.DataFrame({"at": broken["at"].to_numpy()[index], "key": keys})


def by_prefix(frame: Frame, *, whole: bool) -> Frame:
    """Rows by 15 digits: those that lost their end, or (whole) all that have them."""
    prefix = frame["prefix"]
    if whole:
        prefix = prefix.where(prefix > 0, frame["key"] // 100)
    return pd.DataFrame({"at": frame["at"], "prefix": prefix})


def crossed(disputed: Frame, ours: Frame, theirs: Frame) -> Frame:
    """For an equal number under two names: the people of that name in the same household, on either side.

    `source_o` and `source_t` name the disputed pair that led there.
    """
    left = (
        disputed[["o", "t"]].merge(_named(ours, "o"), on="o").merge(_named(theirs, "t"), on="t", suffixes=("_o", "_t"))
    )
    found = []
    for there, frame in (("o", ours), ("t", theirs)):
        other = "t" if there == "o" else "o"
        asked = left.rename(columns={f"household_{there}": "household", f"near_{other}": "near"})
        people = frame.loc[(frame["household"] != 0) & (frame["near"] != 0), ["at", "household", "near"]]
        hits = asked.merge(people, on=["household", "near"])
        hits = hits[hits["at"] != hits[there]]
        pair = pairs_of(Rule.CROSSED, *(hits["at"] if side == there else hits[side] for side in ("o", "t")))
        found.append(pair.assign(source_o=hits["o"].to_numpy(), source_t=hits["t"].to_numpy()))
    return pd.concat(found, ignore_index=True)


def _named(frame: Frame, side: str) -> Frame:
    return frame[["at", "household", "near"]].rename(columns={"at": side})


def by_name(ours: Frame, theirs: Frame, links: Frame) -> Frame:
    """People of one county of whom one side has no sound number, by name and what surrounds it.

    `links` pairs households (`household_o`, `household_t`) that share somebody known by number.
    """
    parts = []
    weak_ours, weak_theirs = ours[ours["key"] == 0], theirs[theirs["key"] == 0]
    for left, right in ((ours, weak_theirs), (weak_ours, theirs)):
        if len(left) and len(right):
            for on in (["near", "village"], ["near", "under_head"], ["near", "born"], ["near", "tail"], ["under_head"]):
                parts.append(joined(Rule.CONTEXT, left, right, on, crowd=40 * CROWD))
            for on in (["near", "head_near"], ["near", "township"], ["near"]):
                parts.append(joined(Rule.CONTEXT, left, right, on, crowd=CROWD))
            parts.append(_linked(left, right, links))
    parts.append(_nearly_equal(ours, theirs))
    return united(parts)


def _linked(ours: Frame, theirs: Frame, links: Frame) -> Frame:
    left, right = (
        frame[["at", "household"]].rename(columns={"at": side, "household": f"household_{side}"})
        for side, frame in (("o", ours), ("t", theirs))
    )
    found = left.merge(links, on="household_o").merge(right, on="household_t")
    return pairs_of(Rule.CONTEXT, found["o"].to_numpy(), found["t"].to_numpy())


def _nearly_equal(ours: Frame, theirs: Frame) -> Frame:
    """Two sound numbers at most two slips apart, with one name, village and head."""
    columns = ["variant", "village", "head"]
    left, right = ours[ours["key"] > 0], theirs[theirs["key"] > 0]
    pairs = joined(Rule.NEARLY_EQUAL, left, right, columns, crowd=40 * CROWD)
    key_o, key_t = (
        frame.set_index("at")["key"].reindex(pairs[side]).to_numpy(np.int64)
        for frame, side in ((left, "o"), (right, "t"))
    )
    apart = slips(full_digits(key_o), full_digits(key_t))
    return pairs[(apart <= 2) & (key_o != key_t)]
