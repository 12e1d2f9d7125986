"""Sheets that stand in a test as text: `列 | 列` lines become a real workbook, read through the real reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from mzledger.programs import all_programs
from mzledger.schema.program import Table
from mzledger.schema.row import FieldSpec
from mzledger.values.identity import check_character

Rows = list[dict[str, Any]]
DEFAULTS: Mapping[str, Any] = {
    "文字": "甲",
    "姓名": "张三",
    "乡镇": "唐谷镇",
    "金额": 100,
    "整数": 1,
    "数值": 1,
    "日期": date(2020, 1, 1),
    "年月": "2020-01",
}
VIEWED = {type(p.views[0].value): tuple(view.name for view in p.views) for p in all_programs() if p.views}
"""Lists of which a file's name says the word: 农村低保, 城市低保."""
REGIONS = """
区划代码     | 乡镇全称 | 乡镇类别 | 乡镇别名 | 村社区全称 | 村社区类别
632522101212 | 唐谷镇   | 镇       |          | 加吾村     | 行政村
632522101001 | 唐谷镇   | 镇       |          | 科加滩社区 | 社区
632522202203 | 河北乡   | 乡       | 河北     | 黄河村     | 行政村
632522202200 | 河北乡   | 乡       |          | 赛堂村     | 行政村
632522202001 | 河北乡   | 乡       |          | 赛堂社区   | 社区
"""


def an_id(number: int, born: str = "19500101") -> str:
    """An invented ID with a right check digit: prefix 99, a birth date, a number up to 999."""
    first17 = f"990121{born}{number:03d}"
    return first17 + check_character(first17)


def rows_of(text: str) -> Rows:
    """The rows of a text table; its first line with a bar is the heading."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if "|" in line]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def filled(table: Table, rows: Rows, file: str = "") -> Rows:
    """The rows with a neutral value in each required column that the text leaves out, and a blank stop where none is told."""
    for number, row in enumerate(rows, 1):
        for spec in table.fields:
            known = {spec.column.heading, *spec.column.alternatives}
            by_file = VIEWED.get(spec.choices, ()) if spec.choices else ()
            named = spec.column.from_name and (spec.kind == "年月" or (by_file and (not file or says(file, by_file))))
            if spec.column.required and not named and not known & set(row):
                if spec.kind == "身份证号":
                    row[spec.column.heading] = an_id(number)
                elif spec.kind == "村":
                    row[spec.column.heading] = "黄河村" if row.get("乡镇") == "河北乡" else "加吾村"
                else:
                    row[spec.column.heading] = next(iter(spec.choices)) if spec.choices else _neutral(spec)
            elif table.spell and spec.name == table.spell[1] and not _told(spec, row):
                row[spec.column.heading] = ""
    return rows


def _neutral(spec: FieldSpec) -> Any:
    """The neutral value of a column's kind; of a column that can't be as small, the least that it can be."""
    bounds, value = spec.column.bounds, DEFAULTS[spec.kind]
    return max(value, bounds.least) if spec.kind == "整数" and bounds and bounds.least is not None else value


def says(file: str, names: Sequence[str]) -> bool:
    """Whether a file's name says one of some views."""
    return any(name in file for name in names)


def _told(spec: FieldSpec, row: dict[str, Any]) -> bool:
    column = spec.column
    return not set(row).isdisjoint(
        (column.heading, *column.alternatives, *(h for v in column.variants for h in v.headings))
    )


def write_book(path: Path, sheets: Mapping[str, Rows | Sequence[Sequence[Any]]], title: str = "") -> Path:
    """A workbook with a title row, a unit row and a header in each sheet; plain digits become numbers, IDs stay text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        if title:
            sheet.append([title])
            sheet.append(["填报单位：测试县民政局"])
        if rows and isinstance(rows[0], dict):
            sheet.append(list(rows[0]))
            for row in rows:
                sheet.append([_cell(value) for value in row.values()])
        else:
            for cells in rows:
                sheet.append([_cell(value) for value in cells])
    book.save(path)
    return path


def _cell(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value if value != "" else None
    return float(value) if re.fullmatch(r"-?\d{1,11}(\.\d+)?", value) and not value.startswith("0") else value


def make_workspace(folder: Path, ledgers: Mapping[str, Mapping[str, Rows]], closing: str = "10-31") -> Path:
    """A workspace of some ledgers (path under ledgers/ → sheets) with the two townships of `REGIONS`."""
    write_book(folder / "ledgers" / "区划.xlsx", {"区划": rows_of(REGIONS)}, "测试县行政区划")
    settings = f'["单位"]\n"县名" = "测试县"\n"单位名称" = "测试县民政局"\n["统计"]\n"截止日" = "{closing}"\n["问题级别"]\n"MZ107" = "不查"\n'
    (folder / "mz.toml").write_text(settings, encoding="utf-8")
    for name, sheets in ledgers.items():
        write_book(folder / "ledgers" / name, sheets, f"测试县{Path(name).stem}")
    return folder
