"""Rosters: who or what stands in a ledger from year to year, and where its people come from.

Each year some leave and some come, until the target is met.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from random import Random
from typing import TYPE_CHECKING, Any

from mzledger.demo.filling import Cells, Filling, value, weighted, within
from mzledger.demo.people import KINDS, UNITS, VILLAGES, Person
from mzledger.demo.plan import FIRST, YEAR, Spell, closing, some_month
from mzledger.demo.recipes import Cell, Recipe, frozen
from mzledger.values.identity import age_on
from mzledger.values.period import next_month

if TYPE_CHECKING:
    from mzledger.demo.ledgers import County

STRIDE, BEGAN, GROWN = 5, date(2014, 1, 1), "20..68"
"""Names of places go through the villages in such steps; the first of what begins at an age began then; who is grown up."""


@dataclass(slots=True, eq=False)
class Line:
    """A row that stays: its persons by the part that they play ('' is the row's own), its values, its spell.

    `source` is the line of another ledger in which the person was found; `known` what the generator knows beside the row.
    """

    persons: dict[str, Person]
    row: Cells = field(default_factory=dict)
    spell: Spell = field(default_factory=lambda: Spell(date.min))
    source: Line | None = None
    known: Cells = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """Whom the row is about."""
        return self.persons[""]

    def age_on(self, day: date) -> int:
        """How old the person is on a day; 0 where there is none."""
        return age_on(self.person.born, day) if "" in self.persons else 0

    def columns(self) -> Cells:
        """What the persons fill in: each part's name and number, and the place, account and so on of the row's own."""
        first = self.persons.get("") or self.persons.get("head") or next(iter(self.persons.values()), None)
        found = first.columns() if first else {}
        for part, person in self.persons.items():
            found |= {f"{part}_name": person.name, f"{part}_id": person.id_no} if part else {}
        return found


Found = tuple[dict[str, Person], Line | None]


@dataclass(frozen=True, slots=True)
class Source:
    """One way of finding a person.

    `of` names ledgers and what their lines must say (`dibao.rural.花名册 covered=是 @age=60..`), * is all; without it somebody
    new of that age is made. `bar`: ledgers in which the person must not stand. `chance`: how likely this way is tried;
    `share`: which part of those people is ever found. `left`: only who left in the year for that reason. `within`: stays no
    longer than there. `kin`: not the person but a relative of about the same age. `only`: nobody new where nobody is found.
    """

    of: tuple[str, ...] = ()
    age: str = GROWN
    sex: str = "男|女"
    urban: float = 0.0
    bar: tuple[str, ...] = ()
    chance: float = 1.0
    share: float = 1.0
    left: str = ""
    within: bool = False
    kin: str = ""
    only: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for a person, for which cell and year: a roster, or an event. `taken`: the numbers of those who are there already."""

    county: County
    cell: Cell
    year: int
    rng: Random
    taker: Roster | None = None
    batch: str = ""
    taken: Collection[str] = ()

    def find(self, source: Source) -> Found | None:
        """A person (with a head, where the line there has one) and the line; None where this way finds nobody."""
        people, rng, year = self.county.people, self.rng, max(self.year, FIRST)
        if rng.random() >= source.chance:
            return None
        if not source.of:
            known: dict[str, Any] = {**self.cell.where, "@opening": self.year < FIRST}
            age, sex = (value(said, rng, known, year) for said in (source.age, source.sex))
            return {"": people.aged(int(age), people.place(source.urban), year, sex=sex)}, None
        pool = self.county.pool(source, self)
        tried = iter(lambda: pool.pop() if pool else None, None)
        line = next((line for line in tried if self._fits(source, line, year)), None)
        if line is None or not source.kin:
            return ({"": line.person, "head": line.persons["head"]}, line) if line else None
        who, line.known["stays"] = line.person, True
        relative = people.aged(who.age(year) + rng.randint(-4, 4), who.place, year, ethnic=who.ethnic)
        return {"": relative, "head": who}, line

    def _fits(self, source: Source, line: Line, year: int) -> bool:
        spell, person = line.spell, line.person
        if source.left:
            there = spell.reason == source.left and spell.stop is not None and spell.stop.year == year
        elif self.year >= FIRST:
            there = spell.covers(closing(year)) and not person.died
        else:
            there = spell.start.year < FIRST
        barred = person.id_no in self.taken or any(self.county.stands(person, name, year) for name in source.bar)
        if self.taker and not source.kin:
            own = {k: v for k, v in self.cell.where.items() if k in self.taker.recipe.table.unique}
            barred = barred or self.county.stands(person, self.taker.recipe.name, year, own)
        return there and not barred


NEW = Source()


def sources_of(said: Any, recipe: Recipe) -> tuple[Source, ...]:
    """The ways of a recipe, the last of which makes somebody new; none where the table has no persons."""
    if said is None:
        named = any(spec.kind == "身份证号" and spec.column.required for spec in recipe.table.fields)
        return (NEW,) if named else ()
    known = tuple(Source(**frozen(way)) for way in said)
    return (*known, NEW) if known and known[-1].of and not known[-1].only else known


class Roster:
    """One ledger whose lines stay. `grow` makes a year out of the one before; `rows` are that year's."""

    def __init__(self, recipe: Recipe, county: County) -> None:
        self.recipe, self.county, self.how = recipe, county, recipe.how
        self.lines: list[Line] = []
        self.used: set[str] = set()
        self.reasons = set(map(str, getattr(recipe.fields.get("stop_reason"), "choices", None) or ()))
        self.cells, self.yearly = recipe.cells(county.plan), recipe.how.get("yearly", {})

    def rng(self, year: int) -> Random:
        """A stream of chance of the ledger's own, so that a change in one leaves the others alone."""
        return Random(f"{self.county.seed}/{self.recipe.name}/{year}")

    def grow(self, year: int) -> None:
        """Who has to leave leaves, some others too; then so many come that every cell has as many as planned."""
        rng = self.rng(year)
        for cell in self.cells:
            for _ in range(self.planned(cell, FIRST - 1) if year == FIRST else 0):
                self._come(cell, FIRST - 1, rng)
            before = [one for one in self._of(cell) if one.spell.stop is None and one.spell.start.year < year]
            self._leave(cell, before, year, rng)
            stops = deque(one.spell.stop for one in before if one.spell.stop and cell.how.get("replaced"))
            for _ in range(self.planned(cell, year) - self._counted(cell, year)):
                self._come(cell, year, rng, stops.popleft() if stops else None)

    def planned(self, cell: Cell, year: int) -> int:
        """How many lines of a cell there are at a year's closing."""
        sized = self.county.plan.sized if cell.how.get("scaled", True) else int
        more = sized(cell.how.get("growth", 0)) + (sized(cell.how.get("later", 0)) if year > YEAR else 0)
        return max(0, sized(self.county.plan.whole(cell.count)) + (year - YEAR) * more)

    def _of(self, cell: Cell) -> list[Line]:
        return [line for line in self.lines if all(line.row.get(k) == v for k, v in cell.where.items())]

    def _counted(self, cell: Cell, year: int) -> int:
        """How many lines the year's figure counts: those there at the closing, or all shown where no stop is."""
        shown, day = cell.how.get("seen", not self.recipe.days[1]), closing(year)
        return sum(one.spell.seen_in(year) if shown else one.spell.covers(day) for one in self._of(cell))

    def _leave(self, cell: Cell, standing: list[Line], year: int, rng: Random) -> None:
        """Those who must: dead, of age, no longer in the ledger that they hang on. Then as many others as usually do."""
        for line in standing:
            if forced := self._forced(line, year):
                line.spell.stop, line.spell.reason = forced[0], forced[1] if forced[1] in self.reasons else "其他"
        wanted = cell.how.get("leaving", {}).get(str(year), ceil(len(standing) * cell.how.get("turnover", 0)))
        free = [line for line in standing if line.spell.stop is None and not line.known.get("stays")]
        for line in rng.sample(free, len(free)):
            wanted -= wanted > 0 and self._let_go(line, year, rng)

    def _forced(self, line: Line, year: int) -> tuple[date, str] | None:
        who, source = line.persons.get(""), line.source and line.source.spell
        if who and who.died and who.died.year == year:
            by_day = getattr(self.recipe.fields.get(self.recipe.days[1]), "kind", "") == "日期"
            return next_month(who.died, -1).replace(day=26) if by_day else who.died, "死亡"
        if who and (age := self.how.get("of_age")):
            day = next_month(date(who.born.year + age, who.born.month, 1))
            if day <= next_month(closing(year)):
                return max(date(year, 1, 1), min(day, closing(year).replace(day=1))), "满18周岁"
        if line.known.get("within") and source and source.stop and source.stop.year == year:
            return max(source.stop, next_month(line.spell.start)), source.reason
        return None

    def _let_go(self, line: Line, year: int, rng: Random) -> bool:
        """One line ends by chance, for a reason that fits the person's age; False where none does."""
        reason, _, ages = weighted(rng, self.how.get("leave", "其他")).partition(" ")
        who, day = line.persons.get(""), some_month(rng, year)
        day = value(self.how["stop"], rng, {}, year) if "stop" in self.how else day
        if (who and ages and not within(ages, who.age(year))) or day <= line.spell.start:
            return False
        if who and reason == "死亡":
            if self.county.covered_before(who, self, closing(year)):
                return False
            who.died = day if day.day == 1 else next_month(day)
        line.spell.stop, line.spell.reason = day, reason
        return True

    def _come(self, cell: Cell, year: int, rng: Random, start: date | None = None) -> None:
        """A new line: of somebody another ledger knows, or of somebody new. `year` before the first is any time before it."""
        asks = Asking(self.county, cell, year, rng, self)
        tried = ((at, way, asks.find(way)) for at, way in enumerate(sources_of(cell.how.get("who"), self.recipe)))
        at, taken, found = next((each for each in tried if each[2]), (0, NEW, None))
        persons, source = found or ({}, None)
        persons |= {"head": persons.get("head", persons[""])} if persons else {}
        line = Line(persons, {**self.recipe.where, **cell.where}, source=source)
        line.known = {"within": taken.within, "stays": bool(taken.kin), "@from": at, "@relation": taken.kin or "户主"}
        left = source.spell.stop if source and taken.left else None
        line.spell = Spell(start or left or self._start(cell, line, year, rng))
        self._describe(cell, line, year, rng)
        self.add(line)

    def add(self, line: Line) -> None:
        """Puts a line into the ledger."""
        self.lines.append(line)
        if "" in line.persons:
            self.county.held[line.person.id_no].append((self, line))

    def _start(self, cell: Cell, line: Line, year: int, rng: Random) -> date:
        """When a line begins: at some time before the first year, or within the year, and not before whom it hangs on."""
        early = year < FIRST
        usual = "2012..2018" if early else ""
        said = value(cell.how.get("before" if early else "start", usual), rng, {}, year)
        day = said if isinstance(said, date) else some_month(rng, said or year, 1, 12 if early else 10)
        who, turned = line.persons.get(""), cell.how.get("turned")
        if who and turned:
            day = max(BEGAN if early else date(year, 1, 1), next_month(date(who.born.year + turned, who.born.month, 1)))
        after = [line.source.spell.start] if line.source and line.known["within"] else []
        return max(day, *after, *([next_month(who.born)] if who else []), date.min)

    def _describe(self, cell: Cell, line: Line, year: int, rng: Random) -> None:
        """What stays the same over the years: disability, a guardian, the fields of the recipe."""
        who, serial, fields = line.persons.get(""), len(self.lines) + 1, cell.how["fields"]
        if who and "disabled" in cell.how and not who.disability:
            who.disability = (rng.choice(list(KINDS)), weighted(rng, cell.how["disabled"]))
        units = UNITS if "@community" in str(fields) else VILLAGES
        unit = units[serial * STRIDE % len(units)]
        known = {f"@{name}": found for name, found in line.source.row.items()} if line.source else {}
        known |= line.columns() | line.row | line.known
        known |= {"@serial": serial, "@age": who.age(max(year, FIRST)) if who else 0}
        known |= {"@village": unit.name, "@township": unit.township, "@community": unit.is_community}
        also, paying = cell.how.get("also", {}), self.county.paying.get(self.recipe.name)
        later = {*self.recipe.days, *self.yearly, "relation", *(f"{part}_name" for part in also), *known}
        later |= {item.shown for item in paying.items} if paying else set()
        named = [s for s in self.recipe.table.fields if s.name in fields or (s.column.required and s.name not in later)]
        filling = Filling(named, fields, self.county.plan, rng, max(year, FIRST))
        filling.used = self.used
        filling.fill([known])
        line.row |= {spec.name: known[spec.name] for spec in named}
        line.persons |= {part: self.county.relative(line, how, known) for part, how in also.items()}

    def seen(self, year: int) -> list[Line]:
        """The lines of the year's ledger."""
        until = date(year, 12, 31) if self.how.get("ahead") else None
        return [line for line in self.lines if line.spell.seen_in(year, until)]

    def known(self, line: Line, year: int) -> Cells:
        """What a row says of its persons, its spell and its own values; and the words with @ for the rest."""
        spell, (start, stop), day = line.spell, self.recipe.days, closing(year)
        ended = spell.stop_known_in(year)
        row = line.columns() | line.row | line.known | {start or "_": spell.start, stop or "_": ended}
        row |= {"stop_reason": (spell.reason or None) if ended else None, "relation": row.get("@relation")}
        row |= {"@stopped": ended is not None, "@new": spell.start.year == year}
        row["@months"] = 0 if ended else (day.year - spell.start.year) * 12 + day.month - spell.start.month
        row["@age"] = line.age_on(spell.last_day_in(year).replace(day=1))
        for ledger, column in self.how.get("lives", {}).items():
            row["@lives"] = self.county.lives(line, ledger, column, day)
        return row

    def says(self, line: Line, year: int, wanted: Sequence[tuple[str, str]]) -> bool:
        """Whether a line says one of the words, or lies in one of the ranges, that are wanted of each field."""
        told = line.known | line.row | {"@new": line.spell.start.year >= year}
        year = max(year, FIRST)
        told["@age"] = line.age_on(line.spell.last_day_in(year).replace(day=1))
        if unsaid := [name for name, _ in wanted if name not in told]:
            known = self.known(line, year) | told
            of_year = self.yearly.keys() & set(unsaid)
            told = known | {name: value(self.yearly[name], self.rng(0), known, year) for name in of_year}
        return all(any(within(word, told.get(name)) for word in words.split("|")) for name, words in wanted)

    def rows(self, year: int) -> list[Cells]:
        """The year's rows, the amounts as they are in the last month of each."""
        paying, specs = self.county.paying.get(self.recipe.name), self.recipe.table.fields
        rows = [self.known(line, year) | (paying.shown(line, year) if paying else {}) for line in self.seen(year)]
        Filling(specs, self.yearly, self.county.plan, self.rng(year), year).fill(rows)
        return [{spec.name: row[spec.name] for spec in specs if spec.name in row} for row in rows]
