"""Stray far cells, error cells and uncalculated formulas are seen however the XML is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_files import SHEET, opened, package, refused

from mzledger.workbook.address import a1
from mzledger.workbook.look import is_small, look, odd_cells_only
from mzledger.workbook.survey import survey

NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = {
    "plain": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "other order": '<row r="1048576"><c s="1" t="n" r="XFD1048576"><v>1</v></c></row>',
    "single quotes": "<row r='1048576'><c r = 'XFD1048576'><v>1</v></c></row>",
    "line breaks": '<row\nr="1048576"><c\nr="XFD1048576"\n><v>1</v></c></row>',
    "prefixed": '<x:row xmlns:x="a" r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    "an entity in the address": '<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
    "small letters": '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    "the row says another number": '<row r="2"><c r="XFD1048576"><v>1</v></c></row>',
    "no address after a far one": '<row r="1048575"><c r="XFC1"><v>1</v></c></row><row><c><v>1</v></c></row>',
    "a wide row and a long column": '<row r="1"><c r="BZ1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>',
    "beyond what Excel has": '<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
    "before the others": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + NEAR * 3000,
}


@pytest.mark.parametrize("far", FAR.values(), ids=FAR)
@pytest.mark.parametrize("dimension", ["", '<dimension ref="A1:K200"/>', '<dimension ref="A1"/>'])
def test_a_far_cell_is_refused_however_it_is_written_and_whatever_the_sheet_states(
    tmp_path: Path, far: str, dimension: str
) -> None:
    sheet = (SHEET % (NEAR + far)).replace("<sheetData>", dimension + "<sheetData>")
    assert refused(package(tmp_path / "低保.xlsx", sheet))[0] == "MZ010"


@pytest.mark.parametrize(
    "cells",
    [
        NEAR + '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
        NEAR + '<row r="1048570"><c r="A1048570"><v>1</v></c></row>',
        NEAR + '<row r="3000"><c r="XFD3000"><v>1</v></c></row>',
        NEAR + '<row r="60000"><c r="ZZ60000"><v>1</v></c></row>',
        NEAR + '<row r="9"><c r="B9" t="inlineStr"><is><t>r="XFD1048576" hidden :c </t></is></c></row>',
    ],
)
def test_a_sheet_that_can_be_read_is_not_refused(tmp_path: Path, cells: str) -> None:
    (sheet,) = opened(package(tmp_path / "低保.xlsx", SHEET % cells)).sheets()
    assert sheet.extent >= (1, 1)


def test_a_sheet_in_utf_16_would_read_as_blank_and_is_refused(tmp_path: Path) -> None:
    path = package(tmp_path / "低保.xlsx", "", {"xl/worksheets/sheet1.xml": ""})
    path = package(path, (SHEET % NEAR).encode("utf-16"))  # type: ignore[arg-type]
    assert refused(path) == ("MZ004", "有工作表用 UTF-16 编码存放，读出来会是空表")


ODD = {
    "an error": '<c r="B2" t="e"><v>#N/A</v></c>',
    "an error of a formula": '<c r="B2" t="e"><f>1/0</f><v>#N/A</v></c>',
    "other order": "<c t='e' s='1' r='B2'><v>#N/A</v></c>",
    "prefixed": '<x:c xmlns:x="a" r="B2" t="e"><x:v>#N/A</x:v></x:c>',
    "no address": '<c r="A2"/><c t="e"><v>#N/A</v></c>',
    "not calculated": '<c r="B2"><f>SUM(A1:A2)</f><v></v></c>',
    "a formula with attributes": '<c r="B2" s="3"><f t="shared" ref="B2:B3" si="0">A1+1</f></c>',
    "a formula of another": '<c r="B2"><f t="shared" si="0"/><v/></c>',
}


@pytest.mark.parametrize("cell", ODD.values(), ids=ODD)
def test_an_odd_cell_is_named_however_it_is_written(tmp_path: Path, cell: str) -> None:
    book = opened(package(tmp_path / "低保.xlsx", SHEET % (NEAR + f'<row r="2">{cell}<c r="C2"><v>1</v></c></row>')))
    (sheet,) = book.sheets()
    assert book.odd_cells(sheet) == {(2, 1): "#N/A" if "#N/A" in cell else "公式未计算"}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>A1</f><v>0</v></c>',
        '<c r="B2" t="str"><f>IF(A1=1,"","x")</f><v></v></c>',
        '<c r="B2" t="inlineStr"><is><t>t="e" &lt;f&gt;</t></is></c>',
        '<c r="B2" s="1"/>',
        '<c r="B2" t="inlineStr"></c>',
    ],
)
def test_a_calculated_formula_and_a_blank_cell_are_not_odd(tmp_path: Path, cell: str) -> None:
    book = opened(package(tmp_path / "低保.xlsx", SHEET % (NEAR + f'<row r="2">{cell}</row>')))
    (sheet,) = book.sheets()
    assert book.odd_cells(sheet) == {}


INSIDES = ["", "<v>1</v>", "<v></v>", "<f>A1</f>", "<f>A1</f><v>1</v>", "<f>A1</f><v/>", "<is><t>&lt;c</t></is>"]
TYPES = ["", ' t="n"', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="e"', ' t="b"', " t='e'"]
PLACES = st.tuples(st.integers(1, 1048576) | st.integers(1, 80), st.integers(0, 16383) | st.integers(0, 60))


@st.composite
def cells(draw: st.DrawFn) -> str:
    """A cell in one of the ways in which programs write them."""
    address = f'r="{a1(*draw(PLACES))}"' if draw(st.booleans()) else f"r='{a1(*draw(PLACES))}'"
    style = draw(st.sampled_from(["", ' s="1"', ' s="123"', " cm='1'"]))
    kind, inside = draw(st.sampled_from(TYPES)), draw(st.sampled_from(INSIDES))
    head = f"c {address}{style}{kind}" if draw(st.booleans()) else f"c{style}{kind} {address}"
    return f"<{head}/>" if not inside and draw(st.booleans()) else f"<{head}>{inside}</c>"


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(cells(), max_size=12), st.integers(1, 200))
def test_the_quick_look_never_says_less_than_the_parser(made: list[str], piece: int) -> None:
    content = (SHEET % f"<row>{''.join(made)}</row>").encode()
    pieces = [content[at : at + piece] for at in range(0, len(content), piece)]
    seen, found = look(pieces), survey([content])
    assert seen.odd or not found.odd
    assert seen.far or found.rows * found.columns <= 50_000_000
    if is_small(lambda: pieces):
        assert found.rows * found.columns <= 50_000_000
        assert survey([odd_cells_only(content)]).odd == found.odd
