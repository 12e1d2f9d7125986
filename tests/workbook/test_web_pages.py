"""Web pages that systems export under the name .xls."""

from __future__ import annotations

from pathlib import Path

from office_files import opened, rows_in, written

from mzledger.workbook.grid import Marks, MergedRange

EXPORT = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>导出</title>
<style>td {mso-number-format:"\\@"}</style></head><body>
<h2>农村低保花名册</h2><p>单位：元</p>
<table border=1>
<tr><th rowspan=2>乡镇<th colspan=2>家庭成员
<tr><td>姓名<td>身份证<br>号码
<tr><td rowspan="2">青石镇</td><td>&nbsp;张三&nbsp;</td><td x:str>="990121195001010016"</td></tr>
<tr style="display: none"><td><s>李四</s></td><td>990121196202020020</td></tr>
</table>制表人：王五</body></html>"""


def test_a_table_with_spans_reads_like_a_sheet_with_merged_cells(tmp_path: Path) -> None:
    book = opened(written(tmp_path / "低保.xls", EXPORT.encode("gb18030")))
    (sheet,) = book.sheets()
    assert rows_in(sheet) == [
        ["农村低保花名册", "", ""],
        ["单位：元", "", ""],
        ["乡镇", "家庭成员", ""],
        ["", "姓名", "身份证\n号码"],
        ["青石镇", "张三", "990121195001010016"],
        ["", "李四", "990121196202020020"],
        ["制表人：王五", "", ""],
    ]
    assert sheet.merged == (MergedRange(3, 4, 0, 0), MergedRange(3, 3, 1, 2), MergedRange(5, 6, 0, 0))
    assert book.marks(sheet) == Marks(hidden_rows=((6, 6),), struck_rows=(6,))


def test_each_table_with_text_is_a_sheet_also_one_within_another(tmp_path: Path) -> None:
    page = "<table><tr><td>外<table><tr><td>内</td></tr></table></td></tr></table><table><tr><td> </table>第三<table><td>丙"
    sheets = {sheet.name: rows_in(sheet) for sheet in opened(written(tmp_path / "a.xls", page.encode())).sheets()}
    assert sheets == {"表1": [["外"]], "表2": [["内"]], "表3": [["第三"], ["丙"]]}


def test_a_page_in_utf_8_is_read_as_such_whatever_it_declares(tmp_path: Path) -> None:
    page = '<meta charset="gbk"><table><tr><td>尕巴松多镇</td></tr></table>'
    (sheet,) = opened(written(tmp_path / "a.html", page.encode())).sheets()
    assert rows_in(sheet) == [["尕巴松多镇"]]
