"""Another office's list, read by the reader that reads the ledgers, and handed over as people to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mzledger.layout.asking import named
from mzledger.layout.by_content import ByContent, fields_by_content, header_by_content, with_blank_headings
from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.layout.fitting import Fit
from mzledger.layout.header import Header, Heading, find_header
from mzledger.layout.mapping import Sayings
from mzledger.layout.recognition import Ambiguous, Seen, understand, vocabulary
from mzledger.programs._outside import BY_CONTENT, LIST, TABLE
from mzledger.reconcile.lists import HEAD, PERSON, SHORT, ListReading, Rows, add_rows
from mzledger.reconcile.prepare import FIELDS
from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Program
from mzledger.schema.records import Part
from mzledger.values.problem import Problem
from mzledger.workbook.grid import Sheet
from mzledger.workbook.reading import open_workbook
from mzledger.workspace.list_columns import ListSayings, wrong

LABELS = {SHORT.get(spec.name, spec.name): spec.column.heading for spec in TABLE.fields}
"""Field → its heading, as results print it."""
SAID = frozenset({"MZ303", "MZ304", "MZ308", "MZ312", "MZ317", "MZ011", "MZ012"})
"""What the reader says of a list that a clerk must know to trust the comparison: rows and sheets that were read otherwise."""


@dataclass(slots=True)
class Sight:
    """Recognises the sheets of a list, and remembers what a clerk is to be told of it."""

    said: ListSayings
    file: str
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[tuple[str, list[Heading]]] = field(default_factory=list)

    def __call__(
        self, sheet: Sheet, names: Sequence[str], programs: tuple[Program, ...], memory: CellMemory, _: Sayings
    ) -> Seen | None:
        """By headings, then by cells where no heading says anything; None for a sheet that has no people."""
        header = self._header(sheet, programs)
        if header is None:
            first = next((row for row in sheet.head() if any(str(cell).strip() for cell in row)), ())
            self.headings += [str(cell).strip() for cell in first if str(cell).strip()]
            return None
        header = with_blank_headings(sheet, header)
        self.headings += [heading.text for heading in header.headings]
        seen = understand(sheet, header, names, programs, memory, self.said)
        if isinstance(seen, Ambiguous) or not seen.fits:
            return None
        by_content = fields_by_content(seen.fits[0], seen.profiles, BY_CONTENT)
        if by_content.found:
            said = ListSayings(self.said.told, {h.path: name for name, h in by_content.found.items()})
            again = understand(sheet, header, names, programs, memory, said)
            assert isinstance(again, Seen)
            seen = again
        seen.fits = seen.fits[:1]
        return self._told(sheet, seen, by_content)

    def _header(self, sheet: Sheet, programs: tuple[Program, ...]) -> Header | None:
        known = vocabulary(programs) | dict.fromkeys(self.said.told)
        return find_header(sheet, known) or header_by_content(sheet) or find_header(sheet, known, 1)

    def _told(self, sheet: Sheet, seen: Seen, by_content: ByContent) -> Seen | None:
        fit = seen.fits[0]
        where = f"{self.file} › {sheet.name}" if sheet.name else self.file
        ids = [h for doubt in fit.doubts if doubt.spec.name == "id_no" for h in (doubt.first, doubt.second)]
        ids += by_content.several.get("id_no", [])
        if ids:
            self.doubts.append((where, list(dict.fromkeys(ids))))
        for name, hits in by_content.several.items():
            if name in PERSON and name != "id_no":
                listed = "、".join(map(named, hits))
                self.notes.append(f"{where}：{listed}都像“{LABELS[name]}”，没有用，请用 --columns 指明。")
        if by_content.found:
            found = "，".join(f"{named(h)}是“{LABELS.get(n, _label(n))}”" for n, h in by_content.found.items())
            bare = "没有表头行，" if not _has_headings(seen.header) else "列名没有认出，"
            self.notes.append(f"{where}：{bare}按内容认出：{found}。不对的话用 --columns 指明。")
        return seen if {*PERSON, *HEAD} & fit.taken.keys() else None


def _label(name: str) -> str:
    return LABELS[SHORT.get(name, name)]


def _has_headings(header: Header) -> bool:
    return header.last_row >= header.first_row


def read_list(path: Path, name: str, told: Mapping[str, str]) -> ListReading | Problem:
    """Every sheet that has people on it; `told` are the clerk's own words (heading key → field)."""
    sight = Sight(ListSayings(told), name)
    reader = FileReader((LIST,), None, sight.said, as_written=True, see=sight)
    found = reader.read_book(LedgerFile(path, name, None), open_workbook(path, name))
    if sight.doubts:
        return _two_numbers(*sight.doubts[0])
    if not found.parts:
        return _nothing(found, sight)
    reading = ListReading(name, headings=sight.headings, notes=sight.notes)
    reading.unmet = [key for key in told if key not in sight.said.met]
    _describe(reading, found)
    add_rows(reading, [_rows(part) for part in found.parts])
    if not len(reading.frame):
        return wrong("MZ503", name, "里面没有一行人员，只有表头", "检查是不是选错了文件，或者内容在别的文件里")
    return reading


def _rows(part: Part) -> Rows:
    cells = {SHORT.get(n, n): part.columns[n] for n in part.columns if n in part.positions or n in part.scattered}
    return Rows(part.sheet, part.rows, cells)


def _describe(reading: ListReading, found: FileReading) -> None:
    for view, part in zip(found.views, found.parts, strict=True):
        fit: Fit = view.seen.fits[0]
        taken = {SHORT.get(name, name): taken.heading.text for name, taken in fit.taken.items()}
        for name in FIELDS:
            if name in taken:
                reading.columns.setdefault(name, taken[name])
        reading.titles += [text for text in (view.seen.header.title, part.sheet) if text]
        kinds = part.non_data.items()
        reading.other_rows += sum(rows for kind, rows in kinds if kind not in ("标题和表头", "表头"))
    for problem in (*found.problems, *(problem for part in found.parts for problem in part.problems)):
        if problem.code in SAID:
            reading.notes.append(f"{problem.where}：{problem.what}。")


def _nothing(found: FileReading, sight: Sight) -> Problem:
    unreadable = next((p for p in found.problems if p.is_error and p.code < "MZ006" or p.code == "MZ010"), None)
    if unreadable:
        return unreadable
    if not sight.headings:
        return wrong("MZ503", found.name, "是空的，没有认出表头", "检查是不是选错了文件；表头要在前 25 行内")
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
    shown = "、".join(dict.fromkeys(heading for reading in readings for heading in reading.headings[:20]))
    what = f"--columns 里写的“{'”“'.join(keys)}”不是名单上的列名。见到的列名有：{shown}"
    mend = "照名单上的列名写；没有列名的列写成 姓名=B列 的样子"
    return wrong("MZ501", "、".join(reading.file for reading in readings), what, mend)
