"""What a clerk has decided in an earlier output: read back, carried out, and kept for the next time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.book import CHECKED, CHOICES, DECIDED, DOUBTED, OURS, SHOWN, THEIRS, VERDICT, cells_of
from mzledger.reconcile.candidates import Rule
from mzledger.reconcile.cascade import Matched
from mzledger.reconcile.xlsx import untouched
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.grid import Sheet
from mzledger.workbook.reading import open_workbook

Frame: TypeAlias = pd.DataFrame
KEY = ("id_no", "name", "village", "head_name")
YES = frozenset({CHOICES[0], "是同一人", "同一人", "√", "对"})
NO = frozenset({CHOICES[1], "不是", "不是同一人", "×", "不对"})


@dataclass(frozen=True, slots=True)
class Decision:
    """A pair that a clerk has said yes or no to; each side by what its row says (field → text)."""

    same: bool
    ours: dict[str, str]
    theirs: dict[str, str]


def read_decisions(path: Path, labels: dict[str, str]) -> list[Decision] | Problem:
    """The filled-in rows of an earlier output; a problem where there is no such column."""
    book = open_workbook(path, path.name)
    if isinstance(book, Problem):
        return book
    found: list[Decision] = []
    seen = False
    for sheet in book.sheets():
        if sheet.name in (DOUBTED, DECIDED):
            seen = True
            found += _decisions(sheet, labels)
    if not seen:
        what = f"没有“{DOUBTED}”工作表，不是以前的排查台账"
        return Problem("MZ505", Severity.ERROR, Where(path.name), what, mend="用 mz reconcile 写出的文件")
    return found


def written_by_hand(path: Path) -> set[str]:
    """Which columns for the clerk are filled in somewhere in an earlier output; empty where it is none."""
    if untouched(path):
        return set()
    book = open_workbook(path, path.name)
    found: set[str] = set()
    for sheet in () if isinstance(book, Problem) else book.sheets():
        head: dict[str, int] = {}
        for row in sheet.rows() if sheet.name != DECIDED else ():
            if not head:
                head = {name: row.index(name) for name in (VERDICT, CHECKED) if name in row}
            else:
                found |= {name for name, column in head.items() if str(row[column]).strip()}
    return found


def _decisions(sheet: Sheet, labels: dict[str, str]) -> list[Decision]:
    rows = list(sheet.rows())
    head = next((i for i, row in enumerate(rows[:20]) if VERDICT in row), None)
    if head is None:
        return []
    at = {str(text): column for column, text in enumerate(rows[head])}
    sides = [
        {name: at[side + labels.get(name, name)] for name in KEY if side + labels.get(name, name) in at}
        for side in (OURS, THEIRS)
    ]
    found = []
    for row in rows[head + 1 :]:
        word = str(row[at[VERDICT]]).strip()
        if word in YES | NO:
            ours, theirs = ({name: str(row[column]).strip() for name, column in side.items()} for side in sides)
            found.append(Decision(word in YES, ours, theirs))
    return found


def decide(matched: Matched, ours: Frame, theirs: Frame, decisions: Sequence[Decision]) -> tuple[Matched, Frame]:
    """The matches as the clerk has decided them, and the decisions that were met, as a table to be kept.

    Yes takes the pair out of every other doubt; no takes it away. A later decision about the same rows wins.
    """
    accepted, review = matched.accepted, matched.review
    kept: dict[tuple[int, int], Decision] = {}
    for decision in decisions:
        o, t = (_rows(frame, side) for frame, side in ((ours, decision.ours), (theirs, decision.theirs)))
        pair = _pair(o, t, review) or _pair(o, t, accepted) or ((int(o[0]), int(t[0])) if len(o) and len(t) else None)
        if pair is not None:
            kept[pair] = decision
    for (o_at, t_at), decision in kept.items():
        here = (accepted["o"] == o_at) & (accepted["t"] == t_at)
        if decision.same and not here.any():
            taken = (accepted["o"] == o_at) | (accepted["t"] == t_at)
            new = Frame({"o": [o_at], "t": [t_at], "rule": [int(Rule.CLERK)], "level": [9], "score": [1.0]})
            accepted = pd.concat([accepted[~taken], new], ignore_index=True)
        elif not decision.same:
            accepted = accepted[~here]
            review = review[~((review["o"] == o_at) & (review["t"] == t_at))]
    review = review[~(review["o"].isin(accepted["o"]) | review["t"].isin(accepted["t"]))]
    changed = replace(matched, accepted=accepted.reset_index(drop=True), review=review.reset_index(drop=True))
    changed.twice_ours = matched.twice_ours[~matched.twice_ours["at"].isin(accepted["o"])]
    changed.twice_theirs = matched.twice_theirs[~matched.twice_theirs["at"].isin(accepted["t"])]
    changed.conserved()
    return changed, _table(kept, ours, theirs)


def _rows(frame: Frame, said: dict[str, str]) -> np.ndarray:
    fits = np.ones(len(frame), bool)
    for name, text in said.items():
        if not fits.any():
            break
        at = np.flatnonzero(fits)
        fits[at] = np.array(cells_of(frame, name, at), dtype=object) == text
    return np.flatnonzero(fits) if any(said.values()) else np.zeros(0, np.int64)


def _pair(o: np.ndarray, t: np.ndarray, pairs: Frame) -> tuple[int, int] | None:
    hits = pairs[pairs["o"].isin(o) & pairs["t"].isin(t)]
    return (int(hits["o"].iloc[0]), int(hits["t"].iloc[0])) if len(hits) else None


def _table(kept: dict[tuple[int, int], Decision], ours: Frame, theirs: Frame) -> Frame:
    o, t = (np.array([pair[i] for pair in kept], dtype=np.int64) for i in (0, 1))
    table: dict[str, list[str]] = {VERDICT: [CHOICES[0] if d.same else CHOICES[1] for d in kept.values()]}
    for side, frame, at in ((OURS, ours, o), (THEIRS, theirs, t)):
        for name in SHOWN:
            if name in KEY and name in frame:
                table[f"{side}|{name}"] = cells_of(frame, name, at)
    return Frame(table, dtype=object)
