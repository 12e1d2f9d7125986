"""The formats of Excel, WPS and LibreOffice, whose values calamine reads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import python_calamine as calamine

from mzledger.workbook.biff import odd_cells_of_xls
from mzledger.workbook.binary import odd_cells_of_xlsb, refuse_far_cells
from mzledger.workbook.compound import SECTOR, is_whole
from mzledger.workbook.content import Content, Known, Unreadable
from mzledger.workbook.grid import MergedRange, Sheet
from mzledger.workbook.opendocument import OpenTable, known, open_tables
from mzledger.workbook.package import Package
from mzledger.workbook.parts import DAMAGED
from mzledger.workbook.plain_xml import written_plainly
from mzledger.workbook.trial import tried

_BY_ENDING = {
    "xlsx": frozenset({".xlsx", ".xlsm", ".xlam"}),
    "xlsb": frozenset({".xlsb"}),
    "xls": frozenset({".xls", ".xla"}),
    "ods": frozenset({".ods"}),
}
"""The endings by which calamine chooses how to read; under any other it tries."""
_BELIEVED = frozenset().union(*_BY_ENDING.values())


def read_xlsx(path: Path, data: bytes) -> Content:
    """Raises `Unreadable`, as the others here do."""
    try:
        package = Package(data)
        if package.written_otherwise:
            path, data = Path(), written_plainly(data, package.written_otherwise)
            package = Package(data)
    except DAMAGED:
        raise _damaged() from None
    return Content(_sheets(path, data, "xlsx", {}), package)


def read_xlsb(path: Path, data: bytes) -> Content:
    """Without marks."""
    refuse_far_cells(data)
    _try(data)
    return Content(_sheets(path, data, "xlsb", {}), Known(odd=odd_cells_of_xlsb(data)))


def read_xls(path: Path, data: bytes) -> Content:
    """Without marks."""
    if not is_whole(data):
        raise _damaged()
    _try(data)
    short = -len(data) % SECTOR
    # Some programs leave the last sector short, and calamine takes whole ones only.
    return Content(
        _sheets(Path() if short else path, data + bytes(short), "xls", {}), Known(odd=odd_cells_of_xls(data))
    )


def read_ods(path: Path, data: bytes) -> Content:
    """With the merged ranges that calamine does not tell."""
    tables = open_tables(data)
    _try(data)
    return Content(_sheets(path, data, "ods", tables), known(tables))


def _try(data: bytes) -> None:
    """Raises `Unreadable` for a file that would take this process with it."""
    if why := tried(data):
        raise Unreadable("MZ004", why)


def _sheets(path: Path, data: bytes, kind: str, tables: dict[str, OpenTable]) -> list[Sheet]:
    try:
        # By the path it parses outside Python's lock; but there it believes an ending that it knows.
        by_path = path.suffix in _BY_ENDING[kind] or path.suffix not in ("", *_BELIEVED)
        source = path if by_path else BytesIO(data)
        book = calamine.CalamineWorkbook.from_object(source)
        wanted = [meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
        return [_sheet(meta, book.get_sheet_by_name(meta.name), tables.get(meta.name)) for meta in wanted]
    except calamine.PasswordError:
        raise Unreadable("MZ003", "文件设了打开密码") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise _damaged() from None
    except BaseException as error:
        # Some damage makes the reader panic, which Python sees as no ordinary exception; a clerk's Ctrl-C is not it.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from None


def _sheet(meta: calamine.SheetMetadata, sheet: calamine.CalamineSheet, table: OpenTable | None) -> Sheet:
    areas = sheet.merged_cell_ranges or ()
    merged = tuple(MergedRange(top + 1, bottom + 1, left, right) for (top, left), (bottom, right) in areas)
    return Sheet(
        name=meta.name,
        left=sheet.start[1] if sheet.start else 0,
        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
        merged=tuple(table.merged) if table else merged,
        _rows=sheet.iter_rows(),
        extent=(sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0),
        very_hidden=meta.visible == calamine.SheetVisibleEnum.VeryHidden,
    )


def _damaged() -> Unreadable:
    return Unreadable("MZ004", "文件已损坏，或者不是 Excel 工作簿")
