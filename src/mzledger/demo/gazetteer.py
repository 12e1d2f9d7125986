"""The gazetteer: entries of eleven classes with invented names; and the agreements on the county's boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from random import Random
from typing import Any

from mzledger.demo.places import COUNTY, TOWNSHIPS, UNITS
from mzledger.demo.plan import YEAR, Plan
from mzledger.programs.place_names import PlaceKind

Named = tuple[str, str]
"""A name and the township that it lies in."""

_FIRST = "德吉桑加隆玛达尕查贡措扎色多日羊赛那卡央夏曲仁俄吾拉恰江塔瓦"
_LAST = "隆玛钦尕日多巴曲合赛那什恰龙加吉卡毛斗贡"
_COLOURS = ("上", "下", "东", "西", "南", "北")
_ENDINGS = {
    PlaceKind.WATERS: ("河", "沟河", "曲", "泉", "湖"),
    PlaceKind.TERRAIN: ("山", "沟", "滩", "峡", "岭", "垭口", "台", "坡", "梁", "峰", "崖"),
    PlaceKind.SIGHTS: ("寺", "佛塔", "经堂", "草原景区", "温泉", "遗址"),
}
_OF_VILLAGES = {
    PlaceKind.SETTLEMENTS: ("一社", "二社", "三社", "牧民定居点"),
    PlaceKind.TRAFFIC: ("桥", "桥", "通村公路", "通村公路", "客运站"),
    PlaceKind.WATER_POWER: ("人饮工程", "水渠", "通信基站", "蓄水池", "变电站", "水电站", "提灌站"),
    PlaceKind.UNITS: ("小学", "卫生室", "党群服务中心", "文化活动室", "幼儿园", "合作社", "兽医站"),
}
_FIXED = {
    PlaceKind.OTHER_REGIONS: ("牧草良种繁殖场", "农业示范园", "牦牛繁育基地", "饲草基地", "冷链物流园", "苗圃"),
    PlaceKind.BUILDINGS: ("文化活动中心大楼", "会议中心大楼", "体育馆", "图书馆"),
}
SIGNED = {
    "河南县": (date(1996, 9, 12), 2019),
    "泽库县": (date(1997, 6, 20), 2018),
    "贵南县": (date(1996, 11, 5), 2020),
    "兴海县": (date(1997, 8, 28), 2017),
    "玛沁县": (date(1998, 5, 15), 2019),
}
EVERY_YEARS = 5
ADDED = 4
"""Entries that were added in the planned year."""


def place_rows(plan: Plan, year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every entry, class by class; no name stands twice. The year before the planned one had a few less."""
    used: set[str] = set()
    rows = []
    for label, wanted in plan.parts("place_names.total").items():
        kind, number = PlaceKind(label), plan.sized(wanted)
        names = _names(kind, rng)
        while number:
            name, township = next(names)
            if name not in used:
                used.add(name)
                rows.append(
                    {"standard_name": name, "place_kind": kind, "romanised": None, "township": township or None}
                )
                number -= 1
    late = [row for row in rows if row["place_kind"] is PlaceKind.TERRAIN][-plan.sized(ADDED) :] if year < YEAR else []
    return [row for row in rows if row not in late]


def _names(kind: PlaceKind, rng: Random) -> Iterator[Named]:
    """Names of a class without end."""
    yield from _first_names(kind)
    for again in count(1):
        for unit in rng.sample(UNITS, len(UNITS)):
            if kind in _ENDINGS:
                yield _root(rng, again) + rng.choice(_ENDINGS[kind]), unit.township
            elif kind in _OF_VILLAGES:
                yield unit.name.removesuffix("社区") + rng.choice(_OF_VILLAGES[kind]) + _number(again), unit.township
            else:
                yield f"{unit.name}{kind.value}{_number(again)}", unit.township


def _first_names(kind: PlaceKind) -> Iterator[Named]:
    """What every county has before anything is invented: its own divisions, and a few things in the county town."""
    town = TOWNSHIPS[0].name
    if kind is PlaceKind.ADMINISTRATIVE:
        yield COUNTY, ""
        yield from ((township.name, township.name) for township in TOWNSHIPS)
    elif kind is PlaceKind.SELF_GOVERNING:
        bodies = sorted(UNITS, key=lambda unit: (unit.is_community, unit.code))
        yield from ((f"{u.township}{u.name}{'居' if u.is_community else ''}民委员会", u.township) for u in bodies)
    else:
        yield from ((f"{COUNTY}{name}", town) for name in _FIXED.get(kind, ()))
        if kind is PlaceKind.OTHER_REGIONS:
            yield from ((f"{township.name}草场", township.name) for township in TOWNSHIPS)


def _root(rng: Random, again: int) -> str:
    """Two or three syllables, now and then with a side of the sky; longer ones where the short ones are used up."""
    middle = "".join(rng.choice(_LAST) for _ in range(again // 12)) + (rng.choice(_LAST) if rng.random() < 0.3 else "")
    side = rng.choice(_COLOURS) if rng.random() < 0.12 else ""
    first = rng.choice(_FIRST)
    return side + first + middle + rng.choice([last for last in _LAST if last != (middle or first)[-1]])


def _number(again: int) -> str:
    return "" if again < 12 else f"（{again}）"


def boundary_rows(year: int) -> list[dict[str, Any]]:
    """A row for each neighbour's agreement, with the year of the last joint inspection (every five years)."""
    return [
        {
            "neighbour": neighbour,
            "agreement": f"{COUNTY}与{neighbour}行政区域界线协议书",
            "signed_day": signed,
            "last_inspected_year": inspected + (year - inspected) // EVERY_YEARS * EVERY_YEARS,
        }
        for neighbour, (signed, inspected) in SIGNED.items()
    ]
