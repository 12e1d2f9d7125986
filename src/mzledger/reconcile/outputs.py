"""A comparison written down: the 排查台账, one sheet a verdict with a page that sums up, and the same as JSON.

Full identity numbers stand in the workbook and nowhere else; every row says where it stands in both files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.lists import ListReading, Meaning
from mzledger.reconcile.verdicts import (
    AGREED,
    DIFFERENT,
    DOUBTFUL,
    Reconciled,
    by_township,
    covered_classes,
    households_missed,
)
from mzledger.values.identity import without_numbers
from mzledger.values.problem import Problem
from mzledger.workbook.book import COUNT, SHARE, Book, Column, Look, Page, Table
from mzledger.workbook.writing import write_book as write_workbook

FORMAT = 1
OURS, THEIRS = "本方", "名单"
SHOWN = ("program", "township", "village", "head_name", "name", "id_no")
WIDTHS = {"id_no": 21.0, "name": 14.0, "head_name": 14.0, "township": 12.0, "village": 14.0, "program": 11.0}
AGREE, DIFFER, DOUBTED, ONLY_OURS, ONLY_THEIRS = "双方一致", "信息不符", "疑似同一人", "仅本方", "仅名单"
MISSED, EXCLUDED, DECIDED, SUMMARY = "漏保排查", "应退排查", "人工认定", "汇总"
CHOICES = ("是", "否")
VERDICT, CHECKED = "认定（填是或否）", "核查结果"
KEPT = "沿用上次的"
NOTES = {
    AGREE: "号码、姓名和两边都有的各项都一致。",
    DIFFER: "是同一个人，但有的项目两边写得不一样，请核对原件后更正。",
    DOUBTED: f"可能是同一个人，请核对原件，在“{VERDICT}”列填写；下次比对时加 --verdicts 本文件，认定会保留。",
}
LINES = (
    ("全部行数", "rows"),
    ("已对上", "matched"),
    ("疑似待认定", "doubtful"),
    ("没有对上", "only_here"),
    ("重复行", "duplicates"),
)
Rows = npt.NDArray[np.int64]


def write_book(found: Reconciled, path: Path) -> None:
    """Writes the workbook, whole or not at all. Raises `NotWritten`."""
    write_workbook(path, Book(Look.LIST, list(_pages(found))))


def _pages(found: Reconciled) -> Iterator[Page]:
    pairs = found.pairs
    yield _summary(found)
    for name, verdict in ((AGREE, AGREED), (DIFFER, DIFFERENT), (DOUBTED, DOUBTFUL)):
        yield _pairs(found, name, pairs[pairs["verdict"] == verdict])
    yield _alone(found, ONLY_OURS, found.only_ours, found.ours)
    yield _alone(found, ONLY_THEIRS, found.only_theirs, found.theirs)
    yield _repeated(found, "名单内重复", "theirs", found.theirs)
    yield _repeated(found, "本方重复", "ours", found.ours)
    if found.kind.meaning is Meaning.SHOULD_BE_COVERED:
        yield _missed(found)
        yield Page("已保分类", "名单上已保人员按业务和乡镇分类", tables=(Table(_classes(found)),))
    elif found.kind.meaning is Meaning.SHOULD_NOT_BE_COVERED:
        yield _excluded(found)
    if len(found.decided):
        yield _decided(found)


def _listed(name: str, unit: str, note: str, columns: Sequence[Column]) -> Page:
    """A sheet whose rows are numbered, and counted in its title."""
    count = len(columns[0].cells)
    table = Table([_count("序号", range(1, count + 1), 7.0), *columns])
    return Page(name, f"{name}（{count}{unit}）", (note,) if note else (), (table,))


def _person(found: Reconciled, reading: ListReading, at: Rows, label: str = "") -> list[Column]:
    """The columns that say who somebody is, as far as the list has them."""
    labels = {**found.labels, "program": "业务"}
    shown = [name for name in SHOWN if name in reading.frame]
    return [Column(f"{label}{labels[name]}", reading.printed(name, at), WIDTHS[name]) for name in shown]


def _place(reading: ListReading, at: Rows, label: str = "") -> list[Column]:
    """File, sheet and row of each."""
    file, sheet, row = zip(*reading.places(at), strict=True) if len(at) else ((), (), ())
    columns = (("文件", file, 20.0), ("工作表", sheet, 12.0))
    return [*(Column(f"{label}{name}", cells, width) for name, cells, width in columns), _count(f"{label}行", row, 7.0)]


def _count(heading: str, cells: Sequence[int], width: float) -> Column:
    return Column(heading, cells, width, COUNT)


def _verdicts(cells: Sequence[str]) -> Column:
    return Column(VERDICT, cells, 10.0, choices=CHOICES, to_fill=True)


def _pairs(found: Reconciled, name: str, pairs: pd.DataFrame) -> Page:
    ask = name == DOUBTED
    by, rising = (["score", "o", "t"], [False, True, True]) if ask else (["o", "t"], True)
    pairs = pairs.sort_values(by, ascending=rising)
    o, t = pairs["o"].to_numpy(), pairs["t"].to_numpy()
    columns = []
    if ask:
        columns += [_verdicts([""] * len(pairs)), Column("把握", pairs["score"].tolist(), 8.0, SHARE)]
    columns += _person(found, found.ours, o, OURS) + _person(found, found.theirs, t, THEIRS)
    if name != AGREE:
        columns.append(Column("不一致项", pairs["differs"].tolist(), 24.0))
    columns += [Column("对上的依据", pairs["rule"].tolist(), 16.0), Column("理由", pairs["reason"].tolist(), 48.0)]
    columns += _place(found.ours, o, OURS) + _place(found.theirs, t, THEIRS)
    return _listed(name, "对", NOTES[name], columns)


def _alone(found: Reconciled, name: str, rows: pd.DataFrame, reading: ListReading) -> Page:
    at = rows["at"].to_numpy()
    why = Column("原因", rows["reason"].tolist(), 44.0)
    return _listed(name, "人", "", [*_person(found, reading, at), why, *_place(reading, at)])


def _repeated(found: Reconciled, name: str, side: str, reading: ListReading) -> Page:
    rows = found.twice[found.twice["side"] == side]
    at, first = rows["at"].to_numpy(np.int64), rows["first"].to_numpy(np.int64)
    columns = [*_person(found, reading, at), Column("原因", rows["reason"].tolist(), 26.0)]
    columns += _place(reading, at) + _place(reading, first, "相同的另一行：")
    return _listed(name, "行", "每行与另一行是同一个人，比对时只算一次。", columns)


def _checked(found: Reconciled, sheet: str, at: Rows) -> Column:
    """The column for the clerk, with what was written at the same people in an earlier output."""
    said = found.checked.get(sheet, {})
    return Column(CHECKED, ["；".join(dict.fromkeys(said.get(row, ()))) for row in at.tolist()], 16.0, to_fill=True)


def _missed(found: Reconciled) -> Page:
    rows = households_missed(found)
    at = rows["at"].to_numpy(np.int64)
    columns = [*_person(found, found.theirs, at), Column("情形", rows["view"].tolist(), 16.0)]
    counted = (("名单上本户人数", "persons"), ("其中已保人数", "covered"))
    columns += [_count(heading, rows[name].tolist(), 9.0) for heading, name in counted]
    columns += [Column("原因", rows["reason"].tolist(), 44.0), _checked(found, MISSED, at), *_place(found.theirs, at)]
    note = f"{found.kind.sentence}，本方没有在保记录。按乡镇、村、户排列；请逐户核查，疑似同一人的不在此列。"
    return _listed(MISSED, "人", note, columns)


def _classes(found: Reconciled) -> list[Column]:
    table, households = covered_classes(found)
    columns = [Column("业务", [str(name) for name in table.index], 14.0)]
    columns += [_count(str(name), table[name].tolist(), 12.0) for name in table.columns]
    columns.append(_count("人数合计", table.sum(axis=1).tolist(), 10.0))
    return columns if households is None else [*columns, _count("户数合计", households, 10.0)]


def _excluded(found: Reconciled) -> Page:
    o, t = found.sure["o"].to_numpy(), found.sure["t"].to_numpy()
    order = np.lexsort((o, *(np.array(found.ours.printed(name, o)) for name in ("village", "township"))))
    o, t = o[order], t[order]
    columns = [*_person(found, found.ours, o), Column(f"{THEIRS}姓名", found.theirs.printed("name", t), 14.0)]
    columns += [Column("原因", [found.kind.sentence] * len(o), 24.0), _checked(found, EXCLUDED, o)]
    columns += _place(found.ours, o, OURS) + _place(found.theirs, t, THEIRS)
    note = f"{found.kind.sentence}，本方仍在保。请逐人核查，属实的按规定停发。"
    return _listed(EXCLUDED, "人", note, columns)


def _decided(found: Reconciled) -> Page:
    rows = found.decided
    columns = [_verdicts(rows[VERDICT].tolist())]
    for key in rows.columns[1:]:
        side, _, name = key.partition("|")
        columns.append(Column(side + found.labels[name], rows[key].tolist(), WIDTHS[name]))
    note = "比对时已按此处理；要改的，改这里的认定后再比对一次。"
    return Page(DECIDED, f"以前的人工认定（{len(rows)}条）", (note,), (Table(columns),))


def _summary(found: Reconciled) -> Page:
    """The first page: both sides add up, verdicts, townships, how the columns were understood, what was kept, what weakens it."""
    notes = [
        f"本方：{found.ours.files}　名单：{found.theirs.files}　{found.when}",
        f"名单种类：{found.kind.name}（{found.kind.meaning}：{found.kind.sentence}）",
        f"身份证号写法已统一：本方 {found.repaired['ours']} 处，名单 {found.repaired['theirs']} 处（空格、全角、小写 x、15 位升 18 位等）",
        *_kept(found),
        *found.weakened,
    ]
    return Page(SUMMARY, "排查台账汇总", notes, [Table(columns, caption) for caption, columns in _blocks(found)])


def _kept(found: Reconciled) -> list[str]:
    """What was carried over from an earlier output; a later run tells by these lines that something stands here."""
    checks = sum(map(len, found.checked.values()))
    lines = [(f"{KEPT}认定：{len(found.decided)} 条", len(found.decided)), (f"{KEPT}{CHECKED}：{checks} 条", checks)]
    return [line for line, count in lines if count]


def _blocks(found: Reconciled) -> Iterator[tuple[str, list[Column]]]:
    counts = found.counts()
    sides = ((OURS, counts.pop("ours")), (THEIRS, counts.pop("theirs")))
    columns = [_count(name, [side[key] for _, key in LINES], 14.0) for name, side in sides]
    caption = "一、两边各多少人（已对上＋疑似＋没有对上＋重复＝全部）"
    yield caption, [Column("项目", [label for label, _ in LINES], 22.0), *columns]
    yield "二、对上的结论", [Column("结论", list(counts), 22.0), _count("对数", list(counts.values()), 14.0)]
    if found.kind.meaning is not Meaning.COMPARED:
        missed = found.kind.meaning is Meaning.SHOULD_BE_COVERED
        at = found.only_theirs["at"] if missed else found.sure["o"]
        table = by_township((found.theirs if missed else found.ours).frame, at.to_numpy(np.int64))
        columns = [Column("乡镇名", list(table), 22.0), _count("人数", list(table.values()), 14.0)]
        yield f"三、{MISSED if missed else EXCLUDED}，按乡镇", columns
    names = list(dict.fromkeys([*found.ours.columns, *found.theirs.columns]))
    columns = [
        Column(f"{side}列名", [(told[n] or "有") if n in told else "（没有）" for n in names], 22.0)
        for side, told in ((OURS, found.ours.columns), (THEIRS, found.theirs.columns))
    ]
    yield "四、列是怎样认的", [Column("内容", [found.labels[name] for name in names], 22.0), *columns]


def json_text(found: Reconciled) -> Iterator[str]:
    """The whole result as one JSON object, a line an entry, without building it, as lists may be long.

    Rows by file, sheet and number, reasons in words, and no identity number.
    """
    yield json.dumps(_head(found), ensure_ascii=False, indent=1)[:-2]
    lists = {
        "pairs": _pair_lines(found),
        "only_ours": _alone_lines(found.ours, found.only_ours),
        "only_theirs": _alone_lines(found.theirs, found.only_theirs),
        "duplicates": _repeated_lines(found),
    }
    for name, lines in lists.items():
        yield f',\n "{name}": ['
        for first in range(0, len(lines), 4096):
            yield ("\n  " if first == 0 else ",\n  ") + ",\n  ".join(lines[first : first + 4096])
        yield "\n ]" if lines else "]"
    yield "\n}\n"


def _head(found: Reconciled) -> dict[str, Any]:
    sides = (("ours", found.ours), ("theirs", found.theirs))
    columns = {
        side: {found.labels[name]: heading or found.labels[name] for name, heading in reading.columns.items()}
        for side, reading in sides
    }
    return {
        "format": FORMAT,
        "kind": found.kind.name,
        "columns": columns,
        "weakened": found.weakened,
        "repaired": found.repaired,
        "counts": found.counts(),
        **({} if found.problems is None else {"problems": [_problem(each) for each in found.problems]}),
    }


def _problem(problem: Problem) -> dict[str, str]:
    """A line of an earlier output that was not used."""
    where = problem.where
    place = {"file": where.file, "sheet": where.sheet, "cell": where.cell}
    words = {"what": without_numbers(problem.what), "basis": problem.basis, "mend": problem.mend}
    return {"code": problem.code, "severity": problem.severity.value, **place, **words}


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _place_texts(reading: ListReading, at: Rows) -> list[str]:
    """`"file": …, "sheet": …, "row": …` of each row."""
    fronts = {each: f'"file": {_encoded(each[0])}, "sheet": {_encoded(each[1])}, "row": ' for each in reading.sources}
    return [f"{fronts[file, sheet]}{row}" for file, sheet, row in reading.places(at)]


def _words(column: pd.Series) -> list[str]:
    """Texts of which there are few, as JSON."""
    known = {text: _encoded(str(text)) for text in column.unique()}
    return [known[text] for text in column.tolist()]


def _pair_lines(found: Reconciled) -> list[str]:
    pairs = found.pairs
    places = (_place_texts(found.ours, pairs["o"].to_numpy()), _place_texts(found.theirs, pairs["t"].to_numpy()))
    verdict, rule, reason = (_words(pairs[name]) for name in ("verdict", "rule", "reason"))
    return [
        f'{{"ours": {{{o}}}, "theirs": {{{t}}}, "verdict": {v}, "rule": {by}, "score": {score}, "reason": {why}}}'
        for o, t, v, by, score, why in zip(*places, verdict, rule, pairs["score"].tolist(), reason, strict=True)
    ]


def _alone_lines(reading: ListReading, rows: pd.DataFrame) -> list[str]:
    places = _place_texts(reading, rows["at"].to_numpy(np.int64))
    return [f'{{{place}, "reason": {why}}}' for place, why in zip(places, _words(rows["reason"]), strict=True)]


def _repeated_lines(found: Reconciled) -> list[str]:
    made = []
    for side, reading in (("ours", found.ours), ("theirs", found.theirs)):
        rows = found.twice[found.twice["side"] == side]
        at, first = (_place_texts(reading, rows[name].to_numpy(np.int64)) for name in ("at", "first"))
        for place, other, why in zip(at, first, _words(rows["reason"]), strict=True):
            made.append(f'{{"side": "{side}", {place}, "same_as": {{{other}}}, "reason": {why}}}')
    return made
