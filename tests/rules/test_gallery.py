"""The gallery: for every code the smallest bad ledger, and the full text of all that it gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from struct import pack
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from mzledger.layout.files import FileReader, LedgerFile
from mzledger.programs import all_programs
from mzledger.rules import catalogue
from mzledger.rules.runner import Policy, graded
from mzledger.values.problem import Problem
from mzledger.workspace.county import YearReading

GALLERY = Path(__file__).parent / "gallery"
ENTRIES = sorted(path.stem for path in GALLERY.glob("*.txt"))
ELSEWHERE = {
    "MZ013",
    "MZ120",
    "MZ306",
    "MZ307",
    "MZ318",
    "MZ320",
    "MZ321",
    "MZ322",
    "MZ407",
    "MZ408",
    "MZ409",
    "MZ420",
    "MZ421",
    *(code for code in catalogue() if code.startswith(("MZ5", "MZ7"))),
}
"""No sheet gives MZ013, MZ120, MZ420 and MZ421 (see below, and test_unfinished.py); targets, lists, registers, files, 列对照 and templates have their own tests."""


def shown(problems: list[Problem]) -> str:
    """Problems as a clerk reads them."""
    return "".join(
        f"{p.where}  {p.severity} {p.code}\n  {p.what}。\n  依据：{p.basis}\n  改法：{p.mend}\n" for p in problems
    )


def missing(path: Path) -> None:
    """No file at all."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_scan(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")


def half_a_file(path: Path) -> None:
    Workbook().save(path)
    path.write_bytes(path.read_bytes()[:500])


def a_stray_far_cell(path: Path) -> None:
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    sheet += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def locked_by_a_password(path: Path) -> None:
    """The compound file that Excel writes around an encrypted workbook, down to the one entry that says so."""
    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    signature = bytes.fromhex("d0cf11e0a1b11ae1")
    sizes = (0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header = pack("<8s16s5H6s10I", signature, b"", *sizes).ljust(512, b"\xff")
    sectors = pack("<128I", 0xFFFFFFFD, end, *[none] * 126)
    entries = b""
    for name, kind, child in (("Root Entry", 5, 1), ("EncryptedPackage", 2, none)):
        text = f"{name}\0".encode("utf-16-le")
        entries += pack("<64sHBB3I16sIQQIQ", text, len(text), kind, 1, none, none, child, b"", 0, 0, 0, end, 0)
    path.write_bytes(header + sectors + entries + bytes(256))


FILES: dict[str, Callable[[Path], None]] = {
    "MZ001": missing,
    "MZ002": lambda path: Workbook().save(path),
    "MZ003": locked_by_a_password,
    "MZ004": half_a_file,
    "MZ005": a_scan,
    "MZ006": empty,
    "MZ010": a_stray_far_cell,
}


def _refuse(path: Path) -> bytes:
    raise PermissionError


def _read_alone(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What reading the one file gives; a lock is played, because it can be made on Windows only."""
    path = folder / "农村低保.xlsx"
    FILES[code](path)
    if code == "MZ002":
        monkeypatch.setattr(Path, "read_bytes", _refuse)
    (reading,) = FileReader(all_programs(), None).read([LedgerFile(path, path.name, 2020)])
    return [final for problem in reading.problems if (final := graded(problem, Policy()))]


@pytest.mark.parametrize("code", ENTRIES)
def test_the_smallest_bad_ledger_gives_this_text(
    code: str, read: Callable[..., YearReading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets, _, expected = (GALLERY / f"{code}.txt").read_text(encoding="utf-8").partition("----\n")
    if code in FILES:
        problems = _read_alone(code, tmp_path, monkeypatch)
    else:
        problems = read(sheets, Policy()).problems if code == "MZ107" else read(sheets).problems
    assert code in {problem.code for problem in problems}
    assert shown(problems) == expected


def test_every_code_stands_in_the_gallery() -> None:
    assert set(ENTRIES) == catalogue().keys() - ELSEWHERE
