"""What a clerk wrote, carried out: pairs as decided, results of checks at the same people; what can't be carried out is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.blocking import Rule
from mzledger.reconcile.book import CHOICES, EXCLUDED, MISSED, OURS, SHOWN, THEIRS, VERDICT, cells_of
from mzledger.reconcile.decisions import KEY, WHO, Line, Said, Written, other_file, problem
from mzledger.reconcile.lists import Meaning
from mzledger.reconcile.matching import Matched
from mzledger.reconcile.verdicts import DOUBTFUL, Reconciled
from mzledger.values.problem import Problem

Frame: TypeAlias = pd.DataFrame
Pair = tuple[int, int]
_AGAIN = "核对这个人，在新写出的排查台账里重新填写"


class People:
    """The rows of a list by what they say of somebody, as an output prints it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._index: dict[str, dict[str, list[int]]] = {}

    def rows(self, said: Said) -> list[int]:
        """The rows that say all of this; none where neither a number nor a name is said."""
        first = next((key for key in WHO if said.get(key)), "")
        if not first:
            return []
        if first not in self._index:
            index = self._index[first] = {}
            for at, text in enumerate(cells_of(self._frame, first, np.arange(len(self._frame)))):
                index.setdefault(text, []).append(at)
        found = self._index[first].get(said[first], [])
        for key, text in said.items():
            texts = cells_of(self._frame, key, np.array(found, np.int64))
            found = [at for at, cell in zip(found, texts, strict=True) if cell == text]
        return found


def another_s(written: Written, ours: People, theirs: People) -> Problem | None:
    """A problem where none of the people of the earlier output stands on our side, or none on the list: it is another's."""
    for place, people, name in ((0, ours, "本方"), (1, theirs, "名单")):
        said = [each[place] for each in written.people]
        asked = [each for each in said if each is not None and any(each.get(key) for key in WHO)]
        if asked and not any(people.rows(each) for each in asked):
            what = f"里面的人，这次的{name}一个也没有，像是另一项业务或另一份名单的排查台账，没有采用"
            return other_file(written.file, what)
    return None


def decide(
    matched: Matched, ours: Frame, theirs: Frame, written: Written, people: tuple[People, People]
) -> tuple[Matched, Frame]:
    """The matches as the clerk has decided them, and the decisions that were carried out, as a table to be kept.

    Yes takes the pair out of every other doubt; no takes it away. Lines that contradict each other, or are about people
    who can't be found, change nothing and are added to `written.problems`.
    """
    accepted, review = matched.accepted, matched.review
    kept = _agreed(written, _met(written, matched, people))
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


def _met(written: Written, matched: Matched, people: tuple[People, People]) -> dict[Pair, list[Line]]:
    """The pairs that the lines are about, each with its lines."""
    found: dict[Pair, list[Line]] = {}
    for line in written.decisions:
        o, t = (side.rows(said or {}) for side, said in zip(people, (line.ours, line.theirs), strict=True))
        pair = _pair(o, t, matched.review) or _pair(o, t, matched.accepted) or _only(o, t, line)
        if pair is not None:
            found.setdefault(pair, []).append(line)
        else:
            written.problems.append(_lost(line, o, t))
    return found


def _lost(line: Line, o: Sequence[int], t: Sequence[int]) -> Problem:
    gone = [name for name, rows in (("本方", o), ("名单", t)) if not rows]
    why = f"这一行的人，{'和'.join(gone)}里没有了" if gone else "和这一行一样的不止一人，分不清是谁"
    return problem("MZ507", line.where, f"认定写的是“{line.word}”，{why}，没有采用", _AGAIN)


def _agreed(written: Written, met: dict[Pair, list[Line]]) -> dict[Pair, Line]:
    """A decision a pair. Yes and no about one pair, or yes to two pairs of one person, contradict each other."""
    by_person: dict[tuple[str, int], set[Pair]] = {}
    for pair, lines in met.items():
        if any(line.same for line in lines):
            for side, at in zip("ot", pair, strict=True):
                by_person.setdefault((side, at), set()).add(pair)
    torn = {pair for pairs in by_person.values() if len(pairs) > 1 for pair in pairs}
    torn |= {pair for pair, lines in met.items() if len({line.same for line in lines}) > 1}
    for pair in torn:
        involved = [
            each
            for p in torn
            if p == pair or set(zip("ot", p, strict=True)) & set(zip("ot", pair, strict=True))
            for each in met[p]
        ]
        for line in met[pair]:
            others = "、".join(f"{o.where.sheet} {o.where.cell}“{o.word}”" for o in involved if o is not line)
            what = f"认定写的是“{line.word}”，和{others}矛盾，都没有采用"
            written.problems.append(problem("MZ508", line.where, what, "核对原件，只留下对的一行"))
    return {pair: lines[-1] for pair, lines in met.items() if pair not in torn}


def _pair(o: Sequence[int], t: Sequence[int], pairs: Frame) -> Pair | None:
    hits = pairs[pairs["o"].isin(o) & pairs["t"].isin(t)]
    return (int(hits["o"].iloc[0]), int(hits["t"].iloc[0])) if len(hits) == 1 else None


def _only(o: Sequence[int], t: Sequence[int], line: Line) -> Pair | None:
    """The first rows of both sides; none where several may be several people, as no number tells."""
    told = all(len(rows) == 1 or (said or {}).get("id_no") for rows, said in ((o, line.ours), (t, line.theirs)))
    return (o[0], t[0]) if o and t and told else None


def _table(kept: dict[Pair, Line], ours: Frame, theirs: Frame) -> Frame:
    o, t = (np.array([pair[i] for pair in kept], dtype=np.int64) for i in (0, 1))
    table: dict[str, list[str]] = {VERDICT: [CHOICES[0] if line.same else CHOICES[1] for line in kept.values()]}
    for side, frame, at in ((OURS, ours, o), (THEIRS, theirs, t)):
        for name in SHOWN:
            if name in KEY and name in frame:
                table[f"{side}|{name}"] = cells_of(frame, name, at)
    return Frame(table, dtype=object)


def carry_checks(found: Reconciled, written: Written, people: tuple[People, People]) -> None:
    """Puts what was written into 核查结果 at the same people of the new output; names the lines whose people aren't there."""
    sure = found.pairs[found.pairs["verdict"] != DOUBTFUL]
    there = {
        MISSED: found.only_theirs["at"] if found.kind.meaning is Meaning.SHOULD_BE_COVERED else (),
        EXCLUDED: sure["o"] if found.kind.meaning is Meaning.SHOULD_NOT_BE_COVERED else (),
    }
    for name, lines in written.checks.items():
        listed, said = set(map(int, there[name])), found.checked.setdefault(name, {})
        for line in lines:
            rows = people[0].rows(line.ours) if line.ours is not None else people[1].rows(line.theirs or {})
            hits = [at for at in rows if at in listed]
            if len(hits) == 1 or (hits and (line.ours or line.theirs or {}).get("id_no")):
                said.setdefault(hits[0], []).append(line.word)
                continue
            why = "和这一行一样的不止一人" if hits else "这个人不在了" if not rows else f"这个人这次不在“{name}”里"
            what = f"核查结果写的是“{line.word}”，{why}，没有带到新的排查台账"
            written.problems.append(problem("MZ507", line.where, what, "需要留底的，请保存好原来的文件"))
