"""CSV and other text, in the encodings and with the delimiters that offices have."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import opened, refused, rows_in, written

from mzledger.workbook.delimited import read_delimited

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
TABLE = "农村低保花名册\n姓名{d}身份证号{d}金额\n张三{d}990121195001010016{d}738.50\n李四{d}990121196202020020{d}800\n"
ROWS = [
    ["农村低保花名册", "", ""],
    ["姓名", "身份证号", "金额"],
    ["张三", "990121195001010016", "738.50"],
    ["李四", "990121196202020020", "800"],
]


def rows_of(text: str, encoding: str = "utf-8") -> list[list[str]]:
    (sheet,) = read_delimited(text.encode(encoding)).sheets
    return rows_in(sheet)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "|"])
def test_any_encoding_and_delimiter_gives_the_same_texts(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = written(tmp_path / "低保.xls", TABLE.format(d=delimiter).encode(encoding))
    (sheet,) = opened(path).sheets()
    assert (rows_in(sheet), sheet.extent, sheet.name, sheet.left) == (ROWS, (4, 3), "", 0)


def test_what_exports_wrap_around_numbers_is_taken_off() -> None:
    assert rows_of('姓名,号,户号\n张三,="990121195001010016",\'0012\n李四,"\t990121196202020020","=""0013"""\n') == [
        ["姓名", "号", "户号"],
        ["张三", "990121195001010016", "0012"],
        ["李四", "990121196202020020", "0013"],
    ]


def test_a_list_in_a_cell_does_not_pass_for_the_delimiter() -> None:
    assert rows_of("户主,成员,备注\n张三,张一;张二;张三,\n李四,李一;李二,甲，乙\n")[1] == ["张三", "张一;张二;张三", ""]


def test_a_cell_with_a_line_break_is_one_record_and_blank_lines_keep_their_rows() -> None:
    assert rows_of('姓名,备注\n张三,"一\n二"\n\n李四,\n,\n') == [
        ["姓名", "备注"],
        ["张三", "一\n二"],
        ["", ""],
        ["李四", ""],
    ]


def test_the_line_that_tells_excel_the_delimiter_is_no_row() -> None:
    assert rows_of("sep=;\r\n姓名;金额\r\n张三,四;1\r\n") == [["姓名", "金额"], ["张三,四", "1"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('姓名,备注\n张三,"一\n李四,二\n'.encode(), "第 2 行有一个双引号没有配对，从这里起分不清各列"),
        ("姓名,备注\n张三,".encode("gb18030") + b"\xff\n" + "李四,二".encode("gb18030"), "第 2 行有不属于任何中文编码的字节，文件可能没有传完整"),
    ],
)  # fmt: skip
def test_a_damaged_text_names_the_line(tmp_path: Path, content: bytes, said: str) -> None:
    assert refused(written(tmp_path / "低保.csv", content)) == ("MZ004", said)


def test_a_file_of_blanks_is_an_empty_file(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "低保.csv", b" \r\n\r\n")) == ("MZ006", "文件里只有空白")


cells = st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs", "Zs"]), max_size=8)
tables = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=8))


@given(tables, st.sampled_from(ENCODINGS[:3] + ENCODINGS[-1:]), st.sampled_from(",\t;"))
def test_what_was_written_under_a_header_is_read_again(rows: list[list[str]], encoding: str, delimiter: str) -> None:
    stream = io.StringIO()
    header = [f"列{number}" for number in range(len(rows[0]) if rows else 2)]
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header] * 100 + rows)
    wrapped = {cell for row in rows for cell in row if cell[:1] in ("'", "=")}
    read = rows_of(stream.getvalue(), encoding)[100:]
    expected = list(rows)
    while expected and not any(expected[-1]):
        expected.pop()
    assert wrapped or read == expected
