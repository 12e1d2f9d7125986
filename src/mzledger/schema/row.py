"""A row model: one pydantic class per table, its fields made with `column`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Choice, Kind


@dataclass(frozen=True, slots=True)
class Absent:
    """What holds where a sheet has no such column: one value for all rows, or one derived from other fields.

    `derive` gets the values of the fields `needs` and the closing day, and returns the value or None. `said` is the
    assumption in a clerk's words; it is printed wherever the figure is explained.
    """

    said: str
    value: Any = None
    needs: tuple[str, ...] = ()
    derive: Callable[[tuple[Any, ...], date], Any] | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Headings that mean something else by a fixed step, and the step: 截止保障年月 is the last month paid, the stop the month after."""

    headings: tuple[str, ...]
    said: str
    convert: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """How a field stands in a workbook.

    `required`: a blank cell in the column is MZ115. `merged`: a value merged down over several rows holds for each of them.
    `from_name`: where the column is absent, the value is taken from the sheet's, the file's or the folder's name or the title.
    `identity`: without this column no row can be told from another (one error for the sheet). `absent`: what holds without it.
    `variants`: headings of another meaning that are converted. `weaker`: headings that stand for it only where no better one does. `lenient`: a word that the closed list
    doesn't know is a 提醒 and no error. `unit` is 元 or 万元 for money. `bounds` are what a value can be
    and usually is.
    """

    heading: str
    alternatives: tuple[str, ...] = ()
    unit: str = ""
    bounds: Bounds | None = None
    required: bool = True
    merged: bool = False
    from_name: bool = False
    identity: bool = False
    absent: Absent | None = None
    variants: tuple[Variant, ...] = ()
    weaker: tuple[str, ...] = ()
    lenient: bool = False
    note: str = ""


def column(heading: str, *alternatives: str, weaker: Iterable[str] = (), **how: Any) -> Any:
    """A field of a row model; `how` is the rest of `Column`. A text of `alternatives` or `weaker` may hold several headings, with blanks between.

    Any column may be absent: what needs it is then missing, or assumed.
    """
    declared = Column(heading, _headings(alternatives), weaker=_headings(weaker), **how)
    default: Any = ... if declared.required else None
    info: FieldInfo = Field(default, title=heading, json_schema_extra={"column": declared})  # type: ignore[dict-item]
    if declared.bounds is not None:
        info.metadata.append(AfterValidator(declared.bounds.possible))
    return info


def _headings(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(heading for text in texts for heading in text.split())


class Row(BaseModel):
    """A checked row. Strict and frozen: no value is coerced but by our own readers."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a row model, taken apart: its English name, its column, its cell kind and its allowed values."""

    name: str
    column: Column
    kind: str
    choices: type[Choice] | None
    info: FieldInfo


@cache
def fields_of(model: type[Row]) -> tuple[FieldSpec, ...]:
    """The fields in the order of the workbook's columns."""
    return tuple(_spec(name, info) for name, info in model.model_fields.items())


@cache
def specs_of(model: type[Row]) -> dict[str, FieldSpec]:
    """The same fields by their names."""
    return {spec.name: spec for spec in fields_of(model)}


def _spec(name: str, info: FieldInfo) -> FieldSpec:
    declared = info.json_schema_extra["column"]  # type: ignore[index]
    parts = [info.annotation, *getattr(info.annotation, "__args__", ())]
    choices = next((p for p in parts if isinstance(p, type) and issubclass(p, Choice)), None)
    metadata = [*info.metadata, *(m for p in parts for m in getattr(p, "__metadata__", ()))]
    kind = next((m.name for m in metadata if isinstance(m, Kind)), "选项" if choices else "文字")
    return FieldSpec(name, declared, kind, choices, info)  # type: ignore[arg-type]
