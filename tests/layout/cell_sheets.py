"""Sheets that stand in a test cell for cell, and what reading them gave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from mzledger.layout.files import FileReading
from mzledger.schema.records import Part
from mzledger.values.place import Places
from mzledger.values.problem import Problem

PLACES = Places(
    "测试县", {"唐谷镇": ("加吾村", "科加滩社区"), "河北乡": ("黄河村", "赛堂村")}, {"唐谷": "唐谷镇", "河北": "河北乡"}
)
SHEET = re.compile(r"^ *== *(\S+) › (\S+)$", re.MULTILINE)
DEFAULT = "== 2020/农村低保.xlsx › 花名册\n"


@dataclass
class Read:
    """What a file gave, as tests look at it."""

    file: FileReading

    @property
    def parts(self) -> list[Part]:
        """The parts in reading order."""
        return self.file.parts

    @property
    def part(self) -> Part:
        """The one part."""
        (part,) = self.file.parts
        return part

    @property
    def problems(self) -> list[Problem]:
        """Of the file, then of its parts."""
        return [*self.file.problems, *(p for part in self.parts for p in part.problems)]

    @property
    def codes(self) -> list[tuple[str, str]]:
        """Code and cell of every problem."""
        return [(p.code, p.where.cell) for p in self.problems]

    def said(self, code: str) -> list[str]:
        """The sentences of a code."""
        return [p.what for p in self.problems if p.code == code]

    def rows(self, *names: str, at: int = 0) -> list[tuple[Any, ...]]:
        """Fields of each record: days and words as text, money in 分, None where nothing is."""
        part = self.parts[at]
        return list(zip(*([_plain(value) for value in part.columns[name]] for name in names), strict=True))

    def cells(self, name: str, at: int = 0) -> list[str]:
        """The cell that each record's value stands in."""
        part = self.parts[at]
        return [part.where(index, name).cell for index in range(len(part.rows))]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def write_cells(sheet: Worksheet, text: str) -> None:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if "|" in line]
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(lines, 1):
        for column, cell in enumerate(cells, 1):
            if cell in ("←", "↑"):
                before = (row, column - 1) if cell == "←" else (row - 1, column)
                starts[row, column] = starts.get(before, before)
                ends[starts[row, column]] = (row, column)
            elif cell:
                number = re.fullmatch(r"-?\d{1,11}(\.\d+)?", cell) and not re.match(r"0\d", cell)
                sheet.cell(row, column, float(cell) if number else cell)
    for (first_row, first_column), (last_row, last_column) in ends.items():
        sheet.merge_cells(start_row=first_row, start_column=first_column, end_row=last_row, end_column=last_column)
