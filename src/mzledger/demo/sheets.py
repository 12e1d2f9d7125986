"""Writing a workbook in its real shape: title, 填报 line, header, merged household cells, 小计 and 合计, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.properties import PageSetupProperties

from mzledger.demo.fixed import fix_archive
from mzledger.demo.ledgers import Cells
from mzledger.demo.looks import Book, Look, Part
from mzledger.demo.places import COUNTY
from mzledger.schema.cells import Choice
from mzledger.schema.row import FieldSpec, fields_of

OFFICE = f"{COUNTY}民政局（合成数据）"
SIGNERS = ("制表人：拉毛措", "审核人：才让多杰", "负责人：王海林")
WIDTHS = {"身份证号": 20.0, "银行账号": 22.0, "证号": 23.0, "电话": 13.0, "金额": 13.0, "日期": 12.0, "年月": 11.0}
TEXT_KINDS = ("身份证号", "银行账号", "证号", "电话")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to write: its name, its title, the day it was filed, its table and its rows."""

    name: str
    title: str
    filed: date
    part: Part
    rows: Sequence[Cells]


def write_book(path: Path, book: Book, sheets: Sequence[Sheet]) -> None:
    """Writes the workbook; the same sheets give the same bytes (with the same versions of openpyxl and zlib)."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "合成数据"
    if book.cover:
        cover = workbook.create_sheet("封面")
        filed = sheets[0].filed
        for line in ("", sheets[0].title, OFFICE, f"{filed.year}年{filed.month}月"):
            cover.append([None, line])
    for sheet in sheets:
        _Writing(workbook, sheet).write()
    if book.blank:
        workbook.create_sheet("Sheet3")
    workbook.save(path)
    fix_archive(path)


def heading(spec: FieldSpec, look: Look) -> str:
    """A column's heading as this file has it: the declared one or a declared alternative, perhaps with its unit."""
    text = (spec.column.heading, *spec.column.alternatives)[look.renamed.get(spec.name, 0)]
    return f"{text}（{spec.column.unit}）" if look.units and spec.column.unit else text


def columns_of(part: Part) -> list[FieldSpec]:
    """The columns that the table has in this file, without the 序号 before them."""
    return [spec for spec in fields_of(part.model) if spec.name not in part.look.omitted]


class _Writing:
    """One sheet while it is written, row by row."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.sheet, self.look = sheet, sheet.part.look
        kept = {name for row in sheet.rows for name in row}
        self.specs = [spec for spec in columns_of(sheet.part) if spec.name in kept or spec.column.required]
        self.forms = {"年月": self.look.months, "日期": self.look.days}
        self.target = workbook.create_sheet(sheet.name)
        self.cells = [self._template(spec) for spec in self.specs]
        self.merges: list[CellRange] = []
        self.row = 0

    def write(self) -> None:
        """The whole sheet, top to bottom. It states its extent at the start, as Excel's own files do."""
        last = f"{get_column_letter(len(self.specs) + 1)}{self._row_count()}"
        self.target.calculate_dimension = lambda: f"A1:{last}"
        self._top()
        numbers = iter(range(1, len(self.sheet.rows) + 1))
        blocks = groupby(self.sheet.rows, lambda row: row["township"]) if self.look.subtotals else ()
        for township, block in blocks:
            rows = list(block)
            self._households(rows, numbers)
            self._total(f"{township}小计", rows)
        if not self.look.subtotals:
            self._households(self.sheet.rows, numbers)
        if any(spec.kind == "金额" for spec in self.specs):
            self._total("合计", self.sheet.rows)
        self._append([SIGNERS[0], None, None, SIGNERS[1], None, None, SIGNERS[2]])
        self.target.merged_cells = self.merges

    def _row_count(self) -> int:
        """Title, unit line and heading, data, subtotals, total, signature."""
        blocks = groupby(self.sheet.rows, lambda row: row["township"]) if self.look.subtotals else ()
        subtotals = sum(1 for _ in blocks)
        return 3 + len(self.sheet.rows) + subtotals + any(spec.kind == "金额" for spec in self.specs) + 1

    def _append(self, cells: Sequence[Any]) -> None:
        self.target.append(cells)
        self.row += 1

    def _merge(self, column: int, rows: int, columns: int = 1) -> None:
        """Merges from the row written last: down over so many rows, and to the right over so many columns."""
        if rows > 1 or columns > 1:
            self.merges.append(CellRange(None, column, self.row, column + columns - 1, self.row + rows - 1))

    def _template(self, spec: FieldSpec) -> WriteOnlyCell | None:
        """A cell with the column's number format, filled anew for every row; None for a plain column."""
        formats = {"金额": self.look.money_format, "年月": self.look.month_format, "日期": "yyyy-mm-dd"}
        number_format = (
            "@" if spec.kind in TEXT_KINDS else "" if self.forms.get(spec.kind) else formats.get(spec.kind, "")
        )
        merged = self.look.merged and spec.column.merged
        if not (number_format or merged):
            return None
        cell = WriteOnlyCell(self.target)
        cell.number_format = number_format or "General"
        if merged:
            cell.alignment = Alignment(vertical="center")
        return cell

    def _top(self) -> None:
        """Title over all columns, the 填报 line, the headings."""
        self.target.freeze_panes = "A4"
        self.target.page_setup.orientation, self.target.page_setup.paperSize = "landscape", 9
        self.target.page_setup.fitToWidth, self.target.page_setup.fitToHeight = 1, 0
        self.target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for number, spec in enumerate(self.specs, 2):
            width = WIDTHS.get(spec.kind, max(10.0, 2.2 * len(heading(spec, self.look)) + 2))
            self.target.column_dimensions[get_column_letter(number)].width = width
        title = WriteOnlyCell(self.target, self.sheet.title)
        title.font, title.alignment = Font(bold=True, size=16), Alignment(horizontal="center")
        self._append([title])
        self._merge(1, 1, len(self.specs) + 1)
        filed = self.sheet.filed
        day = f"填报日期：{filed.year}年{filed.month}月{filed.day}日"
        units = {spec.column.unit for spec in self.specs if spec.kind == "金额"}
        self._append([f"填报单位：{OFFICE}", None, None, f"单位：{units.pop()}" if units else None, None, day])
        head = [WriteOnlyCell(self.target, text) for text in ("序号", *(heading(s, self.look) for s in self.specs))]
        for cell in head:
            cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center", wrap_text=True)
        self._append(head)

    def _households(self, rows: Sequence[Cells], numbers: Iterable[int]) -> None:
        """Data rows; where cells are merged, a value stands in the first row of its block only."""
        if not self.look.merged:
            for row, number in zip(rows, numbers, strict=False):
                self._append(self._line(number, row, first=True))
            return
        for _, block in groupby(rows, lambda row: row.get("head_id") or row["township_name"]):
            household = list(block)
            for place, (row, number) in enumerate(zip(household, numbers, strict=False)):
                self._append(self._line(number, row, first=place == 0))
                if place == 0:
                    for column, spec in enumerate(self.specs, 2):
                        if spec.column.merged:
                            self._merge(column, len(household))

    def _line(self, number: int, row: Cells, first: bool) -> list[Any]:
        line: list[Any] = [number]
        for spec, cell in zip(self.specs, self.cells, strict=True):
            value = row[spec.name] if first or not spec.column.merged else None
            line.append(value if value is None else self._written(spec, cell, value))
        return line

    def _written(self, spec: FieldSpec, cell: WriteOnlyCell | None, value: Any) -> Any:
        """The value as this file writes it: a text, a number, or the column's own cell filled with it."""
        form = self.forms.get(spec.kind)
        if form:
            value = form.format(value)
        elif isinstance(value, Choice):
            value = value.value
        if cell is None:
            return value
        cell.value = value
        return cell

    def _total(self, label: str, rows: Iterable[Cells]) -> None:
        """A row with the sums of the money columns; a merged amount counts once a household."""
        line: list[Any] = [label]
        households = list({row["head_id"]: row for row in rows}.values()) if self.look.merged else rows
        for spec, cell in zip(self.specs, self.cells, strict=True):
            if spec.kind == "金额":
                source = households if spec.column.merged else rows
                line.append(self._written(spec, cell, sum(row[spec.name] or 0 for row in source)))
            else:
                line.append(None)
        self._append(line)
