"""What the pairs mean: 一致, 信息不符 or 疑似, what differs, and for everybody without a partner the reason; and whom that concerns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.blocking import NAMELESS, NEAR, OTHER, PARTLY, SAME, SOUND, VARIANT, Rule
from mzledger.reconcile.comparison import agree, both_say, fits
from mzledger.reconcile.lists import Frame, Kind, ListReading, Meaning
from mzledger.reconcile.matching import Matched
from mzledger.reconcile.numbers import Bools, Ints, State
from mzledger.values.problem import Problem

AGREED, DIFFERENT, DOUBTFUL = "一致", "信息不符", "疑似"
RULES = {
    Rule.EQUAL: "号码相同",
    Rule.CORRECTED: "号码错一处",
    Rule.LOST_END: "号码前15位相同",
    Rule.SAME_DAMAGE: "号码错得一样",
    Rule.CROSSED: "户内号码串用",
    Rule.CONTEXT: "姓名和住址、户主",
    Rule.NEARLY_EQUAL: "号码相近",
    Rule.CLERK: "人工认定",
}
LEVELS = {
    SAME: "姓名相同",
    VARIANT: "姓名是同音或方言的不同写法",
    SOUND: "姓名同音",
    NEAR: "姓名近音",
    PARTLY: "姓名部分相同",
    OTHER: "姓名不同",
    NAMELESS: "一方没有姓名",
}
STATES = {
    State.SOUND: "没有这个人",
    State.BROKEN: "身份证号有误，没有找到可以更正成的人",
    State.LOST: "身份证号末3位已丢失，按前15位和姓名没有找到",
    State.BLANK: "身份证号空白，按姓名、村和户主没有找到",
    State.UNUSABLE: "身份证号不成样子，按姓名、村和户主没有找到",
    State.PARTIAL: "身份证号只有一部分，按这部分和姓名、村、户主没有找到",
}
FITS, ODD = "身份证号只有一部分，这部分对得上", "身份证号只有一部分，这部分有出入"
COMPARED = ("id_no", "name", "township", "village", "head_name")
OF_HASH = {"name": "same", "township": "township", "village": "village", "head_name": "head"}
WEAKENED = {
    "id_no": "只能按姓名、住址和户主推断，机器认定的也要抽查",
    "name": "号码相同即认定，认不出号码填错给别人的情况",
    "village": "同村这一条不能作证据，重名的人多转人工",
    "head_name": "户主这一条不能作证据，号码空白的人多转人工，分不出整户未保还是户内部分未保",
}
"""What a missing column takes from the claims."""
WHOLE, PART, SINGLE, UNKNOWN = "整户未保", "户内部分未保", "单人户未保", "户不明"
NOWHERE = "（乡镇不明）"


@dataclass(slots=True)
class Reconciled:
    """A finished comparison. `pairs` has o, t, verdict, rule, score, reason, differs; `only_ours` and `only_theirs` have
    `at` and reason; `twice` has side, at, first, reason. `labels` are the Chinese names of fields; `decided` what a clerk
    had decided before, `checked` what he wrote as results of checks (sheet → row → words), `problems` what of it can't be
    used (None where nothing was to be read back).
    """

    ours: ListReading
    theirs: ListReading
    kind: Kind
    labels: dict[str, str]
    when: str
    pairs: Frame
    only_ours: Frame
    only_theirs: Frame
    twice: Frame
    repaired: dict[str, int]
    weakened: list[str] = field(default_factory=list)
    decided: Frame = field(default_factory=Frame)
    checked: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    problems: list[Problem] | None = None

    def counts(self) -> dict[str, Any]:
        """How many rows and pairs of each kind; each side adds up."""
        verdicts = self.pairs["verdict"].value_counts()
        found: dict[str, Any] = {v: int(verdicts.get(v, 0)) for v in (AGREED, DIFFERENT, DOUBTFUL)}
        for side, name, frame in (("o", "ours", self.ours.frame), ("t", "theirs", self.theirs.frame)):
            doubtful = self.pairs["verdict"] == DOUBTFUL
            rows = int(_covered(frame).sum())
            part = {
                "rows": rows,
                "matched": int((~doubtful).sum()),
                "doubtful": int(self.pairs.loc[doubtful, side].nunique()),
                "only_here": len(self.only_ours if side == "o" else self.only_theirs),
                "duplicates": int((self.twice["side"] == name).sum()),
            }
            if rows != sum(part.values()) - rows:
                raise AssertionError(f"{name}: {part}")
            found[name] = part
        return found

    @property
    def sure(self) -> Frame:
        """The pairs that are one person without a doubt."""
        return self.pairs[self.pairs["verdict"] != DOUBTFUL]

    @property
    def findings(self) -> int:
        """What somebody has to look at, as the kind of list means it."""
        counts = self.counts()
        told = counts[AGREED] if self.kind.meaning is Meaning.SHOULD_NOT_BE_COVERED else 0
        missed = 0 if self.kind.meaning is Meaning.SHOULD_NOT_BE_COVERED else counts["theirs"]["only_here"]
        return int(counts[DIFFERENT] + counts[DOUBTFUL] + told + missed + len(self.problems or ()))


def conclude(
    ours: ListReading, theirs: ListReading, matched: Matched, kind: Kind, labels: dict[str, str], when: str
) -> Reconciled:
    """Verdicts and reasons. Rows of ours that are not covered (`outside`) make a reason for theirs, and no pair."""
    covered = _covered(ours.frame)
    accepted, review = matched.accepted, matched.review
    pairs = pd.concat([accepted.assign(sure=True), review.assign(sure=False)], ignore_index=True)
    gone = pairs[~covered[pairs["o"]]]
    pairs = pairs[covered[pairs["o"]]].reset_index(drop=True)
    gone = gone[~gone["t"].isin(pairs["t"])]
    pairs = _with_reasons(pairs, matched, labels)
    twice = _twice(matched, covered)
    taken = pairs["o"], twice.loc[twice["side"] == "ours", "at"]
    only_o = np.flatnonzero(covered & ~np.isin(np.arange(len(covered)), np.concatenate(taken)))
    only_t = np.concatenate([matched.alone("t"), gone["t"].unique()])
    found = Reconciled(
        ours, theirs, kind, labels, when, pairs,
        _alone(np.sort(only_o), matched.ours), _alone(np.sort(only_t), matched.theirs), twice, _repairs(matched),
    )  # fmt: skip
    _add_what_ours_knows(found, gone, ours.frame)
    found.weakened = [*_weakened(ours, theirs, labels), *_weak_rows(found, matched), *ours.notes, *theirs.notes]
    found.counts()
    return found


def _covered(frame: Frame) -> Bools:
    found: Bools = (frame["outside"] == "").to_numpy() if "outside" in frame else np.ones(len(frame), bool)
    return found


def _with_reasons(pairs: Frame, matched: Matched, labels: dict[str, str]) -> Frame:
    o, t = matched.ours.iloc[pairs["o"]], matched.theirs.iloc[pairs["t"]]  # `at` is the place in the frame
    part = _parts(o, t)
    differ = {name: both_say(o, t, form) & ~agree(o, t, form) for name, form in OF_HASH.items()}
    differ["id_no"] = (o["key"].to_numpy() != t["key"].to_numpy()) & (part != FITS)
    words = np.full(len(pairs), "", dtype=object)
    for name in COMPARED:
        words[differ[name]] = words[differ[name]] + f"{labels[name]}、"
    differs = pd.Series([word.rstrip("、") for word in words], dtype=object)
    verdict = np.where(~pairs["sure"], DOUBTFUL, np.where(differs == "", AGREED, DIFFERENT))
    same = (agree(o, t, OF_HASH[name]) for name in ("village", "head_name"))
    keys = list(zip(pairs["rule"], pairs["level"], *same, part, differs, verdict, strict=True))
    reasons = {key: _sentence(*key) for key in set(keys)}
    made = pairs.assign(differs=differs, verdict=verdict, reason=[reasons[key] for key in keys])
    rules = pairs["rule"].map({int(rule): text for rule, text in RULES.items()})
    return made.assign(rule=rules, score=pairs["score"].round(4)).drop(columns=["sure"])


def _parts(o: Frame, t: Frame) -> npt.NDArray[np.object_]:
    """'' where no partial number can be compared, `FITS` where it fits, `ODD` where a digit differs."""
    found = np.full(len(o), "", dtype=object)
    at, slips, _ = fits(o, t, np.ones(len(o), bool))
    found[at] = np.where(slips == 0, FITS, ODD)
    return found


def _sentence(rule: int, level: int, village: bool, head: bool, part: str, differs: str, verdict: str) -> str:
    """Why the two are one person, or may be, in one sentence."""
    if rule == Rule.CLERK:
        return "以前人工认定为同一人" + (f"；{differs}不一致，请核对后更正" if differs else "")
    said = [RULES[Rule(rule)] if rule != Rule.CONTEXT else part or "一方身份证号空白或不能用", LEVELS[level]]
    said += ["同村"] if village else []
    said += ["户主相同"] if head else []
    text = "，".join(said)
    if verdict == DOUBTFUL:
        return f"{text}；把握不够或有几人相似，请核对原件后填写认定"
    return f"{text}；{differs}不一致，请核对后更正" if differs else text


def _twice(matched: Matched, covered: Bools) -> Frame:
    frames = []
    for side, found in (("ours", matched.twice_ours), ("theirs", matched.twice_theirs)):
        why = np.where(found["damaged"], "身份证号更正后和另一行相同，姓名也相同", "身份证号和姓名都相同")
        frames.append(found.assign(side=side, reason=pd.Series(why, dtype=object, index=found.index)))
    twice = pd.concat(frames, ignore_index=True)
    return twice[(twice["side"] == "theirs") | covered[np.where(twice["side"] == "ours", twice["at"], 0)]]


def _alone(at: Ints, frame: Frame) -> Frame:
    state = frame["state"].to_numpy()[at]
    return Frame({"at": at, "reason": pd.Series([STATES[State(s)] for s in state], dtype=object)})


def _add_what_ours_knows(found: Reconciled, gone: Frame, ours: Frame) -> None:
    """Somebody whom our ledger names as stopped, or as a member who is not covered, is no stranger."""
    if not len(gone):
        return
    best = gone.sort_values(["sure", "score", "o"], ascending=[False, False, True]).drop_duplicates("t")
    said = zip(ours["outside"].to_numpy()[best["o"]], best["sure"], strict=True)
    told = {at: why if sure else f"可能是：{why}" for at, (why, sure) in zip(best["t"], said, strict=True)}
    rows = zip(found.only_theirs["at"], found.only_theirs["reason"], strict=True)
    found.only_theirs["reason"] = [told.get(at, why) for at, why in rows]


def _repairs(matched: Matched) -> dict[str, int]:
    """How many numbers of each side were written otherwise than they are kept (已修)."""
    sides = (("ours", matched.ours), ("theirs", matched.theirs))
    return {side: int((frame["repaired"] | frame["from_head"]).sum()) for side, frame in sides}


def _weakened(ours: ListReading, theirs: ListReading, labels: dict[str, str]) -> list[str]:
    """The columns that are missing, and what that takes from the claims."""
    found = []
    for name, said in WEAKENED.items():
        sides = [
            word
            for word, reading in (("本方", ours), ("名单", theirs))
            if name not in reading.frame and not (name == "village" and "address" in reading.frame)
        ]
        if sides:
            found.append(f"{'和'.join(sides)}没有“{labels[name]}”列：{said}。")
    return found


def _weak_rows(found: Reconciled, matched: Matched) -> list[str]:
    """Rows that say less than a name and a whole number."""
    said = []
    for side, reading, frame in (("本方", found.ours, matched.ours), ("名单", found.theirs, matched.theirs)):
        if partial := int((frame["state"] == State.PARTIAL).sum()):
            said.append(
                f"{side}有 {partial} 行的身份证号只有一部分（有遮挡，或只写了几位）：只作证据，不当作号码相同。"
            )
        nameless = int((frame["same"] == 0).sum()) if "name" in reading.frame else 0
        if nameless:
            said.append(f"{side}有 {nameless} 行没有姓名：只按身份证号比对，认不出号码填错给别人的情况。")
    return said


def households_missed(found: Reconciled) -> Frame:
    """People of the list who are not covered, by township, village and household: `at`, view, persons, covered, reason."""
    frame = found.theirs.frame
    house = _houses(frame)
    matched, once = np.zeros(len(frame), bool), np.ones(len(frame), bool)
    matched[found.pairs["t"].to_numpy()] = True
    once[found.twice.loc[found.twice["side"] == "theirs", "at"].to_numpy(np.int64)] = False
    persons, covered = (pd.Series(each).groupby(house).transform("sum").to_numpy() for each in (once, matched & once))
    at = found.only_theirs["at"].to_numpy(np.int64)
    known = house[at] >= 0
    rows = found.only_theirs.assign(
        persons=np.where(known, persons[at], 1).astype(int), covered=np.where(known, covered[at], 0).astype(int)
    )
    views = np.select([~known, rows["persons"] == 1, rows["covered"] > 0], [UNKNOWN, SINGLE, PART], WHOLE)
    keys = {name: frame[name].to_numpy()[at] if name in frame else "" for name in ("township", "village")}
    rows = rows.assign(view=pd.Series(views, dtype=object, index=rows.index), **keys, house=house[at])
    return rows.sort_values(["township", "village", "house", "at"], ignore_index=True)


def _houses(frame: Frame) -> Ints:
    """A number for each household of a list, −1 where it is not known."""
    keys = [name for name in ("township", "village") if name in frame]
    if "household_no" in frame:
        keys = [*keys[:1], "household_no"]
    elif "head_name" in frame:
        keys.append("head_name")
    else:
        return np.full(len(frame), -1)
    number = frame.groupby(keys, sort=False).ngroup().to_numpy()
    return np.where((frame[keys[-1]] == "").to_numpy(), -1, number)


def by_township(frame: Frame, at: Ints) -> dict[str, int]:
    """How many of some rows stand in each township."""
    if "township" not in frame:
        return {NOWHERE: len(at)} if len(at) else {}
    names = pd.Series(frame["township"].to_numpy()[at]).replace("", NOWHERE)
    return {str(name): int(count) for name, count in names.value_counts().sort_index().items()}


def covered_classes(found: Reconciled) -> tuple[Frame, list[int] | None]:
    """People of the list who are covered, by program and township of ours; and the households by program, where heads are known."""
    frame, o = found.ours.frame, found.sure["o"].to_numpy()
    program, township = (
        pd.Series(frame[name].to_numpy()[o] if name in frame else np.full(len(o), blank), dtype=object)
        for name, blank in (("program", "本方"), ("township", NOWHERE))
    )
    table = pd.crosstab(program, township)
    head = next((name for name in ("head_id", "head_name") if name in frame), "")
    if not head:
        return table, None
    houses = pd.Series(frame[head].to_numpy()[o].astype(str)).groupby(program).nunique()
    return table, houses.reindex(table.index).tolist()
