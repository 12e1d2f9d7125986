"""Rosters of whole households: a line a member, covered or not; households and members come and go to reach four figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from mzledger.demo.filling import Cells, weighted, within
from mzledger.demo.people import UNIT_ORDER, People, Person, Village
from mzledger.demo.plan import FIRST, YEAR, Spell, mend, some_month
from mzledger.demo.rosters import Line, Roster
from mzledger.programs.shared.words import Relation
from mzledger.values.period import next_month

WITHIN, OLD, YOUNGEST = 0.16, 66, 3
"""The share of those leaving, and half of it of those coming, who do so within a household that stays; two ages."""
HEAD, SPOUSE, SON, DAUGHTER, GRANDCHILD, PARENT, *_ = map(str, Relation)
BRIDES = {("女", DAUGHTER), ("女", GRANDCHILD)}
LEAVERS = (("死亡", f"{OLD}.."), ("嫁出", "22..30"), ("就业", "20..40"), ("迁出", "5.."))
Relative = tuple[Person, str]
"""A person, and what he or she is to the head."""


@dataclass(slots=True, eq=False)
class Household:
    """Its members' lines, the head's first; `spell` is the head's."""

    lines: list[Line]
    row: Cells

    @property
    def spell(self) -> Spell:
        """When the household is covered."""
        return self.lines[0].spell

    def covered_on(self, day: date) -> int:
        """How many members are covered on a day."""
        return sum(line.row["covered"] == "是" for line in self.lines if line.spell.covers(day))

    def covered_lines(self) -> list[Line]:
        """The covered members who have not left."""
        return [line for line in self.lines if line.row["covered"] == "是" and line.spell.stop is None]


class HouseholdRoster(Roster):
    """A roster that grows by households. Four figures are met: households and persons at the closing, and who came and went."""

    def grow(self, year: int) -> None:
        """Some households end and some members leave those that stay; some begin, and children are born."""
        rng = self.rng(year)
        if year == FIRST:
            self.homes: list[Household] = []
            households, persons = (self._opening(slug) for slug in ("households", "persons"))
            for size in share_out(rng, persons, households, self.how["families"]):
                self._settle_in(size, date(rng.randint(2012, 2018), rng.randint(1, 12), 1), year, rng)
        standing = [home for home in self.homes if home.spell.stop is None]
        going = self._going(standing, year, rng)
        leaving = self._flow("exit_persons", year) - sum(len(home.covered_lines()) for home in going)
        for home in going:
            self._end(home, some_month(rng, year, 1), year, rng)
        staying = [home for home in standing if home.spell.stop is None and home.row["grade"] != "C类"]
        self._members_leave(staying, leaving, year, rng)
        self._begin(staying, year, rng)

    def _flow(self, slug: str, year: int) -> int:
        return self.county.plan.in_year(self.recipe.key(slug), year)

    def _opening(self, slug: str) -> int:
        """How many there were before the first year: those of the planned closing, less who came, and who went."""
        came = sum(self._flow(f"entry_{slug}", year) - self._flow(f"exit_{slug}", year) for year in (FIRST, YEAR))
        return self.county.plan[self.recipe.key(slug)] - came

    def _going(self, standing: list[Household], year: int, rng: Random) -> list[Household]:
        """The households that end: as many as planned, and of such sizes that most of the planned persons leave with them."""
        free = rng.sample(standing, len(standing))
        count = min(self._flow("exit_households", year), len(free) // 2)
        going, excess = free[:count], -max(count, round(self._flow("exit_persons", year) * (1 - WITHIN)))
        excess += sum(len(home.covered_lines()) for home in going)
        for home in free[count:] if going else ():
            at = rng.randrange(count)
            change = len(home.covered_lines()) - len(going[at].covered_lines())
            if change * excess < 0:
                going[at], excess = home, excess + change
        return going

    def _end(self, home: Household, stop: date, year: int, rng: Random) -> None:
        there = [line for line in home.lines if line.spell.stop is None]
        reason = weighted(rng, self.how["alone" if len(there) == 1 and there[0].person.age(year) >= OLD else "leave"])
        if reason == self.how["moved"]:
            stop = stop.replace(month=min(stop.month, 10))
        for line in there:
            self._stops(line, max(stop, next_month(line.spell.start)), reason)

    def _stops(self, line: Line, stop: date, reason: str) -> None:
        line.spell.stop, line.spell.reason = stop, reason
        if reason == "死亡":
            line.person.died = stop

    def _members_leave(self, staying: list[Household], wanted: int, year: int, rng: Random) -> None:
        found = [line for home in staying for line in home.covered_lines()[1:] if line.spell.start.year < year]
        rng.shuffle(found)
        for reason, ages in LEAVERS:
            most = wanted - wanted // 3 if reason == "死亡" else wanted
            fit = [one for one in found if one.spell.stop is None and within(ages, one.person.age(year))]
            fit = [one for one in fit if reason != "嫁出" or (one.person.sex, one.known["@relation"]) in BRIDES]
            for line in fit[: max(0, most)]:
                self._stops(line, some_month(rng, year), reason)
                wanted -= 1

    def _begin(self, staying: list[Household], year: int, rng: Random) -> None:
        """New households, the first of them in the last month; and children born into those that stay."""
        count, persons = self._flow("entry_households", year), self._flow("entry_persons", year)
        late = round(self.how.get("late", 0) * self.county.plan.scale) if year == YEAR else 0
        newborn = min(round(persons * WITHIN / 2), max(0, persons - count), len(staying))
        for number, size in enumerate(share_out(rng, max(count, persons - newborn), count, self.how["families"])):
            month = 10 if number < late else rng.randint(1, 9)
            self._settle_in(size, date(year, month, 1), year, rng)
        for home in rng.sample(staying, newborn):
            head, start = home.lines[0].person, some_month(rng, year, 2, 10)
            born = next_month(start, -1).replace(day=rng.randint(1, 28))
            baby = self.county.people.born(born, head.place, ethnic=head.ethnic, surname=head.name[0])
            self._add(home, (baby, GRANDCHILD if year - head.born.year > 45 else _child_of(baby)), "是", start)

    def _settle_in(self, covered: int, start: date, year: int, rng: Random) -> None:
        """A household with so many covered members; some have a member who earns, and some cover one disabled member only."""
        alone = covered == 1 and rng.random() < 0.22
        others = rng.randint(1, 3) if alone else int(covered > 1 and rng.random() < 0.1)
        place = self.county.people.place(self.how.get("urban", 0.0))
        relatives = family(self.county.people, place, covered + others, year, rng)
        adults = [at for at, (who, _) in enumerate(relatives) if at and year - who.born.year >= 18]
        out = set((adults or list(range(len(relatives))))[-others:] if others else ())
        if alone:
            kept = rng.randrange(len(relatives))
            out = set(range(len(relatives))) - {kept}
            relatives[kept][0].disability = (weighted(rng, "肢体|智力|精神|多重"), weighted(rng, "一级|二级"))
        grade = "C类" if alone else "A类" if covered == 1 else rng.choice(("A类", "B类", "B类", "B类"))
        cause = "因残" if alone else "缺劳动力" if covered == 1 else weighted(rng, self.how["causes"])
        phone = f"1990099{len(self.homes) * 7 % 10000:04d}"
        home = Household([], {"grade": grade, "poverty_cause": cause, "phone": phone})
        self.homes.append(home)
        for at, relative in enumerate(relatives):
            self._add(home, relative, "否" if at in out else "是", max(start, next_month(relative[0].born)))

    def _add(self, home: Household, relative: Relative, covered: str, start: date) -> None:
        person, relation = relative
        persons = {"": person, "head": home.lines[0].person if home.lines else person}
        row = {**self.recipe.where, "covered": covered}
        line = Line(persons, row, Spell(start), known={"@relation": relation, "home": home})
        home.lines.append(line)
        self.add(line)

    def known(self, line: Line, year: int) -> Cells:
        """What a row says, with the household's own values; sizes are those of its last covered day."""
        home: Household = line.known["home"]
        day, phone = home.spell.last_day_in(year), home.row["phone"] if line is home.lines[0] else None
        size = sum(one.spell.covers(day) for one in home.lines)
        own = home.row | {"account": line.persons["head"].account, "phone": phone, "household_size": size}
        return super().known(line, year) | own | {"covered_persons": home.covered_on(day)}

    def seen(self, year: int) -> list[Line]:
        """Household by household: by village, the longest covered first."""
        homes = sorted((home for home in self.homes if home.spell.seen_in(year)), key=_filed)
        return [line for home in homes for line in home.lines if line.spell.seen_in(year)]


def _filed(home: Household) -> tuple[int, date, str]:
    head = home.lines[0].person
    return UNIT_ORDER[head.place.township, head.place.name], home.spell.start, head.id_no


def family(people: People, place: Village, size: int, year: int, rng: Random) -> list[Relative]:
    """A family of that size with plausible ages in that year, the head first."""
    ages = ((60, 88), (63, 84), (30, 62)) if size == 1 else ((28, 45), (28, 45), (28, 45), (46, 68), (46, 68))
    head = people.aged(rng.randint(*rng.choice(ages)), place, year, sex=rng.choices("男女", (6, 4))[0])
    relatives = [(head, HEAD)]
    while len(relatives) < size:
        relatives.append(_next(people, relatives, year, rng))
    return relatives


def _next(people: People, relatives: Sequence[Relative], year: int, rng: Random) -> Relative:
    """One more of the family: first a spouse as a rule, then children, parents of the young, grandchildren of the old."""
    head = relatives[0][0]
    age, like = year - head.born.year, {"ethnic": head.ethnic}
    parents = [person for person, relation in relatives if relation == PARENT]
    if len(relatives) == 1 and rng.random() < 0.72:
        sex = "女" if head.sex == "男" else "男"
        return people.aged(max(22, age + rng.randint(-5, 3)), head.place, year, sex=sex, **like), SPOUSE
    if len(parents) < 2 and age < 60 and rng.random() < 0.22:
        sex = rng.choice("男女") if not parents else ("女" if parents[0].sex == "男" else "男")
        like |= {"sex": sex, "surname": head.name[0] if sex == "男" else ""}
        return people.aged(min(92, age + rng.randint(21, 32)), head.place, year, **like), PARENT
    grandchild = age > 58 and rng.random() < 0.45
    mother = min(year - person.born.year for person, relation in relatives if relation in (HEAD, SPOUSE))
    ages = (YOUNGEST, min(17, age - 42)) if grandchild else sorted((mother - 20, max(YOUNGEST, mother - 42)))
    child = people.aged(rng.randint(*ages), head.place, year, surname=head.name[0], **like)
    return child, GRANDCHILD if grandchild else _child_of(child)


def _child_of(child: Person) -> str:
    return SON if child.sex == "男" else DAUGHTER


def share_out(rng: Random, persons: int, households: int, sizes: str) -> list[int]:
    """Household sizes that add up to the persons, drawn by weight (`1:3|2:2`) and then mended one by one."""
    found = [int(weighted(rng, sizes)) for _ in range(households)]
    return mend(rng, found, persons, 1, 1, max(6, persons // max(1, households) + 1))
