"""Which column of a list is what: by its heading, by the user's word, or by a pattern; never by its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from mzledger.schema.program import Table
from mzledger.schema.row import FieldSpec
from mzledger.workbook.address import heading_key, letters
from mzledger.workbook.header import Heading


@cache
def heading_fields(table: Table) -> dict[str, tuple[FieldSpec, int]]:
    """Heading key → field, and its rank: 0 for the field's own heading, then its alternatives in order."""
    found: dict[str, tuple[FieldSpec, int]] = {}
    for spec in table.fields:
        for rank, text in enumerate((spec.column.heading, *spec.column.alternatives)):
            found.setdefault(heading_key(text), (spec, rank))
    return found


SHORT = {"county_name": "county", "home_address": "address"}
"""A field of the declared table → its name in `prepare.FIELDS`, where the two differ."""


class ListError(ValueError):
    """A list can't be used: the problem's code, the sentence that says what, and the one that says what to do. In Chinese."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend, self.file = code, what, mend, ""


@dataclass(frozen=True)
class Vocabulary(Mapping[str, str]):
    """Heading key → field: by the declared headings, by patterns, and first of all by what the user said."""

    table: Table
    patterns: tuple[tuple[str, str], ...]
    said: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        found = self.rank(key)
        if found is None:
            raise KeyError(key)
        return found[0]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.rank(key) is not None

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(heading_fields(self.table))

    def __len__(self) -> int:
        return len(heading_fields(self.table))

    def rank(self, key: str) -> tuple[str, int] | None:
        """The field that a heading means, and how surely: the user's word −1, declared headings from 0, a pattern 1000."""
        if key in self.said:
            return self.said[key], -1
        declared = heading_fields(self.table).get(key)
        if declared is not None:
            return SHORT.get(declared[0].name, declared[0].name), declared[1]
        if len(key) > 16:
            return None
        for name, pattern in self.patterns:
            if re.search(pattern, key):
                return (SHORT.get(name, name), 1000) if name else None
        return None

    def label(self, name: str) -> str:
        """The declared heading of a field."""
        return next(s.column.heading for s in self.table.fields if SHORT.get(s.name, s.name) == name)

    def labels(self) -> dict[str, str]:
        """Every field's declared heading."""
        return {SHORT.get(s.name, s.name): s.column.heading for s in self.table.fields}


def read_columns_option(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """`身份证号=证件号码,姓名=名字` as heading key → field. Raises `ListError` for a field that there is not."""
    fields = {heading_key(label): name for name, label in vocabulary.labels().items()}
    said = {}
    for pair in filter(None, text.replace("，", ",").split(",")):
        label, _, heading = pair.replace("＝", "=").partition("=")
        name = fields.get(heading_key(label)) or next(
            (
                SHORT.get(s.name, s.name)
                for key, (s, _) in heading_fields(vocabulary.table).items()
                if key == heading_key(label)
            ),
            None,
        )
        if not name or not heading.strip():
            known = "、".join(vocabulary.labels().values())
            raise ListError(
                "MZ501", f"--columns 里的“{pair}”写法不对", f"写成 身份证号=名单上的列名，等号左边可以是：{known}"
            )
        said[heading_key(heading)] = name
    return said


def understood(headings: Sequence[Heading], vocabulary: Vocabulary) -> dict[str, list[Heading]]:
    """Field → the columns that could be it, the surest only (more than one where they are equally sure)."""
    best: dict[str, tuple[int, list[Heading]]] = {}
    for heading in headings:
        found = next((r for key in _keys(heading) if (r := vocabulary.rank(key))), None)
        if found is None:
            continue
        name, rank = found
        sure = 0 if 0 <= rank < 1000 else rank
        before = best.get(name)
        if before is None or sure < before[0]:
            best[name] = (sure, [heading])
        elif sure == before[0]:
            before[1].append(heading)
    return {name: columns for name, (_, columns) in best.items()}


def _keys(heading: Heading) -> tuple[str, ...]:
    return (heading_key(heading.parent + heading.text), heading.key, heading.bare_key)


def place_of(heading: Heading) -> str:
    """A column as it is named in a message: its letters and its heading."""
    return f"{letters(heading.column)} 列“{heading.text}”"
