"""A program's blank workbook: one sheet a table, from the same columns that reading uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mzledger.schema.program import Program, Table
from mzledger.schema.row import FieldSpec
from mzledger.workbook.writing import BlankColumn, BlankSheet

MOST_LISTED = 20
"""Allowed values that a heading's note lists; the list to choose from has them all."""
TEXT_KINDS = frozenset({"身份证号", "银行账号", "证号", "电话"})
FORMATS = {"日期": "yyyy-mm-dd", "年月": "yyyy-mm", "金额": "#,##0.00"}


def blank_sheets(program: Program) -> list[BlankSheet]:
    """The sheets of a program's blank workbook."""
    return [_sheet(program, table) for table in program.tables]


def filled_sheet(program: Program, rows: Sequence[Mapping[str, str]]) -> BlankSheet:
    """The sheet of a program's first table with rows (field → text) already in it."""
    table = program.tables[0]
    cells = tuple(tuple(row.get(spec.name) for spec in table.fields) for row in rows)
    return replace(_sheet(program, table), rows=cells)


def _sheet(program: Program, table: Table) -> BlankSheet:
    return BlankSheet(
        table.name,
        table.name if table.name.startswith(program.name) else f"{program.name}{table.name}",
        tuple(_column(spec) for spec in table.fields),
    )


def _column(spec: FieldSpec) -> BlankColumn:
    unit = f"（{spec.column.unit}）" if spec.column.unit else ""
    return BlankColumn(
        heading=spec.column.heading + unit,
        choices=tuple(spec.choices or ()),
        as_text=spec.kind in TEXT_KINDS,
        number_format=FORMATS.get(spec.kind, "General"),
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
