"""临溪县 2020、2021 年的业务：谁享受什么、从哪月到哪月、多少钱、办了几件事。

表格和应得数字都只从这里拿，不互相抄。
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from linxi.people import RURAL, TOWNS, Award, Household, Month, People, Person, in_service, months_of

RURAL_RATE = {2020: {"A": 450, "B": 350, "C": 260}, 2021: {"A": 480, "B": 380, "C": 280}}
URBAN_RATE = {"A": (620, 650), "B": (480, 510), "C": (350, 380)}  # 7 月提标
PRICE_SUBSIDY = 40  # 元/人，2021 年一季度发一次
LIVING = 80
CARE = {"一级": 100, "二级": 80}
KEEP = {"分散供养": 600, "集中供养": 750}
NURSING = {"全自理": 60, "半自理": 300, "全护理": 700}
ORPHAN = {"社会散居": 1000, "机构集中": 1400}
DE_FACTO = 1000
CLASSES = {  # 优抚：类别、人数、月标准、年龄
    "残疾军人": (6, "1250.50", (45, 70)),
    "三属": (4, "2480.00", (55, 85)),
    "在乡复员军人": (2, "1866.00", (86, 92)),
    "带病回乡退伍军人": (4, "740.00", (50, 70)),
    "参战参试退役人员": (5, "775.50", (56, 70)),
    "60周岁农村籍退役士兵": (8, "245.00", (61, 75)),
}
REASONS = ["死亡", "家庭收入超标", "子女就业", "家庭财产超标", "户口迁出", "转为特困供养"]


@dataclass(eq=False)
class Relief:
    """临时救助：一次一笔。"""

    person: Person
    cause: str
    persons: int
    amount: int
    day: date


@dataclass(eq=False)
class Couple:
    kind: str
    day: date
    man: Person
    woman: Person


@dataclass(eq=False)
class Cremation:
    person: Person
    died: date
    burned: date
    local: bool
    waived: int


@dataclass(eq=False)
class Stay:
    home: str
    person: Person
    kind: str
    came: date
    left: date | None = None
    reason: str = ""


class County:
    def __init__(self) -> None:
        self.people = People(20211231)
        self.rng = self.people.rng
        self.died: list[tuple[Person, Month]] = []
        self.rural = self._rural()
        self.urban = self._urban()
        self.hardship = self._hardship()
        self.disabled = self._disabled()
        self.orphans = self._children(16, ["社会散居"] * 12 + ["机构集中"] * 4)
        self.de_facto = self._children(12, ["父亡母失联", "父服刑母失联", "父重残母失联", "父母双方重残"] * 3)
        self.elders = self._elders()
        self.relief = self._relief()
        self.couples = self._couples()
        self.honoured = self._honoured()
        self.stays = self._stays()
        self.cremations = self._cremations()

    def _start(self, first: int = 2014, last: int = 2020) -> Month:
        return self.rng.randint(first, last), self.rng.randint(1, 12)

    def _rural(self) -> list[Household]:
        """农村低保 70 户：6 户 2021 年取消，8 户 2021 年新纳入，余下全年在享。"""
        plan = {"石桥镇": 20, "柳河镇": 21, "大坪乡": 16, "云台回族乡": 13}
        houses = []
        for town, number in plan.items():
            villages = [village for village in TOWNS[town] if village.endswith("村")]
            for index in range(number):
                village = villages[index * len(villages) // number]
                covered = self.rng.choice([1, 1, 1, 2, 2, 3, 3, 4])
                members = self.people.family(town, village, covered, (38, 78))
                size = covered + self.rng.choice([0, 0, 1, 2])
                houses.append(Household(members, size, self.rng.choice("ABBCC"), self._start()))
        for number, index in enumerate((3, 12, 25, 38, 47, 60)):
            houses[index].stop = (2021, (4, 5, 6, 8, 10, 11)[number])
            houses[index].reason = REASONS[(1, 2, 3, 4, 1, 2)[number]]
        for number, index in enumerate((1, 8, 17, 23, 33, 44, 58, 66)):
            houses[index].start = (2021, (2, 3, 3, 5, 7, 8, 9, 12)[number])
        return houses

    def _urban(self) -> list[Household]:
        """城市低保 26 户：3 户 2021 年停发，3 户新纳入，一户减一人（去世），一户添一人。"""
        plan = {"东门社区": 8, "南关社区": 7, "文昌社区": 6, "石桥社区": 5}
        houses = []
        for village, number in plan.items():
            town = "石桥镇" if village == "石桥社区" else "城关街道"
            for _ in range(number):
                covered = self.rng.choice([1, 1, 2, 2, 3, 4])
                members = self.people.family(town, village, covered, (38, 75))
                house = Household(members, covered, self.rng.choice("ABBC"), self._start())
                houses.append(house)
        for number, index in enumerate((2, 11, 23)):
            houses[index].stop, houses[index].reason = (2021, (4, 7, 10)[number]), REASONS[(1, 2, 4)[number]]
        for number, index in enumerate((5, 14, 20)):
            houses[index].start = (2021, (3, 6, 9)[number])
        for house in houses:
            for member in house.members:
                member.start, member.stop, member.reason = house.start, house.stop, house.reason
        full = [house for house in houses if house.stop is None and house.covered >= 3 and house.start < (2021, 1)]
        full[0].members[1].stop, full[0].members[1].reason = (2021, 6), "死亡"
        self.died.append((full[0].members[1], (2021, 5)))
        full[1].members[-1].start = (2021, 9)
        return houses

    def _hardship(self) -> list[Award]:
        """特困人员：集中的都在敬老院；2021 年去世两人、新增两人。"""
        plan = {"石桥镇": (6, 5), "柳河镇": (7, 4), "大坪乡": (5, 3), "云台回族乡": (4, 1)}
        awards = []
        for town, (scattered, gathered) in plan.items():
            for number in range(scattered + gathered):
                kind = "分散供养" if number < scattered else "集中供养"
                person = self.people.person(town, self.rng.choice(TOWNS[town]), (63, 84), self.rng.choice("男男女"))
                care = self.rng.choice(["全自理", "全自理", "全自理", "半自理", "全护理"])
                award = Award(person, kind, self._start(), extra={"自理": care})
                award.amounts = {"基本生活费": KEEP[kind], "照料护理费": NURSING[care]}
                awards.append(award)
        awards[12].person.name = "李䶮"  # GBK 里没有的字
        for index, month in ((2, 9), (9, 6)):
            awards[index].stop, awards[index].reason = (2021, month), "死亡"
            self.died.append((awards[index].person, (2021, month - 1)))
        for index, month in ((4, 4), (25, 8)):
            awards[index].start = (2021, month)
        return awards

    def _disabled(self) -> list[Award]:
        """两项补贴：只领生活补贴 18 人、两项都领 12 人、只领护理补贴 16 人。"""
        awards = []
        heads = [house for house in self.rural if house.head.age(date(2021, 12, 31)) < 76]
        heads = heads[::2][:22] + [house for house in self.urban if house.stop is None][:8]
        for number, house in enumerate(heads):
            both = number % 5 in (1, 3)
            level = self.rng.choice(["一级", "二级"]) if both else self.rng.choice(["三级", "四级"])
            start = max(house.start, (self.rng.randint(2016, 2020), self.rng.randint(1, 12)))
            award = Award(house.head, "两项" if both else "生活", start, house.stop, house.reason and "退出低保")
            award.amounts = {"生活补贴": LIVING, **({"护理补贴": CARE[level]} if both else {})}
            award.extra = {"等级": level}
            awards.append(award)
        for _ in range(16):
            town, village = self.people.place()
            level = self.rng.choice(["一级", "二级"])
            award = Award(self.people.person(town, village, (19, 74)), "护理", self._start(2016))
            award.amounts, award.extra = {"护理补贴": CARE[level]}, {"等级": level}
            awards.append(award)
        for index, month in ((-3, 8), (-9, 11)):
            awards[index].stop, awards[index].reason = (2021, month), "死亡"
            self.died.append((awards[index].person, (2021, month - 1)))
        for index, month in ((-1, 5), (-6, 10)):
            awards[index].start = (2021, month)
        for award in awards:
            kind = self.rng.choice(["视力", "肢体", "肢体", "肢体", "智力", "精神"])
            digit = {"视力": 1, "肢体": 4, "智力": 5, "精神": 6}[kind]
            award.extra["类别"] = kind
            award.extra["证号"] = f"{award.person.id_no}{digit}{'一二三四'.index(award.extra['等级'][0]) + 1}"
        return sorted(awards, key=lambda award: (list(TOWNS).index(award.person.town), award.person.id_no))

    def _children(self, number: int, kinds: list[str]) -> list[Award]:
        """孤儿或事实无人抚养儿童；两名在 2021 年满 18 周岁。"""
        awards = []
        for index in range(number):
            town, village = self.people.place(RURAL)
            child = self.people.person(town, village, (7, 16))
            start = (self.rng.randint(max(2016, child.born.year + 1), 2020), self.rng.randint(1, 12))
            if kinds[index] not in ORPHAN:  # 事实无人抚养儿童的保障从 2020 年开始
                start = (2020, start[1])
            guardian = self.people.person(town, village, (45, 68))
            award = Award(child, kinds[index], start, extra={"监护人": guardian.name, "监护人证号": guardian.id_no})
            if kinds[index] == "机构集中":
                award.extra = {"监护人": "临溪县社会福利院", "监护人证号": ""}
            standard = ORPHAN.get(kinds[index], DE_FACTO)
            award.amounts = {"基本生活费": standard}
            awards.append(award)
        for index, month in ((1, 5), (6, 9)):
            child = awards[index].person
            self.people.ids.discard(child.id_no)
            child.born = date(2003, month - 1, child.born.day)
            child.id_no = self.people.id_no(child.born, child.sex)
            awards[index].stop, awards[index].reason = (2021, month), "年满18周岁"
        awards[2].start = (2021, 3)
        return awards

    def _elders(self) -> list[Award]:
        """高龄津贴（80 周岁起）：满 80 周岁的当月开始，去世的次月停。"""
        awards = []
        for number in range(84):
            town, village = self.people.place()
            ages = (80, 80) if number < 9 else (81, 81) if number < 16 else (82, 97) if number < 82 else (100, 102)
            person = self.people.person(town, village, ages)
            awards.append(Award(person, "", max((2014, 1), (person.born.year + 80, person.born.month))))
        for index, stop in {
            20: (2020, 3), 33: (2020, 7), 47: (2020, 8), 60: (2020, 11),
            18: (2021, 2), 29: (2021, 5), 41: (2021, 7), 55: (2021, 8), 72: (2021, 10),
        }.items():  # fmt: skip
            awards[index].stop, awards[index].reason = stop, "死亡"
            if stop[0] == 2021:
                self.died.append((awards[index].person, (2021, stop[1] - 1)))
        return sorted(awards, key=lambda award: (list(TOWNS).index(award.person.town), award.person.village))

    def _relief(self) -> list[Relief]:
        """临时救助 46 次、44 户：两户各救助两次。"""
        applicants = [house.head for house in self.rural[::6]]
        while len(applicants) < 44:
            town, village = self.people.place()
            applicants.append(self.people.person(town, village, (26, 72)))
        relief = []
        for number, person in enumerate(applicants + applicants[15:17]):
            cause = self.rng.choice(["因病", "因病", "因病", "意外事故", "因学", "因灾", "其他"])
            day = date(2021, 1, 5) + timedelta(self.rng.randrange(350))
            if number >= 44:
                first = relief[number - 29]
                cause, day = ("因学" if first.cause == "因病" else "因病"), date(2021, 12, 20)
                first.day = date(2021, 2, 9)
            relief.append(Relief(person, cause, self.rng.randint(1, 4), self.rng.randrange(5, 51) * 100, day))
        return sorted(relief, key=lambda one: one.day)

    def _couples(self) -> list[Couple]:
        couples = []
        for kind, number in (("结婚", 38), ("离婚", 16), ("补领结婚证", 9), ("补领离婚证", 3)):
            for _ in range(number):
                town, village = self.people.place()
                ages = (24, 33) if kind == "结婚" else (28, 60)
                man = self.people.person(town, village, ages, "男")
                woman = self.people.person(*self.people.place(), (max(22, 2021 - man.born.year - 4), ages[1]), "女")
                day = date(2021, 1, 4) + timedelta(self.rng.randrange(356))
                couples.append(Couple(kind, day, man, woman))
        return sorted(couples, key=lambda couple: couple.day)

    def _honoured(self) -> list[Award]:
        awards = []
        for kind, (number, standard, ages) in CLASSES.items():
            for index in range(number):
                town, village = self.people.place(RURAL if "农村" in kind else None)
                sex = self.rng.choice("女女男") if kind == "三属" else "男"
                person = self.people.person(town, village, ages, sex)
                award = Award(person, kind, self._start(2012, 2019), extra={"月标准": standard})
                award.extra["证号"] = f"临优{len(awards) + 1:04d}"
                if (kind, index) in (("残疾军人", 3), ("60周岁农村籍退役士兵", 5)):
                    award.stop, award.reason = (2021, 7 if kind == "残疾军人" else 10), "去世"
                    self.died.append((person, (2021, award.stop[1] - 1)))
                awards.append(award)
        return awards

    def _stays(self) -> list[Stay]:
        homes = ("临溪县中心敬老院", "石桥镇敬老院")
        stays = []
        for award in self.hardship:
            if award.kind == "集中供养":
                came = date(award.start[0], award.start[1], self.rng.randint(1, 28))
                home = homes[1] if award.person.town == "石桥镇" else homes[0]
                stays.append(Stay(home, award.person, "特困集中供养", came))
                if award.stop:
                    day = self.rng.randint(1, 24)
                    stays[-1].left, stays[-1].reason = date(2021, award.stop[1] - 1, day), "去世"
        for number in range(9):
            person = self.people.person(*self.people.place(), (66, 83))
            came = date(self.rng.randint(2018, 2021), self.rng.randint(1, 8), self.rng.randint(1, 28))
            stays.append(Stay(homes[number % 3 == 0], person, "社会寄养", came))
            if number in (2, 5):
                stays[-1].came = date(2019, 3 + number, 12)
                stays[-1].left, stays[-1].reason = date(2020 + number // 5, 9, 30), "回家"
        return stays

    def _cremations(self) -> list[Cremation]:
        """火化 44 具：本县 41 具（含各项待遇的去世人员），外县 3 具。"""
        left = {stay.person: stay.left for stay in self.stays if stay.reason == "去世"}
        cremations = []
        for person, (year, month) in self.died:
            died = left.get(person) or date(year, month, self.rng.randint(1, 24))
            cremations.append(Cremation(person, died, died + timedelta(self.rng.randint(2, 4)), True, 800))
        while len(cremations) < 44:
            local = len(cremations) < 41
            prefix = "990202" if local else "990305"
            person = self.people.person(*self.people.place(), (35, 95), prefix=prefix)
            died = date(2021, self.rng.randint(1, 12), self.rng.randint(1, 24))
            waived = 800 if local and self.rng.random() < 0.8 else 0
            cremations.append(Cremation(person, died, died + timedelta(self.rng.randint(2, 4)), local, waived))
        return sorted(cremations, key=lambda one: (one.burned, one.person.id_no))

    # 钱：每个数都由人、月份和标准算出来

    def rural_month(self, house: Household, year: int) -> int:
        return RURAL_RATE[year][house.grade] * house.covered

    def rural_quarter(self, house: Household, quarter: int) -> tuple[int, int, int]:
        """一户一个季度：发放月数、保障金、价格补贴（只有一季度发，三月在享的发）。"""
        months = months_of(2021, house.start, house.stop, quarter * 3 - 2, quarter * 3)
        subsidy = PRICE_SUBSIDY * house.covered if quarter == 1 and (2021, 3) in months else 0
        return len(months), len(months) * self.rural_month(house, 2021), subsidy

    def urban_month(self, house: Household, month: Month) -> int:
        covered = sum(in_service(member.start, member.stop, month) for member in house.members)
        return covered * URBAN_RATE[house.grade][month >= (2021, 7)]

    def elder_rate(self, award: Award, month: Month) -> int:
        year = month[0] - (month[1] < award.person.born.month)
        age = year - award.person.born.year
        return 300 if age >= 100 else 100 if age >= 90 else 50

    def elder_paid(self, award: Award, year: int, half: int) -> int:
        months = months_of(year, award.start, award.stop, half * 6 - 5, half * 6)
        return sum(self.elder_rate(award, month) for month in months)
