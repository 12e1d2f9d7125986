"""What the clerk says of a list's columns with --columns, as decisions that outrank every other way of knowing one; and what a
list is seen to be without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from mzledger.layout.by_content import ByContent, fields_by_content, header_by_content, with_blank_headings
from mzledger.layout.header import Header, Heading, find_header
from mzledger.layout.mapping import Sayings, table_label
from mzledger.layout.recognition import Ambiguous, Seen, understand, vocabulary
from mzledger.layout.telling import named
from mzledger.programs.shared.outside import BY_CONTENT, LIST, TABLE
from mzledger.reconcile.lists import HEAD, PERSON, SHORT
from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Program, Table
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import heading_key, heading_unit, letters
from mzledger.workbook.grid import Sheet

OPTION = "--columns"
"""Stands in place of a file in problems that are about the option's own words: wrong usage, not a wrong list."""
LABELS = {SHORT.get(spec.name, spec.name): spec.column.heading for spec in TABLE.fields}
"""Field → its heading, as results print it."""


def read_columns_option(text: str, lists: int = 1) -> dict[str, str] | Problem:
    """`身份证号=证件号码,姓名=名字` as heading key → field; `姓名=B列` names a column by its letters.

    A problem for an unknown field, a blank side, a second sign of equality, a heading said twice, and a field that is said
    more often than there are lists.
    """
    fields = {
        heading_key(word): spec.name
        for spec in reversed(TABLE.fields)
        for word in (*spec.column.alternatives, spec.column.heading)
    }
    said: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.replace("，", ",").split(","))):
        label, *headings = (side.strip() for side in pair.replace("＝", "=").split("="))
        name, key = fields.get(heading_key(label)), heading_key("".join(headings)).upper()
        if len(headings) != 1 or not label or not key:
            return _misspelt(f"“{pair}”写法不对，一项里要有一个等号，等号两边都要写", label)
        if not name:
            return _misspelt(f"“{label}”不认识（写的是“{pair}”）", label)
        if key in said:
            return _misspelt(f"列名“{headings[0]}”写了两次", label)
        if list(said.values()).count(name) >= lists:
            return _misspelt(f"“{label}”指明了不止一次", label)
        said[key] = name
    return said


def _misspelt(what: str, label: str) -> Problem:
    """The fields that there are, those first that are spelt most like what was written."""
    known = [spec.column.heading for spec in TABLE.fields]
    known.sort(key=lambda heading: -SequenceMatcher(None, label, heading).ratio())
    mend = f"写成 身份证号=名单上的列名，等号左边可以是：{'、'.join(known)}"
    return wrong("MZ501", OPTION, f"{OPTION} 里的{what}", mend)


def wrong(code: str, file: str, what: str, mend: str) -> Problem:
    """An error about a list as a whole."""
    return Problem(code, Severity.ERROR, Where(file), what, mend=mend)


class ListSayings(Sayings):
    """Every table of the file is the list's; the clerk's word first, then what the cells alone said."""

    def __init__(self, told: Mapping[str, str], content: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.told, self.content = told, content or {}
        self.met: set[str] = set()

    def table(self, header: Header) -> str:
        """Always the list."""
        return table_label(LIST, TABLE)

    def decisions(self, program: Program, table: Table, header: Header) -> Mapping[str, tuple[str, str]]:
        """Heading path → field."""
        found = {path: (name, "") for path, name in self.content.items()}
        for heading in header.headings:
            key = next((key for key in _keys(heading) if key in self.told), "")
            if key:
                self.met.add(key)
                found[heading.path] = (self.told[key], "")
        return found


def _keys(heading: Heading) -> tuple[str, ...]:
    """The ways in which a clerk may name a column: with the heading above it, by its own, without the unit, by its letters."""
    key = heading_key(heading.text)
    above = heading_key("".join((*heading.parents, heading.text)))
    return tuple(word.upper() for word in (above, key, heading_unit(key)[0], f"{letters(heading.column)}列"))


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
            found = "，".join(f"{_called(h)}是“{LABELS.get(n, _label(n))}”" for n, h in by_content.found.items())
            bare = "没有表头行，" if not _has_headings(seen.header) else "列名没有认出，"
            self.notes.append(f"{where}：{bare}按内容认出：{found}。不对的话用 --columns 指明。")
        return seen if {*PERSON, *HEAD} & fit.taken.keys() else None


def _called(heading: Heading) -> str:
    """A column's letters and heading; its letters alone where it has none."""
    return heading.text.strip("（）") if heading.text.startswith("（") else named(heading)


def _label(name: str) -> str:
    return LABELS[SHORT.get(name, name)]


def _has_headings(header: Header) -> bool:
    return header.last_row >= header.first_row
