"""From a list as it was read to a frame of integers: what its rows say of a person, in a form that joins.

Row by row and without a look at other rows, so that any part of a list can be prepared by any process.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile import places
from mzledger.reconcile.names import hashes, name_hashes
from mzledger.reconcile.numbers import State, born_in_calendar, read_numbers
from mzledger.reconcile.partial import births_of, tails_of

FIELDS = (
    "id_no",
    "name",
    "head_name",
    "head_id",
    "household_no",
    "relation",
    "sex",
    "birth_day",
    "county",
    "township",
    "village",
    "address",
)
"""What a list may say of a person; `at` numbers its rows. A column that the list has not is absent from its frame."""

HEAD_WORDS = frozenset({"户主", "本人", "户主本人", "本人或户主"})
_DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?:\D.*)?")
NOTHING = np.zeros(0, np.uint64)


def prepare(raw: pd.DataFrame) -> pd.DataFrame:
    """The prepared frame of a part of a list: `at` and integers only; 0 (or −1 for a truth value) is unknown."""
    count = len(raw)
    cells = {name: raw[name].to_numpy(dtype=object) for name in FIELDS if name in raw}
    empty = np.full(count, None, dtype=object)
    made: dict[str, npt.NDArray[Any]] = {"at": raw["at"].to_numpy(np.int64)}
    made["rank"] = raw["rank"].to_numpy(np.int8) if "rank" in raw else np.zeros(count, np.int8)
    key, state, prefix, repaired, text = read_numbers(cells.get("id_no", empty))
    head_key, _, _, _, _ = read_numbers(cells["head_id"]) if "head_id" in cells else (np.zeros(count, np.int64),) * 5
    name, head = name_hashes(cells.get("name", empty)), name_hashes(cells.get("head_name", empty))
    is_head = _is_head(cells.get("relation"), name["same"], head["same"])
    own = (is_head == 1) & (state != State.SOUND) & (head_key > 0)
    key, state = np.where(own, head_key, key), np.where(own, int(State.SOUND), state)
    made |= {"key": key, "state": state.astype(np.int8), "prefix": np.where(own, 0, prefix)}
    made |= {"repaired": repaired, "from_head": own}
    broken = state == int(State.BROKEN)
    made["text"] = _zeros(count)
    made["text"][broken] = hashes(text[broken].tolist())
    made["broken"] = np.where(broken, text, "")
    made["partial"] = np.where(state == int(State.PARTIAL), text, "")
    made["tail"] = tails_of(made["partial"], key)
    made |= dict(name)
    made |= {"head": head["same"], "head_near": head["near"], "head_key": head_key, "is_head": is_head}
    made |= _places(cells, count)
    made["born"], made["sex"] = _born(cells.get("birth_day"), key, prefix, count), _sex(cells.get("sex"), key, count)
    at, born, sex = births_of(made["partial"])
    made["born"][at] = np.where(born > 0, born, made["born"][at])
    made["sex"][at] = np.where(sex > 0, sex, made["sex"][at])
    made["relation"] = places.place_hashes(cells["relation"], str.strip) if "relation" in cells else _zeros(count)
    made["household"] = _household(made, cells, count)
    made["under_head"] = _mixed(made["village"], made["head_near"], needs_first=False)
    return pd.DataFrame(made)


def _zeros(count: int) -> npt.NDArray[np.uint64]:
    return np.zeros(count, np.uint64)


def _mixed(
    first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64], *, needs_first: bool = True
) -> npt.NDArray[np.uint64]:
    """One hash of two; 0 where the second (or, where needed, the first) is unknown."""
    with np.errstate(over="ignore"):
        mixed: npt.NDArray[np.uint64] = (first * np.uint64(0x9E3779B97F4A7C15)) ^ (
            second * np.uint64(0xC2B2AE3D27D4EB4F)
        )
    unknown = (second == 0) | ((first == 0) & needs_first)
    mixed[unknown] = 0
    return mixed


def _is_head(
    relation: npt.NDArray[Any] | None, name: npt.NDArray[np.uint64], head: npt.NDArray[np.uint64]
) -> npt.NDArray[np.int8]:
    """1 for a head of household, 0 for another member, −1 where nothing says."""
    known = np.where((name == 0) | (head == 0), -1, np.where(name == head, 1, 0)).astype(np.int8)
    if relation is not None:
        codes, uniques = pd.factorize(relation)
        words = np.array([*(1 if str(u).strip() in HEAD_WORDS else 0 for u in uniques), -1], dtype=np.int8)[codes]
        known = np.where(words >= 0, words, known).astype(np.int8)
    return known


def _places(cells: dict[str, npt.NDArray[Any]], count: int) -> dict[str, npt.NDArray[np.uint64]]:
    found = {
        name: places.place_hashes(cells[name], stem) if name in cells else _zeros(count)
        for name, stem in (
            ("county", places.county_stem),
            ("township", places.township_stem),
            ("village", places.village_stem),
        )
    }
    if "address" in cells:
        township, village = places.from_addresses(cells["address"])
        found["township"] = np.where(found["township"] == 0, township, found["township"])
        found["village"] = np.where(found["village"] == 0, village, found["village"])
    return found


def _born(
    column: npt.NDArray[Any] | None,
    key: npt.NDArray[np.int64],
    prefix: npt.NDArray[np.int64],
    count: int,
) -> npt.NDArray[np.int64]:
    """Birth date as yyyymmdd: from the number where there is one, else from the column; 0 where unknown."""
    stated = np.zeros(count, np.int64)
    if column is not None:
        codes, uniques = pd.factorize(column)
        stated = np.array([*(_day(cell) for cell in uniques), 0], dtype=np.int64)[codes]
    in_prefix = np.where(born_in_calendar(prefix * 100), prefix // 10 % 100_000_000, 0)
    return np.where(key > 0, key // 1000 % 100_000_000, np.where(in_prefix > 0, in_prefix, stated))


def _day(cell: Any) -> int:
    match = _DAY.match(str(cell).strip().removesuffix(".0"))
    if not match:
        return 0
    year, month, day = (int(part) for part in match.groups())
    return year * 10000 + month * 100 + day if 1 <= month <= 12 and 1 <= day <= 31 else 0


def _sex(column: npt.NDArray[Any] | None, key: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.int8]:
    """1 man, 2 woman, 0 unknown."""
    stated = np.zeros(count, np.int8)
    if column is not None:
        codes, uniques = pd.factorize(column)
        words = [1 if str(u).strip().startswith("男") else 2 if str(u).strip().startswith("女") else 0 for u in uniques]
        stated = np.array([*words, 0], dtype=np.int8)[codes]
    return np.where(key > 0, np.where(key % 2 == 1, 1, 2), stated).astype(np.int8)


def _household(
    made: dict[str, npt.NDArray[Any]], cells: dict[str, npt.NDArray[Any]], count: int
) -> npt.NDArray[np.uint64]:
    """A household within its list: by its number, else by the head's identity, else by village and head's name."""
    numbered = _zeros(count)
    if "household_no" in cells:
        numbered = _mixed(made["township"], places.place_hashes(cells["household_no"], str.strip), needs_first=False)
    by_head = np.where(made["head_key"] > 0, made["head_key"].astype(np.uint64), 0).astype(np.uint64)
    by_name = _mixed(made["village"], made["head"], needs_first=False)
    return np.where(numbered > 0, numbered, np.where(by_head > 0, by_head, by_name))
