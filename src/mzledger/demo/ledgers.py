"""The whole county in memory: who stands where, what happened, and every ledger's rows, by name and year (year 0 for what belongs to no year).

A row is what the cells hold: yuan, dates, text. Names are `program.table`, or `program.view.table`, in slugs and Chinese.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from mzledger.demo.filling import Cells, Filling, value
from mzledger.demo.households import HouseholdRoster
from mzledger.demo.paying import Payments
from mzledger.demo.people import ALIASES, UNIT_ORDER, UNITS, People, Person
from mzledger.demo.plan import FIRST, YEAR, Plan, closing
from mzledger.demo.recipes import Cell, Recipe, recipes
from mzledger.demo.rosters import Asking, Found, Line, Roster, Source, sources_of
from mzledger.schema.measure import Count
from mzledger.schema.program import Program
from mzledger.values.period import next_month

Ledgers = dict[tuple[str, int], list[Cells]]
ROSTERS = {"roster": Roster, "families": HouseholdRoster}


def make_ledgers(
    seed: int, scale: Decimal = Decimal(1), last_year: int = YEAR, programs: tuple[Program, ...] | None = None
) -> Ledgers:
    """All ledgers up to a year (at least the planned one); the same seed and scale give the same rows.

    Each year grows out of the closing of the one before, and leaves the ledgers of earlier years as they were.
    """
    county, ledgers = County(seed, scale, recipes(programs)), {}
    for year in range(FIRST, max(last_year, YEAR) + 1):
        for roster in county.rosters.values():
            roster.grow(year)
        for payments in county.paying.values():
            payments.settle(year)
        for recipe in county.recipes:
            if not recipe.program.standing:
                ledgers[recipe.name, year] = _in_order(county.makers[recipe.name].rows(year))
    for recipe in county.recipes:
        for early in range(recipe.how.get("since", FIRST), FIRST):
            ledgers[recipe.name, early] = county.makers[recipe.name].rows(early)
    standing = (recipe for recipe in county.recipes if recipe.program.standing)
    return ledgers | {(recipe.name, 0): county.makers[recipe.name].rows(YEAR) for recipe in standing}


def _in_order(rows: list[Cells]) -> list[Cells]:
    """Payments by month, rosters by village, as an office files them; registers by day stay as they are."""
    if not rows or "village" not in rows[0] or not {"paid_month", "start_month"} & rows[0].keys():
        return rows
    paid = "paid_month" in rows[0]
    return sorted(rows, key=lambda r: (r["paid_month"] if paid else None, UNIT_ORDER[r["township"], r["village"]]))


class County:
    """The county while it is made: its people, and who stands where."""

    def __init__(self, seed: int, scale: Decimal, found: list[Recipe]) -> None:
        self.seed, self.plan, self.people, self.recipes = seed, Plan(scale), People(seed), found
        self.rosters = {one.name: ROSTERS[one.shape](one, self) for one in found if one.shape in ROSTERS}
        self.held: dict[str, list[tuple[Roster, Line]]] = defaultdict(list)
        self.paying: dict[str, Payments] = {}
        self.makers: dict[str, Roster | Payments | Events] = {**self.rosters}
        self._pools: dict[Any, list[Line]] = {}
        for one in found:
            if one.shape == "payments":
                roster = self.rosters[one.other(one.table.roster)]
                self.makers[one.name] = self.paying[roster.recipe.name] = Payments(one, roster)
            elif one.name not in self.rosters:
                self.makers[one.name] = Events(one, self)

    def all_of(self, named: str, year: int) -> list[Line]:
        """The lines of a ledger's year that say certain things: `dibao.rural.花名册 @relation=户主`; * for who died."""
        if named == "*":
            dead = [line for held in self.held.values() for _, line in held if line.person.died]
            return list({line.person.id_no: line for line in dead}.values())
        name, *said = named.split(" ")
        roster, wanted = self.rosters[name], [pair.partition("=")[::2] for pair in said]
        return [line for line in roster.seen(max(year, FIRST)) if roster.says(line, year, wanted)]

    def pool(self, source: Source, asks: Asking) -> list[Line]:
        """The lines that a source may still take in a year, in random order; each is taken once."""
        key = (source, asks.taker.recipe.name if asks.taker else asks.batch, asks.year, tuple(asks.cell.where.items()))
        if key not in self._pools:
            lines = [line for name in source.of for line in self.all_of(name, asks.year)]
            Random(f"{self.seed}/{key}").shuffle(lines)
            self._pools[key] = [one for one in lines if int(one.person.id_no[14:17]) % 100 < 100 * source.share]
        return self._pools[key]

    def covered_before(self, person: Person, roster: Roster, day: date) -> bool:
        """Whether a ledger that is made before this one covers somebody: it has not heard of a death here."""
        places = list(self.rosters)
        earlier = places[: places.index(roster.recipe.name)]
        return any(line.spell.covers(day) for other, line in self.held[person.id_no] if other.recipe.name in earlier)

    def stands(self, person: Person, name: str, year: int, where: Mapping[str, str] | None = None) -> bool:
        """Whether somebody stands in a ledger, on a row that says certain things, and had not left it before the year."""
        held = (line for roster, line in self.held[person.id_no] if roster.recipe.name == name)
        there = (line for line in held if line.spell.stop is None or line.spell.stop.year >= year)
        return any(all(line.row.get(k) == v for k, v in (where or {}).items()) for line in there)

    def lives(self, line: Line, ledger: str, column: str, day: date) -> Any:
        """What the line of the same person in another ledger says on a day; None where there is none."""
        held = (one for roster, one in self.held[line.person.id_no] if roster.recipe.name == ledger)
        return next((one.row[column] for one in held if one.spell.covers(day)), None)

    def relative(self, line: Line, how: Mapping[str, Any], known: Cells) -> Person:
        """Who plays another part in a line: the head of the household it was found in, or an elder relative."""
        who, rng = line.person, self.people.rng
        if line.source and line.source.persons["head"] is not who:
            return line.source.persons["head"]
        older, sex = (value(how.get(name, "男|女"), rng, known, YEAR) for name in ("older", "sex"))
        return self.people.aged(YEAR - who.born.year + older, who.place, sex=sex, ethnic=who.ethnic)


class Events:
    """One ledger that is made anew each year."""

    def __init__(self, recipe: Recipe, county: County) -> None:
        self.recipe, self.county, self.how = recipe, county, recipe.how

    def rows(self, year: int) -> list[Cells]:
        """The year's rows, by day where the table has one."""
        rng, day = Random(f"{self.county.seed}/{self.recipe.name}/{year}"), self.recipe.days[0]
        specs, plan = self.recipe.table.fields, self.county.plan
        rows = self._each() if "each" in self.how else self._batches(year, rng)
        sums = [m for m in self.recipe.counted(Count.TOTAL) if not m.where and self.recipe.key(m.slug) in plan]
        whole = {m.of: {"sum": self.recipe.key(m.slug)} for m in sums}
        Filling(specs, whole | self.how.get("fields", {}), plan, rng, year).fill(rows)
        if day and "each" not in self.how:
            rows.sort(key=lambda row: (str(row.get(day) or ""), str(row.get("id_no") or row.get("head_id") or "")))
            Filling(specs, self.how.get("numbered", {}), plan, rng, year).fill(rows, over=True)
        rows = [row for row in rows if not self.how.get("known") or row[day] <= closing(year)]
        return [{spec.name: row[spec.name] for spec in specs if spec.name in row} for row in rows]

    def _each(self) -> list[Cells]:
        kinds = [{"@community": u.is_community, "@code": u.code, "@kind": u.township[-1]} for u in UNITS]
        places = [{"township": u.township, "village": u.name, "@aliases": ALIASES[u.township]} for u in UNITS]
        return [place | kind for place, kind in zip(places, kinds, strict=True)]

    def _batches(self, year: int, rng: Random) -> list[Cells]:
        found: list[Cells] = []
        taken: set[str] = set()
        for cell in self.recipe.cells(self.county.plan):
            if cell.how.get("since", 0) <= year <= cell.how.get("until", year):
                asks = Asking(self.county, cell, year, rng, None, f"{self.recipe.name}/{len(found)}", taken)
                batch = self._all(asks) if "all" in cell.how else self._drawn(asks, len(found), taken)
                own = {k: v for k, v in cell.how["fields"].items() if k not in self.how.get("fields", {})}
                named = [self.recipe.fields[name] for name in own if name[0] != "_"]
                Filling(named, own, self.county.plan, rng, year).fill(batch)
                found += batch
        return found

    def _count(self, cell: Cell, year: int, before: int) -> int:
        """How many rows: a target of the year; or what is left of it after the batches before."""
        plan, named = self.county.plan, cell.count
        if isinstance(named, int) and not cell.how.get("scaled", True):
            return named
        if "{year}" in str(named):
            return plan.in_year(str(named).format(year=min(year, YEAR)), max(year, YEAR))
        if str(named).startswith("rest "):
            return max(0, plan.in_year(str(named).removeprefix("rest "), year) - before)
        return plan.in_year(named, year)

    def _all(self, asks: Asking) -> list[Cells]:
        """A row for everybody in other ledgers, or for the first of them: at the closing, or on each of some days."""
        how, count, last = asks.cell.how, self._count(asks.cell, asks.year, 0), closing(asks.year)
        lines = [line for name in how["all"] for line in self.county.all_of(name, asks.year)]
        found = []
        for day in [date(asks.year, *map(int, said.split("-"))) for said in how.get("days", ())] or [last]:
            there = [line for line in lines if line.spell.covers(day)][:count]
            rows = [one.row | self._row(asks, {"": one.person, "head": one.persons["head"]}, one) for one in there]
            found += [row | ({self.recipe.days[0]: day} if "days" in how else {}) for row in rows]
        return found

    def _drawn(self, asks: Asking, before: int, taken: set[str]) -> list[Cells]:
        """Rows of persons found one by one by the recipe's sources; some of them twice, some again and again."""
        how, count = asks.cell.how, self._count(asks.cell, asks.year, before)
        own = [s.name for s in self.recipe.table.fields if s.kind == "身份证号" and s.column.required] or ["id_no"]
        who = how.get("who") or {"" if name == "id_no" else name.removesuffix("_id"): None for name in own}
        ways = {part: sources_of(said, self.recipe) for part, said in who.items()}
        many, made = how.get("visits"), list[Found]()
        for _ in range(max(1, count // many) if many else count):
            made.append(self._one(ways, asks))
            if len(self.recipe.table.unique) == 1:
                taken |= {person.id_no for person in made[-1][0].values()}
        made = [one for one in made if one[0] or not any(way and way[-1].only for way in ways.values())]
        made += made[: self.county.plan.sized(how.get("again", 0))]
        made = [asks.rng.choice(made) for _ in range(count)] if many and made else made
        return [self._row(asks, *one) for one in made]

    def _one(self, ways: Mapping[str, tuple[Source, ...]], asks: Asking) -> Found:
        """A person for every part, and the first line in which one was found."""
        found = {part: next(filter(None, map(asks.find, sources)), None) for part, sources in ways.items()}
        persons = {part: one[0][""] for part, one in found.items() if one}
        persons |= {"head": found[""][0]["head"]} if found.get("") and found[""] and "head" in found[""][0] else {}
        return persons, next((one[1] for one in found.values() if one and one[1]), None)

    def _row(self, asks: Asking, persons: dict[str, Any], line: Line | None) -> Cells:
        """A row's first values: its persons', its batch's; the day of who left elsewhere is in the month before he left."""
        row = dict.fromkeys(f"{part}_id" for part in self.how.get("who", {}) if part) | Line(persons).columns()
        row |= dict(asks.cell.where) | {"@new": True, "@size": asks.rng.randint(1, 5)}
        row["@wrongly_numbered"] = self.county.people.misissued
        if line:
            home, day = line.known.get("home"), closing(asks.year)
            size = sum(one.spell.covers(day) for one in home.lines) if home else 1
            row |= {"@new": line.spell.start.year == asks.year, "@size": max(1, size)}
            gone = line.person.died if self.how.get("buries") else line.spell.stop
            if gone and "leavers" in self.how:
                row[self.how["leavers"]] = next_month(gone, -1) + timedelta(days=asks.rng.randrange(25))
        return row
