"""临溪县的人：姓名、身份证号、家庭、哪年哪月进、哪年哪月出。全部虚构，身份证号以 99 开头。

这里只有人和家庭，没有表格；表格（books）和应得数字（expected）都从同一份人名单出来。
年月写成 (年, 月)；「停」是不再发的第一个月，所以 start <= 月 < stop 的月份发钱。
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

Month = tuple[int, int]
COUNTY = "临溪县"
OFFICE = "临溪县民政局"
CODE = "990202"
TOWNS: dict[str, list[str]] = {
    "城关街道": ["东门社区", "南关社区", "文昌社区"],
    "石桥镇": ["石桥社区", "上坝村", "赵家沟村"],
    "柳河镇": ["柳湾村", "后岗村"],
    "大坪乡": ["大坪村", "李家塬村"],
    "云台回族乡": ["云台村", "马家寨村"],
}
RURAL = ["石桥镇", "柳河镇", "大坪乡", "云台回族乡"]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
HUI_SURNAMES = "马马马丁白沙哈穆"
MALE = [
    "建国",
    "国强",
    "志明",
    "德福",
    "长贵",
    "永胜",
    "文斌",
    "金水",
    "宝山",
    "学军",
    "家旺",
    "立新",
    "春生",
    "伟",
    "勇",
    "军",
]
FEMALE = [
    "秀英",
    "桂兰",
    "玉梅",
    "素珍",
    "凤霞",
    "美玲",
    "淑芬",
    "月娥",
    "春花",
    "翠莲",
    "晓燕",
    "丽",
    "敏",
    "静",
    "红",
    "芳",
]
YOUNG = ["子涵", "浩然", "欣怡", "宇轩", "梓萱", "俊杰", "雨桐", "思远", "佳琪", "晨曦"]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_character(first17: str) -> str:
    """身份证号第 18 位（GB 11643）。"""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True)) % 11]


def in_service(start: Month, stop: Month | None, at: Month) -> bool:
    return start <= at and (stop is None or at < stop)


def months_of(year: int, start: Month, stop: Month | None, first: int = 1, last: int = 12) -> list[Month]:
    """一年里（或其中几个月里）发钱的月份。"""
    return [(year, month) for month in range(first, last + 1) if in_service(start, stop, (year, month))]


@dataclass(eq=False)
class Person:
    name: str
    sex: str
    born: date
    id_no: str
    town: str
    village: str
    ethnic: str = "汉族"
    relation: str = "户主"
    start: Month = (2018, 1)
    stop: Month | None = None
    reason: str = ""

    def age(self, on: date) -> int:
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))


@dataclass(eq=False)
class Household:
    """低保家庭；members 是保障对象（含户主），size 是家庭人口，可以多于保障对象。"""

    members: list[Person]
    size: int
    grade: str
    start: Month
    stop: Month | None = None
    reason: str = ""

    @property
    def head(self) -> Person:
        return self.members[0]

    @property
    def covered(self) -> int:
        return len(self.members)


@dataclass(eq=False)
class Award:
    """一个人享受一项待遇：kind 是类别，amounts 是这项待遇自己的月标准。"""

    person: Person
    kind: str
    start: Month
    stop: Month | None = None
    reason: str = ""
    amounts: dict[str, int] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)


class People:
    """按种子造人；同一个种子造出来的人永远一样。"""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.ids: set[str] = set()
        self.names: set[str] = set()

    def id_no(self, born: date, sex: str, prefix: str = CODE) -> str:
        while True:
            number = self.rng.randrange(1, 500) * 2 - (1 if sex == "男" else 0)
            first17 = f"{prefix}{born:%Y%m%d}{number:03d}"
            whole = first17 + check_character(first17)
            if whole not in self.ids:
                self.ids.add(whole)
                return whole

    def born(self, oldest: int, youngest: int) -> date:
        """2021 年底 youngest 到 oldest 周岁的人的生日。"""
        return date(self.rng.randint(2021 - oldest, 2021 - youngest), self.rng.randint(1, 12), self.rng.randint(1, 28))

    def place(self, towns: list[str] | None = None) -> tuple[str, str]:
        town = self.rng.choice(towns or list(TOWNS))
        return town, self.rng.choice(TOWNS[town])

    def person(
        self, town: str, village: str, ages: tuple[int, int], sex: str = "", surname: str = "", prefix: str = CODE
    ) -> Person:
        sex = sex or self.rng.choice("男女")
        born = self.born(ages[1], ages[0])
        hui = town.endswith("回族乡") and self.rng.random() < 0.7
        given = YOUNG if born.year > 2003 else MALE if sex == "男" else FEMALE
        while True:
            name = (surname or self.rng.choice(HUI_SURNAMES if hui else SURNAMES)) + self.rng.choice(given)
            if name not in self.names or self.rng.random() < 0.1:  # 同名的人总有几个
                break
        self.names.add(name)
        ethnic = "回族" if hui else "汉族"
        return Person(name, sex, born, self.id_no(born, sex, prefix), town, village, ethnic)

    def family(self, town: str, village: str, persons: int, ages: tuple[int, int]) -> list[Person]:
        head = self.person(town, village, ages)
        members = [head]
        if persons > 1:
            other = "女" if head.sex == "男" else "男"
            age = 2021 - head.born.year
            spouse = self.person(town, village, (max(23, age - 4), max(24, age + 2)), other)
            spouse.relation = "配偶"
            members.append(spouse)
        for _ in range(persons - 2):
            oldest = max(9, min(2021 - member.born.year for member in members[:2]) - 24)
            child = self.person(town, village, (max(8, oldest - 7), oldest), surname=head.name[0])
            child.relation = "子" if child.sex == "男" else "女"
            members.append(child)
        for member in members:
            member.ethnic = head.ethnic
        return members
