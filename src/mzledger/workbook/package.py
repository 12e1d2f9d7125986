"""What the values of an .xlsx don't show: stray far cells, errors, uncalculated formulas, what is hidden or struck out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from mzledger.workbook.content import UNCALCULATED, Odd, Unreadable, refuse_oversize
from mzledger.workbook.grid import Marks
from mzledger.workbook.look import Look, is_small, look, odd_cells_only, rows_only
from mzledger.workbook.parts import DAMAGED, Parts
from mzledger.workbook.plain_xml import Watched
from mzledger.workbook.survey import Survey, struck_styles, survey
from mzledger.workbook.xmlparsing import BadXml

__all__ = ["UNCALCULATED", "Package"]
LONG = 1 << 10
"""Texts shorter than this are no matter, however many cells refer to them."""
MOST = 1 << 30
"""So many bytes of text a workbook may come to."""
_END = re.compile(rb"</(?:[\w.-]+:)?si\s*>")
_REFERENCE = re.compile(rb"""\bt\s*=\s*["']s["'][^>]*>\s*<(?:[\w.-]+:)?v[^>]*>\s*(\d{1,9})""")
_TAIL = 1 << 10


class Package:
    """An .xlsx looked over once, when it is opened; a sheet is parsed only where the look can't rule out what is asked.

    Raises one of `parts.DAMAGED` for a damaged package, and `Unreadable` for one that must not be given to a reader.
    """

    def __init__(self, data: bytes) -> None:
        self._parts = Parts(data)
        named = map(str.lower, self._parts.sheets.values())
        others = (name for name in self._parts.names() if "/worksheets/" in name and name.endswith(".xml"))
        parts = {*named, *others}
        self._looks = {part: self._look(part) for part in parts}
        strings = self._parts.other("sharedStrings") or "xl/sharedStrings.xml"
        texts = Watched(self._parts.pieces(strings))
        refuse_text_bomb(texts, (partial(self._parts.pieces, part) for part in sorted(parts)))
        self.written_otherwise = [part for part, seen in sorted(self._looks.items()) if seen.otherwise]
        """Parts whose texts a reader of values would cut; see `plain_xml`."""
        self.written_otherwise += [] if texts.plain else [strings]
        self._struck = self._struck_styles()

    def _look(self, part: str) -> Look:
        seen = look(self._parts.pieces(part))
        if seen.two_bytes:
            what = "有工作表用 UTF-16 编码存放，读出来会是空表"
            raise Unreadable("MZ004", what, "用 Excel 或 WPS 打开后另存为 .xlsx，再重试")
        if seen.far and (seen.strange or not is_small(lambda: self._parts.pieces(part))):
            seen.strange = True
            try:
                found = survey(self._parts.pieces(part))
            except BadXml:
                raise Unreadable("MZ004", "有工作表的 XML 不完整或带有不该有的文档类型定义（DTD）") from None
            refuse_oversize(found.rows, found.columns)
        return seen

    def odd_cells(self, sheet: str) -> Odd:
        """(sheet row, column from 0) → #DIV/0! and the like, or `UNCALCULATED`."""
        part, seen = self._of(sheet)
        if not seen.odd and not seen.strange:
            return {}
        if not seen.strange:
            try:
                return survey([odd_cells_only(self._parts.read(part))]).odd
            except BadXml:
                pass  # a comment or the like between the cells: the whole sheet is parsed
        return survey(self._parts.pieces(part), whole=False).odd

    def marks(self, sheet: str) -> Marks:
        """What was hidden, filtered or struck through on a sheet."""
        part, seen = self._of(sheet)
        struck = self._struck
        if not (struck or seen.strange or seen.hidden):
            return Marks()
        marks = self._surveyed(part, seen, struck).marks()
        if marks.hidden_rows and not marks.filtered:
            tables = (self._parts.read(table) for table in self._parts.tables_of(part))
            marks = replace(marks, filtered=any(b"filterColumn" in table for table in tables))
        return marks

    def _surveyed(self, part: str, seen: Look, struck: frozenset[str]) -> Survey:
        if not struck and not seen.strange:
            try:
                return survey([rows_only(self._parts.read(part))])
            except BadXml:
                pass
        return survey(self._parts.pieces(part), struck, whole=False)

    def _struck_styles(self) -> frozenset[str]:
        """Looked for when the file is opened, beside the main thread."""
        try:
            styles = self._parts.read(self._parts.other("styles"))
            return struck_styles([styles]) if b"strike" in styles or b"\x00" in styles else frozenset()
        except (BadXml, *DAMAGED):
            return frozenset()

    def _of(self, sheet: str) -> tuple[str, Look]:
        part = self._parts.sheets.get(sheet, "").lower()
        return part, self._looks.get(part, Look())


def refuse_text_bomb(texts: Iterable[bytes], sheets: Iterable[Callable[[], Iterable[bytes]]]) -> None:
    """Raises `Unreadable` where the cells of the sheets refer to more text than can be held. All are parts' pieces."""
    sizes = list(_sizes(texts))
    if max(sizes, default=0) < LONG:
        return
    total = 0
    for sheet in sheets:
        for number in _references(sheet()):
            total += sizes[number] if number < len(sizes) else 0
            if total > MOST:
                raise Unreadable("MZ010", "很长的文字被许多单元格引用，展开后超过 1 GB，不像是台账")


def _sizes(pieces: Iterable[bytes]) -> Iterator[int]:
    """The bytes of each text, its marks of format included."""
    before, tail = 0, b""
    for piece in pieces:
        text, at = tail + piece, 0
        for match in _END.finditer(text):
            yield before + match.end() - at
            before, at = 0, match.end()
        keep = max(at, len(text) - _TAIL)
        before, tail = before + keep - at, text[keep:]


def _references(pieces: Iterable[bytes]) -> Iterator[int]:
    tail = b""
    for piece in pieces:
        text, at = tail + piece, 0
        for match in _REFERENCE.finditer(text):
            if match.end() == len(text):
                break  # the number may go on in the next piece
            yield int(match[1])
            at = match.end()
        tail = text[max(at, len(text) - _TAIL) :]
