"""The gallery: for every code the smallest bad ledger, and the full text of all that it gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
import python_calamine as calamine
from openpyxl import Workbook

from mzledger.programs import all_programs
from mzledger.rules import catalogue
from mzledger.rules._runner import Policy, graded
from mzledger.schema.files import read_files
from mzledger.values.problem import Problem
from mzledger.workspace.county import YearReading

GALLERY = Path(__file__).parent / "gallery"
ENTRIES = sorted(path.stem for path in GALLERY.glob("*.txt"))
ELSEWHERE = {"MZ120", "MZ701", "MZ702", "MZ703", "MZ704"}
"""No sheet gives MZ120 (see below); templates have their own tests."""


def shown(problems: list[Problem]) -> str:
    """Problems as a clerk reads them."""
    return "".join(
        f"{p.where}  {p.severity} {p.code}\n  {p.what}。\n  依据：{p.basis}\n  改法：{p.mend}\n" for p in problems
    )


def missing(path: Path) -> None:
    """No file at all."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>姓名</td></tr></table></html>", encoding="utf-8")


def half_a_file(path: Path) -> None:
    Workbook().save(path)
    path.write_bytes(path.read_bytes()[:500])


def a_stray_far_cell(path: Path) -> None:
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    sheet += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


FILES: dict[str, Callable[[Path], None]] = {
    "MZ001": missing,
    "MZ002": lambda path: Workbook().save(path),
    "MZ003": lambda path: Workbook().save(path),
    "MZ004": half_a_file,
    "MZ005": a_web_page,
    "MZ006": empty,
    "MZ010": a_stray_far_cell,
}


def _refuse(error: type[Exception]) -> Callable[..., bytes]:
    def refuse(*arguments: object) -> bytes:
        raise error

    return refuse


def _read_alone(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What reading the one file gives; a lock and a password are played, being hard to make on every system."""
    path = folder / "农村低保.xlsx"
    FILES[code](path)
    if code == "MZ002":
        monkeypatch.setattr(Path, "read_bytes", _refuse(PermissionError))
    if code == "MZ003":
        monkeypatch.setattr(calamine.CalamineWorkbook, "from_filelike", _refuse(calamine.PasswordError))
    (reading,) = read_files([path], [path.name], all_programs(), None, 2020)
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
