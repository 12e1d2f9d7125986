"""What an office did to a sheet that its values don't show."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import MAIN, SHEET, opened, package, rows_in
from openpyxl import Workbook
from openpyxl.styles import Font

from mzledger.workbook.grid import Marks


def marks_of(path: Path, sheet: str, **others: str) -> Marks:
    book = opened(package(path, sheet, {name.replace("__", "/") + ".xml": content for name, content in others.items()}))
    (only,) = book.sheets()
    assert rows_in(only)
    return book.marks(only)


def rows(**attributes: str) -> str:
    texts = {number: attributes.get(f"r{number}", "") for number in (1, 2, 3)}
    return "".join(f'<row r="{r}"{text}><c r="A{r}"><v>{r}</v></c></row>' for r, text in texts.items())


def test_a_workbook_of_excel_tells_hidden_rows_columns_filter_strikes_and_sheets(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    for number in range(1, 8):
        sheet.append([number, number, number])
    for number in (3, 4, 6):
        sheet.row_dimensions[number].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.auto_filter.ref = "A1:C7"
    sheet.auto_filter.add_filter_column(0, ["1"])
    sheet["C5"].font = Font(strike=True)
    sheet["D9"].font = Font(strike=True)
    made.create_sheet("备份").sheet_state = "veryHidden"
    made.create_sheet("字典").sheet_state = "hidden"
    made.save(tmp_path / "低保.xlsx")
    book = opened(tmp_path / "低保.xlsx")
    assert [book.marks(sheet) for sheet in book.sheets()] == [
        Marks(((3, 4), (6, 6)), (1,), True, (5,)),
        Marks(sheet_hidden=True, sheet_very_hidden=True),
        Marks(sheet_hidden=True),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET % rows(r2=' hidden="1"'),
        SHEET % rows(r2=" spans='1:1' hidden = 'true'"),
        SHEET % rows(r2=' hidden="1"').replace(' r="2"', ""),
        SHEET % ("<!-- <row> -->" + rows(r2=' hidden="1"')),
        (SHEET % rows(r2=' hidden="1"')).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
        "\ufeff" + SHEET % rows(r2='\n hidden="1"\n'),
    ],
)
def test_a_hidden_row_is_seen_however_it_is_written(tmp_path: Path, sheet: str) -> None:
    assert marks_of(tmp_path / "a.xlsx", sheet) == Marks(hidden_rows=((2, 2),))


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET % rows(),
        SHEET % rows(r2=' hidden="0"', r3=' hidden="false"'),
        (SHEET % rows()).replace("</sheetData>", '</sheetData><autoFilter ref="A1:A3"/>'),
        SHEET % (rows() + '<row r="9" hidden="1"/>'),
        (SHEET % rows()).replace("<sheetData>", '<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>'),
        (SHEET % rows()).replace("<v>2</v>", "<v>2</v><!-- hidden -->"),
    ],
)
def test_what_hides_nothing_is_no_mark(tmp_path: Path, sheet: str) -> None:
    assert marks_of(tmp_path / "a.xlsx", sheet) == Marks()


@pytest.mark.parametrize(
    ("strike", "struck"), [("<strike/>", (2,)), ("<x:strike val='true'/>", (2,)), ('<strike val="0"/>', ()), ("", ())]
)
def test_a_row_is_struck_by_the_font_of_a_filled_cell(tmp_path: Path, strike: str, struck: tuple[int, ...]) -> None:
    styles = f"""<styleSheet xmlns="{MAIN}" xmlns:x="{MAIN}"><fonts><font/><font>{strike}</font></fonts>
    <cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="0"/><xf fontId="1"/></cellXfs>
    <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"""
    sheet = (SHEET % rows()).replace('r="A2"', 's="2" r="A2"').replace("</row>", '<c r="B3" s="2"/></row>')
    assert marks_of(tmp_path / "a.xlsx", sheet, xl__styles=styles) == Marks(struck_rows=struck)


def test_the_filter_of_a_table_counts_as_one_of_the_sheet(tmp_path: Path) -> None:
    relations = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>"""
    others = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations,
        "xl/tables/table1.xml": '<table><autoFilter ref="A1:A3"><filterColumn colId="0"/></autoFilter></table>',
    }
    book = opened(package(tmp_path / "a.xlsx", SHEET % rows(r2=' hidden="1"'), others))
    (sheet,) = book.sheets()
    assert book.marks(sheet) == Marks(((2, 2),), filtered=True)
