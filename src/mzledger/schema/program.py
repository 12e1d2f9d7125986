"""A program of the bureau: its tables, views and measures. Declared in one file of `programs/`, computed elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mzledger.schema.cells import Choice
from mzledger.schema.measure import AnyMeasure
from mzledger.schema.row import FieldSpec, Row, fields_of, specs_of
from mzledger.schema.timing import Covered, Timing


class Domain(StrEnum):
    """In the order in which the annex prints them; `OTHER` is put together with nothing."""

    COUNTY = "基本情况"
    RELIEF = "社会救助"
    WELFARE = "社会福利"
    VETERANS = "退役军人和优抚"
    AFFAIRS = "社会事务"
    OTHER = "其他工作"


@dataclass(frozen=True, slots=True)
class Across:
    """What may stand side by side in one row: months (1月…12月), the words of a closed list (保障金, 价格补贴), or both.

    `amount` is the field of the cells below, `month` and `choice` the fields that the headings say ('' where it is none).
    """

    amount: str
    month: str = ""
    choice: str = ""


NAME_OF = {"id_no": "name", "head_id": "head_name", "guardian_id": "guardian_name", "helped_id": "helped_name"}
"""Field of a person's number → that of the same person's name."""


@dataclass(frozen=True, slots=True)
class Family:
    """How a table of one row a person may stand with one row a household: the head's fields and the person's.

    `head` is the value of `relation` for the head; `persons` the count of covered persons that a household row has.
    """

    head_name: str
    head_id: str
    name: str
    id_no: str
    relation: str
    head: Choice
    persons: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One kind of sheet.

    `kind`: whether it is a stock, people covered, a flow, a plan or standing data, and the days by which its rows are counted.
    `unique`: the fields that no two rows share. `household`: the field that holds a household together (the head's ID).
    `roster`: for a payment table, the table whose people may be paid.
    `area`: the field that says the township, if the table has it.
    `category`: by what this table's figures are broken down, where that is not the program's category.
    `paid_once`: payment items that every household covered on the closing day gets once a year.
    """

    model: type[Row]
    name: str
    grain: str
    unique: tuple[str, ...] = ()
    household: str = ""
    roster: type[Row] | None = None
    payee: str = ""
    paid_once: tuple[str, ...] = ()
    area: str = "township"
    optional: bool = False
    category: str = ""
    across: Across | None = None
    family: Family | None = None
    kind: Timing | None = None

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The columns in order."""
        return fields_of(self.model)

    @property
    def spell(self) -> tuple[str, str] | None:
        """The fields of the start and the stop of being covered; None where nobody is."""
        return (self.kind.day, self.kind.stop) if isinstance(self.kind, Covered) else None

    def field(self, name: str) -> FieldSpec:
        """A field by its English name (KeyError where the table has none of that name)."""
        return specs_of(self.model)[name]

    def has(self, *names: str) -> bool:
        """Whether the table has all these fields."""
        return specs_of(self.model).keys() >= set(names)


@dataclass(frozen=True, slots=True)
class View:
    """A part of a program that has a name of its own: 农村低保 is 低保 where the category is 农村."""

    slug: str
    name: str
    value: Choice


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """`slug` and `name` are what a clerk types; `grain` and `basis` are stated by every program. `faults_of` checks it when it is loaded.

    `category` is the field by which figures are broken down (beside the township); `standing` programs are kept at the
    root of the ledgers' folder, not by year. `domain`: with which other programs the annex puts it side by side.
    """

    slug: str
    name: str
    basis: tuple[str, ...]
    tables: tuple[Table, ...]
    measures: tuple[AnyMeasure, ...]
    category: str = ""
    views: tuple[View, ...] = ()
    aliases: tuple[str, ...] = ()
    standing: bool = False
    note: str = ""
    domain: Domain = Domain.OTHER
    _by_model: dict[type[Row], Table] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        if isinstance(self.tables, tuple):
            self._by_model.update({table.model: table for table in self.tables if isinstance(table, Table)})

    @property
    def grain(self) -> str:
        """What a row of each table is."""
        return "；".join(f"{table.name}：{table.grain}" for table in self.tables)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which a clerk or a file may call it, the longest first."""
        own = {self.name, *self.aliases, *(view.name for view in self.views)}
        return tuple(sorted(own, key=lambda name: (-len(name), name)))

    def category_of(self, model: type[Row]) -> str:
        """The field by which a table's figures are broken down; '' where it has none."""
        table = self.table_of(model)
        name = table.category or self.category
        return name if name and table.has(name) else ""

    def table_of(self, model: type[Row]) -> Table:
        """The table of a row model (KeyError for another program's)."""
        return self._by_model[model]
