"""A list of people as it is compared: every row with its own number in its file, and every row that is set aside counted.

What a cell says stays as it stands there: a numeric identity number stays a number, so that it can be told for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.households import heads_found
from mzledger.reconcile.prepare import FIELDS

Frame: TypeAlias = pd.DataFrame
SHORT = {"county_name": "county", "home_address": "address"}
"""A field of the declared table → its name in `prepare.FIELDS`, where the two differ."""
PERSON = ("id_no", "name")
HEAD = ("head_id", "head_name")


@dataclass(slots=True)
class ListReading:
    """A list: its rows (`prepare.FIELDS`, `at`, `source`, `row`), and how it was understood.

    `sources` are file and sheet, to which a row's `source` points; `columns` says for each field the heading it was
    taken from; `headings` are all headings met; `titles` the words above them; `notes` what the reader had to assume or
    leave out, a sentence each; `unmet` the column names that a clerk gave and that are not there;
    `other_rows` how many rows are totals, signatures, blank ones and the like; `set_aside` how
    many say neither a name nor a number.
    """

    file: str
    frame: Frame = field(default_factory=Frame)
    sources: list[tuple[str, str]] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)
    other_rows: int = 0
    set_aside: int = 0


@dataclass(slots=True)
class Rows:
    """The rows of one table of a list: its sheet, the sheet row of each, its cells by field (None or '' where blank)."""

    sheet: str
    rows: Sequence[int]
    cells: Mapping[str, Sequence[Any]]


def add_rows(reading: ListReading, tables: Sequence[Rows]) -> None:
    """Makes the frame of a reading. Each row becomes a row of it or is counted in `set_aside`."""
    fields = [name for name in FIELDS if any(name in table.cells for table in tables)]
    frames = [_frame(reading, table, fields) for table in tables]
    frame = pd.concat(frames, ignore_index=True)
    _heads_alone(reading, frame)
    nobody = _nobody(frame)
    if nobody.any():
        _say_nobody(reading, frame[nobody])
        frame = frame[~nobody].reset_index(drop=True)
    frame["at"] = np.arange(len(frame), dtype=np.int64)
    reading.frame = heads_found(frame, reading.columns) if len(frame) else frame
    if len(reading.frame) + reading.set_aside != sum(len(table.rows) for table in tables):
        raise AssertionError(f"{reading.file}: {len(frame)} rows and {reading.set_aside} set aside are not all rows")


def _frame(reading: ListReading, table: Rows, fields: Sequence[str]) -> Frame:
    count = len(table.rows)
    frame = Frame(
        {"source": np.full(count, len(reading.sources), np.int32), "row": np.asarray(table.rows, dtype=np.int64)}
    )
    reading.sources.append((reading.file, table.sheet))
    for name in fields:
        cells = np.full(count, "", dtype=object)
        if name in table.cells:
            cells[:] = ["" if cell is None else cell for cell in table.cells[name]]
        frame[name] = pd.Series(cells, dtype=object)
    return frame


def _heads_alone(reading: ListReading, frame: Frame) -> None:
    """A list of one row a household that names its heads only: they are its people."""
    if set(PERSON) & set(frame) or not set(HEAD) & set(frame):
        return
    for person, head in zip(PERSON, HEAD, strict=True):
        if head in frame:
            frame[person] = frame[head]
            reading.columns[person] = reading.columns[head]
    reading.notes.append(f"{reading.file} 一户一行，只写了户主：按户主本人比对，家庭成员不在内。")


def _nobody(frame: Frame) -> np.ndarray:
    """Rows that say neither a name nor a number."""
    blank = np.ones(len(frame), bool)
    for name in PERSON:
        if name in frame:
            blank &= (frame[name].astype(str).str.strip() == "").to_numpy()
    return blank


def _say_nobody(reading: ListReading, rows: Frame) -> None:
    reading.set_aside += len(rows)
    shown = "、".join(str(row) for row in rows["row"].head(5))
    more = "等" if len(rows) > 5 else ""
    reading.notes.append(
        f"{reading.file} 有 {len(rows)} 行既没有姓名也没有身份证号（第 {shown} 行{more}），不知道是谁，没有参加比对。"
    )
