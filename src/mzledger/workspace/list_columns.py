"""What the clerk says of a list's columns with --columns, as decisions that outrank every other way of knowing one."""

from __future__ import annotations

from collections.abc import Mapping

from mzledger.layout.header import Header, Heading
from mzledger.layout.mapping import Sayings, table_label
from mzledger.programs._outside import LIST, TABLE
from mzledger.schema.program import Program, Table
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import heading_key, heading_unit, letters


def read_columns_option(text: str) -> dict[str, str] | Problem:
    """`身份证号=证件号码,姓名=名字` as heading key → field; `姓名=B列` names a column by its letters. An unknown field is a problem."""
    fields = {
        heading_key(word): spec.name
        for spec in reversed(TABLE.fields)
        for word in (*spec.column.alternatives, spec.column.heading)
    }
    said: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.replace("，", ",").split(","))):
        label, _, heading = pair.replace("＝", "=").partition("=")
        name = fields.get(heading_key(label))
        if not name or not heading.strip():
            known = "、".join(spec.column.heading for spec in TABLE.fields)
            what = f"--columns 里的“{pair}”写法不对"
            return wrong("MZ501", "--columns", what, f"写成 身份证号=名单上的列名，等号左边可以是：{known}")
        said[heading_key(heading).upper()] = name
    return said


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
