"""写表的手：标题、合并的表头、小计、落款，以及几种文件格式。每次写出的文件逐字节相同。"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from linxi.people import Month

WHEN = datetime(2022, 1, 7, 9, 30)
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)


def dotted(month: Month) -> str:
    return f"{month[0]}.{month[1]:02d}"


def chinese(month: Month) -> str:
    return f"{month[0]}年{month[1]}月"


def slashed(month: Month) -> str:
    return f"{month[0]}/{month[1]}/1"


def put(sheet: Worksheet, row: int, values: Sequence[Any], box: bool = True) -> int:
    """从第 1 列起写一行，返回下一行的行号；空串不写。"""
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        if value not in ("", None):
            cell.value = value
            if isinstance(value, str) and re.fullmatch(r"[\dXx]{6,}", value):
                cell.number_format = "@"
        if box:
            cell.border = BOX
            cell.alignment = CENTER
    return row + 1


def merge(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def title(sheet: Worksheet, text: str, width: int, notes: Iterable[tuple[int, str]] = ()) -> int:
    """第一行标题（合并居中），第二行填报单位、单位、日期；返回表头的行号。"""
    put(sheet, 1, [text + "（合成数据）"], box=False)
    sheet.cell(1, 1).font = Font(name="方正小标宋简体", size=18)
    sheet.cell(1, 1).alignment = CENTER
    sheet.row_dimensions[1].height = 32
    merge(sheet, 1, 1, 1, width)
    for column, note in notes:
        sheet.cell(2, column, note)
    return 3 if notes else 2


def heading(sheet: Worksheet, row: int, names: Sequence[str]) -> int:
    """一行表头；「上级▸下级」写成两行合并的表头。返回数据的第一行。"""
    double = any("▸" in name for name in names)
    tops = [name.split("▸")[0] for name in names]
    bottoms = [name.split("▸")[1] if "▸" in name else "" for name in names]
    put(sheet, row, ["" if index and "▸" in names[index] and tops[index] == tops[index - 1] else top
                     for index, top in enumerate(tops)])  # fmt: skip
    if double:
        put(sheet, row + 1, bottoms)
        start = 0
        for index in range(1, len(names) + 1):
            if index == len(names) or "▸" not in names[index] or tops[index] != tops[start]:
                if "▸" in names[start]:
                    merge(sheet, row, start + 1, row, index)
                else:
                    merge(sheet, row, start + 1, row + 1, start + 1)
                start = index
    for line in range(row, row + 1 + double):
        for cell in sheet[line]:
            cell.font = Font(name="黑体", size=11)
    widths = {"身份证": 21, "姓名": 9, "序号": 6, "残疾证": 24, "账号": 22}
    for index, name in enumerate(names, 1):
        width = next((wide for part, wide in widths.items() if part in name), 12)
        sheet.column_dimensions[get_column_letter(index)].width = width
    return row + 1 + double


def sign(sheet: Worksheet, row: int, *parts: tuple[int, str]) -> int:
    for column, text in parts:
        sheet.cell(row, column, text)
    return row + 1


def save(book: Workbook, path: Path) -> None:
    """写成 .xlsx，压缩包里的时间固定，所以两次写出的一样。"""
    path.parent.mkdir(parents=True, exist_ok=True)
    book.properties.creator, book.properties.created = "民政局", WHEN
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stamp = f"{WHEN:%Y-%m-%dT%H:%M:%SZ}".encode()
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, parts[core])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


def save_biff(path: Path, sheet_name: str, rows: Sequence[Sequence[Any]], merges: Sequence[tuple[int, ...]]) -> None:
    """真正的 .xls（BIFF8），老机器上的 Excel 2003 存的。"""
    import xlwt

    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(sheet_name)
    text = xlwt.easyxf(num_format_str="@")
    spans = {(top, left): (bottom, right) for top, bottom, left, right in merges}
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if (row, column) in spans:
                bottom, right = spans[row, column]
                sheet.write_merge(row, bottom, column, right, value)
            elif value not in ("", None):
                sheet.write(row, column, value, text) if isinstance(value, str) else sheet.write(row, column, value)
    book.add_sheet("Sheet2")
    book.add_sheet("Sheet3")
    book.save(str(path))


def save_csv(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    """系统导出的 .csv（GB18030）；身份证号前面有一个制表符，免得 Excel 当成数字。"""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [",".join(str(value) for value in row) for row in rows]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("gb18030"))


def save_html(path: Path, caption: str, head: Sequence[str], rows: Sequence[Sequence[tuple[Any, int]]]) -> None:
    """网页改名的 .xls：单元格是（值，占几行），占 0 行的不写。"""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = " style=\"mso-number-format:'\\@'\""
    lines = [
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
        '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>',
        '<table border="1" cellspacing="0">',
        f'<tr><td colspan="{len(head)}" align="center"><b>{caption}</b></td></tr>',
        "<tr>" + "".join(f"<th>{name}</th>" for name in head) + "</tr>",
    ]
    for row in rows:
        cells = []
        for value, span in row:
            if span:
                rowspan = f' rowspan="{span}"' if span > 1 else ""
                cells.append(f"<td{rowspan}{text if isinstance(value, str) else ''}>{value}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    lines.append("</table></body></html>")
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("gbk"))
