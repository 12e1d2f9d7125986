"""Our people as a list: what a ledger's row says of a person, where it stands, and why he is not covered, if he is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from mzledger.reconcile.lists import ListReading


@dataclass(frozen=True, slots=True)
class Person:
    """A row of a ledger. `outside` is the reason why he does not count as covered ('' where he does)."""

    file: str
    sheet: str
    row: int
    program: str
    outside: str
    id_no: Any
    name: str | None
    head_name: str | None = None
    head_id: Any = None
    relation: str | None = None
    sex: str | None = None
    township: str | None = None
    village: str | None = None


def as_list(people: Sequence[Person]) -> ListReading:
    """People as a list that can be matched; the covered come first where somebody stands in it twice."""
    frame = pd.DataFrame(
        {f.name: pd.Series([getattr(p, f.name) for p in people], dtype=object) for f in fields(Person)}
    )
    for name in ("name", "head_name", "relation", "sex", "township", "village"):
        frame[name] = frame[name].map(lambda cell: "" if cell is None else str(cell)).astype(object)
    places = list(zip(frame["file"], frame["sheet"], strict=True))
    sources = list(dict.fromkeys(places))
    number = {place: index for index, place in enumerate(sources)}
    frame["source"] = np.array([number[place] for place in places], dtype=np.int32)
    frame["row"] = frame["row"].astype(np.int64)
    frame["at"] = np.arange(len(frame), dtype=np.int64)
    frame["rank"] = (frame["outside"] != "").astype(np.int8)
    known = ["id_no", "name", "head_name", "head_id", "relation", "sex", "township", "village"]
    used = {name for name in known if frame[name].map(lambda cell: cell is not None and cell != "").any()}
    frame = frame.drop(columns=[name for name in known if name not in used] + ["file", "sheet"])
    return ListReading("台账", frame, sources, dict.fromkeys(sorted(used, key=known.index), ""))
