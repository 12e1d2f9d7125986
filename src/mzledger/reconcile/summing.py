"""The page that sums up, and the views by township, household and class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.kinds import Meaning
from mzledger.reconcile.verdicts import DOUBTFUL, Reconciled
from mzledger.workbook.book import COUNT, Column, Page, Table

Frame: TypeAlias = pd.DataFrame
WHOLE, PART, SINGLE, UNKNOWN = "整户未保", "户内部分未保", "单人户未保", "户不明"
NOWHERE = "（乡镇不明）"


def households_missed(found: Reconciled) -> Frame:
    """People of the list who are not covered, by township, village and household: `at`, view, persons, covered, reason."""
    frame = found.theirs.frame
    rows = found.only_theirs.copy()
    house = _houses(frame)
    matched = np.zeros(len(frame), bool)
    matched[found.pairs["t"].to_numpy()] = True
    repeated = found.twice.loc[found.twice["side"] == "theirs", "at"].to_numpy(np.int64)
    alive = np.ones(len(frame), bool)
    alive[repeated] = False
    persons = pd.Series(alive).groupby(house).transform("sum").to_numpy()
    covered = pd.Series(matched & alive).groupby(house).transform("sum").to_numpy()
    at = rows["at"].to_numpy(np.int64)
    known = house[at] >= 0
    rows["persons"] = np.where(known, persons[at], 1).astype(int)
    rows["covered"] = np.where(known, covered[at], 0).astype(int)
    views = np.select([~known, rows["persons"] == 1, rows["covered"] > 0], [UNKNOWN, SINGLE, PART], WHOLE)
    rows["view"] = pd.Series(views, dtype=object, index=rows.index)
    keys = {name: frame[name].to_numpy()[at] if name in frame else "" for name in ("township", "village")}
    rows = rows.assign(**keys, house=house[at])
    return rows.sort_values(["township", "village", "house", "at"], ignore_index=True)


def _houses(frame: Frame) -> np.ndarray:
    """A number for each household of a list, −1 where it is not known."""
    keys = [name for name in ("township", "village") if name in frame]
    if "household_no" in frame:
        keys, last = keys[:1] + ["household_no"], "household_no"
    elif "head_name" in frame:
        keys, last = [*keys, "head_name"], "head_name"
    else:
        return np.full(len(frame), -1)
    number = frame.groupby(keys, sort=False).ngroup().to_numpy()
    found: np.ndarray = np.where((frame[last] == "").to_numpy(), -1, number)
    return found


def by_township(frame: Frame, at: np.ndarray) -> dict[str, int]:
    """How many of some rows stand in each township."""
    if "township" not in frame:
        return {NOWHERE: len(at)} if len(at) else {}
    names = pd.Series(frame["township"].to_numpy()[at]).replace("", NOWHERE)
    return {str(name): int(count) for name, count in names.value_counts().sort_index().items()}


def covered_classes(found: Reconciled) -> list[Column]:
    """People of the list who are covered, by program and township of ours; and their households."""
    pairs = found.pairs[found.pairs["verdict"] != DOUBTFUL]
    frame, o = found.ours.frame, pairs["o"].to_numpy()
    program = frame["program"].to_numpy()[o] if "program" in frame else np.full(len(o), "本方")
    township = frame["township"].to_numpy()[o] if "township" in frame else np.full(len(o), NOWHERE)
    table = pd.crosstab(pd.Series(program, dtype=object), pd.Series(township, dtype=object))
    columns = [Column("业务", [str(name) for name in table.index], 14.0)]
    columns += [Column(str(name), table[name].tolist(), 12.0, COUNT) for name in table.columns]
    columns.append(Column("人数合计", table.sum(axis=1).tolist(), 10.0, COUNT))
    head = next((name for name in ("head_id", "head_name") if name in frame), "")
    if head:
        heads = pd.Series(frame[head].to_numpy()[o].astype(str)).groupby(pd.Series(program, dtype=object)).nunique()
        columns.append(Column("户数合计", heads.reindex(table.index).tolist(), 10.0, COUNT))
    return columns


def overview(found: Reconciled, kept: Sequence[str] = ()) -> Page:
    """The first page (with lines on what was kept): both sides add up, verdicts, townships, how the columns were understood, what that weakens."""
    counts = found.counts()
    ours, theirs = counts["ours"], counts["theirs"]
    lines = (
        ("全部行数", "rows"),
        ("已对上", "matched"),
        ("疑似待认定", "doubtful"),
        ("没有对上", "only_here"),
        ("重复行", "duplicates"),
    )
    verdicts = [name for name in counts if name not in ("ours", "theirs")]
    blocks = [
        (
            "一、两边各多少人（已对上＋疑似＋没有对上＋重复＝全部）",
            [
                Column("项目", [label for label, _ in lines], 22.0),
                Column("本方", [ours[key] for _, key in lines], 14.0, COUNT),
                Column("名单", [theirs[key] for _, key in lines], 14.0, COUNT),
            ],
        ),
        (
            "二、对上的结论",
            [Column("结论", verdicts, 22.0), Column("对数", [counts[v] for v in verdicts], 14.0, COUNT)],
        ),
    ]
    if found.kind.meaning is not Meaning.COMPARED:
        missed = found.kind.meaning is Meaning.SHOULD_BE_COVERED
        if missed:
            table = by_township(found.theirs.frame, found.only_theirs["at"].to_numpy(np.int64))
        else:
            table = by_township(found.ours.frame, found.pairs.loc[found.pairs["verdict"] != DOUBTFUL, "o"].to_numpy())
        title = "三、漏保排查，按乡镇" if missed else "三、应退排查，按乡镇"
        blocks.append((title, [Column("乡镇名", list(table), 22.0), Column("人数", list(table.values()), 14.0, COUNT)]))
    names = list(dict.fromkeys([*found.ours.columns, *found.theirs.columns]))
    blocks.append(
        (
            "四、列是怎样认的",
            [
                Column("内容", [found.labels[name] for name in names], 22.0),
                Column("本方列名", [_column(found.ours.columns, name) for name in names], 22.0),
                Column("名单列名", [_column(found.theirs.columns, name) for name in names], 22.0),
            ],
        )
    )
    notes = [
        f"本方：{files(found.ours.sources)}　名单：{files(found.theirs.sources)}　{found.when}",
        f"名单种类：{found.kind.name}（{found.kind.meaning}：{found.kind.sentence}）",
        f"身份证号写法已统一：本方 {found.repaired['ours']} 处，名单 {found.repaired['theirs']} 处（空格、全角、小写 x、15 位升 18 位等）",
        *kept,
        *found.weakened,
    ]
    return Page("汇总", "排查台账汇总", notes, [Table(columns, caption) for caption, columns in blocks])


def _column(columns: dict[str, str], name: str) -> str:
    return (columns[name] or "有") if name in columns else "（没有）"


def files(sources: list[tuple[str, str]]) -> str:
    """The files of a list, each once."""
    return "、".join(dict.fromkeys(file for file, _ in sources))
