"""Reading a list that somebody else made: a workbook of any shape or a CSV, every row kept with its own number.

What is read is what stands there: a numeric identity number stays a number, so that it can be told for one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from mzledger.reconcile.columns import ListError, Vocabulary, place_of, understood
from mzledger.reconcile.households import heads_found
from mzledger.reconcile.prepare import FIELDS
from mzledger.values.problem import Problem
from mzledger.workbook.grid import Sheet
from mzledger.workbook.header import Header, Heading, find_header, row_kind
from mzledger.workbook.reading import open_workbook

KINDS_OF_TEXT = frozenset({".csv", ".txt", ".tsv"})
Frame: TypeAlias = pd.DataFrame


@dataclass(slots=True)
class ListReading:
    """A list: its rows (`prepare.FIELDS`, `at`, `source`, `row`), and how it was understood.

    `sources` are file and sheet, to which a row's `source` points; `columns` says for each field the heading it was
    taken from; `headings` are all headings met; `titles` the words above them.
    """

    file: str
    frame: Frame
    sources: list[tuple[str, str]]
    columns: dict[str, str]
    headings: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    other_rows: int = 0


def read_list(path: Path, name: str, vocabulary: Vocabulary) -> ListReading | Problem:
    """Reads every sheet that has people on it. Raises `ListError` where the list can't be used."""
    reading = ListReading(name, Frame(), [], {})
    frames = []
    if path.suffix.lower() in KINDS_OF_TEXT and path.is_file():
        frames.append(_read_text(path, vocabulary, reading))
    else:
        book = open_workbook(path, name)
        if isinstance(book, Problem):
            if (
                book.code == "MZ005"
                and path.is_file()
                and b"\x00" not in path.read_bytes()[:512]
                and "CSV" in book.what
            ):
                frames.append(_read_text(path, vocabulary, reading))
            else:
                return book
        else:
            frames += [f for sheet in book.sheets() if (f := _read_sheet(sheet, vocabulary, reading)) is not None]
    frames = [frame for frame in frames if frame is not None]
    if not frames:
        raise _nothing_known(reading)
    frame = pd.concat(frames, ignore_index=True)
    if not len(frame):
        raise ListError("MZ503", f"{name} 里没有一行人员，只有表头", "检查是不是选错了文件，或者内容在别的文件里")
    if not {"id_no", "name"} & set(frame):
        raise _nothing_known(reading)
    frame["at"] = np.arange(len(frame), dtype=np.int64)
    reading.frame = heads_found(frame, reading.columns)
    return reading


def _nothing_known(reading: ListReading) -> ListError:
    if not reading.headings:
        return ListError("MZ503", f"{reading.file} 是空的，没有认出表头", "检查是不是选错了文件；表头要在前 20 行内")
    shown = "、".join(dict.fromkeys(reading.headings[:20]))
    return ListError(
        "MZ501",
        f"{reading.file} 里没有认出身份证号列，也没有认出姓名列。见到的列名有：{shown}",
        "用 --columns 指明，如 --columns 身份证号=证件编码,姓名=当事人",
    )


def _read_sheet(sheet: Sheet, vocabulary: Vocabulary, reading: ListReading) -> Frame | None:
    header = _header(sheet, vocabulary)
    if header is None:
        first = next((row for row in sheet.head() if sum(cell != "" for cell in row) >= 2), None)
        reading.headings += [str(cell).strip() for cell in first or () if cell != ""]
        return None
    columns = understood(header.headings, vocabulary)
    if not {"id_no", "name"} & set(columns):
        reading.headings += [heading.text for heading in header.headings]
        return None
    source = _noted(reading, sheet.name, header)
    rows: list[list[Any]] = []
    first_row = header.last_row + 1
    for _, chunk in sheet.chunks(first_row):
        rows += chunk
    cells = [list(column) for column in zip(*rows, strict=True)] if rows else []
    _fill_merged(sheet, columns, cells, first_row)
    data = {
        h.column: np.array(cells[h.column - sheet.left], dtype=object) if cells else np.zeros(0, object)
        for hs in columns.values()
        for h in hs
    }
    frame = _as_frame(data, columns, reading, np.arange(first_row, first_row + len(rows)), source)
    return _people(frame, reading, lambda i: rows[i])


def _header(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """The header with two known headings at least, or with one that is a number or a name."""
    return find_header(sheet, vocabulary) or find_header(sheet, vocabulary, 1)


def _noted(reading: ListReading, sheet: str, header: Header) -> int:
    reading.sources.append((reading.file, sheet))
    reading.headings += [heading.text for heading in header.headings]
    reading.titles += [text for text in (header.title, sheet) if text]
    return len(reading.sources) - 1


def _fill_merged(sheet: Sheet, columns: dict[str, list[Heading]], cells: list[list[Any]], first_row: int) -> None:
    """A merged cell's value holds for each of its rows."""
    wanted = {heading.column for headings in columns.values() for heading in headings}
    for area in sheet.merged:
        if area.first_column in wanted and area.first_row >= first_row and area.last_row > area.first_row:
            column = cells[area.first_column - sheet.left]
            for row in range(area.first_row - first_row + 1, min(area.last_row - first_row + 1, len(column))):
                column[row] = column[area.first_row - first_row]


def _as_frame(
    data: dict[int, np.ndarray], columns: dict[str, list[Heading]], reading: ListReading, rows: np.ndarray, source: int
) -> Frame:
    """The known columns under their fields' names; of two columns that could be one field, the one that is."""
    frame = Frame({"source": np.full(len(rows), source, np.int32), "row": rows.astype(np.int64)})
    for name in FIELDS:
        if name not in columns:
            continue
        heading = _the_one(name, columns[name], data)
        reading.columns.setdefault(name, heading.text)
        cells = data[heading.column]
        frame[name] = pd.Series(cells if name in ("id_no", "head_id") else _as_texts(cells), dtype=object)
    return frame


def _the_one(name: str, headings: list[Heading], data: dict[int, np.ndarray]) -> Heading:
    if len(headings) == 1:
        return headings[0]
    filled = {h: [str(c).strip() for c in data[h.column].tolist()] for h in headings}
    live = [h for h in headings if any(filled[h])]
    if len(live) <= 1:
        return (live or headings)[0]
    if name != "id_no":
        return live[0]
    looks = {h: sum(_like_number(text) for text in filled[h]) for h in live}
    most = max(looks.values())
    live = [h for h in live if looks[h] * 5 >= most] or live
    if all(filled[h] == filled[live[0]] for h in live):
        return live[0]
    where = "、".join(place_of(h) for h in live)
    raise ListError(
        "MZ502",
        f"有 {len(live)} 列都像身份证号：{where}，不知道该用哪一列",
        f"用 --columns 指明，如 --columns 身份证号={live[0].text}",
    )


def _like_number(text: str) -> bool:
    return 15 <= sum(c.isdigit() for c in text) <= 18


def _as_texts(cells: np.ndarray) -> np.ndarray:
    """Cells as text; the columns of a list are text nearly always."""
    codes, uniques = pd.factorize(cells)
    texts = np.array([*(_text(cell) for cell in uniques), ""], dtype=object)
    found: np.ndarray = texts[codes]
    return found


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, (date, datetime)):
        return cell.strftime("%Y-%m-%d")
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _people(frame: Frame, reading: ListReading, row_of: Any) -> Frame:
    """Without blank rows, totals and signatures: they are looked for where there is no number."""
    empty = np.ones(len(frame), bool)
    if "id_no" in frame:
        empty = frame["id_no"].astype(str).str.strip().isin(("", "None", "nan")).to_numpy()
    elif "name" in frame and len(frame) > 100_000:
        empty = (frame["name"].str.len() > 4).to_numpy() | (frame["name"] == "").to_numpy()
    drop = np.zeros(len(frame), bool)
    names = frame["name"].tolist() if "name" in frame else [""] * len(frame)
    for index in np.flatnonzero(empty):
        cells = row_of(int(index))
        kind = row_kind(cells)
        drop[index] = bool(kind) or (not names[index] and ("id_no" in frame or not any(str(c).strip() for c in cells)))
    reading.other_rows += int(drop.sum())
    return frame[~drop]


def _read_text(path: Path, vocabulary: Vocabulary, reading: ListReading) -> Frame | None:
    """A CSV in UTF-8 or GBK: the header by the same search, the rows by the fast reader, all of them text."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        start = stream.read(65536)
        if not start.strip():
            raise ListError("MZ503", f"{reading.file} 是空的", "检查是不是选错了文件")
        delimiter = max(",\t;|", key=start.count)
        head = [row for row, _ in zip(csv.reader(io.StringIO(start), delimiter=delimiter), range(40), strict=False)]
    width = max(map(len, head))
    sheet = Sheet("", 0, False, (), iter([row + [""] * (width - len(row)) for row in head]))
    header = _header(sheet, vocabulary)
    if header is None:
        reading.headings += [cell.strip() for cell in head[0]]
        return None
    columns = understood(header.headings, vocabulary)
    if not {"id_no", "name"} & set(columns):
        reading.headings += [heading.text for heading in header.headings]
        return None
    source = _noted(reading, "", header)
    wanted = sorted({h.column for hs in columns.values() for h in hs} | set(range(min(3, width))))
    table = _fast(path, encoding, delimiter, header.last_row, wanted)
    data = {column: table[column].to_numpy(dtype=object) for column in wanted}
    rows = np.arange(header.last_row + 1, header.last_row + 1 + len(table))
    frame = _as_frame(data, columns, reading, rows, source)
    return _people(frame, reading, lambda i: [data[column][i] for column in wanted])


def _fast(path: Path, encoding: str, delimiter: str, skip: int, wanted: list[int]) -> Frame:
    how: dict[str, Any] = {"sep": delimiter, "header": None, "skiprows": skip, "usecols": wanted, "dtype": object}
    how |= {"na_filter": False, "skip_blank_lines": False, "encoding": encoding}
    try:
        table: Frame = pd.read_csv(path, encoding_errors="replace", **how)
    except pd.errors.EmptyDataError:
        return Frame({column: np.zeros(0, object) for column in wanted})
    except ValueError:  # a row longer or a first row shorter than the header
        table = Frame(_slow(path, encoding, delimiter, skip, wanted), columns=wanted, dtype=object)
    while len(table) and (table.iloc[-1] == "").all():
        table = table.iloc[:-1]
    return table


def _slow(path: Path, encoding: str, delimiter: str, skip: int, wanted: list[int]) -> Iterator[list[str]]:
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        for number, row in enumerate(csv.reader(stream, delimiter=delimiter)):
            if number >= skip:
                yield [row[column] if column < len(row) else "" for column in wanted]


def _encoding(path: Path) -> str:
    """UTF-8 where the beginning is, else the encoding that includes GBK."""
    with path.open("rb") as stream:
        start = stream.read(1 << 20)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.start > len(start) - 4 and len(start) == 1 << 20 else "gb18030"
    return "utf-8-sig"
