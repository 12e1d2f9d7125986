"""A program's blank workbook: one sheet a table, from the same columns that reading uses."""

from __future__ import annotations

from mzledger.schema.program import Program, Table
from mzledger.schema.row import FieldSpec
from mzledger.workbook.writing import BlankColumn, BlankSheet

TEXT_KINDS = frozenset({"身份证号", "银行账号", "证号", "电话"})
FORMATS = {"日期": "yyyy-mm-dd", "年月": "yyyy-mm", "金额": "#,##0.00"}


def blank_sheets(program: Program) -> list[BlankSheet]:
    """The sheets of a program's blank workbook."""
    return [_sheet(program, table) for table in program.tables]


def _sheet(program: Program, table: Table) -> BlankSheet:
    return BlankSheet(table.name, f"{program.name}{table.name}", tuple(_column(spec) for spec in table.fields))


def _column(spec: FieldSpec) -> BlankColumn:
    unit = f"（{spec.column.unit}）" if spec.column.unit else ""
    return BlankColumn(
        heading=spec.column.heading + unit,
        choices=tuple(spec.choices or ()),
        as_text=spec.kind in TEXT_KINDS,
        number_format=FORMATS.get(spec.kind, "General"),
        note=spec.column.note,
    )
