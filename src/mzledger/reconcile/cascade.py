"""The cascade: prepare, candidates, score, assign; and what it makes of every row of both lists.

Stages by number run on all rows, partitioned by the number; stages by name run county by county. All frames carry `at`, the
row's place in its list, so that the outcome does not depend on how the work was cut up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile import candidates
from mzledger.reconcile.assign import assign
from mzledger.reconcile.candidates import Rule
from mzledger.reconcile.duplicates import damaged_copies, one_each
from mzledger.reconcile.names import bare, share
from mzledger.reconcile.numbers import State
from mzledger.reconcile.prepare import prepare
from mzledger.reconcile.running import Here, Runner, keys_apart, rows_apart
from mzledger.reconcile.score import SURE, bits_of, frequencies, probability, score

Frame: TypeAlias = pd.DataFrame
AUTO_AT, REVIEW_AT = 0.99, 0.5
PARTLY_ALIKE = 0.5
MOST_IN_A_PART = 1_000_000


@dataclass(slots=True)
class Matched:
    """What the cascade found. `ours` and `theirs` are the prepared lists, by `at`.

    `accepted` and `review` have o, t, rule, level, score; `twice_ours` and `twice_theirs` have `at` and `first`: a row
    that repeats another of its list. A row stands in one of: accepted, review, repeated, alone.
    """

    ours: Frame
    theirs: Frame
    accepted: Frame
    review: Frame
    twice_ours: Frame
    twice_theirs: Frame
    missing: dict[str, list[str]] = field(default_factory=dict)

    def alone(self, side: str) -> np.ndarray:
        """`at` of the rows of a side (`o` or `t`) that have no partner, are in no doubt and repeat nobody."""
        frame, twice = (self.ours, self.twice_ours) if side == "o" else (self.theirs, self.twice_theirs)
        used = np.concatenate([self.accepted[side], self.review[side], twice["at"]])
        rows = frame["at"].to_numpy()
        found: np.ndarray = rows[~np.isin(rows, used)]
        return found

    def conserved(self) -> None:
        """The law of matching: each side = matched + doubtful + repeated + only here (AssertionError if not)."""
        for side, frame, twice in (("o", self.ours, self.twice_ours), ("t", self.theirs, self.twice_theirs)):
            parts = (self.accepted[side], self.review[side].drop_duplicates(), twice["at"], self.alone(side))
            everyone = np.concatenate([np.asarray(part, np.int64) for part in parts])
            if len(everyone) != len(frame) or len(np.unique(everyone)) != len(frame):
                raise AssertionError(f"side {side}: {len(frame)} rows, {[len(part) for part in parts]} accounted for")


def match(
    ours: Frame, theirs: Frame, *, auto_at: float = AUTO_AT, review_at: float = REVIEW_AT, runner: Runner | None = None
) -> Matched:
    """Pairs the people of two lists (frames of `prepare.FIELDS` and `at`)."""
    runner = runner or Here()
    o, t = (_prepared(raw, runner) for raw in (ours, theirs))
    (o_once, twice_o), (t_once, twice_t) = _once(o, ours), _once(t, theirs)
    same = _equal(o_once, t_once, runner)
    same.loc[same["level"] == 5, "level"] = _levels(same[same["level"] == 5], ours, theirs)
    plain = same[~same["level"].isin((4, 5))]
    plain = plain[~(plain["o"].duplicated(keep=False) | plain["t"].duplicated(keep=False))]
    links = _links(plain, o, t)
    o_rest, t_rest = o_once[~o_once["at"].isin(plain["o"])], t_once[~t_once["at"].isin(plain["t"])]
    proposed = _proposed(same, o_rest, t_rest, o_once, t_once, links, ours, theirs, runner)
    counts = frequencies(o, t)
    scored = _scored(proposed, o, t, counts, links, runner)
    accepted, review = assign(scored, bits_of(auto_at), bits_of(review_at))
    certain = plain.assign(bits=SURE)
    accepted = _presented(pd.concat([certain, accepted], ignore_index=True))
    review = _presented(review)
    review["score"] = review["score"].clip(
        upper=auto_at - 0.01
    )  # what only the clerk may accept is never shown as sure
    found = Matched(o, t, accepted, review, twice_o, twice_t)
    found.conserved()
    return found


def _once(frame: Frame, raw: Frame) -> tuple[Frame, Frame]:
    """The rows without repetitions, and the repetitions of both sorts (`damaged` tells which)."""
    once, twice = one_each(frame, raw)
    copies = damaged_copies(once)
    twice = pd.concat([twice.assign(damaged=False), copies.assign(damaged=True)], ignore_index=True)
    return once[~once["at"].isin(copies["at"])], twice.astype({"at": np.int64, "first": np.int64, "damaged": bool})


def _presented(pairs: Frame) -> Frame:
    score_ = probability(pairs["bits"].to_numpy(np.float64))
    pairs = pairs.assign(score=score_)[["o", "t", "rule", "level", "score"]]
    return pairs.astype({"o": np.int64, "t": np.int64, "rule": np.int8, "level": np.int8}).sort_values(
        ["o", "t"], ignore_index=True
    )


def _prepared(raw: Frame, runner: Runner) -> Frame:
    parts = max(runner.parts, -(-len(raw) // MOST_IN_A_PART))
    return pd.concat(runner.map(prepare, rows_apart(raw, parts)), ignore_index=True)


def _equal(o: Frame, t: Frame, runner: Runner) -> Frame:
    columns = ["at", "key", "same", "variant", "sound", "near"]
    parts = (keys_apart(frame.loc[frame["key"] > 0, columns], "key", runner.parts) for frame in (o, t))
    found = pd.concat(runner.map(candidates.equal, *parts), ignore_index=True)
    return found.sort_values(["o", "t"], ignore_index=True)


def _levels(pairs: Frame, ours: Frame, theirs: Frame) -> np.ndarray:
    """4 where two different names have a part in common, else 5."""
    if "name" not in ours or "name" not in theirs:
        return np.full(len(pairs), 5, np.int8)
    left, right = (_texts(frame, pairs[side]) for frame, side in ((ours, "o"), (theirs, "t")))
    shares = [share(bare(a), bare(b)) for a, b in zip(left, right, strict=True)]
    return np.where(np.array(shares, dtype=float) >= PARTLY_ALIKE, 4, 5).astype(np.int8)


def _texts(raw: Frame, at: pd.Series) -> list[str]:
    cells = _by_at(raw, at)["name"].tolist()
    return [cell if isinstance(cell, str) else "" for cell in cells]


def _by_at(frame: Frame, at: pd.Series) -> Frame:
    """The rows of these `at`, in their order (rows stand in the order of `at`)."""
    return frame.iloc[np.searchsorted(frame["at"].to_numpy(), at.to_numpy())]


def _links(plain: Frame, o: Frame, t: Frame) -> Frame:
    """Households of both lists that have somebody in common who is known by number."""
    found = pd.DataFrame(
        {
            "household_o": _by_at(o, plain["o"])["household"].to_numpy(),
            "household_t": _by_at(t, plain["t"])["household"].to_numpy(),
        }
    )
    return found[(found != 0).all(axis=1)].drop_duplicates(ignore_index=True)


def _proposed(
    same: Frame,
    o_rest: Frame,
    t_rest: Frame,
    o_once: Frame,
    t_once: Frame,
    links: Frame,
    ours: Frame,
    theirs: Frame,
    runner: Runner,
) -> Frame:
    """Every pair among the rows that are not certain, with its level, and `doubted` where the names cross."""
    disputed = same[same["level"].isin((4, 5))]
    crossed = candidates.crossed(disputed, o_once, t_once)
    numbers = _by_number(o_rest, t_rest, runner)
    names = _by_name(o_rest, t_rest, links, runner)
    equal = same[["o", "t", "rule"]]
    pairs = candidates.united([equal, crossed[["o", "t", "rule"]], numbers, names])
    pairs = pairs[pairs["o"].isin(o_rest["at"]) & pairs["t"].isin(t_rest["at"])].reset_index(drop=True)
    doubted = pd.MultiIndex.from_frame(crossed[["source_o", "source_t"]])
    pairs["doubted"] = pd.MultiIndex.from_frame(pairs[["o", "t"]]).isin(doubted)
    pairs["level"] = _all_levels(pairs, o_rest, t_rest, ours, theirs)
    return pairs[(pairs["level"] <= 4) | (pairs["rule"] == Rule.EQUAL) | (pairs["level"] == 9)].reset_index(drop=True)


def _all_levels(pairs: Frame, o: Frame, t: Frame, ours: Frame, theirs: Frame) -> np.ndarray:
    forms = ["same", "variant", "sound", "near"]
    left, right = (_by_at(frame, pairs[side])[forms] for frame, side in ((o, "o"), (t, "t")))
    joined = pd.concat(
        [left.add_suffix("_o").reset_index(drop=True), right.add_suffix("_t").reset_index(drop=True)], axis=1
    )
    level = candidates.level_of_hashes(joined)
    level[level == 5] = _levels(pairs[level == 5], ours, theirs)
    return level


def _by_number(o: Frame, t: Frame, runner: Runner) -> Frame:
    """Damaged numbers on either side: corrected, without their end, or damaged the same way; partitioned by what is joined."""
    slips_o, slips_t = (
        pd.concat(runner.map(candidates.exploded, rows_apart(frame, runner.parts)), ignore_index=True)
        for frame in (o, t)
    )
    jobs = (
        (Rule.CORRECTED, o, slips_t, "key"),
        (Rule.CORRECTED, slips_o, t, "key"),
        (Rule.LOST_END, candidates.by_prefix(o, whole=True), candidates.by_prefix(t, whole=False), "prefix"),
        (Rule.LOST_END, candidates.by_prefix(o, whole=False), candidates.by_prefix(t, whole=True), "prefix"),
        (Rule.SAME_DAMAGE, o, t, "text"),
    )
    found: list[Frame] = []
    for rule, left, right, on in jobs:
        parts = (keys_apart(frame[["at", on]], on, runner.parts) for frame in (left, right))
        found += runner.map(candidates.joined, [rule] * runner.parts, *parts, [[on]] * runner.parts)
    return candidates.united(found)


def _by_name(o: Frame, t: Frame, links: Frame, runner: Runner) -> Frame:
    """County by county where both lists name counties; a row without one is compared with all."""
    weak = (o["key"] == 0).any() or (t["key"] == 0).any()
    counties = sorted(set(o["county"].unique()) & set(t["county"].unique()) - {0})
    if len(counties) < 2 or not weak:
        return candidates.by_name(o, t, links)
    o_parts = [o[o["county"] == county] for county in counties]
    t_parts = [t[t["county"] == county] for county in counties]
    o_parts += [o[o["county"] == 0], o[o["county"] != 0]]
    t_parts += [t, t[t["county"] == 0]]
    link_parts = [
        links[links["household_o"].isin(left["household"]) & links["household_t"].isin(right["household"])]
        for left, right in zip(o_parts, t_parts, strict=True)
    ]
    return candidates.united(runner.map(candidates.by_name, o_parts, t_parts, link_parts))


def _scored(pairs: Frame, o: Frame, t: Frame, counts: dict[str, pd.Series], links: Frame, runner: Runner) -> Frame:
    left, right = _by_at(o, pairs["o"]), _by_at(t, pairs["t"])
    pairs = pairs.assign(linked=_linked(left, right, links))
    parts = [rows_apart(frame, runner.parts) for frame in (pairs, left, right)]
    many = len(parts[0])
    found = runner.map(score, *parts, [counts] * many, [len(o)] * many)
    return pd.concat(found, ignore_index=True)


def _linked(left: Frame, right: Frame, links: Frame) -> np.ndarray:
    """1 where the households have somebody else in common, −1 where one of them has it with another household, else 0."""
    houses_o, houses_t = left["household"].to_numpy(), right["household"].to_numpy()
    pairs = pd.MultiIndex.from_arrays([houses_o, houses_t])
    together = pairs.isin(pd.MultiIndex.from_frame(links[["household_o", "household_t"]]))
    apart = np.isin(houses_o, links["household_o"]) | np.isin(houses_t, links["household_t"])
    return np.where(together, 1, np.where(apart & (houses_o != 0) & (houses_t != 0), -1, 0))


def unsound(frame: Frame) -> Frame:
    """The rows whose number could not be used as it is."""
    return frame[frame["state"] != State.SOUND]
