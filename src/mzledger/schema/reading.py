"""Reading a recognised sheet into a `Part`: columns of typed values, problems with their cells, and every row accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from mzledger.schema.cells import CellContext, exact_number, folded
from mzledger.schema.columns import AMOUNT_KINDS, CellMemory, ColumnReader
from mzledger.schema.recognition import Recognised
from mzledger.schema.records import Part, PrintedTotal
from mzledger.schema.row import FieldSpec
from mzledger.values.place import Places
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import a1
from mzledger.workbook.grid import Cells, MergedRange, Sheet
from mzledger.workbook.header import is_remark, row_kind
from mzledger.workbook.package import UNCALCULATED

LEADING_COLUMNS = 5
_YEAR_MONTH = re.compile(r"(\d{4})年(\d{1,2})月")
_MONTH_ONLY = re.compile(r"(\d{1,2})月")


@dataclass(slots=True)
class _SheetReader:
    sheet: Sheet
    found: Recognised
    part: Part
    readers: dict[str, ColumnReader]
    constants: dict[str, Any]
    kinds: dict[str, str]
    held: dict[tuple[str, int], Any] = field(default_factory=dict)


def read_sheet(
    sheet: Sheet, found: Recognised, *, file: str, digest: str, memory: CellMemory, year: int | None
) -> Part:
    """Every row of a sheet as a data row with typed values, or counted under its kind (空行, 合计行, 签字行)."""
    part = Part(file, sheet.name, digest, found.program, found.table, {}, {})
    known = {heading.column for heading in found.columns.values()}
    part.unread = tuple(h.text for h in found.header.headings if h.column not in known)
    if not _usable(sheet, found, part):
        return _left_unread(sheet, part)
    constants = _from_names(sheet, found, file, memory.places, year)
    absent = [spec for spec in found.table.fields if spec.column.from_name and spec.column.required]
    absent = [spec for spec in absent if spec.name not in found.columns and spec.name not in constants]
    if absent:
        _report_missing(part, found, tuple(absent))
        return _left_unread(sheet, part)
    part.positions = {name: heading.column for name, heading in found.columns.items()}
    part.columns = {spec.name: [] for spec in found.table.fields}
    readers = {
        spec.name: _column_reader(spec, found, memory) for spec in found.table.fields if spec.name in part.positions
    }
    reader = _SheetReader(sheet, found, part, readers, constants, memory.row_kinds)
    part.non_data["标题和表头"] = part.rows_seen = found.header.last_row
    for first_row, rows in sheet.chunks(found.header.last_row + 1):
        part.rows_seen += len(rows)
        _read_chunk(reader, first_row, rows)
    conserved(part)
    return part


def report_odd_cells(part: Part, odd: dict[tuple[int, int], str]) -> None:
    """Cells that only look blank: an error cell or an uncalculated formula in a data row keeps the row out."""
    fields = {column: name for name, column in part.positions.items()}
    index_of = {row: index for index, row in enumerate(part.rows)} if odd else {}
    for (row, column), said in odd.items():
        if row not in index_of or column not in fields:
            continue
        where = part.where(index_of[row], fields[column])
        part.rejected.add(index_of[row])
        part.problems = [p for p in part.problems if p.where != where or p.code != "MZ115"]
        if said == UNCALCULATED:
            part.problems.append(Problem("MZ011", Severity.ERROR, where, "单元格是公式，但文件里没有存计算结果"))
        else:
            part.problems.append(Problem("MZ012", Severity.ERROR, where, f"单元格是错误值 {said}"))


def conserved(part: Part) -> None:
    """The law of reading: every row of the sheet is a data row or counted under its kind (AssertionError if not)."""
    kept = len(part.rows) + sum(part.non_data.values())
    if kept != part.rows_seen:
        raise AssertionError(f"{part.file} {part.sheet}: {part.rows_seen} rows seen, {kept} accounted for")


def _left_unread(sheet: Sheet, part: Part) -> Part:
    """A sheet that lacks columns: its rows are counted, none of them is read."""
    part.rows_seen = part.non_data["没有读取"] = sum(len(rows) for _, rows in sheet.chunks(1))
    return part


def _usable(sheet: Sheet, found: Recognised, part: Part) -> bool:
    if found.missing:
        _report_missing(part, found, found.missing)
        return False
    for spec, first, second in found.doubled:
        cells = "、".join(a1(found.header.last_row, heading.column) for heading in (first, second))
        what = f"{cells} 两列（“{first.text}”“{second.text}”）都像“{spec.column.heading}”，不知道该用哪一列"
        part.problems.append(Problem("MZ302", Severity.ERROR, Where(part.file, sheet.name, cells.split("、")[1]), what))
    return not found.doubled


def _report_missing(part: Part, found: Recognised, missing: tuple[FieldSpec, ...]) -> None:
    names = "、".join(f"“{spec.column.heading}”" for spec in missing)
    where = Where(part.file, part.sheet, a1(found.header.last_row, found.header.headings[0].column))
    what = f"按{found.program.name}“{found.table.name}”读取，表头缺少{names}列"
    part.problems.append(Problem("MZ301", Severity.ERROR, where, what))


def _column_reader(spec: FieldSpec, found: Recognised, memory: CellMemory) -> ColumnReader:
    unit = found.columns[spec.name].unit or found.header.unit or spec.column.unit
    return memory.reader(spec, 10000 if unit == "万元" else 1)


def _from_names(sheet: Sheet, found: Recognised, file: str, places: Places | None, year: int | None) -> dict[str, Any]:
    """Values of absent columns that the sheet's name, its title or the file's name gives."""
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    texts = (sheet.name, found.header.title, stem)
    values: dict[str, Any] = {}
    for spec in found.table.fields:
        if spec.column.from_name and spec.name not in found.columns:
            value = next((v for text in texts if (v := _named_value(spec, text, places, year)) is not None), None)
            if value is not None:
                values[spec.name] = value
    return values


def _named_value(spec: FieldSpec, text: str, places: Places | None, year: int | None) -> Any:
    if spec.choices:
        spellings = {folded(m.value): m.value for m in spec.choices} | spec.choices.also()
        hits = sorted((key for key in spellings if len(key) > 1 and key in text), key=len, reverse=True)
        return spec.choices(spellings[hits[0]]) if hits else None
    if spec.kind == "乡镇":
        return places.township(text) if places else None
    if spec.kind == "年月":
        match = _YEAR_MONTH.search(text)
        month = f"{match[1]}-{match[2]}" if match else ""
        if not month and year and (only := _MONTH_ONLY.fullmatch(text.strip())):
            month = f"{year}-{only[1]}"
        reader = ColumnReader(spec, CellContext())
        return reader[month] if month else None
    return None


def _read_chunk(reader: _SheetReader, first_row: int, rows: list[Cells]) -> None:
    part, left = reader.part, reader.sheet.left
    columns = [list(cells) for cells in zip(*rows, strict=True)]
    for spec in reader.found.table.fields:
        if spec.column.merged and spec.name in part.positions:
            _fill_down(reader, spec.name, first_row, columns[part.positions[spec.name] - left])
    numbers = list(range(first_row, first_row + len(rows)))
    others = _other_rows(reader, first_row, rows, columns)
    if others:
        for earlier, (index, kind) in enumerate(others.items()):
            above = len(part.rows) + index - earlier
            _set_aside(reader, numbers[index], kind, rows[index], above)
        keep = [index for index in range(len(rows)) if index not in others]
        numbers = [numbers[index] for index in keep]
        columns = [[cells[index] for index in keep] for cells in columns]
    base = len(part.rows)
    part.rows.extend(numbers)
    for spec in reader.found.table.fields:
        target = part.columns[spec.name]
        if spec.name not in reader.readers:
            target.extend([reader.constants.get(spec.name)] * len(numbers))
            continue
        column_reader = reader.readers[spec.name]
        cells = columns[part.positions[spec.name] - left]
        target.extend(column_reader.read(cells))
        if not (column_reader.bad.keys().isdisjoint(cells) and column_reader.repaired.keys().isdisjoint(cells)):
            _report(part, column_reader, base, cells)


def _fill_down(reader: _SheetReader, name: str, first_row: int, cells: list[Any]) -> None:
    """A merged range's value holds for each of its rows; blank cells outside such a range stay blank."""
    column, last_row = reader.part.positions[name], first_row + len(cells) - 1
    for area in _ranges_of(reader, column):
        if area.last_row < first_row or area.first_row > last_row:
            continue
        if area.first_row >= first_row:
            reader.held[name, area.first_row] = cells[area.first_row - first_row]
        value = reader.held.get((name, area.first_row), "")
        for row in range(max(area.first_row, first_row), min(area.last_row, last_row) + 1):
            cells[row - first_row] = value


def _ranges_of(reader: _SheetReader, column: int) -> list[MergedRange]:
    below = reader.found.header.last_row
    return [
        area
        for area in reader.sheet.merged
        if area.first_column == column and area.last_row > area.first_row and area.first_row > below
    ]


def _other_rows(reader: _SheetReader, first_row: int, rows: list[Cells], columns: list[list[Any]]) -> dict[int, str]:
    """Rows of a chunk that are no data. Only rows that look odd in their leading columns are looked at closely."""
    kinds = reader.kinds
    suspects: set[int] = set()
    for cells in columns[:LEADING_COLUMNS]:
        odd = set()
        for value in set(cells):
            if isinstance(value, str) and not (value.isascii() and value and not value.isspace()):
                kind = kinds.get(value)
                if kind is None:
                    kind = kinds[value] = row_kind([value])
                if kind:
                    odd.add(value)
        if odd:
            suspects.update(index for index, value in enumerate(cells) if value in odd)
    found = {index: kind for index in sorted(suspects) if (kind := row_kind(rows[index]))}
    return {index: kind for index, kind in found.items() if kind == "空行" or not _is_filled_in(reader, rows[index])}


def _is_filled_in(reader: _SheetReader, cells: Cells) -> bool:
    """Whether a row that begins like a 合计 or a signature is data all the same: its other required words are filled in."""
    part, left = reader.part, reader.sheet.left
    wanted = [
        cells[part.positions[spec.name] - left]
        for spec in reader.found.table.fields
        if spec.column.required and spec.name in part.positions and spec.kind not in AMOUNT_KINDS
    ]
    filled = [cell for cell in wanted if cell != "" and not (isinstance(cell, str) and is_remark(cell))]
    return len(filled) >= min(2, len(wanted) - 1) > 0


def _set_aside(reader: _SheetReader, row: int, kind: str, cells: Cells, above: int) -> None:
    part = reader.part
    part.non_data[kind] += 1
    if kind != "合计行":
        return
    amounts = {}
    for name, column_reader in reader.readers.items():
        value = exact_number(cells[part.positions[name] - reader.sheet.left])
        if column_reader.spec.kind == "金额" and value is not None:
            amounts[name] = int((value * column_reader.yuan_per_unit * 100).to_integral_value())
    label = next(cell for cell in cells if isinstance(cell, str) and cell.strip())
    part.totals.append(PrintedTotal(row, "".join(label.split()), above, amounts))


def _report(part: Part, reader: ColumnReader, base: int, cells: list[Any]) -> None:
    name = reader.spec.name
    for index, raw in enumerate(cells, base):
        if raw in reader.bad:
            code, what = reader.bad[raw]
            part.rejected.add(index)
            part.problems.append(Problem(code, Severity.ERROR, part.where(index, name), what))
        elif raw in reader.repaired:
            for what in reader.repaired[raw]:
                part.problems.append(Problem("MZ121", Severity.REPAIRED, part.where(index, name), what))
