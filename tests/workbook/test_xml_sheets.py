"""XML spreadsheets of 2003 under the name .xls."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from office_files import opened, refused, rows_in, written

from mzledger.workbook.grid import Marks, MergedRange

BOOK = """<?xml version="1.0" encoding="gb2312"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>
<Worksheet ss:Name="名册"><Table><Column ss:Index="2" ss:Hidden="1"/>
<Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">张三</Data><Comment><Data>批注</Data></Comment></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">738.5</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="String">990121195001010016</Data></Cell>
<Cell><Data ss:Type="DateTime">2020-05-01T00:00:00.000</Data></Cell>
<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=1"/></Row></Table>
<AutoFilter xmlns="urn:schemas-microsoft-com:office:excel"><AutoFilterColumn Type="Blanks"/></AutoFilter></Worksheet>
<Worksheet ss:Name="字典"><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
</WorksheetOptions></Worksheet></Workbook>"""


def test_an_xml_spreadsheet_reads_like_any_other(tmp_path: Path) -> None:
    book = opened(written(tmp_path / "低保.xls", BOOK.encode("gb18030")))
    sheet, other = book.sheets()
    assert rows_in(sheet) == [["", "", ""], ["张三", "", 738.5], ["", "990121195001010016", date(2020, 5, 1)]]
    assert sheet.merged == (MergedRange(2, 3, 0, 0),)
    assert book.odd_cells(sheet) == {(3, 3): "#DIV/0!", (3, 4): "公式未计算"}
    assert book.marks(sheet) == Marks(((3, 3),), (1,), True, (3,))
    assert (other.name, other.hidden, rows_in(other)) == ("字典", True, [])


@pytest.mark.parametrize(
    "damaged",
    [
        BOOK[: len(BOOK) // 2],
        BOOK.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><Workbook', 1),
        BOOK.replace('ss:Index="3"', 'ss:Index="丙"'),
    ],
)
def test_a_damaged_one_and_one_with_a_dtd_are_refused(tmp_path: Path, damaged: str) -> None:
    assert refused(written(tmp_path / "低保.xls", damaged.encode("gb18030")))[0] == "MZ004"


def test_a_stray_far_cell_is_refused(tmp_path: Path) -> None:
    far = BOOK.replace('<Row ss:Index="2">', '<Row ss:Index="1048570">').replace('ss:Index="3"', 'ss:Index="16384"')
    assert refused(written(tmp_path / "低保.xls", far.encode("gb18030")))[0] == "MZ010"
