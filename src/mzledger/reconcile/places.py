"""Villages and townships as they are compared: without their tails, whether from a column of their own or an address."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.names import Hashes, hashes

_VILLAGE_TAIL = re.compile(
    r"(村民委员会|社区居民委员会|居民委员会|牧民委员会|村委会|居委会|牧委会|社区居委会|社区|行政村|村|居)$"
)
_TOWNSHIP_TAIL = re.compile(r"(人民政府|政府|街道办事处|街道|民族乡|镇|乡)$")
_ABOVE = re.compile(r"^.{0,24}?(?:省|自治州|自治区|市|州|县|旗)(?=.)")
_TOWNSHIP = re.compile(r"^(.{1,8}?(?:镇|乡|街道))(?=.)")
_COUNTY_TAIL = re.compile(r"(回族|藏族|土族|撒拉族|蒙古族|各族)*(自治县|县|区|市|旗)$")
_IN_ADDRESS = re.compile(r"(.{1,8}?(?:镇|乡|街道(?:办事处)?))?(.{1,10}?)(?:村|社区|居委会|牧委会)")


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Without that tail, but never nothing."""
    shorter = pattern.sub("", text)
    return shorter if shorter else text


def village_stem(text: str) -> str:
    """A village's or community's bare name.

    >>> village_stem("科加村委会"), village_stem("唐谷镇科加村"), village_stem("科加"), village_stem("新村")
    ('科加', '科加', '科加', '新')
    """
    text = _squeezed(text)
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
    text = _squeezed(text)
    if len(text) > 4:
        text = _ABOVE.sub("", text)
    return _without(_TOWNSHIP_TAIL, _without(_TOWNSHIP_TAIL, text))


def county_stem(text: str) -> str:
    """A county's bare name.

    >>> county_stem("同德县"), county_stem("青海省海南藏族自治州同德县")
    ('同德', '同德')
    """
    text = re.sub(r"^.*(?:省|自治州|州)(?=.)", "", _squeezed(text))
    return _without(_COUNTY_TAIL, text)


def place_hashes(column: npt.NDArray[Any], stem: Any) -> Hashes:
    """A hash of each cell's bare name, 0 where it is blank."""
    codes, uniques = pd.factorize(column)
    texts = [stem(text) if isinstance(text, str) else "" for text in uniques]
    return hashes([*texts, ""])[codes]


def from_addresses(column: npt.NDArray[Any]) -> tuple[Hashes, Hashes]:
    """Township and village out of addresses, 0 where an address does not say."""
    codes, uniques = pd.factorize(column)
    townships, villages = [], []
    for text in uniques:
        tail = _ABOVE.sub("", _squeezed(text)) if isinstance(text, str) else ""
        while (shorter := _ABOVE.sub("", tail)) != tail:
            tail = shorter
        match = _IN_ADDRESS.match(tail)
        townships.append(township_stem(match[1]) if match and match[1] else "")
        villages.append(match[2] if match else "")
    return hashes([*townships, ""])[codes], hashes([*villages, ""])[codes]
