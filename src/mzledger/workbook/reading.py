"""Opening a file that holds tables: its sheets, or the one reason why it can't be read."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from mzledger.values.fault import place_of
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.content import Content, Odd, Unreadable, Unseen
from mzledger.workbook.delimited import read_delimited
from mzledger.workbook.grid import LISTS, Marks, Sheet
from mzledger.workbook.sniffing import FileKind, sniff
from mzledger.workbook.spreadsheets import read_ods, read_xls, read_xlsb, read_xlsx
from mzledger.workbook.webtable import read_web_page
from mzledger.workbook.xmlsheets import read_xml_sheets

AHEAD, AHEAD_BYTES = 3, 4 << 20
"""So many files are opened before they are asked for, and more as long as they are no larger together."""
_READERS: Mapping[FileKind, Callable[[Path, bytes], Content]] = {
    FileKind.XLSX: read_xlsx,
    FileKind.XLSB: read_xlsb,
    FileKind.XLS: read_xls,
    FileKind.ODS: read_ods,
    FileKind.TEXT: lambda _, data: read_delimited(data),
    FileKind.HTML: lambda _, data: read_web_page(data),
    FileKind.XML_SHEET: lambda _, data: read_xml_sheets(data),
}
_REFUSED: Mapping[FileKind, tuple[str, str]] = {
    FileKind.LOCKED: ("MZ003", "文件设了打开密码"),
    FileKind.BROKEN_ZIP: ("MZ004", "文件已损坏，或者不是 Excel 工作簿"),
}
_MENDS: Mapping[FileKind, str] = {
    FileKind.ARCHIVE: "先解压，把里面的表格放到原处，再重试。",
    FileKind.SHORTCUT: "把快捷方式指向的那个文件复制过来，再重试。",
    FileKind.WORD: "把文档里的表格复制到 Excel 或 WPS 表格里，证号、账号列先设为“文本”，再另存为 .xlsx",
    FileKind.NUMBERS: "在 Numbers 里导出为 Excel，再重试。",
    FileKind.PDF: "向报送单位要电子表格原件（.xlsx），再重试。",
    FileKind.IMAGE: "向报送单位要电子表格原件（.xlsx），再重试。",
    FileKind.UNKNOWN: "在报送的电脑上用 Excel 或 WPS 打开，另存为 .xlsx（不加密）后重新报送。",
}


@dataclass(slots=True)
class Workbook:
    """An opened file: its name as messages give it, its SHA-256, and its sheets."""

    name: str
    digest: str
    _sheets: list[Sheet]
    _unseen: Unseen

    def sheets(self) -> Iterator[Sheet]:
        """The worksheets in order, once: each is let go when the next is asked for. Our own lists to choose from are none."""
        self._sheets = [sheet for sheet in reversed(self._sheets) if not (sheet.hidden and sheet.name == LISTS)]
        while self._sheets:
            yield self._sheets.pop()

    def odd_cells(self, sheet: Sheet) -> Odd:
        """Cells that read as blank and are not: (sheet row, column from 0) → #DIV/0! and the like, or 公式未计算."""
        return self._unseen.odd_cells(sheet.name)

    def marks(self, sheet: Sheet) -> Marks:
        """What was hidden, filtered or struck through on a sheet, within the rows and columns in use.

        Of .xls and .xlsb only whether the sheet is hidden is known, of a text file nothing.
        """
        marks, (rows, columns) = self._unseen.marks(sheet.name), sheet.extent
        return replace(
            marks,
            hidden_rows=tuple((first, min(last, rows)) for first, last in marks.hidden_rows if first <= rows),
            hidden_columns=tuple(column for column in marks.hidden_columns if column < columns),
            sheet_hidden=sheet.hidden,
            sheet_very_hidden=sheet.very_hidden,
        )


def open_ahead(paths: Sequence[Path], names: Sequence[str]) -> Iterator[Workbook | Problem]:
    """`open_workbook` for each path in order; while one is worked on, the next few are parsed in threads.

    Parsing, inflating and hashing run outside Python's lock, so that the second processor of an office PC helps. A large
    file keeps one thread busy for long, so that many small ones may wait opened behind it.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:
        coming: deque[tuple[Future[Workbook | Problem], int]] = deque()
        for path, name in zip(paths, names, strict=True):
            coming.append((pool.submit(open_workbook, path, name), _size(path)))
            while len(coming) > AHEAD and sum(size for _, size in coming) > AHEAD_BYTES:
                yield coming.popleft()[0].result()
        while coming:
            yield coming.popleft()[0].result()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def open_workbook(path: Path, name: str) -> Workbook | Problem:
    """Opens whatever holds tables: .xlsx .xlsm .xlsb .xls .et .ods, CSV and other text, web pages, XML spreadsheets.

    What it is, is told by its content. What can't be read comes back as a problem MZ001–MZ006, MZ010 or MZ013.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return _problem("MZ001", name, "找不到这个文件")
    except PermissionError:
        return _problem("MZ002", name, "文件打不开，可能正被 Excel 或 WPS 占用，或者没有读取权限")
    except OSError as error:
        return _problem("MZ002", name, f"文件打不开（系统错误号 {error.errno}）")
    kind = sniff(BytesIO(data))
    try:
        content = _reader(kind, data)(path, data)
    except Unreadable as why:
        return _problem(why.code, name, why.what, why.mend)
    except Exception as error:  # one odd file must not keep the others from being read
        return _problem("MZ013", name, f"读这个文件时程序出错（{place_of(error)}），整个文件没有读取")
    return Workbook(name, hashlib.sha256(data).hexdigest(), content.sheets, content.unseen)


def _reader(kind: FileKind, data: bytes) -> Callable[[Path, bytes], Content]:
    """Raises `Unreadable` for a kind that holds no tables that can be read."""
    if kind is FileKind.EMPTY:
        raise Unreadable("MZ006", "文件里只有空白" if data else "文件是空的（0 字节）")
    if kind in _REFUSED:
        raise Unreadable(*_REFUSED[kind])
    if kind not in _READERS:
        raise Unreadable("MZ005", f"内容其实是“{kind.value}”，不是表格", _MENDS.get(kind, ""))
    return _READERS[kind]


def _problem(code: str, name: str, what: str, mend: str = "") -> Problem:
    return Problem(code, Severity.ERROR, Where(name), what, mend=mend)
