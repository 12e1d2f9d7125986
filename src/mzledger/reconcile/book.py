"""The 排查台账: one sheet a verdict, a page that sums up, every row with where it stands in both files.

Full identity numbers stand here and nowhere else.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.kinds import Meaning
from mzledger.reconcile.summing import covered_classes, households_missed, overview
from mzledger.reconcile.verdicts import AGREED, DIFFERENT, DOUBTFUL, Reconciled
from mzledger.workbook.book import COUNT, SHARE, Book, Column, Look, Page, Table
from mzledger.workbook.writing import write_book as write_workbook

Frame: TypeAlias = pd.DataFrame
OURS, THEIRS = "本方", "名单"
SHOWN = ("program", "township", "village", "head_name", "name", "id_no")
WIDTHS = {"id_no": 21.0, "name": 14.0, "head_name": 14.0, "township": 12.0, "village": 14.0, "program": 11.0}
DECIDED, DOUBTED = "人工认定", "疑似同一人"
CHOICES = ("是", "否")
VERDICT = "认定（填是或否）"
CHECKED = "核查结果"
MISSED, EXCLUDED, SUMMARY = "漏保排查", "应退排查", "汇总"
KEPT = "沿用上次的"
FILE, SHEET, ROW = "文件", "工作表", "行"


def write_book(found: Reconciled, path: Path) -> None:
    """Writes the workbook, whole or not at all. Raises PermissionError where it is open in Excel."""
    write_workbook(path, Book(Look.LIST, pages(found)))


def pages(found: Reconciled) -> list[Page]:
    """Every sheet of the workbook, the summary first."""
    pairs = found.pairs
    sheets = [
        _pairs(found, "双方一致", pairs[pairs["verdict"] == AGREED]),
        _pairs(found, "信息不符", pairs[pairs["verdict"] == DIFFERENT]),
        _pairs(found, DOUBTED, pairs[pairs["verdict"] == DOUBTFUL], ask=True),
        _alone(found, "仅本方", found.only_ours, "o"),
        _alone(found, "仅名单", found.only_theirs, "t"),
        _repeated(found, "名单内重复", "theirs"),
        _repeated(found, "本方重复", "ours"),
    ]
    if found.kind.meaning is Meaning.SHOULD_BE_COVERED:
        sheets += [
            _missed(found),
            Page("已保分类", "名单上已保人员按业务和乡镇分类", tables=(Table(covered_classes(found)),)),
        ]
    elif found.kind.meaning is Meaning.SHOULD_NOT_BE_COVERED:
        sheets.append(_excluded(found))
    if len(found.decided):
        sheets.append(_decided(found))
    return [overview(found, _kept(found)), *sheets]


def _kept(found: Reconciled) -> list[str]:
    """What was carried over from an earlier output; a later run tells by these lines that something stands here."""
    checks = sum(map(len, found.checked.values()))
    lines = [(f"{KEPT}认定：{len(found.decided)} 条", len(found.decided)), (f"{KEPT}{CHECKED}：{checks} 条", checks)]
    return [line for line, count in lines if count]


def cells_of(frame: Frame, name: str, at: np.ndarray) -> list[str]:
    """A field of some rows as it is printed; a numeric identity number with its 15 digits and no exponent."""
    if name not in frame:
        return [""] * len(at)
    return [_printed(cell) for cell in frame[name].to_numpy(dtype=object)[at].tolist()]


def _printed(cell: Any) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or cell != cell:
        return ""
    return f"{Decimal(f'{cell:.15g}'):f}" if isinstance(cell, float) else str(cell)


def person(found: Reconciled, side: str, at: np.ndarray, label: str = "") -> list[Column]:
    """The columns that say who somebody is, as far as the list has them."""
    reading = found.ours if side == "o" else found.theirs
    labels = {**found.labels, "program": "业务"}
    return [
        Column(f"{label}{labels[name]}", cells_of(reading.frame, name, at), WIDTHS[name])
        for name in SHOWN
        if name in reading.frame
    ]


def place(found: Reconciled, side: str, at: np.ndarray, label: str) -> list[Column]:
    """File, sheet and row of each."""
    reading = found.ours if side == "o" else found.theirs
    sources = [reading.sources[i] for i in reading.frame["source"].to_numpy()[at].tolist()]
    return [
        Column(f"{label}{FILE}", [file for file, _ in sources], 20.0),
        Column(f"{label}{SHEET}", [sheet for _, sheet in sources], 12.0),
        Column(f"{label}{ROW}", reading.frame["row"].to_numpy()[at].tolist(), 7.0, COUNT),
    ]


def _numbers(rows: int) -> Column:
    return Column("序号", list(range(1, rows + 1)), 7.0, COUNT)


def _pairs(found: Reconciled, name: str, pairs: Frame, *, ask: bool = False) -> Page:
    pairs = (
        pairs.sort_values(["score", "o", "t"], ascending=[False, True, True]) if ask else pairs.sort_values(["o", "t"])
    )
    o, t = pairs["o"].to_numpy(), pairs["t"].to_numpy()
    columns = [_numbers(len(pairs))]
    if ask:
        columns += [
            Column(VERDICT, [""] * len(pairs), 10.0, choices=CHOICES, to_fill=True),
            Column("把握", pairs["score"].tolist(), 8.0, SHARE),
        ]
    columns += person(found, "o", o, OURS) + person(found, "t", t, THEIRS)
    if name != "双方一致":
        columns.append(Column("不一致项", pairs["differs"].tolist(), 24.0))
    columns += [Column("对上的依据", pairs["rule"].tolist(), 16.0), Column("理由", pairs["reason"].tolist(), 48.0)]
    columns += place(found, "o", o, OURS) + place(found, "t", t, THEIRS)
    notes = {
        "双方一致": "号码、姓名和两边都有的各项都一致。",
        "信息不符": "是同一个人，但有的项目两边写得不一样，请核对原件后更正。",
        DOUBTED: f"可能是同一个人，请核对原件，在“{VERDICT}”列填写；下次比对时加 --verdicts 本文件，认定会保留。",
    }
    return Page(name, f"{name}（{len(pairs)}对）", (notes[name],), (Table(columns),))


def _alone(found: Reconciled, name: str, rows: Frame, side: str) -> Page:
    at = rows["at"].to_numpy()
    columns = [_numbers(len(at)), *person(found, side, at), Column("原因", rows["reason"].tolist(), 44.0)]
    return Page(name, f"{name}（{len(at)}人）", (), (Table(columns + place(found, side, at, "")),))


def _repeated(found: Reconciled, name: str, which: str) -> Page:
    rows = found.twice[found.twice["side"] == which]
    side = "o" if which == "ours" else "t"
    at, first = rows["at"].to_numpy(np.int64), rows["first"].to_numpy(np.int64)
    columns = [_numbers(len(at)), *person(found, side, at), Column("原因", rows["reason"].tolist(), 26.0)]
    columns += place(found, side, at, "") + place(found, side, first, "相同的另一行：")
    return Page(name, f"{name}（{len(at)}行）", ("每行与另一行是同一个人，比对时只算一次。",), (Table(columns),))


def _checked(found: Reconciled, sheet: str, at: np.ndarray) -> Column:
    """The column for the clerk, with what was written at the same people in an earlier output."""
    said = found.checked.get(sheet, {})
    return Column(CHECKED, ["；".join(dict.fromkeys(said.get(row, ()))) for row in at.tolist()], 16.0, to_fill=True)


def _missed(found: Reconciled) -> Page:
    rows = households_missed(found)
    at = rows["at"].to_numpy(np.int64)
    columns = [_numbers(len(at)), *person(found, "t", at)]
    columns += [
        Column("情形", rows["view"].tolist(), 16.0),
        Column("名单上本户人数", rows["persons"].tolist(), 9.0, COUNT),
        Column("其中已保人数", rows["covered"].tolist(), 9.0, COUNT),
        Column("原因", rows["reason"].tolist(), 44.0),
        _checked(found, MISSED, at),
        *place(found, "t", at, ""),
    ]
    note = f"{found.kind.sentence}，本方没有在保记录。按乡镇、村、户排列；请逐户核查，疑似同一人的不在此列。"
    return Page(MISSED, f"{MISSED}（{len(at)}人）", (note,), (Table(columns),))


def _excluded(found: Reconciled) -> Page:
    pairs = found.pairs[found.pairs["verdict"] != DOUBTFUL]
    o, t = pairs["o"].to_numpy(), pairs["t"].to_numpy()
    order = np.lexsort(
        (o, np.array(cells_of(found.ours.frame, "village", o)), np.array(cells_of(found.ours.frame, "township", o)))
    )
    o, t = o[order], t[order]
    columns = [
        _numbers(len(o)),
        *person(found, "o", o),
        Column(f"{THEIRS}姓名", cells_of(found.theirs.frame, "name", t), 14.0),
    ]
    columns += [Column("原因", [found.kind.sentence] * len(o), 24.0), _checked(found, EXCLUDED, o)]
    columns += place(found, "o", o, OURS) + place(found, "t", t, THEIRS)
    note = f"{found.kind.sentence}，本方仍在保。请逐人核查，属实的按规定停发。"
    return Page(EXCLUDED, f"{EXCLUDED}（{len(o)}人）", (note,), (Table(columns),))


def _decided(found: Reconciled) -> Page:
    rows = found.decided
    columns = [Column(VERDICT, rows[VERDICT].tolist(), 10.0, choices=CHOICES, to_fill=True)]
    for key in rows.columns[1:]:
        side, _, name = key.partition("|")
        columns.append(Column(side + found.labels[name], rows[key].tolist(), WIDTHS[name]))
    return Page(
        DECIDED,
        f"以前的人工认定（{len(rows)}条）",
        ("比对时已按此处理；要改的，改这里的认定后再比对一次。",),
        (Table(columns),),
    )
