"""The sheets in a test's docstring, as real workbooks in a workspace, checked by every rule.

A sheet begins with `== 文件 › 表` (under `ledgers/`; 2020/农村低保.xlsx › 花名册 where there is no such line). Columns that
it leaves out are filled with neutral values, unless the line ends in `（原样）`; `（隐藏）` hides the sheet, `（隐藏行）` its
last row. Data begins in sheet row 4: a title, a unit line and the heading stand above. `数字123` is a numeric cell. Ledgers
of 2019 are last year's book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from mzledger.programs import find_program
from mzledger.rules.runner import Policy
from mzledger.values.problem import Problem
from mzledger.workspace.county import YearReading, open_county, read_years
from mzledger.workspace.folder import find_workspace
from sheets import Rows, filled, make_workspace, rows_of

SHEET = re.compile(r"^ *== *(\S+) › (\S+?)(（原样）|（隐藏）|（隐藏行）)?$", re.MULTILINE)
NUMBER = re.compile(r"数字(\d+)")
DEFAULT = "== 2020/农村低保.xlsx › 花名册\n"
INVENTED = Policy({"MZ107": "不查"})
"""The invented people's numbers begin with 99, as MZ107 rightly notes."""


def sheets_in(text: str) -> dict[str, dict[str, Rows]]:
    """File under ledgers/ → sheet → rows."""
    ledgers: dict[str, dict[str, Rows]] = {}
    parts = SHEET.split(text if SHEET.search(text) else DEFAULT + text)
    for file, name, how, body in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
        rows = rows_of(body)
        program = find_program(Path(file).stem)
        table = next((t for t in program.tables if t.name == name), None) if program else None
        if table and how != "（原样）":
            filled(table, [row for row in rows if not is_total(row)], file)
        blank = dict.fromkeys((heading for row in rows for heading in row), "")
        ledgers.setdefault(file, {})[name] = [blank | {h: _number(cell) for h, cell in row.items()} for row in rows]
    return ledgers


def _number(cell: Any) -> Any:
    match = NUMBER.fullmatch(cell) if isinstance(cell, str) else None
    return float(match[1]) if match else cell


def _hide(ledgers: Path, text: str) -> None:
    for file, name, how in SHEET.findall(text):
        if how == "（隐藏）":
            book = load_workbook(ledgers / file)
            book.create_sheet("封面")
            book[name].sheet_state = "hidden"
            book.save(ledgers / file)
        elif how == "（隐藏行）":
            book = load_workbook(ledgers / file)
            book[name].row_dimensions[book[name].max_row].hidden = True
            book.save(ledgers / file)


def is_total(row: Mapping[str, object]) -> bool:
    """Whether a row prints a 小计 or 合计; its other columns stay blank."""
    return next(iter(row.values()), "").endswith(("小计", "合计", "总计", "累计"))  # type: ignore[attr-defined]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., YearReading]:
    """Reads and checks the sheets of a text as the year 2020, closed on 31 October."""

    def build(text: str, policy: Policy = INVENTED) -> YearReading:
        workspace = find_workspace(make_workspace(tmp_path, sheets_in(text)))
        _hide(workspace.ledgers, text)
        county = open_county(workspace)
        assert not county.problems
        county.policy = policy
        return list(read_years(county, workspace.years(), date(2020, 10, 31)))[-1]

    return build


@pytest.fixture
def problems(request: pytest.FixtureRequest, read: Callable[..., YearReading]) -> list[Problem]:
    """Every problem of the sheets in the test's docstring."""
    return read(request.function.__doc__ or "").problems


@pytest.fixture
def found(problems: list[Problem]) -> list[tuple[str, str]]:
    """Code and cell of every problem of the sheets in the test's docstring."""
    return [(problem.code, problem.where.cell) for problem in problems]
