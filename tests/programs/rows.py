"""Plausible rows of any table, made from its declaration alone: kinds, closed lists, bounds, spells, households, rosters."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from mzledger.schema.measure import Measure
from mzledger.schema.program import NAME_OF, Program, Table
from mzledger.schema.row import FieldSpec
from mzledger.schema.timing import days_of
from sheets import an_id

Rows = list[dict[str, Any]]
CLOSING = date(2020, 10, 31)
PLACES = (
    ("唐谷镇", "加吾村"),
    ("唐谷镇", "科加滩社区"),
    ("河北乡", "黄河村"),
    ("河北乡", "赛堂村"),
    ("河北乡", "赛堂社区"),
)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "建国明华秀英玉兰春梅志强"
LARGEST = {"金额": 900, "整数": 40, "数值": 900}


def rows_of(program: Program, table: Table, count: int, seed: int) -> Rows:
    """At most so many rows (field → cell) of a table of the program, the same for the same seed; blank cells are None.

    For a table of payments: what is paid to the people of so many rows of its roster.
    """
    maker = _Maker(program, table, Random(f"{seed} {program.slug} {table.name}"))
    if table.roster is None:
        return _different(maker.rows(count), table)
    return _different(maker.payments(rows_of(program, program.table_of(table.roster), count, seed)), table)


def _different(rows: Rows, table: Table) -> Rows:
    """Without the rows that share what no two rows of the table may share."""
    keys = table.unique or tuple(spec.name for spec in table.fields)
    return list({tuple(row[name] for name in keys): row for row in rows}.values())


class _Maker:
    """Rows of one table."""

    def __init__(self, program: Program, table: Table, rng: Random) -> None:
        self.program, self.table, self.rng = program, table, rng
        self.days = days_of(table.kind)
        self.wanted = {*self.days, *table.unique, program.category_of(table.model), *_measured(program, table)}

    def rows(self, count: int) -> Rows:
        """Rows of people, events or things; of a table of households, so many persons."""
        if self.table.family is None:
            return [self._row(number) for number in range(count)]
        made: Rows = []
        while len(made) < count:
            made += self._household(len(made), min(self.rng.choice((1, 1, 2, 3)), count - len(made)))
        return made

    def payments(self, people: Rows) -> Rows:
        """For each person of the roster what is paid in some of the months in which he is covered."""
        made: Rows = []
        for person in {each[self.table.payee]: each for each in people}.values() if self.table.payee else people:
            roster = self.program.table_of(self.table.roster)  # type: ignore[arg-type]
            start, stop = (as_day(person[name]) for name in roster.spell) if roster.spell else (date(2020, 1, 1), None)
            first, last = max(start or CLOSING, date(2020, 1, 1)).month, 10 if stop is None else stop.month - 1
            months = range(first, last + 1) if stop is None or stop.year == 2020 else range(0)
            made += [self._payment(person, month) for month in self.rng.sample(months, min(2, len(months)))]
            if 10 in months:
                made += [self._payment(person, 10) | {self.table.across.choice: once} for once in self.table.paid_once]  # type: ignore[union-attr]
        return made

    def _payment(self, person: dict[str, Any], month: int) -> dict[str, Any]:
        own = self._row(self.rng.randrange(900))
        shared = {name: value for name, value in person.items() if name in own and name not in self.days}
        day = {name: _cell(self.table.field(name), date(2020, month, 1)) for name in self.days}
        item = self.table.across.choice if self.table.across else ""
        usual = (
            [str(word) for word in self.table.field(item).choices or () if word not in self.table.paid_once]
            if item
            else []
        )
        return own | ({item: self.rng.choice(usual)} if item not in shared and item else {}) | shared | day

    def _household(self, number: int, size: int) -> Rows:
        """A head and others, who share all but who they are."""
        family, head = self.table.family, self._row(number)
        assert family is not None
        counts = [spec.name for spec in self.table.fields if spec.kind == "整数"]
        head |= {
            family.name: head[family.head_name],
            family.id_no: head[family.head_id],
            family.relation: str(family.head),
        }
        head |= dict.fromkeys(counts, size)
        others = [str(word) for word in self.table.field(family.relation).choices or () if word != family.head]
        return [head] + [
            head
            | {
                family.name: name_of(at),
                family.id_no: an_id(at % 900, "19600607"),
                family.relation: self.rng.choice(others),
            }
            for at in range(number + 1, number + size)
        ]

    def _row(self, number: int) -> dict[str, Any]:
        row = {spec.name: self._value(spec, number) for spec in self.table.fields}
        if self.table.has("township", "village"):
            row["township"], row["village"] = PLACES[number % len(PLACES)]
        for number_field, name_field in NAME_OF.items():
            if row.get(number_field) and row.get(name_field):
                row[name_field] = name_of(int(row[number_field][14:17]))
        if "household_size" in row:
            row["household_size"] = max(row[spec.name] for spec in self.table.fields if spec.kind == "整数")
        return row | self._spell(row) | self._derived(row)

    def _spell(self, row: dict[str, Any]) -> dict[str, Any]:
        """A start before the closing day; one in four has stopped since, and says why."""
        if len(self.days) < 2:
            return {}
        stopped = self.rng.random() < 0.25
        start, stop = (self.table.field(name) for name in self.days)
        said = {name: "其他" for name in ("stop_reason",) if name in row and stopped}
        said |= {name: "停发" if stopped else "在享" for name in ("state",) if name in row}
        begun = date(self.rng.choice((2018, 2019, 2020)), self.rng.randint(1, 6), 1)
        ended = _cell(stop, date(2020, self.rng.randint(7, 12), 1)) if stopped else None
        return {start.name: _cell(start, begun), stop.name: ended, **said}

    def _derived(self, row: dict[str, Any]) -> dict[str, Any]:
        """What the declaration itself derives from other fields (the age band from the number)."""
        absent = {spec.name: spec.column.absent for spec in self.table.fields if spec.column.absent and spec.choices}
        found = {
            name: a.derive(tuple(row[n] for n in a.needs), CLOSING)
            for name, a in absent.items()
            if a.derive and a.needs
        }
        return {name: str(value) for name, value in found.items() if value}

    def _value(self, spec: FieldSpec, number: int) -> Any:
        if not spec.column.required and spec.name not in self.wanted:
            return None
        if spec.column.absent and spec.column.absent.value is not None:
            return str(spec.column.absent.value)
        if spec.choices:
            return str(self.rng.choice([*spec.choices]))
        if spec.kind in LARGEST:
            return self._number(spec)
        if spec.kind in ("日期", "年月"):
            month = (
                self.rng.randint(1, 12) if spec.name in self.days and not self.table.spell else self.rng.randint(1, 10)
            )
            return _cell(spec, date(2020, month, self.rng.randint(1, 28)))
        made = {
            "姓名": name_of(number),
            "身份证号": self._id(spec, number),
            "乡镇": PLACES[number % 5][0],
            "村": PLACES[number % 5][1],
        }
        at = number if spec.name in self.table.unique else self.rng.randrange(3)
        return made.get(
            spec.kind, f"{spec.column.heading.split('（')[0]}{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{at // 10 or ''}"
        )

    def _id(self, spec: FieldSpec, number: int) -> str:
        """A person of the age that the table is about; who may come twice does."""
        often = self.table.roster is None and not self.days[1:] and self.table.unique != (spec.name,)
        born = "20100305" if self.table.has("guardian_id") and spec.name == "id_no" else f"19{30 + number % 15}0607"
        return an_id((number // 2 if often else number) % 900 + 1, born if not often else "19400607")

    def _number(self, spec: FieldSpec) -> int:
        bounds = spec.column.bounds
        low = max(int(limit) for limit in (bounds.least, bounds.low, 1) if limit is not None) if bounds else 1
        highs = [int(limit) for limit in (bounds.most, bounds.high) if limit is not None] if bounds else []
        return self.rng.randint(low, min([*highs, low + LARGEST[spec.kind]]))


def _measured(program: Program, table: Table) -> set[str]:
    measures = [each for each in program.measures if isinstance(each, Measure) and each.table is table.model]
    return {name for each in measures for name in (each.of, *each.where)}


def name_of(number: int) -> str:
    """An invented name, the same for the same number."""
    return SURNAMES[number % 10] + GIVEN[number // 10 % 12] + GIVEN[(number // 3 + 5) % 12]


def _cell(spec: FieldSpec, day: date) -> Any:
    return f"{day:%Y-%m}" if spec.kind == "年月" else day


def as_day(cell: Any) -> date | None:
    """The day, or the first of the month, that a cell of `rows_of` says."""
    return date(int(cell[:4]), int(cell[5:7]), 1) if isinstance(cell, str) else cell
