"""How a sheet was understood, column by column, as values: for `mz columns`, its JSON and the lines of 列对照."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mzledger.layout.asking import could_be
from mzledger.layout.files import SheetView
from mzledger.layout.fitting import SUBJECTS, Fit
from mzledger.layout.header import Heading
from mzledger.layout.mapping import layout_of, table_label
from mzledger.layout.matching import Level, matches, meaning_of_words
from mzledger.layout.needs import measured, stock_fields, wanted_fields
from mzledger.layout.profile import Profile, is_id, is_partial
from mzledger.schema.columns import CellMemory
from mzledger.schema.defects import shown
from mzledger.schema.row import FieldSpec
from mzledger.workbook.address import letters

_LONG_NUMBER = re.compile(r"\d{7}")
"""Of persons, phones or accounts."""
SAMPLES = 2


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One of their columns: letters, heading path, ours ('' where it is not used), by what it was known, unit, samples, state.

    `state` is 已用, 未用, 空列, or 要问 where a figure hangs on it.
    """

    column: str
    heading: str
    ours: tuple[str, ...]
    by: str
    unit: str
    samples: tuple[str, ...]
    state: str
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table on a sheet: the ledger that it is read as, its layout's code, shape, columns, and what it lacks for which figures."""

    sheet: str
    label: str
    layout: str
    rows: int
    shape: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    lacking: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Our heading, what holds instead ('' for nothing), the figures that hang on it."""


def table_views(views: list[SheetView], memory: CellMemory) -> Iterator[TableView]:
    """The tables of a file's sheets."""
    for view in views:
        fits = view.seen.fits
        layout = layout_of(view.seen.header)
        if view.reader is None or not fits:
            yield TableView(view.sheet, "", layout, 0, (), tuple(_unknown(view)), ())
            continue
        main, part = fits[0], view.parts[0]
        columns = tuple(_column(h, view, fits, memory) for h in view.seen.header.headings)
        wanted = wanted_fields(main.program, main.table)
        figures = measured(main.program, main.table, part.household_rows)
        told = figures.keys() | stock_fields(main.program, main.table)
        told |= {main.program.category_of(main.table.model), main.table.area}
        lacking = tuple(
            (spec.column.heading, part.assumed.get(spec.name, ""), tuple(wanted[spec.name]))
            for spec in main.table.fields
            if spec.name in told and (spec.name in part.absent or spec.name in part.assumed)
        )
        labels = "、".join(table_label(fit.program, fit.table) for fit in fits)
        yield TableView(view.sheet, labels, layout, len(part.rows), tuple(view.reader.main.plan.said), columns, lacking)


def _unknown(view: SheetView) -> Iterator[ColumnView]:
    for heading in view.seen.header.headings:
        profile = view.seen.profiles[heading.column]
        yield ColumnView(
            letters(heading.column),
            heading.path,
            (),
            "",
            heading.unit,
            _samples(profile, None, heading),
            "空列" if profile.empty else "未用",
        )


def _column(heading: Heading, view: SheetView, fits: list[Fit], memory: CellMemory) -> ColumnView:
    assert view.reader is not None
    profile = view.reader.left_over[heading.column]
    ours: list[str] = []
    by, unit, spec = "", heading.unit, None
    for fit in fits:
        specs = {s.name: s for s in fit.table.fields}
        for name, taken in fit.taken.items():
            if taken.heading.column == heading.column:
                spec = specs[name]
                ours.append(spec.column.heading)
                by, unit = taken.by, taken.unit or unit
        for group in fit.groups:
            for name, grouped in group.columns.items():
                if grouped.column == heading.column:
                    spec = specs[name]
                    said = "、".join(str(v) for v in group.constants.values())
                    ours.append(spec.column.heading + (f"（{said}）" if said else ""))
                    by = "并列的列"
    state, nearest = "已用", ""
    if not ours:
        state, nearest = _left(heading, view, fits[0], profile, memory)
    return ColumnView(
        letters(heading.column),
        heading.path,
        tuple(dict.fromkeys(ours)),
        by,
        unit,
        _samples(profile, spec, heading),
        state,
        nearest,
    )


def _left(heading: Heading, view: SheetView, fit: Fit, profile: Profile, memory: CellMemory) -> tuple[str, str]:
    near = matches(fit.table, heading.words)
    name = max(near, key=lambda n: near[n].score, default="")
    nearest = next(
        (s.column.heading for s in fit.table.fields if s.name == name and near[name].level >= Level.NEAR), ""
    )
    if profile.empty:
        return "空列", nearest
    if heading.column in fit.set_aside:
        return "不用", nearest
    wanted = wanted_fields(fit.program, fit.table)
    part = view.parts[0]
    lacking = [s for s in fit.table.fields if s.name in wanted and (s.name in part.absent or s.name in part.assumed)]
    doubts = {d.second.column for d in fit.doubts}
    asked = heading.column in doubts or any(could_be(fit.table, s, heading, profile, memory) for s in lacking)
    sequence = "SEQUENCE" in meaning_of_words(heading.words).types
    return ("要问" if asked else "不用" if sequence else "未用"), nearest


def _samples(profile: Profile, spec: FieldSpec | None, heading: Heading) -> tuple[str, ...]:
    said = meaning_of_words(heading.words)
    person = bool(said.types & {"NAME", "ADDRESS"}) or bool(said.qualifiers & SUBJECTS and not said.types)
    found = list(dict.fromkeys(_masked(cell, spec, person and spec is None) for cell in profile.cells[:20]))
    return tuple(found[:SAMPLES])


def _masked(cell: Any, spec: FieldSpec | None, person: bool = False) -> str:
    """A cell as it may be shown: numbers of persons and accounts masked, names by their first character."""
    text = shown(
        cell,
        sensitive=is_id(cell)
        or is_partial(cell)
        or _LONG_NUMBER.search(str(cell)) is not None
        or (spec is not None and spec.kind in ("身份证号", "银行账号", "电话")),
    )
    if (person or (spec is not None and spec.kind == "姓名")) and len(text) > 1:
        return text[0] + "*" * (len(text) - 1)
    return text
