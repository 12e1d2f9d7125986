"""The cascade: standardising, blocking, comparison, assignment; and what it makes of every row of both lists.

Stages by number run on all rows, partitioned by the number; stages by name run county by county. All frames carry `at`, the
row's place in its list, so that the outcome does not depend on how the work was cut up. Where the parts are worked on, a `Runner` says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile import blocking
from mzledger.reconcile.blocking import OTHER, PARTLY, Rule
from mzledger.reconcile.comparison import MARGIN, SURE, bits_of, frequencies, probability, score
from mzledger.reconcile.lists import Frame
from mzledger.reconcile.numbers import Bools
from mzledger.reconcile.standardising import FORMS, bare, prepare, share
from mzledger.values.refusal import Refused

AUTO_AT, REVIEW_AT = 0.99, 0.5
PARTLY_ALIKE = 0.5
MOST_IN_A_PART = 1_000_000
PARTS = 8


class Runner(Protocol):
    """Applies a function to each part."""

    parts: int

    def map(self, function: Callable[..., Any], *parts: Sequence[Any]) -> list[Any]:
        """The function's results in the order of parts."""


class Here:
    """In this process, one part after the other."""

    def __init__(self, parts: int = 1) -> None:
        self.parts = parts

    def map(self, function: Callable[..., Any], *parts: Sequence[Any]) -> list[Any]:
        return list(map(function, *parts))


class Cluster:
    """On a Dask cluster: `local` starts two workers on this machine, `tcp://…` names a scheduler that runs already."""

    def __init__(self, address: str, parts: int = PARTS) -> None:
        if find_spec("distributed") is None:
            raise Refused("没有装 Dask，不能用 --scheduler。请去掉这个选项，或安装 mzledger[cluster]")
        from distributed import Client, LocalCluster

        self.parts = parts
        self._own = (
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) if address == "local" else None
        )
        try:
            self._client = Client(self._own or address, timeout="10s")
        except OSError:
            raise Refused(f"连不上 {address}。请检查地址，或去掉 --scheduler 在本机计算") from None

    def map(self, function: Callable[..., Any], *parts: Sequence[Any]) -> list[Any]:
        frames = [any(isinstance(item, pd.DataFrame) for item in part) for part in parts]
        sent = [
            self._client.scatter(list(p), hash=False) if large else p for p, large in zip(parts, frames, strict=True)
        ]
        return list(self._client.gather(self._client.map(function, *sent, pure=False)))

    def close(self) -> None:
        """Ends what was started here."""
        self._client.close()
        if self._own is not None:
            self._own.close()


def _rows_apart(frame: Frame, parts: int) -> list[Frame]:
    """A frame in runs of rows."""
    edges = np.linspace(0, len(frame), parts + 1).astype(int)
    return [frame.iloc[first:last] for first, last in zip(edges[:-1], edges[1:], strict=True)]


def _keys_apart(frame: Frame, column: str, parts: int) -> list[Frame]:
    """A frame by the remainder of a key, so that equal keys stand in one part."""
    if parts == 1:
        return [frame]
    rest = frame[column].to_numpy() % parts
    return [frame[rest == part] for part in range(parts)]


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

    def alone(self, side: str) -> npt.NDArray[np.int64]:
        """`at` of the rows of a side (`o` or `t`) that have no partner, are in no doubt and repeat nobody."""
        frame, twice = (self.ours, self.twice_ours) if side == "o" else (self.theirs, self.twice_theirs)
        used = np.concatenate([self.accepted[side], self.review[side], twice["at"]])
        rows = frame["at"].to_numpy()
        found: npt.NDArray[np.int64] = rows[~np.isin(rows, used)]
        return found

    def conserved(self) -> None:
        """The law of matching: each side = matched + doubtful + repeated + only here (AssertionError if not)."""
        for side, frame, twice in (("o", self.ours, self.twice_ours), ("t", self.theirs, self.twice_theirs)):
            parts = (self.accepted[side], self.review[side].drop_duplicates(), twice["at"], self.alone(side))
            everyone = np.concatenate([np.asarray(part, np.int64) for part in parts])
            if len(everyone) != len(frame) or len(np.unique(everyone)) != len(frame):
                raise AssertionError(f"side {side}: {len(frame)} rows, {[len(part) for part in parts]} accounted for")


@dataclass(slots=True)
class _Side:
    """A list on its way: as it was read, prepared, without repetitions, those repetitions, and the rows not certain yet."""

    raw: Frame
    rows: Frame
    once: Frame
    twice: Frame
    rest: Frame


def match(
    ours: Frame, theirs: Frame, *, auto_at: float = AUTO_AT, review_at: float = REVIEW_AT, runner: Runner | None = None
) -> Matched:
    """Pairs the people of two lists (frames of `lists.FIELDS` and `at`)."""
    runner = runner or Here()
    o, t = (_side(raw, runner) for raw in (ours, theirs))
    same = _equal(o, t, runner)
    plain = same[~same["level"].isin((PARTLY, OTHER))]
    plain = plain[~(plain["o"].duplicated(keep=False) | plain["t"].duplicated(keep=False))]
    links = _links(plain, o.rows, t.rows)
    o.rest, t.rest = o.once[~o.once["at"].isin(plain["o"])], t.once[~t.once["at"].isin(plain["t"])]
    scored = _scored(_proposed(same, o, t, links, runner), o.rows, t.rows, links, runner)
    accepted, review = assign(scored, bits_of(auto_at), bits_of(review_at))
    accepted = _presented(pd.concat([plain.assign(bits=SURE), accepted], ignore_index=True))
    review = _presented(review)
    review["score"] = review["score"].clip(
        upper=auto_at - 0.01
    )  # what only the clerk may accept is never shown as sure
    found = Matched(o.rows, t.rows, accepted, review, o.twice, t.twice)
    found.conserved()
    return found


def _side(raw: Frame, runner: Runner) -> _Side:
    """A list prepared, and its repetitions of both sorts (`damaged` tells which) taken out."""
    parts = max(runner.parts, -(-len(raw) // MOST_IN_A_PART))
    rows = pd.concat(runner.map(prepare, _rows_apart(raw, parts)), ignore_index=True)
    twice = blocking.repeated(rows, raw)
    once = rows[~rows["at"].isin(twice["at"])]
    copies = blocking.damaged_copies(once)
    once = once[~once["at"].isin(copies["at"])]
    twice = pd.concat([twice.assign(damaged=False), copies.assign(damaged=True)], ignore_index=True)
    return _Side(raw, rows, once, twice.astype({"at": np.int64, "first": np.int64, "damaged": bool}), once)


def _presented(pairs: Frame) -> Frame:
    pairs = pairs.assign(score=probability(pairs["bits"].to_numpy(np.float64)))[["o", "t", "rule", "level", "score"]]
    pairs = pairs.astype({"o": np.int64, "t": np.int64, "rule": np.int8, "level": np.int8})
    return pairs.sort_values(["o", "t"], ignore_index=True)


def _equal(o: _Side, t: _Side, runner: Runner) -> Frame:
    """Equal sound numbers, with the level of their names."""
    columns = ["at", "key", *FORMS]
    known = (side.once.loc[side.once["key"] > 0, columns] for side in (o, t))
    parts = (_keys_apart(frame, "key", runner.parts) for frame in known)
    found = pd.concat(runner.map(blocking.equal, *parts), ignore_index=True).sort_values(["o", "t"], ignore_index=True)
    return _with_parts(found, o, t)


def _with_parts(pairs: Frame, o: _Side, t: _Side) -> Frame:
    """The pairs; of those of other names, which of them have a part in common (PARTLY)."""
    other = (pairs["level"] == OTHER).to_numpy()
    if other.any() and "name" in o.raw and "name" in t.raw:
        left, right = (_names(side.raw, pairs.loc[other, at]) for side, at in ((o, "o"), (t, "t")))
        shares = np.array([share(bare(a), bare(b)) for a, b in zip(left, right, strict=True)])
        pairs.loc[other, "level"] = np.where(shares >= PARTLY_ALIKE, PARTLY, OTHER).astype(np.int8)
    return pairs


def _names(raw: Frame, at: pd.Series) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in _by_at(raw, at)["name"].tolist()]


def _by_at(frame: Frame, at: pd.Series) -> Frame:
    """The rows of these `at`, in their order (rows stand in the order of `at`)."""
    return frame.iloc[np.searchsorted(frame["at"].to_numpy(), at.to_numpy())]


def _links(plain: Frame, o: Frame, t: Frame) -> Frame:
    """Households of both lists that have somebody in common who is known by number."""
    houses = {f"household_{side}": _by_at(f, plain[side])["household"].to_numpy() for side, f in (("o", o), ("t", t))}
    found = Frame(houses)
    return found[(found != 0).all(axis=1)].drop_duplicates(ignore_index=True)


def _proposed(same: Frame, o: _Side, t: _Side, links: Frame, runner: Runner) -> Frame:
    """Every pair among the rows that are not certain, with its level, and `doubted` where the names cross."""
    crossed = blocking.crossed(same[same["level"].isin((PARTLY, OTHER))], o.once, t.once)
    numbers, names = _by_number(o.rest, t.rest, runner), _by_name(o.rest, t.rest, links, runner)
    columns = ["o", "t", "rule"]
    pairs = blocking.united([same[columns], crossed[columns], numbers, names])
    pairs = pairs[pairs["o"].isin(o.rest["at"]) & pairs["t"].isin(t.rest["at"])].reset_index(drop=True)
    doubted = pd.MultiIndex.from_frame(crossed[["source_o", "source_t"]])
    pairs["doubted"] = pd.MultiIndex.from_frame(pairs[["o", "t"]]).isin(doubted)
    forms = [
        _by_at(side.rest, pairs[at])[list(FORMS)].add_suffix(f"_{at}").reset_index(drop=True)
        for side, at in ((o, "o"), (t, "t"))
    ]
    pairs["level"] = blocking.level_of_hashes(pd.concat(forms, axis=1))
    pairs = _with_parts(pairs, o, t)
    return pairs[(pairs["level"] != OTHER) | (pairs["rule"] == Rule.EQUAL)].reset_index(drop=True)


def _by_number(o: Frame, t: Frame, runner: Runner) -> Frame:
    """Damaged numbers on either side: corrected, without their end, or damaged the same way; partitioned by what is joined."""
    slips_o, slips_t = (
        pd.concat(runner.map(blocking.exploded, _rows_apart(frame, runner.parts)), ignore_index=True)
        for frame in (o, t)
    )
    jobs = (
        (Rule.CORRECTED, o, slips_t, "key"),
        (Rule.CORRECTED, slips_o, t, "key"),
        (Rule.LOST_END, blocking.by_prefix(o, whole=True), blocking.by_prefix(t, whole=False), "prefix"),
        (Rule.LOST_END, blocking.by_prefix(o, whole=False), blocking.by_prefix(t, whole=True), "prefix"),
        (Rule.SAME_DAMAGE, o, t, "text"),
    )
    found: list[Frame] = []
    for rule, left, right, on in jobs:
        parts = (_keys_apart(frame[["at", on]], on, runner.parts) for frame in (left, right))
        found += runner.map(blocking.joined, [rule] * runner.parts, *parts, [[on]] * runner.parts)
    return blocking.united(found)


def _by_name(o: Frame, t: Frame, links: Frame, runner: Runner) -> Frame:
    """County by county where both lists name counties; a row without one is compared with all."""
    weak = (o["key"] == 0).any() or (t["key"] == 0).any()
    counties = sorted(set(o["county"].unique()) & set(t["county"].unique()) - {0})
    if len(counties) < 2 or not weak:
        return blocking.by_name(o, t, links)
    o_parts = [o[o["county"] == county] for county in counties]
    t_parts = [t[t["county"] == county] for county in counties]
    o_parts += [o[o["county"] == 0], o[o["county"] != 0]]
    t_parts += [t, t[t["county"] == 0]]
    link_parts = [
        links[links["household_o"].isin(left["household"]) & links["household_t"].isin(right["household"])]
        for left, right in zip(o_parts, t_parts, strict=True)
    ]
    return blocking.united(runner.map(blocking.by_name, o_parts, t_parts, link_parts))


def _scored(pairs: Frame, o: Frame, t: Frame, links: Frame, runner: Runner) -> Frame:
    left, right = _by_at(o, pairs["o"]), _by_at(t, pairs["t"])
    pairs = pairs.assign(linked=_linked(left, right, links))
    parts = [_rows_apart(frame, runner.parts) for frame in (pairs, left, right)]
    many = len(parts[0])
    found = runner.map(score, *parts, [frequencies(o, t)] * many, [len(o)] * many)
    return pd.concat(found, ignore_index=True)


def _linked(left: Frame, right: Frame, links: Frame) -> npt.NDArray[np.int64]:
    """1 where the households have somebody else in common, −1 where one of them has it with another household, else 0."""
    houses_o, houses_t = left["household"].to_numpy(), right["household"].to_numpy()
    pairs = pd.MultiIndex.from_arrays([houses_o, houses_t])
    together = pairs.isin(pd.MultiIndex.from_frame(links[["household_o", "household_t"]]))
    apart = np.isin(houses_o, links["household_o"]) | np.isin(houses_t, links["household_t"])
    return np.where(together, 1, np.where(apart & (houses_o != 0) & (houses_t != 0), -1, 0))


def assign(pairs: Frame, auto: float, review: float) -> tuple[Frame, Frame]:
    """Accepted pairs, one a row on either side; and the pairs for the clerk, among the others.

    `auto` and `review` are bits. A pair is accepted where it is the best of both its rows by `MARGIN`, has the score and
    `may` be. Then its rows are gone, and the rest is looked at again. A tie is left to the clerk. The outcome depends on the scores
    alone, not on the order of pairs.
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


def _leads(live: Frame, side: str) -> Bools:
    """Whether a pair beats every other pair of its row by the margin."""
    ordered = live.sort_values([side, "bits"], ascending=[True, False], kind="stable")
    first = ~ordered[side].duplicated()
    next_row, next_bits = ordered[side].shift(-1), ordered["bits"].shift(-1)
    clear = (next_row != ordered[side]) | (ordered["bits"] - next_bits >= MARGIN)
    leads: Bools = (first & clear).reindex(live.index).to_numpy()
    return leads


def _for_review(live: Frame) -> Frame:
    """Pairs within the margin of the best of either row: where several are alike, all of them."""
    near = np.ones(len(live), bool)
    for side in ("o", "t"):
        best = live.groupby(side)["bits"].transform("max")
        near &= (best - live["bits"] < MARGIN).to_numpy()
    return live[near].sort_values(["o", "t"], kind="stable", ignore_index=True)
