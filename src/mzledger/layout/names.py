"""What the names around a sheet say: township, category and month of its rows, where no column does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mzledger.layout.months import month_in
from mzledger.schema.cells import CellContext, folded
from mzledger.schema.columns import ColumnReader
from mzledger.schema.row import FieldSpec
from mzledger.values.place import Places

_YEAR_MONTH = re.compile(r"(20\d{2})[年.\-/](\d{1,2})(?:月|$|(?=\D))")


_OTHERWISE = re.compile("补(?![贴助偿充])|未|非")
"""Makes another thing of the word that it stands beside: 补结婚证 is no 结婚证."""


def value_named(spec: FieldSpec, texts: Sequence[str], places: Places | None, year: int | None) -> Any:
    """The value of an absent column by the nearest text that names one; None where none does."""
    return next((value for text in texts if (value := _named(spec, text, places, year)) is not None), None)


def _named(spec: FieldSpec, text: str, places: Places | None, year: int | None) -> Any:
    if spec.choices:
        spellings = {folded(m.value): m.value for m in spec.choices} | spec.choices.also()
        hits = sorted((key for key in spellings if len(key) > 1 and key in text), key=len, reverse=True)
        longest = [key for key in hits if not any(key != other and key in other for other in hits)]
        values = {spellings[key] for key in longest}
        if any(
            _OTHERWISE.search(text.replace(key, "", 1)) and not _OTHERWISE.search(spellings[key]) for key in longest
        ):
            return None
        return spec.choices(values.pop()) if len(values) == 1 else None
    if spec.kind == "乡镇":
        return _township(text, places)
    if spec.kind == "年月":
        return _month(spec, text, year)
    return None


def _township(text: str, places: Places | None) -> str | None:
    """The one township whose name stands in a text; None where none or several do."""
    if places is None:
        return None
    whole = places.township(text)
    if whole:
        return whole
    found = {name for name in places.townships if name in text}
    found |= {name for alias, name in places.aliases.items() if len(alias) > 1 and alias in text}
    return found.pop() if len(found) == 1 else None


def _month(spec: FieldSpec, text: str, year: int | None) -> Any:
    match = _YEAR_MONTH.search(text)
    said = f"{match[1]}-{match[2]}" if match else ""
    if not said and year and (only := month_in(text.strip())) and "年" not in only[2]:
        said = f"{only[0] or year}-{only[1]:02d}"
    return ColumnReader(spec, CellContext())[said] if said else None
