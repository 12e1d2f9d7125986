"""Files as offices have them, made by code: the parts of packages, and what a file gives when it is opened."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mzledger.values.problem import Problem
from mzledger.workbook.grid import Sheet
from mzledger.workbook.reading import Workbook, open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGED = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>%s</sheetData></worksheet>'
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:automatic-styles><style:style style:name="ce1" style:family="table-cell"><style:text-properties
 style:text-line-through-style="solid"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>"""


def opened(path: Path) -> Workbook:
    """The workbook; a problem fails the test with its sentence."""
    book = open_workbook(path, path.name)
    assert isinstance(book, Workbook), book
    return book


def refused(path: Path) -> tuple[str, str]:
    """The code and the sentence of the problem that a file is."""
    problem = open_workbook(path, path.name)
    assert isinstance(problem, Problem)
    return problem.code, problem.what


def rows_in(sheet: Sheet) -> list[list[Any]]:
    return list(sheet.rows())


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def package(path: Path, sheet: str, others: Mapping[str, str] | None = None) -> Path:
    """An .xlsx of one sheet 名册 whose XML stands in the test."""
    relations = (
        f'<Relationships xmlns="{PACKAGED}"><Relationship Id="r1" Type="{RELATED}/%s" Target="%s"/>%s</Relationships>'
    )
    styles = f'<Relationship Id="r2" Type="{RELATED}/styles" Target="styles.xml"/>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets><sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations % ("officeDocument", "xl/workbook.xml", ""),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations % ("worksheet", "worksheets/sheet1.xml", styles),
        "xl/worksheets/sheet1.xml": sheet,
        **(others or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def open_document(path: Path, tables: str) -> Path:
    """An .ods whose tables stand in the test (line breaks between cells are none); its cell style ce1 is struck through."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        archive.writestr("content.xml", ODS % tables.replace("\n", ""))
    return path


def open_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def binary_workbook(path: Path, cells: Mapping[tuple[int, int], str]) -> Path:
    """An .xlsb of one sheet 名册 with texts by row and column from 0, down to the records that a reader needs; #REF! is an error."""
    sheet = _record(129) + _record(148, bytes(16)) + _record(145)
    for (row, column), text in cells.items():
        sheet += _record(0, struct.pack("<II", row, 0) + bytes(9))
        error = text == "#REF!"
        sheet += _record(3 if error else 6, struct.pack("<II", column, 0) + (b"\x17" if error else _wide(text)))
    book = _record(131) + _record(143)
    book += _record(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("名册")) + _record(144) + _record(132)
    relations = (
        f'<Relationships xmlns="{PACKAGED}"><Relationship Id="r1" Type="{RELATED}/%s" Target="%s"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            "<Types><Default ContentType='application/vnd.ms-excel.sheet.binary.macroEnabled.main'/></Types>",
        )
        archive.writestr("_rels/.rels", relations % ("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", relations % ("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/worksheets/sheet1.bin", sheet + _record(146) + _record(130))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def compound(path: Path, *names: str) -> Path:
    """An OLE compound file with these streams at its top, all empty."""
    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    sizes = (0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header = struct.pack("<8s16s5H6s10I", bytes.fromhex("d0cf11e0a1b11ae1"), b"", *sizes).ljust(512, b"\xff")
    sectors = struct.pack("<128I", 0xFFFFFFFD, end, *[none] * 126)
    entries = b""
    for at, (name, kind) in enumerate([("Root Entry", 5), *((name, 2) for name in names)]):
        text, right = f"{name}\0".encode("utf-16-le"), at + 1 if 0 < at < len(names) else none
        entries += struct.pack(
            "<64sHBB3I16sIQQIQ", text, len(text), kind, 1, none, right, none if at else 1, b"", 0, 0, 0, end, 0
        )
    return written(path, header + sectors + entries.ljust(512, b"\0"))
