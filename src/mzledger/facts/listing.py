"""Facts as JSON objects (format 1), for programs and for the sources beside a document."""

from __future__ import annotations

from typing import Any

from mzledger.values.fact import Fact, Origin
from mzledger.values.money import plain


def figure_json(fact: Fact) -> dict[str, Any]:
    """A fact as a JSON object without its rows; `id` is what it is in one text, the value a decimal in text, so that nothing is lost."""
    return {
        "id": str(fact.identity),
        "key": fact.key,
        "name": fact.name,
        **fact.identity.members(),
        "value": None if fact.value is None else plain(fact.value),
        "unit": fact.unit,
        "meaning": fact.meaning,
        "parts": list(fact.parts),
        "missing": [str(lack) for lack in fact.missing],
        "assumed": list(fact.assumed),
        "left_out": fact.left_out,
    }


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact as a JSON object with its rows."""
    return {**figure_json(fact), "origins": [origin_json(origin) for origin in fact.origins]}


def origin_json(origin: Origin) -> dict[str, Any]:
    """An origin as a JSON object: closed ranges of sheet rows."""
    return {"file": origin.file, "sheet": origin.sheet, "sha256": origin.digest, "rows": origin.ranges}
