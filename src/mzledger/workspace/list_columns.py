"""What the clerk says of a list's columns with --columns, as decisions that outrank every other way of knowing one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from mzledger.layout.header import Header, Heading
from mzledger.layout.mapping import Sayings, table_label
from mzledger.programs.shared.outside import LIST, TABLE
from mzledger.schema.program import Program, Table
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import heading_key, heading_unit, letters

OPTION = "--columns"
"""Stands in place of a file in problems that are about the option's own words: wrong usage, not a wrong list."""


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
