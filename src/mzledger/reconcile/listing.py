"""A comparison as JSON: rows by file, sheet and number, reasons in words, and no identity number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from mzledger.reconcile.lists import ListReading
from mzledger.reconcile.verdicts import Reconciled
from mzledger.values.identity import without_numbers
from mzledger.values.problem import Problem

FORMAT = 1


def as_json(found: Reconciled) -> dict[str, Any]:
    """The whole result as one object."""
    loaded: dict[str, Any] = json.loads("".join(json_text(found)))
    return loaded


def _head(found: Reconciled) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "kind": found.kind.name,
        "columns": {"ours": _columns(found, found.ours), "theirs": _columns(found, found.theirs)},
        "weakened": found.weakened,
        "repaired": found.repaired,
        "counts": found.counts(),
        **({} if found.problems is None else {"problems": [_problem(each) for each in found.problems]}),
    }


def _problem(problem: Problem) -> dict[str, str]:
    """A line of an earlier output that was not used."""
    where = problem.where
    place = {"file": where.file, "sheet": where.sheet, "cell": where.cell}
    words = {"what": without_numbers(problem.what), "basis": problem.basis, "mend": problem.mend}
    return {"code": problem.code, "severity": problem.severity.value, **place, **words}


def _columns(found: Reconciled, reading: ListReading) -> dict[str, str]:
    """What each column was understood to be → the heading that it bears."""
    return {found.labels[name]: heading or found.labels[name] for name, heading in reading.columns.items()}


def json_text(found: Reconciled) -> Iterator[str]:
    """The same object as text, a line an entry, without building it: lists may be long."""
    yield json.dumps(_head(found), ensure_ascii=False, indent=1)[:-2]
    lists = {
        "pairs": _pair_lines(found),
        "only_ours": _alone_lines(found.ours, found.only_ours),
        "only_theirs": _alone_lines(found.theirs, found.only_theirs),
        "duplicates": [_encoded(entry) for entry in _repeated(found)],
    }
    for name, lines in lists.items():
        yield f',\n "{name}": ['
        for first in range(0, len(lines), 4096):
            yield ("\n  " if first == 0 else ",\n  ") + ",\n  ".join(lines[first : first + 4096])
        yield "\n ]" if lines else "]"
    yield "\n}\n"


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _place_texts(reading: ListReading, at: np.ndarray) -> list[str]:
    """`"file": …, "sheet": …, "row": …` of each row."""
    fronts = [f'"file": {_encoded(file)}, "sheet": {_encoded(sheet)}, "row": ' for file, sheet in reading.sources]
    source, row = reading.frame["source"].to_numpy()[at].tolist(), reading.frame["row"].to_numpy()[at].tolist()
    return [f"{fronts[s]}{r}" for s, r in zip(source, row, strict=True)]


def _words(column: pd.Series) -> list[str]:
    """Texts of which there are few, as JSON."""
    known = {text: _encoded(str(text)) for text in column.unique()}
    return [known[text] for text in column.tolist()]


def _pair_lines(found: Reconciled) -> list[str]:
    pairs = found.pairs
    ours, theirs = _place_texts(found.ours, pairs["o"].to_numpy()), _place_texts(found.theirs, pairs["t"].to_numpy())
    verdicts, rules, reasons = (_words(pairs[name]) for name in ("verdict", "rule", "reason"))
    return [
        f'{{"ours": {{{o}}}, "theirs": {{{t}}}, "verdict": {verdict}, "rule": {rule}, "score": {score}, "reason": {reason}}}'
        for o, t, verdict, rule, score, reason in zip(
            ours, theirs, verdicts, rules, pairs["score"].tolist(), reasons, strict=True
        )
    ]


def _alone_lines(reading: ListReading, rows: pd.DataFrame) -> list[str]:
    places = _place_texts(reading, rows["at"].to_numpy(np.int64))
    return [f'{{{place}, "reason": {reason}}}' for place, reason in zip(places, _words(rows["reason"]), strict=True)]


def _places(reading: ListReading, at: np.ndarray) -> list[dict[str, Any]]:
    source, row = reading.frame["source"].to_numpy()[at].tolist(), reading.frame["row"].to_numpy()[at].tolist()
    sources = reading.sources
    return [{"file": sources[s][0], "sheet": sources[s][1], "row": r} for s, r in zip(source, row, strict=True)]


def _repeated(found: Reconciled) -> list[dict[str, Any]]:
    entries = []
    for side, reading in (("ours", found.ours), ("theirs", found.theirs)):
        rows = found.twice[found.twice["side"] == side]
        at, first = (_places(reading, rows[name].to_numpy(np.int64)) for name in ("at", "first"))
        for place, other, reason in zip(at, first, rows["reason"].tolist(), strict=True):
            entries.append({"side": side, **place, "same_as": other, "reason": reason})
    return entries
