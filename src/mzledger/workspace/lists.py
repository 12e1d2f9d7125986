"""Another office's list, read by the reader that reads the ledgers, and handed over as people to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.layout.header import Heading
from mzledger.layout.recognition import Seen
from mzledger.layout.telling import named
from mzledger.programs.shared.outside import LIST
from mzledger.reconcile.lists import FIELDS, SHORT, ListReading, Rows, add_rows
from mzledger.schema.records import Part
from mzledger.values.problem import Problem
from mzledger.workbook.reading import open_workbook
from mzledger.workspace.bulk_lists import read_bulk
from mzledger.workspace.list_columns import OPTION, ListSayings, Sight, wrong

SAID = frozenset({"MZ303", "MZ304", "MZ308", "MZ312", "MZ317", "MZ011", "MZ012"})
"""What the reader says of a list that a clerk must know to trust the comparison: rows and sheets that were read otherwise."""


def read_list(path: Path, name: str, told: Mapping[str, str], alone: bool = True) -> ListReading | Problem:
    """Every sheet that has people on it; `told` are the clerk's own words (heading key → field), of this list `alone`."""
    sight = Sight(ListSayings(told), name)
    if bulk := read_bulk(path, sight):
        reading = _begun(sight)
        _describe(reading, bulk.seen, "")
        reading.other_rows = bulk.others
        add_rows(reading, [bulk.rows])
        return reading if len(reading.frame) else _nobody(name)
    sight = Sight(ListSayings(told), name)
    reader = FileReader((LIST,), None, sight.said, as_written=True, see=sight)
    found = reader.read_book(LedgerFile(path, name, None), open_workbook(path, name))
    if sight.doubts:
        return _two_numbers(*sight.doubts[0])
    if not found.parts:
        return _nothing(found, sight, alone)
    reading = _begun(sight)
    for view, part in zip(found.views, found.parts, strict=True):
        _describe(reading, view.seen, part.sheet)
        reading.other_rows += sum(rows for kind, rows in part.non_data.items() if kind not in ("标题和表头", "表头"))
    for problem in (*found.problems, *(problem for part in found.parts for problem in part.problems)):
        if problem.code in SAID:
            reading.notes.append(f"{problem.where}：{problem.what}。")
    add_rows(reading, [_rows(part) for part in found.parts])
    return reading if len(reading.frame) else _nobody(name)


def _begun(sight: Sight) -> ListReading:
    unmet = [key for key in sight.said.told if key not in sight.said.met]
    return ListReading(sight.file, headings=sight.headings, notes=sight.notes, unmet=unmet)


def _nobody(name: str) -> Problem:
    return wrong("MZ503", name, "里面没有一行人员，只有表头", "检查是不是选错了文件，或者内容在别的文件里")


def _rows(part: Part) -> Rows:
    cells = {
        SHORT.get(n, n): part.columns[n].tolist() for n in part.columns if n in part.positions or n in part.scattered
    }
    return Rows(part.sheet, part.rows, cells)


def _describe(reading: ListReading, seen: Seen, sheet: str) -> None:
    """What each column was taken for, and the words above the table."""
    taken = {SHORT.get(name, name): taken.heading.text for name, taken in seen.fits[0].taken.items()}
    for name in FIELDS:
        if name in taken:
            reading.columns.setdefault(name, taken[name])
    reading.titles += [text for text in (seen.header.title, sheet) if text]


def _nothing(found: FileReading, sight: Sight, alone: bool) -> Problem:
    unreadable = next((p for p in found.problems if p.is_error and p.code < "MZ006" or p.code == "MZ010"), None)
    if unreadable:
        return unreadable
    if not sight.headings:
        return wrong("MZ503", found.name, "是空的，没有认出表头", "检查是不是选错了文件；表头要在前 25 行内")
    unmet = [key for key in sight.said.told if key not in sight.said.met]
    if unmet and alone:
        return _not_a_heading(unmet, sight.headings, found.name)
    shown = "、".join(dict.fromkeys(sight.headings[:20]))
    what = f"没有认出身份证号列，也没有认出姓名列。见到的列名有：{shown}"
    return wrong("MZ501", found.name, what, "用 --columns 指明，如 --columns 身份证号=证件编码,姓名=当事人")


def _two_numbers(where: str, headings: Sequence[Heading]) -> Problem:
    listed = "、".join(map(named, headings))
    what = f"有 {len(headings)} 列都像身份证号：{listed}，不知道该用哪一列"
    return wrong("MZ502", where, what, f"用 --columns 指明，如 --columns 身份证号={headings[0].text}")


def not_there(readings: Sequence[ListReading]) -> Problem | None:
    """The column names of --columns that stand on none of the lists."""
    keys = [key for key in readings[0].unmet if all(key in reading.unmet for reading in readings)]
    if not keys:
        return None
    headings = [heading for reading in readings for heading in reading.headings]
    return _not_a_heading(keys, headings, "、".join(reading.file for reading in readings))


def _not_a_heading(keys: Sequence[str], headings: Sequence[str], files: str) -> Problem:
    near = sorted(dict.fromkeys(headings), key=lambda heading: -SequenceMatcher(None, keys[0], heading).ratio())[:20]
    what = f"{OPTION} 里写的“{'”“'.join(keys)}”不是名单上的列名。见到的列名有：{'、'.join(near)}（{files}）"
    return wrong("MZ501", OPTION, what, "照名单上的列名写；没有列名的列写成 姓名=B列 的样子")
