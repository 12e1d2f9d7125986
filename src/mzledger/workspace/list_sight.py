"""How the sheets of another office's list are recognised: by headings, then by cells; and what a clerk is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mzledger.layout.by_content import ByContent, fields_by_content, header_by_content, with_blank_headings
from mzledger.layout.header import Header, Heading, find_header
from mzledger.layout.mapping import Sayings
from mzledger.layout.recognition import Ambiguous, Seen, understand, vocabulary
from mzledger.layout.telling import named
from mzledger.programs.shared.outside import BY_CONTENT, TABLE
from mzledger.reconcile.lists import HEAD, PERSON, SHORT
from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Program
from mzledger.workbook.grid import Sheet
from mzledger.workspace.list_columns import ListSayings

LABELS = {SHORT.get(spec.name, spec.name): spec.column.heading for spec in TABLE.fields}
"""Field → its heading, as results print it."""


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
