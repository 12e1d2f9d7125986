"""Blocking: which rows could be the same person. Every rule is an equality join, so that any engine that joins can run it.

The identity rules join on numbers and need to know nothing of places; the name rules join within a county.
A pair is `o` and `t` (the rows' `at`) and the rule that proposed it. The same joins find the rows of one list that are one person.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.lists import Frame
from mzledger.reconcile.numbers import State, corrections, full_digits, slips
from mzledger.reconcile.standardising import FORMS

CROWD = 40
"""A block of a weak rule (name and township, name alone) with more pairs than this decides nothing and is passed over."""
STRONG = (["near", "village"], ["near", "under_head"], ["near", "born"], ["near", "tail"], ["under_head"])
WEAK = (["near", "head_near"], ["near", "township"], ["near"])
"""What people of one name must have in common besides; blocks of the strong ones may be larger."""
TOLD = ("village", "head", "household", "relation")
SAME, VARIANT, SOUND, NEAR, PARTLY, OTHER, NAMELESS = 0, 1, 2, 3, 4, 5, 9
"""How two names compare (the level of a pair): by the first of the `FORMS` that agrees, in part, not at all, or one is not told."""


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


def pairs_of(rule: Rule, o: npt.ArrayLike, t: npt.ArrayLike) -> Frame:
    """Pairs as a frame."""
    return Frame({"o": np.asarray(o, np.int64), "t": np.asarray(t, np.int64), "rule": np.int8(rule)})


def united(parts: Iterable[Frame]) -> Frame:
    """Each pair once, with its first rule, in an order that depends on the pairs alone."""
    whole = pd.concat([pairs_of(Rule.EQUAL, [], []), *parts], ignore_index=True)
    whole = whole.sort_values(["o", "t", "rule"], kind="stable")
    return whole.drop_duplicates(["o", "t"], keep="first", ignore_index=True)


def joined(rule: Rule, ours: Frame, theirs: Frame, on: list[str], crowd: int = 0) -> Frame:
    """Rows that agree on columns of which none is 0; without the blocks of more pairs than `crowd` (0: all)."""
    left, right = (frame.loc[(frame[on] != 0).all(axis=1), ["at", *on]] for frame in (ours, theirs))
    if crowd and len(left) and len(right):
        sizes = left.groupby(on).size() * right.groupby(on).size()
        left = left.merge(sizes[sizes <= crowd].reset_index()[on], on=on)
    found = left.merge(right, on=on, suffixes=("_o", "_t"))
    return pairs_of(rule, found["at_o"], found["at_t"])


def equal(ours: Frame, theirs: Frame) -> Frame:
    """Sound numbers that are equal, with the level of their names."""
    left, right = (frame.loc[frame["key"] > 0, ["at", "key", *FORMS]] for frame in (ours, theirs))
    found = left.merge(right, on="key", suffixes=("_o", "_t"))
    return pairs_of(Rule.EQUAL, found["at_o"], found["at_t"]).assign(level=level_of_hashes(found))


def level_of_hashes(joined: Frame) -> npt.NDArray[np.int8]:
    """How names compare of which there are the hashes of both sides; whether they agree in part, hashes don't tell."""
    level = np.full(len(joined), OTHER, np.int8)
    for number, form in reversed(list(enumerate(FORMS))):
        level[(joined[f"{form}_o"] == joined[f"{form}_t"]).to_numpy()] = number
    level[((joined["same_o"] == 0) | (joined["same_t"] == 0)).to_numpy()] = NAMELESS
    return level


def exploded(frame: Frame) -> Frame:
    """`at` and `key` of every correction of the broken numbers."""
    broken = frame[frame["state"] == State.BROKEN]
    index, keys = corrections(broken["broken"].tolist())
    return Frame({"at": broken["at"].to_numpy()[index], "key": keys})


def by_prefix(frame: Frame, *, whole: bool) -> Frame:
    """Rows by 15 digits: those that lost their end, or (whole) all that have them."""
    prefix = frame["prefix"]
    if whole:
        prefix = prefix.where(prefix > 0, frame["key"] // 100)
    return Frame({"at": frame["at"], "prefix": prefix})


def crossed(disputed: Frame, ours: Frame, theirs: Frame) -> Frame:
    """For an equal number under two names: the people of that name in the same household, on either side.

    `source_o` and `source_t` name the disputed pair that led there.
    """
    people = {side: frame[["at", "household", "near"]] for side, frame in (("o", ours), ("t", theirs))}
    left = disputed[["o", "t"]].merge(people["o"].rename(columns={"at": "o"}), on="o")
    left = left.merge(people["t"].rename(columns={"at": "t"}), on="t", suffixes=("_o", "_t"))
    found = []
    for there, other in (("o", "t"), ("t", "o")):
        asked = left.rename(columns={f"household_{there}": "household", f"near_{other}": "near"})
        known = people[there][(people[there][["household", "near"]] != 0).all(axis=1)]
        hits = asked.merge(known, on=["household", "near"])
        hits = hits[hits["at"] != hits[there]]
        pair = pairs_of(Rule.CROSSED, *(hits["at"] if side == there else hits[side] for side in ("o", "t")))
        found.append(pair.assign(source_o=hits["o"].to_numpy(), source_t=hits["t"].to_numpy()))
    return pd.concat(found, ignore_index=True)


def by_name(ours: Frame, theirs: Frame, links: Frame) -> Frame:
    """People of one county of whom one side has no sound number, by name and what surrounds it.

    `links` pairs households (`household_o`, `household_t`) that share somebody known by number.
    """
    parts = [_nearly_equal(ours, theirs)]
    weak_ours, weak_theirs = ours[ours["key"] == 0], theirs[theirs["key"] == 0]
    for left, right in ((ours, weak_theirs), (weak_ours, theirs)):
        if len(left) and len(right):
            parts += [joined(Rule.CONTEXT, left, right, on, crowd=40 * CROWD) for on in STRONG]
            parts += [joined(Rule.CONTEXT, left, right, on, crowd=CROWD) for on in WEAK]
            parts.append(_linked(left, right, links))
    return united(parts)


def _linked(ours: Frame, theirs: Frame, links: Frame) -> Frame:
    left, right = (
        frame[["at", "household"]].rename(columns={"at": side, "household": f"household_{side}"})
        for side, frame in (("o", ours), ("t", theirs))
    )
    found = left.merge(links, on="household_o").merge(right, on="household_t")
    return pairs_of(Rule.CONTEXT, found["o"], found["t"])


def _nearly_equal(ours: Frame, theirs: Frame) -> Frame:
    """Two sound numbers at most two slips apart, with one name, village and head."""
    left, right = ours[ours["key"] > 0], theirs[theirs["key"] > 0]
    pairs = joined(Rule.NEARLY_EQUAL, left, right, ["variant", "village", "head"], crowd=40 * CROWD)
    key_o, key_t = (
        frame.set_index("at")["key"].reindex(pairs[side]).to_numpy(np.int64)
        for frame, side in ((left, "o"), (right, "t"))
    )
    apart = slips(full_digits(key_o), full_digits(key_t))
    return pairs[(apart <= 2) & (key_o != key_t)]


def repeated(frame: Frame, raw: Frame) -> Frame:
    """Rows whose number and name are another row's: `at` and `first`, the row that stands for them.

    The row of lowest `rank`, then the fullest, stands for the others, whatever the order of rows (`raw` is the list as it
    was read); only among rows alike in every cell does the upper one.
    """
    same = frame[(frame["key"] > 0) & frame["key"].duplicated(keep=False)]
    same = same[same.duplicated(["key", "near"], keep=False)]
    if not len(same):
        return Frame({"at": np.zeros(0, np.int64), "first": np.zeros(0, np.int64)})
    full = (same[list(TOLD)] != 0).sum(axis=1)
    cells = raw.iloc[np.searchsorted(raw["at"].to_numpy(), same["at"].to_numpy())]
    cells = cells.drop(columns=["at", "row", "source"], errors="ignore")
    content = pd.util.hash_pandas_object(cells.astype(str), index=False).to_numpy()
    ordered = same.assign(full=full, content=content).sort_values(
        ["key", "near", "rank", "full", "content", "at"], ascending=[True, True, True, False, True, True]
    )
    first = ordered.groupby(["key", "near"])["at"].transform("first")
    twice = Frame({"at": ordered["at"], "first": first})
    return twice[twice["at"] != twice["first"]].sort_values("at", ignore_index=True)


def damaged_copies(frame: Frame) -> Frame:
    """Rows whose damaged number can only be that of another row of the list, under the same name: `at` and `first`."""
    weak = frame[frame["state"].isin((State.BROKEN, State.LOST))]
    strong = frame[frame["key"] > 0]
    lost = joined(Rule.LOST_END, by_prefix(strong, whole=True), by_prefix(weak, whole=False), ["prefix"])
    pairs = united([joined(Rule.CORRECTED, strong, exploded(weak), ["key"]), lost])
    forms = ["at", *FORMS]
    named = pairs.merge(strong[forms].rename(columns={"at": "o"}), on="o")
    named = named.merge(weak[forms].rename(columns={"at": "t"}), on="t", suffixes=("_o", "_t"))
    named = named[level_of_hashes(named) <= VARIANT]
    alone = named[~named["t"].duplicated(keep=False)].sort_values("t")
    return Frame({"at": alone["t"].to_numpy(np.int64), "first": alone["o"].to_numpy(np.int64)})
