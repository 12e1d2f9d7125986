"""What an office wrote stays text in every workbook that is written, and can't spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.workbook.book import Book, Look, Page, table_of_rows
from mzledger.workbook.writing import write_book

TEXTS = (
    "=1+1",
    "+cmd|'/c calc'!A1",
    "-2+3",
    "@SUM(1)",
    '=HYPERLINK("http://x","张三")',
    "张\x1b[31m三\x00",
    "长" * 40_000,
)


@pytest.mark.parametrize("look", [Look.TABLES, Look.LIST, Look.LEDGER])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_is_never_a_formula(text: str, look: Look, tmp_path: Path) -> None:
    table = table_of_rows(text, (text, "乙"), ((text, 1), ("合计", 1)))
    write_book(tmp_path / "a.xlsx", Book(look, [Page("表", text, (text,), (table,))]))
    sheet = load_workbook(tmp_path / "a.xlsx")["表"]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "乙", 1, "合计")]
    kept = text.replace("\x1b", "\ufffd").replace("\x00", "\ufffd")[:32767]
    assert [(cell.data_type, cell.value) for cell in found] == [("s", kept)] * 5
