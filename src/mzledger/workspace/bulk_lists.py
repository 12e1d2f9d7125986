"""A large text file read by columns: recognised like any sheet by its first rows, its odd rows sorted like any sheet's.

Whatever is not plain (blocks, ditto marks, a second table, notes, rows of another width) is left to the ordinary reader, which
gives the same of what is plain: tests/reconcile/test_bulk.py compares the two.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from mzledger.layout.files import FOREVER
from mzledger.layout.filling import DITTO
from mzledger.layout.profile import SAMPLE
from mzledger.layout.reading import Place, TableReader
from mzledger.layout.recognition import Seen, vocabulary
from mzledger.programs.shared.outside import LIST
from mzledger.reconcile.lists import SHORT, Rows, but_plain, kept, read_once, text_columns, unsure_rows
from mzledger.schema.columns import CellMemory
from mzledger.values.coded import Coded
from mzledger.workbook.delimited import delimiter_of
from mzledger.workbook.grid import Sheet, sheet_of
from mzledger.workbook.sniffing import FileKind, sniff
from mzledger.workbook.text import text_of, unwrapped
from mzledger.workspace.list_columns import Sight

LARGE = 1 << 20
_HEAD = 1 << 17


@dataclass(slots=True)
class Bulk:
    """What a large file gave: how it was seen, its rows, and how many others there are."""

    seen: Seen
    rows: Rows
    others: int


def read_bulk(path: Path, sight: Sight, least: int = LARGE) -> Bulk | None:
    """The rows of a large and plain text file; None for any other."""
    if not path.is_file() or path.stat().st_size < least:
        return None
    data = path.read_bytes()
    text = text_of(data) if sniff(BytesIO(data)) is FileKind.TEXT else None
    delimiter = delimiter_of(text) if text else ""
    if not text or not delimiter.isascii() or text[:4].lower() == "sep=":
        return None
    sheet = _head(text, delimiter)
    memory = CellMemory(None, as_written=True)
    seen = sight(sheet, (path.stem,), (LIST,), memory, sight.said)
    if seen is None or sight.doubts or "id_no" not in seen.fits[0].taken:
        return None
    place = Place(sight.file, "", (path.stem,), None, FOREVER)
    reader = TableReader(sheet, seen, place, memory, vocabulary((LIST,)))
    plan = reader.main.plan
    if reader.filling.blocks or plan.groups or plan.constants:
        return None
    return _below(text, delimiter, seen, reader)


def _head(text: str, delimiter: str) -> Sheet:
    rows = islice(csv.reader(StringIO(text[:_HEAD], newline=""), delimiter=delimiter), SAMPLE)
    return sheet_of("", [[unwrapped(cell) for cell in row] for row in rows])


def _below(text: str, delimiter: str, seen: Seen, reader: TableReader) -> Bulk | None:
    plan, last = reader.main.plan, seen.header.last_row
    columns = text_columns(text, delimiter, reader.sheet.extent[1], last)
    if columns is None or not columns:
        return None
    for name in {"id_no", "head_id"} & plan.columns.keys():
        columns[plan.columns[name]] = but_plain(columns[plan.columns[name]], unwrapped)
    unsure = unsure_rows(columns[plan.columns["id_no"]])
    some = [[unwrapped(cell) for cell in row] for row in zip(*(column[unsure] for column in columns), strict=True)]
    reader.sorter.begun = not unsure or unsure[0] > 1  # a row that numbers the columns stands right below the headings
    sorted_ = reader.sorter.sort([Coded.of(cells) for cells in zip(*some, strict=True)])
    own = {plan.columns.get("name"), plan.columns["id_no"]}
    dittos = any(not DITTO.isdisjoint(columns[column]) for column in plan.columns.values() if column not in own)
    if sorted_.next_table is not None or sorted_.doubtful or dittos:
        return None
    without = [unsure[index] for index in sorted(sorted_.others)]
    numbers = list(range(last + 1, last + 1 + len(columns[0])))
    for at in reversed(without):
        del numbers[at]
    cells = {SHORT.get(n, n): _typed(reader, n, kept(columns[c], without)) for n, c in plan.columns.items()}
    return Bulk(seen, Rows("", numbers, cells), len(without))


def _typed(reader: TableReader, name: str, column: Any) -> Any:
    """A field's cells as its column reader gives them; identity numbers as they stand."""
    made = reader.main.readers[name]
    if made.spec.kind == "身份证号":
        return column
    return read_once(column, lambda cells: made.read([unwrapped(cell) for cell in cells]))
