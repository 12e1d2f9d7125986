"""From a list as it was read to a frame of integers: names, places and numbers in a form that joins.

Names are compared as the same, a dialect's other spelling, the same sound, nearly the same sound; places without their tails. Both are
64-bit hashes, the same in every process. Row by row and without a look at other rows, so that any process can take any part of a list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.lists import FIELDS, HEAD_WORDS, Frame
from mzledger.reconcile.numbers import (
    Bools,
    Ints,
    Numbers,
    State,
    Texts,
    births_of,
    born_in_calendar,
    read_numbers,
    tails_of,
)
from mzledger.values.words import squeezed

Hashes = npt.NDArray[np.uint64]
Column = npt.NDArray[Any]
FORMS = ("same", "variant", "sound", "near")
"""How two names may agree, the closest first."""
_SILENT = re.compile(
    r"[\s\u00b7\u2022\u30fb\uff0e\u2027\u2219\u22c5.\u25cf\u2024\u0387\u200b-\u200d\ufeff\u00ad,，、'’`\-_*\d]+"
)
_ASIDE = re.compile(r"[(\[【〔].*?[)\]】〕]|[(\[【〔].*$")
_ENDINGS = (("iang", "ian"), ("uang", "uan"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
_VILLAGE_TAIL = re.compile(
    r"(村民委员会|社区居民委员会|居民委员会|牧民委员会|村委会|居委会|牧委会|社区居委会|社区|行政村|村|居)$"
)
_TOWNSHIP_TAIL = re.compile(r"(人民政府|政府|街道办事处|街道|民族乡|镇|乡)$")
_ABOVE = re.compile(r"^.{0,24}?(?:省|自治州|自治区|市|州|县|旗)(?=.)")
_TOWNSHIP = re.compile(r"^(.{1,8}?(?:镇|乡|街道))(?=.)")
_COUNTY_TAIL = re.compile(r"(回族|藏族|土族|撒拉族|蒙古族|各族)*(自治县|县|区|市|旗)$")
_IN_ADDRESS = re.compile(r"(.{1,8}?(?:镇|乡|街道(?:办事处)?))?(.{1,10}?)(?:村|社区|居委会|牧委会)")
_DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?:\D.*)?")


def _table(name: str) -> list[list[str]]:
    text = files("mzledger.reconcile").joinpath(name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _sounds() -> dict[int, str]:
    """Character → its toneless reading and a blank, for `str.translate`; the first reading where there are several."""
    return {ord(character): f"{sound} " for sound, characters in _table("syllables.txt") for character in characters}


@cache
def _variants() -> tuple[re.Pattern[str], dict[str, str]]:
    groups = _table("variants.txt")
    first = {form: group[0] for group in groups for form in group}
    longest = sorted(first, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest))), first


def bare(name: str) -> str:
    """A name without blanks, dots, digits and what stands in brackets.

    >>> bare("才让 · 多杰（户主）"), bare("张　三")
    ('才让多杰', '张三')
    """
    text = unicodedata.normalize("NFKC", name) if not name.isalpha() or name.isascii() else name
    if len(text) and not text.isalpha():
        text = _SILENT.sub("", _ASIDE.sub("", text))
    return text.upper() if text.isascii() else text


def canonical(name: str) -> str:
    """A bare name with each dialect variant written one way.

    >>> canonical("才郎多吉") == canonical("才让多杰")
    True
    """
    pattern, first = _variants()
    return pattern.sub(lambda match: first[match[0]], name)


def sound(name: str) -> str:
    """Toneless syllables; a character without a reading stays as it is.

    >>> sound("才让"), sound("张珊") == sound("章姗")
    ('cai rang ', True)
    """
    return name.translate(_sounds())


def near_sound(name: str) -> str:
    """Syllables without the differences that the north-west does not hear: zh/z, ch/c, sh/s, l/n, -ng/-n.

    >>> near_sound("程林") == near_sound("陈林")
    True
    """
    return " ".join(_near(syllable) for syllable in sound(name).split(" "))


@cache
def _near(syllable: str) -> str:
    for start, plain in _STARTS:
        if syllable.startswith(start):
            syllable = plain + syllable[len(start) :]
            break
    for end, plain in _ENDINGS:
        if syllable.endswith(end):
            return syllable[: -len(end)] + plain
    return syllable


@cache
def share(left: str, right: str) -> float:
    """How much two bare names have in common, 0 to 1: characters, or near syllables, in the same order.

    >>> share("扎西多杰", "扎西"), share("王海林", "王海军"), share("张三", "李四")
    (0.6666666666666666, 0.6666666666666666, 0.0)
    """
    if not left or not right:
        return 0.0
    ours, theirs = near_sound(canonical(left)).split(), near_sound(canonical(right)).split()
    return max(_common(list(left), list(right)), _common(ours, theirs))


def _common(left: list[str], right: list[str]) -> float:
    row = [0] * (len(right) + 1)
    for one in left:
        before = 0
        for at, other in enumerate(right, 1):
            before, row[at] = row[at], before + 1 if one == other else max(row[at], row[at - 1])
    return 2 * row[-1] / (len(left) + len(right)) if left or right else 0.0


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Without that tail, but never nothing."""
    return pattern.sub("", text) or text


def village_stem(text: str) -> str:
    """A village's or community's bare name.

    >>> village_stem("科加村委会"), village_stem("唐谷镇科加村"), village_stem("科加"), village_stem("新村")
    ('科加', '科加', '科加', '新')
    """
    text = squeezed(text)
    if len(text) > 4:
        text = _ABOVE.sub("", text)
        match = _TOWNSHIP.match(text)
        if match and len(text) - match.end() > 1:
            text = text[match.end() :]
    stem = _without(_VILLAGE_TAIL, text)
    return _without(_VILLAGE_TAIL, stem) if stem.endswith(("社区", "村")) and len(stem) > 2 else stem


def township_stem(text: str) -> str:
    """A township's bare name.

    >>> township_stem("巴沟乡政府"), township_stem("同德县巴沟乡")
    ('巴沟', '巴沟')
    """
    text = squeezed(text)
    if len(text) > 4:
        text = _ABOVE.sub("", text)
    return _without(_TOWNSHIP_TAIL, _without(_TOWNSHIP_TAIL, text))


def county_stem(text: str) -> str:
    """A county's bare name.

    >>> county_stem("同德县"), county_stem("青海省海南藏族自治州同德县")
    ('同德', '同德')
    """
    text = re.sub(r"^.*(?:省|自治州|州)(?=.)", "", squeezed(text))
    return _without(_COUNTY_TAIL, text)


def _in_address(text: str) -> tuple[str, str]:
    """Township and village out of an address, '' where it does not say."""
    tail = _ABOVE.sub("", squeezed(text))
    while (shorter := _ABOVE.sub("", tail)) != tail:
        tail = shorter
    match = _IN_ADDRESS.match(tail)
    return (township_stem(match[1] or ""), match[2]) if match else ("", "")


def hashes(texts: list[str]) -> Hashes:
    """One hash a text, 0 for the empty one; the same everywhere and always."""
    if not texts:
        return np.zeros(0, np.uint64)
    found: Hashes = pd.util.hash_array(np.array(texts, dtype=object), categorize=False).astype(np.uint64)
    found[np.fromiter((not text for text in texts), bool, len(texts))] = 0
    return found


def _hashed(column: Column, form: Callable[[str], str]) -> Hashes:
    """A hash of each cell in some form, each different text looked at once; 0 where a cell is blank or no text."""
    codes, uniques = pd.factorize(column)
    return hashes([*(form(text) if isinstance(text, str) else "" for text in uniques), ""])[codes]


def _names(column: Column) -> dict[str, Hashes]:
    """The hashes of each name in its `FORMS`."""
    codes, uniques = pd.factorize(column)
    bares = [*(bare(name) if isinstance(name, str) else "" for name in uniques), ""]
    variants = list(map(canonical, bares))
    texts = (bares, variants, map(sound, bares), map(near_sound, variants))
    return {form: hashes(list(each))[codes] for form, each in zip(FORMS, texts, strict=True)}


def _numbered(column: Column, number: Callable[[Any], int], unknown: int) -> Ints:
    """A number for each cell, each different cell looked at once."""
    codes, uniques = pd.factorize(column)
    return np.array([*map(number, uniques), unknown], dtype=np.int64)[codes]


def prepare(raw: Frame) -> Frame:
    """The prepared frame of a part of a list: `at` and integers only; 0 (or −1 for a truth value) is unknown."""
    blank = np.full(len(raw), None, dtype=object)
    cells = {name: raw[name].to_numpy(dtype=object) if name in raw else blank for name in FIELDS}
    numbers, head_key = read_numbers(cells["id_no"]), read_numbers(cells["head_id"]).key
    name, head = _names(cells["name"]), _names(cells["head_name"])
    is_head = _is_head(cells["relation"], name["same"], head["same"])
    from_head = (is_head == 1) & (numbers.state != State.SOUND) & (head_key > 0)
    made: dict[str, Column] = {"at": raw["at"].to_numpy(np.int64)}
    made["rank"] = raw["rank"].to_numpy(np.int8) if "rank" in raw else np.zeros(len(raw), np.int8)
    made |= {**_number_columns(numbers, from_head, head_key), **name, **_place_columns(cells)}
    made |= {"head": head["same"], "head_near": head["near"], "head_key": head_key, "is_head": is_head}
    made["born"], made["sex"] = _born(cells["birth_day"], made), _sex(cells["sex"], made["key"])
    at, born, sex = births_of(made["partial"])
    made["born"][at] = np.where(born > 0, born, made["born"][at])
    made["sex"][at] = np.where(sex > 0, sex, made["sex"][at])
    made["relation"] = _hashed(cells["relation"], str.strip)
    made["household"] = _household(made, cells["household_no"])
    made["under_head"] = _mixed(made["village"], made["head_near"])
    return Frame(made)


def _number_columns(numbers: Numbers, from_head: Bools, head_key: Ints) -> dict[str, Column]:
    """What is known of the numbers; a head of household whose own number is no use has the household's."""
    key = np.where(from_head, head_key, numbers.key)
    state = np.where(from_head, int(State.SOUND), numbers.state).astype(np.int8)
    broken, partial = (np.where(state == each, numbers.text, "") for each in (State.BROKEN, State.PARTIAL))
    text, at = np.zeros(len(key), np.uint64), np.flatnonzero(state == State.BROKEN)
    text[at] = hashes(broken[at].tolist())
    return {
        "key": key,
        "state": state,
        "prefix": np.where(from_head, 0, numbers.prefix),
        "repaired": numbers.repaired,
        "from_head": from_head,
        "text": text,
        "broken": broken,
        "partial": partial,
        "tail": tails_of(partial, key),
    }


def _mixed(first: Hashes, second: Hashes) -> Hashes:
    """One hash of two; 0 where the second is unknown."""
    with np.errstate(over="ignore"):
        mixed: Hashes = (first * np.uint64(0x9E3779B97F4A7C15)) ^ (second * np.uint64(0xC2B2AE3D27D4EB4F))
    mixed[second == 0] = 0
    return mixed


def _is_head(relation: Column, name: Hashes, head: Hashes) -> npt.NDArray[np.int8]:
    """1 for a head of household, 0 for another member, −1 where nothing says."""
    known = np.where((name == 0) | (head == 0), -1, np.where(name == head, 1, 0))
    told = _numbered(relation, lambda word: int(str(word).strip() in HEAD_WORDS), -1)
    return np.where(told >= 0, told, known).astype(np.int8)


def _place_columns(cells: dict[str, Texts]) -> dict[str, Hashes]:
    stems = (("county", county_stem), ("township", township_stem), ("village", village_stem))
    found = {name: _hashed(cells[name], stem) for name, stem in stems}
    codes, uniques = pd.factorize(cells["address"])
    told = [*(_in_address(text) if isinstance(text, str) else ("", "") for text in uniques), ("", "")]
    for name, texts in zip(("township", "village"), zip(*told, strict=True), strict=True):
        found[name] = np.where(found[name] == 0, hashes(list(texts))[codes], found[name])
    return found


def _born(column: Column, made: dict[str, Column]) -> Ints:
    """Birth date as yyyymmdd: from the number where there is one, else from the column; 0 where unknown."""
    key, prefix = made["key"], made["prefix"]
    in_prefix = np.where(born_in_calendar(prefix * 100), prefix // 10 % 100_000_000, 0)
    stated = np.where(in_prefix > 0, in_prefix, _numbered(column, _day, 0))
    return np.where(key > 0, key // 1000 % 100_000_000, stated)


def _day(cell: Any) -> int:
    match = _DAY.match(str(cell).strip().removesuffix(".0"))
    if not match:
        return 0
    year, month, day = (int(part) for part in match.groups())
    return year * 10000 + month * 100 + day if 1 <= month <= 12 and 1 <= day <= 31 else 0


def _sex(column: Column, key: Ints) -> npt.NDArray[np.int8]:
    """1 man, 2 woman, 0 unknown."""
    stated = _numbered(column, lambda cell: {"男": 1, "女": 2}.get(str(cell).strip()[:1], 0), 0)
    return np.where(key > 0, np.where(key % 2 == 1, 1, 2), stated).astype(np.int8)


def _household(made: dict[str, Column], household_no: Column) -> Hashes:
    """A household within its list: by its number, else by the head's identity, else by village and head's name."""
    numbered = _mixed(made["township"], _hashed(household_no, str.strip))
    by_head = made["head_key"].astype(np.uint64)
    by_name = _mixed(made["village"], made["head"])
    return np.where(numbered > 0, numbered, np.where(by_head > 0, by_head, by_name))
