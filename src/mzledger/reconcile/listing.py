"""A comparison as JSON: rows by file, sheet and number, reasons in words, and no identity number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from mzledger.reconcile.lists import ListReading
from mzledger.reconcile.verdicts import Reconciled

FORMAT = 1


def as_json(found: Reconciled) -> dict[str, Any]:
    """The whole result as one object."""
    return {
        "format": FORMAT,
        "kind": found.kind.name,
        "columns": {"ours": _columns(found, found.ours), "theirs": _columns(found, found.theirs)},
        "weakened": found.weakened,
        "repaired": found.repaired,
        "counts": found.counts(),
        "pairs": _pairs(found),
        "only_ours": _alone(found.ours, found.only_ours),
        "only_theirs": _alone(found.theirs, found.only_theirs),
        "duplicates": _repeated(found),
    }


def _columns(found: Reconciled, reading: ListReading) -> dict[str, str]:
    """What each column was understood to be → the heading that it bears."""
    return {found.labels[name]: heading or found.labels[name] for name, heading in reading.columns.items()}


def json_text(found: Reconciled) -> Iterator[str]:
    """The object as text, a line an entry."""
    whole = as_json(found)
    lists = [name for name in whole if isinstance(whole[name], list) and name != "weakened"]
    head = {name: value for name, value in whole.items() if name not in lists}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    for name in lists:
        yield f',\n "{name}": ['
        encode = json.JSONEncoder(ensure_ascii=False).encode
        entries = whole[name]
        for first in range(0, len(entries), 4096):
            yield ("\n  " if first == 0 else ",\n  ") + ",\n  ".join(map(encode, entries[first : first + 4096]))
        yield "\n ]" if entries else "]"
    yield "\n}\n"


def _places(reading: ListReading, at: np.ndarray) -> list[dict[str, Any]]:
    source, row = reading.frame["source"].to_numpy()[at].tolist(), reading.frame["row"].to_numpy()[at].tolist()
    sources = reading.sources
    return [{"file": sources[s][0], "sheet": sources[s][1], "row": r} for s, r in zip(source, row, strict=True)]


def _pairs(found: Reconciled) -> list[dict[str, Any]]:
    pairs = found.pairs
    ours, theirs = _places(found.ours, pairs["o"].to_numpy()), _places(found.theirs, pairs["t"].to_numpy())
    columns = (pairs[name].tolist() for name in ("verdict", "rule", "score", "reason"))
    return [
        {"ours": o, "theirs": t, "verdict": str(verdict), "rule": rule, "score": score, "reason": reason}
        for o, t, verdict, rule, score, reason in zip(ours, theirs, *columns, strict=True)
    ]


def _alone(reading: ListReading, rows: Any) -> list[dict[str, Any]]:
    places = _places(reading, rows["at"].to_numpy(np.int64))
    return [{**place, "reason": reason} for place, reason in zip(places, rows["reason"].tolist(), strict=True)]


def _repeated(found: Reconciled) -> list[dict[str, Any]]:
    entries = []
    for side, reading in (("ours", found.ours), ("theirs", found.theirs)):
        rows = found.twice[found.twice["side"] == side]
        at, first = (_places(reading, rows[name].to_numpy(np.int64)) for name in ("at", "first"))
        for place, other, reason in zip(at, first, rows["reason"].tolist(), strict=True):
            entries.append({"side": side, **place, "same_as": other, "reason": reason})
    return entries
