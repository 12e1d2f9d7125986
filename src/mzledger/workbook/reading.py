"""Opening a workbook: its sheets, or the one reason why it can't be read."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.grid import MergedRange, Sheet
from mzledger.workbook.package import odd_cells, oversize
from mzledger.workbook.sniffing import FileKind, sniff

AHEAD = 3


@dataclass(slots=True)
class Workbook:
    """An opened workbook: the file's name as messages give it, its SHA-256, and its parsed sheets."""

    name: str
    digest: str
    _parsed: list[tuple[calamine.SheetMetadata, calamine.CalamineSheet]]
    _path: Path

    def sheets(self) -> Iterator[Sheet]:
        """The worksheets in order, once: each is let go when the next is asked for."""
        self._parsed.reverse()
        while self._parsed:
            meta, sheet = self._parsed.pop()
            yield Sheet(
                name=meta.name,
                left=sheet.start[1] if sheet.start else 0,
                hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
                merged=tuple(
                    MergedRange(top + 1, bottom + 1, left, right)
                    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
                ),
                _rows=sheet.iter_rows(),
            )

    def odd_cells(self, sheet: Sheet) -> dict[tuple[int, int], str]:
        """Cells that read as blank and are not: (sheet row, column from 0) → #DIV/0! and the like, or `UNCALCULATED`."""
        return odd_cells(self._path, sheet.name)


def open_ahead(paths: Sequence[Path], names: Sequence[str]) -> Iterator[Workbook | Problem]:
    """`open_workbook` for each path in order; while one is worked on, the next few are parsed in threads.

    Parsing, inflating and hashing run outside Python's lock, so that the second processor of an office PC helps.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:
        coming: deque[Future[Workbook | Problem]] = deque()
        for path, name in zip(paths, names, strict=True):
            coming.append(pool.submit(open_workbook, path, name))
            if len(coming) > AHEAD:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


def open_workbook(path: Path, name: str) -> Workbook | Problem:
    """Opens .xlsx, .xlsm, .xls, .xlsb or .ods; what can't be read comes back as a problem MZ001–MZ006, MZ010."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return _unreadable("MZ001", name, "找不到这个文件")
    except PermissionError:
        return _unreadable("MZ002", name, "文件打不开，可能正被 Excel 或 WPS 占用，或者没有读取权限")
    except OSError as error:
        return _unreadable("MZ002", name, f"文件打不开（系统错误号 {error.errno}）")
    kind = sniff(data[:512])
    if kind is FileKind.EMPTY:
        return _unreadable("MZ006", name, "文件是空的（0 字节）")
    if kind not in (FileKind.ZIP, FileKind.OLE):
        return _unreadable("MZ005", name, f"文件名像工作簿，内容其实是{kind.value}")
    if kind is FileKind.ZIP and (what := oversize(path)):
        return _unreadable("MZ010", name, what)
    return _parse(path, name, hashlib.sha256(data).hexdigest())


def _parse(path: Path, name: str, digest: str) -> Workbook | Problem:
    try:
        book = calamine.CalamineWorkbook.from_path(path)  # unlike from_filelike, it parses outside Python's lock
        wanted = [meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
        parsed = [(meta, book.get_sheet_by_name(meta.name)) for meta in wanted]
    except calamine.PasswordError:
        return _unreadable("MZ003", name, "文件设了打开密码")
    except (calamine.CalamineError, OSError, ValueError):
        return _unreadable("MZ004", name, "文件已损坏，或者不是 Excel 工作簿")
    return Workbook(name, digest, parsed, path)


def _unreadable(code: str, name: str, what: str) -> Problem:
    return Problem(code, Severity.ERROR, Where(name), what)
