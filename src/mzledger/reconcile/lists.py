"""A list of people as it is compared: ours or another office's, every row with its own number in its file, and what the list means.

What a cell says stays as it stands there: a numeric identity number stays a number, so that it can be told for one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Frame: TypeAlias = pd.DataFrame
Cells = npt.NDArray[np.object_]
FIELDS = (
    *("id_no", "name", "head_name", "head_id", "household_no", "relation", "sex", "birth_day"),
    *("county", "township", "village", "address"),
)
"""What a list may say of a person; `at` numbers its rows. A column that the list has not is absent from its frame."""
SHORT = {"county_name": "county", "home_address": "address"}
"""A field of the declared table → its name in `FIELDS`, where the two differ."""
PERSON = ("id_no", "name")
HEAD = ("head_id", "head_name")
HEAD_WORDS = frozenset({"户主", "本人", "户主本人", "本人或户主"})
MOST_ODD, LARGEST_HOUSEHOLD = 0.02, 20
"""Where rows stand household by household: how many rows may be of another village than their head, and how many are one household."""
LEAST_DIGITS = 14


class Meaning(StrEnum):
    """What being on the list says of being covered by us."""

    SHOULD_BE_COVERED = "应保"
    SHOULD_NOT_BE_COVERED = "应退"
    COMPARED = "比对"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: its name, what it means, the words by which a title, file name or heading tells it, and a sentence."""

    name: str
    meaning: Meaning
    words: tuple[str, ...]
    sentence: str


def kind_of(texts: Sequence[str], headings: Sequence[str], kinds: Sequence[Kind]) -> Kind:
    """The kind that the file's name, sheets and titles tell, else the headings; the last kind where nothing does."""
    for found in (texts, headings):
        for kind in kinds:
            if any(word in text.lower() for word in kind.words for text in found):
                return kind
    return kinds[-1]


@dataclass(slots=True)
class ListReading:
    """A list: its rows (`FIELDS`, `at`, `source`, `row`), and how it was understood.

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

    @property
    def files(self) -> str:
        """The files of the list, each once."""
        return "、".join(dict.fromkeys(file for file, _ in self.sources))

    def printed(self, name: str, at: npt.NDArray[np.int64]) -> list[str]:
        """A field of some rows as it is printed, '' where the list has it not."""
        cells = self.frame[name].to_numpy(dtype=object)[at] if name in self.frame else [None] * len(at)
        return [_printed(cell) for cell in cells]

    def places(self, at: npt.NDArray[np.int64]) -> list[tuple[str, str, int]]:
        """File, sheet and row of each."""
        source, row = (self.frame[name].to_numpy()[at].tolist() for name in ("source", "row"))
        return [(*self.sources[s], r) for s, r in zip(source, row, strict=True)]


def _printed(cell: Any) -> str:
    """A cell as text; a numeric identity number with its 15 digits and no exponent."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or cell != cell:
        return ""
    return f"{Decimal(f'{cell:.15g}'):f}" if isinstance(cell, float) else str(cell)


@dataclass(frozen=True, slots=True)
class Person:
    """A row of a ledger of ours. `outside` is the reason why he does not count as covered ('' where he does)."""

    file: str
    sheet: str
    row: int
    program: str
    outside: str
    id_no: Any
    name: str | None
    head_name: str | None = None
    head_id: Any = None
    relation: str | None = None
    sex: str | None = None
    township: str | None = None
    village: str | None = None


def as_list(people: Sequence[Person]) -> ListReading:
    """Our people as a list that can be matched; the covered come first where somebody stands in it twice."""
    frame = Frame({f.name: pd.Series([getattr(p, f.name) for p in people], dtype=object) for f in fields(Person)})
    for name in ("name", "head_name", "relation", "sex", "township", "village"):
        frame[name] = frame[name].map(lambda cell: "" if cell is None else str(cell)).astype(object)
    places = list(zip(frame["file"], frame["sheet"], strict=True))
    sources = list(dict.fromkeys(places))
    number = {place: index for index, place in enumerate(sources)}
    frame["source"] = np.array([number[place] for place in places], dtype=np.int32)
    frame["row"] = frame["row"].astype(np.int64)
    frame["at"] = np.arange(len(frame), dtype=np.int64)
    frame["rank"] = (frame["outside"] != "").astype(np.int8)
    known = [f.name for f in fields(Person)[5:]]
    used = [name for name in known if frame[name].map(lambda cell: cell is not None and cell != "").any()]
    frame = frame.drop(columns=[name for name in known if name not in used] + ["file", "sheet"])
    return ListReading("台账", frame, sources, dict.fromkeys(used, ""))


@dataclass(slots=True)
class Rows:
    """The rows of one table of a list: its sheet, the sheet row of each, its cells by field (None or '' where blank)."""

    sheet: str
    rows: Sequence[int]
    cells: Mapping[str, Sequence[Any]]


def add_rows(reading: ListReading, tables: Sequence[Rows]) -> None:
    """Makes the frame of a reading. Each row becomes a row of it or is counted in `set_aside`."""
    known = [name for name in FIELDS if any(name in table.cells for table in tables)]
    frame = pd.concat([_frame(reading, table, known) for table in tables], ignore_index=True)
    _heads_alone(reading, frame)
    nobody = _nobody(frame)
    if nobody.any():
        _say_nobody(reading, frame[nobody])
        frame = frame[~nobody].reset_index(drop=True)
    frame["at"] = np.arange(len(frame), dtype=np.int64)
    reading.frame = _heads_found(frame, reading.columns) if len(frame) else frame
    if len(reading.frame) + reading.set_aside != sum(len(table.rows) for table in tables):
        raise AssertionError(f"{reading.file}: {len(frame)} rows and {reading.set_aside} set aside are not all rows")


def _frame(reading: ListReading, table: Rows, known: Sequence[str]) -> Frame:
    count = len(table.rows)
    source = np.full(count, len(reading.sources), np.int32)
    frame = Frame({"source": source, "row": np.asarray(table.rows, dtype=np.int64)})
    reading.sources.append((reading.file, table.sheet))
    for name in known:
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


def _nobody(frame: Frame) -> npt.NDArray[np.bool_]:
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


def _heads_found(frame: Frame, columns: dict[str, str]) -> Frame:
    """The frame with `head_name` (and `head_id`) where a list names no head but says who is whose; `columns` is told how."""
    if "head_name" in frame or "relation" not in frame or "name" not in frame:
        return frame
    head = frame["relation"].isin(HEAD_WORDS).to_numpy()
    if not head.any():
        return frame
    numbered = "household_no" in frame and (frame["household_no"] != "").mean() > 0.5
    group = _by_number(frame) if numbered else _by_order(frame, head)
    if group is None:
        return frame
    heads = pd.Series(np.where(head, np.arange(len(frame)), -1)).groupby(group).transform("max").to_numpy()
    known = (heads >= 0) & (group >= 0)
    for name, source in (("head_name", "name"), ("head_id", "id_no")):
        if source in frame:
            cells = frame[source].to_numpy(dtype=object)
            frame[name] = pd.Series(np.where(known, cells[np.maximum(heads, 0)], ""), dtype=object, index=frame.index)
    columns["head_name"] = f"由“{columns['relation']}”" + ("和户编号推出" if numbered else "按行的先后推出")
    return frame


def _by_number(frame: Frame) -> npt.NDArray[np.int64]:
    keys = [name for name in ("household_no", "township") if name in frame]
    group = frame.groupby(keys, sort=False).ngroup().to_numpy()
    return np.where((frame["household_no"] == "").to_numpy(), -1, group)


def _by_order(frame: Frame, head: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64] | None:
    """Blocks that begin with a head; None where blocks run over villages, so that the rows stand in no such order."""
    village = next((frame[name].to_numpy() for name in ("village", "township") if name in frame), None)
    if not head[0] or village is None:
        return None
    group = np.cumsum(head) - 1
    strange = ~head & (village != village[np.flatnonzero(head)[group]])
    return group if strange.mean() <= MOST_ODD and np.bincount(group).max() <= LARGEST_HOUSEHOLD else None


def text_columns(text: str, delimiter: str, width: int, skip: int) -> list[Cells] | None:
    """The columns of a large text file below the first `skip` records, without blank rows at the end.

    None where some row is not of that width. Nothing here decides what a column is.
    """
    how: dict[str, Any] = {"sep": delimiter, "header": None, "names": list(range(width)), "skiprows": skip}
    how |= {"dtype": object, "na_filter": False, "skip_blank_lines": False}
    try:
        table = pd.read_csv(StringIO(text), **how)
    except ValueError:  # ParserError and EmptyDataError are such
        return None
    if not isinstance(table.index, pd.RangeIndex):
        return None
    columns = [table[column].to_numpy(dtype=object) for column in table]
    filled = len(table)
    while filled and all(column[filled - 1] == "" for column in columns):
        filled -= 1
    return [column[:filled] for column in columns]


def but_plain(numbers: Cells, mend: Callable[[str], str]) -> Cells:
    """A column of numbers, what is not letters and digits alone mended."""
    return np.array([cell if cell.isalnum() else mend(cell) for cell in numbers], dtype=object)


def unsure_rows(numbers: Cells) -> list[int]:
    """The rows without a long number, among which headings, totals, notes and blank rows are to be looked for."""
    sure = np.fromiter((len(c) > LEAST_DIGITS and c[:LEAST_DIGITS].isdecimal() for c in numbers), bool, len(numbers))
    return np.flatnonzero(~sure).tolist()


def kept(column: Cells, without: Sequence[int]) -> Cells:
    """A column without some rows."""
    return np.delete(column, without) if len(without) else column


def read_once(column: Cells, read: Callable[[list[Any]], list[Any]]) -> Cells:
    """A column as it is read, each different cell once."""
    codes, different = pd.factorize(column)
    values = np.empty(len(different), dtype=object)
    values[:] = read(list(different))
    return values[codes]
