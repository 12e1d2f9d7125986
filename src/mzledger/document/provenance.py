"""The sources of a document's figures as JSON (format 2): each figure once, with the texts that print it and the rows it stands on.

Sheets are listed once, and so is every set of rows: a figure refers to them by number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mzledger.facts.listing import figure_json
from mzledger.values.document import Figure
from mzledger.values.fact import Fact, Identity, Origin

FORMAT = 2
Printing = tuple[Figure, Fact, str]
"""A figure as it stands in the document, its fact, and the name of its bookmark ('' without)."""


@dataclass(slots=True)
class _Sources:
    """Sheets and sets of rows, each numbered when it is first met."""

    sheets: dict[tuple[str, str, str], int] = field(default_factory=dict)
    rows: dict[tuple[tuple[int, str], ...], int] = field(default_factory=dict)

    def number(self, origins: Iterable[Origin]) -> int:
        """The number of the set of rows that some origins are."""
        found = tuple(
            (self.sheets.setdefault((each.file, each.sheet, each.digest), len(self.sheets)), _ranges(each))
            for each in origins
        )
        return self.rows.setdefault(found, len(self.rows))


def provenance_text(printings: Iterable[Printing], year: int, as_of: str) -> str:
    """The JSON, a line a figure, in the order in which they are first printed."""
    sources, made = _Sources(), dict[Identity, dict[str, Any]]()
    for figure, fact, bookmark in printings:
        entry = made.setdefault(fact.identity, _entry(fact, sources))
        entry["printed"].append({"text": figure.text, "form": str(figure.form), "bookmark": bookmark})
    return "".join(_pieces(sources, made, year, as_of))


def _entry(fact: Fact, sources: _Sources) -> dict[str, Any]:
    return {**figure_json(fact), "rows": sources.number(fact.origins) if fact.origins else None, "printed": []}


def _ranges(origin: Origin) -> str:
    """`5-8,11`."""
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in origin.ranges)


def _pieces(sources: _Sources, made: dict[Identity, dict[str, Any]], year: int, as_of: str) -> Iterator[str]:
    yield f'{{"format": {FORMAT}, "year": {year}, "as_of": "{as_of}",\n"sheets": [\n'
    yield _lines({"file": file, "sheet": sheet, "sha256": digest} for file, sheet, digest in sources.sheets)
    yield '],\n"rows": [\n'
    yield _lines([list(each) for each in found] for found in sources.rows)
    yield '],\n"figures": [\n'
    yield _lines(made.values())
    yield "]}\n"


def _lines(values: Iterable[Any]) -> str:
    return ",\n".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values) + "\n"
