"""CSV and its kin: the delimiter found by what stands in the file, every cell the text that it is."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from mzledger.workbook.content import Content, Known, Unreadable
from mzledger.workbook.grid import sheet_of
from mzledger.workbook.text import bad_line, text_of, unwrapped

DELIMITERS = ",\t;，|"
_LOOKED_AT = 65536
_LONGEST_CELL = 1_000_000
_END = "\x00"


def read_delimited(data: bytes) -> Content:
    """One sheet without a name. Raises `Unreadable` MZ004 where bytes fit no encoding or a quotation mark is alone."""
    text = text_of(data)
    if text is None:
        what = f"第 {bad_line(data)} 行有不属于任何中文编码的字节，文件可能没有传完整"
        raise Unreadable("MZ004", what, "请报送单位重新导出，或者用 Excel、WPS 打开核对后另存为 .xlsx")
    delimiter, text = _stated(text)
    rows = [[unwrapped(cell) for cell in row] for row in _rows(text, delimiter or delimiter_of(text))]
    return Content([sheet_of("", rows)], Known())


def _stated(text: str) -> tuple[str, str]:
    """The delimiter in a first line such as sep=; (which Excel reads and does not show), and the other lines."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r ")
    return (first[4], rest) if first[:4].lower() == "sep=" and len(first) == 5 else ("", text)


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines most alike: titles have none, lists in a cell are cut unlike.

    >>> delimiter_of("高龄津贴花名册\\n姓名;金额\\n张三,张小三;100\\n李四;200\\n")
    ';'
    """
    return max(DELIMITERS, key=lambda delimiter: _likeness(text[:_LOOKED_AT], delimiter))


def _likeness(text: str, delimiter: str) -> int:
    """How many cells the commonest width of at least two gives."""
    if delimiter not in text:
        return 0
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row, _ in zip(rows, range(100), strict=False))
    except csv.Error:
        return 0
    return max((width * rows for width, rows in widths.items() if width > 1), default=0)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records. A sign after the last line, met inside a cell, shows a quotation mark that nothing closes."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=delimiter)
    start = 1
    try:
        for row in reader:
            if row and row[-1].endswith(_END):
                if row != [_END]:
                    raise _unclosed(start)
                return
            yield row
            start = reader.line_num + 1
    except csv.Error:
        raise _unclosed(start) from None


def _lines(text: str) -> Iterable[str]:
    yield from StringIO(text if text.endswith(("\n", "\r")) else text + "\n", newline="")
    yield _END


def _unclosed(line: int) -> Unreadable:
    what = f"第 {line} 行有一个双引号没有配对，从这里起分不清各列"
    return Unreadable("MZ004", what, "用记事本打开，补上或删去这一行多余的双引号，再重试")
