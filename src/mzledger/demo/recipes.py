"""The recipe of every ledger: what `county.toml` says of it, on top of what its program's declaration says already.

A program of which the file says nothing gets a recipe made of its declaration alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from mzledger.demo.plan import Named, Plan, shipped
from mzledger.programs import all_programs
from mzledger.schema.measure import Count, Measure
from mzledger.schema.program import Program, Table, View
from mzledger.schema.row import FieldSpec, Row
from mzledger.schema.timing import Flow, Stock
from mzledger.values.refusal import Refused

USUAL = 20
"""How many rows a table gets of which no target speaks."""
FORMS = ("each", "rows", "families", "anew")


@dataclass(frozen=True, slots=True)
class Cell:
    """Rows of one kind: the values that make them so, how many there are, and all that is said of them or of the whole table."""

    where: Mapping[str, str]
    count: Named
    how: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Recipe:
    """How one ledger is made. `name` is `program.table` or `program.view.table`; `how` what the file says."""

    program: Program
    table: Table
    view: View | None
    how: Mapping[str, Any]

    @property
    def name(self) -> str:
        """By what the file and the ledgers call it."""
        return self.key(self.table.name)

    @property
    def shape(self) -> str:
        """roster, payments, events, or one of `FORMS` where the file says so."""
        said = next((form for form in FORMS if form in self.how), "")
        kind = self.table.kind
        if said or not isinstance(kind, Flow):
            return said or "roster"
        return "payments" if self.table.roster else "events"

    @cached_property
    def fields(self) -> dict[str, FieldSpec]:
        """The table's fields by name."""
        return {spec.name: spec for spec in self.table.fields}

    @cached_property
    def days(self) -> tuple[str, str]:
        """The fields of start (or day) and stop; '' for none."""
        kind = self.table.kind
        stop = kind.stop if isinstance(kind, Stock) else ""
        return (kind.day, stop) if isinstance(kind, Stock | Flow) else ("", "")

    @property
    def where(self) -> dict[str, str]:
        """What every row says because the ledger is that of a view."""
        return {self.program.category: str(self.view.value)} if self.view else {}

    def key(self, name: str) -> str:
        """The name of something of the program, or of the view: a table's, a figure's."""
        return ".".join(filter(None, (self.program.slug, self.view.slug if self.view else "", name)))

    def other(self, model: type[Row] | None) -> str:
        """The name of the ledger of another table of the program, in the same view."""
        return self.key(self.program.table_of(model).name) if model else ""

    def counted(self, how: Count | None = None) -> list[Measure]:
        """The measures that count rows of this table, or those of one kind."""
        own = (m for m in self.program.measures if isinstance(m, Measure) and m.table is self.table.model)
        return [m for m in own if (m.count is how if how else m.count is not Count.TOTAL)]

    def cells(self, plan: Plan) -> list[Cell]:
        """What is to be made: as the file says, else the finest parts that targets know, else the usual number."""
        said = [(c.get("where", {}), c.get("count", USUAL), c) for c in self.how.get("cells", ())]
        once = ({"fields": row, "scaled": False, "since": row.get("_since", 0)} for row in self.how.get("rows", ()))
        said += [({}, 1, one | ({"until": until} if (until := one["fields"].get("_until")) else {})) for one in once]
        said = said or [(w, n, self.how.get("of", {}).get("".join(w.values()), {})) for w, n in self._planned(plan)]
        fields: Mapping[str, Any] = self.how.get("fields", {})
        said = said or [({}, self.how.get("count", USUAL), {})]
        return [Cell(w, n, {**self.how, **c, "fields": {**fields, **c.get("fields", {})}}) for w, n, c in said]

    def _planned(self, plan: Plan) -> Iterator[tuple[dict[str, str], str]]:
        """Of the words of the category by their English names; or of the measures that count rows of this table."""
        category = self.fields.get(self.program.category_of(self.table.model))
        members = category.choices if category and category.choices and not self.view else ()
        if category and (named := {str(m): k for m in members if (k := self.key(m.name.lower())) in plan}):
            yield from (({category.name: word}, key) for word, key in named.items())
            return
        counted = [m for m in self.counted() if not m.sign and self.key(m.slug) in plan]
        whole = [m for m in counted if m.count is Count.ROWS or m.of in self.table.unique][:1]
        for measure in [m for m in counted if m.where] or whole:
            yield {k: str(v) for k, v in measure.where.items()}, self.key(measure.slug)


@cache
def said() -> dict[str, Any]:
    """What `county.toml` says."""
    return tomllib.loads(shipped("county.toml"))


def frozen(how: Mapping[str, Any]) -> dict[str, Any]:
    """The same, with tuples for lists."""
    return {name: tuple(said) if isinstance(said, list) else said for name, said in how.items()}


def recipes(programs: tuple[Program, ...] | None = None) -> list[Recipe]:
    """The recipes of all ledgers, those of the file in its order first: later ones draw on the people of earlier ones.
    Given `programs` are made of their declarations alone.

    Raises `Refused` for a ledger or a field of the file that no declaration has.
    """
    own = said()["ledger"] if programs is None else {}
    found = {recipe.name: recipe for program in programs or all_programs() for recipe in _of(program, own)}
    if unknown := own.keys() - found.keys():
        raise Refused(f"county.toml：没有“{min(unknown)}”这张表")
    for recipe in found.values():
        _check(recipe)
    order = {name: place for place, name in enumerate(own)}
    return sorted(found.values(), key=lambda recipe: order.get(recipe.name, len(order)))


def _of(program: Program, own: Mapping[str, Any]) -> Iterator[Recipe]:
    """The program's ledgers: of its views where the file speaks of them, else of its tables."""
    views = [view for view in program.views if any(name.startswith(f"{program.slug}.{view.slug}.") for name in own)]
    for table in program.tables if program.slug not in said()["none"] else ():
        for view in views or (None,):
            recipe = Recipe(program, table, view, {})
            yield Recipe(program, table, view, own.get(recipe.name, {}))


def _check(recipe: Recipe) -> None:
    how = recipe.how
    cells = [cell.get("where", {}) for cell in how.get("cells", ())]
    for part in (how.get("fields", {}), how.get("yearly", {}), *how.get("rows", ()), *cells):
        if unknown := [name for name in part if name not in recipe.fields and name[0] != "_"]:
            raise Refused(f"county.toml：“{recipe.name}”没有字段 {unknown[0]}，有 {'、'.join(recipe.fields)}")
