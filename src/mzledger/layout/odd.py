"""Cells that only look blank: error values and formulas that were never calculated."""

from __future__ import annotations

from mzledger.schema.records import Part
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import a1
from mzledger.workbook.package import UNCALCULATED


def report_odd_cells(part: Part, odd: dict[tuple[int, int], str]) -> None:
    """An error cell or an uncalculated formula keeps every record of its row out that has a value from its column."""
    if not odd:
        return
    records: dict[tuple[int, int], list[int]] = {}
    for name, column in part.positions.items():
        if name not in part.scattered:
            for index, row in enumerate(part.rows):
                records.setdefault((row, column), []).append(index)
    for columns in part.scattered.values():
        for index, (row, column) in enumerate(zip(part.rows, columns, strict=True)):
            records.setdefault((row, column), []).append(index)
    for (row, column), said in odd.items():
        hit = records.get((row, column))
        if not hit:
            continue
        where = Where(part.file, part.sheet, a1(row, column))
        part.rejected.update(hit)
        part.problems = [p for p in part.problems if p.where != where or p.code != "MZ115"]
        if said == UNCALCULATED:
            part.problems.append(Problem("MZ011", Severity.ERROR, where, "单元格是公式，但文件里没有存计算结果"))
        else:
            part.problems.append(Problem("MZ012", Severity.ERROR, where, f"单元格是错误值 {said}"))
