"""A program's blank workbook: one sheet a table, from the same columns that reading uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mzledger.schema.program import Program, Table
from mzledger.schema.row import FieldSpec
from mzledger.workbook.book import GENERAL, TEXT, Book, Column, Look, Page
from mzledger.workbook.book import Table as Columns

MOST_LISTED = 20
"""Allowed values that a heading's note lists; the list to choose from has them all."""
TEXT_KINDS = frozenset({"身份证号", "银行账号", "证号", "电话"})
FORMATS = {"日期": "yyyy-mm-dd", "年月": "yyyy-mm", "金额": "#,##0.00", **dict.fromkeys(TEXT_KINDS, TEXT)}


def blank_book(program: Program) -> Book:
    """A program's blank workbook."""
    return Book(Look.FORM, [_page(program, table, ()) for table in program.tables])


def filled_book(program: Program, rows: Sequence[Mapping[str, str]]) -> Book:
    """A workbook of a program's first table with rows (field → text) already in it."""
    return Book(Look.FORM, [_page(program, program.tables[0], rows)])


def _page(program: Program, table: Table, rows: Sequence[Mapping[str, str]]) -> Page:
    title = table.name if table.name.startswith(program.name) else f"{program.name}{table.name}"
    columns = [_column(spec, [row.get(spec.name) for row in rows]) for spec in table.fields]
    return Page(table.name, title, tables=(Columns(columns),))


def _column(spec: FieldSpec, cells: Sequence[str | None]) -> Column:
    unit = f"（{spec.column.unit}）" if spec.column.unit else ""
    return Column(
        heading=spec.column.heading + unit,
        cells=cells,
        width=22.0 if spec.kind in TEXT_KINDS else None,
        number_format=FORMATS.get(spec.kind, GENERAL),
        choices=tuple(spec.choices or ()),
        note=_note(spec),
    )


def _note(spec: FieldSpec) -> str:
    """What hangs on a heading: whether it must be filled in, what may stand there, and the program's own word on it."""
    listed = "、".join(str(choice) for choice in spec.choices or ()) if len(spec.choices or ()) <= MOST_LISTED else ""
    parts = (
        "必填。" if spec.column.required else "没有的可以空着。",
        f"可填：{listed}。" if listed else "",
        f"{spec.column.note}。" if spec.column.note else "",
    )
    return "".join(parts)
