"""A template's source rewritten line by line before it is parsed: full-width signs of its tags are read as they are meant, and
a line that names a list's column stands for each row, a heading that names it for each of its values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mzledger.document.markup import heading_marks
from mzledger.document.printed import DROP
from mzledger.values.numerals import chinese_number

GROUPED = "分组"
ORDINAL = "序号"
_END = f'{{% else %}}{{{{ "{DROP}\\n" }}}}{{% endfor %}}'
_OPEN, _CLOSE = "{｛", "}｝"
_PERCENT = "%％"
_TAG = re.compile(f"[{_OPEN}](?=[{_OPEN}{_PERCENT}])")
_ASCII = str.maketrans("｛｝｜（），、．。：％＝！＜＞［］＋－　“”‘’＂＇", "{}|(),,..:%=!<>[]+- \"\"''\"'")
_ENDS = {'"': '"', "'": "'", **dict.fromkeys("“”＂", "“”＂"), **dict.fromkeys("‘’＇", "‘’＇")}
"""What opens quoted words, and what may close them: within ASCII quotes the Chinese ones are words."""
BRACES = _OPEN + _CLOSE


class Rows(Sequence[Any]):
    """The rows of a list, or of one of its groups; `columns` are all that a template may ask of a row.

    A group gives what all of its rows share by the column's name.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]], columns: Iterable[str] = ()) -> None:
        self._rows = tuple(rows)
        self.columns = (*columns, ORDINAL)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        return self._rows[0][at] if isinstance(at, str) else self._rows[at]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """Each row with its ordinal: 一是, 二是; nothing where it is the only one."""
        for number, row in enumerate(self._rows, 1):
            yield {**row, ORDINAL: f"{chinese_number(number)}是" if len(self._rows) > 1 else ""}


def grouped(rows: Iterable[Mapping[str, Any]], name: str) -> list[Rows]:
    """分组：按一列的内容分组，组的先后按第一次出现。"""
    groups: dict[Any, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return [Rows(found) for found in groups.values()]


def repeated(source: str, lists: Collection[str]) -> str:
    """The source with loops around what names a column of a list. The lines keep their numbers.

    Where the list is empty stands a sentence that has nothing to say, so that a heading goes that has nothing else.

    >>> repeated("{{ 问题.序号 }}{{ 问题.内容 }}。", ["问题"]).replace(_END, "…")
    '{% for 问题 in 问题 %}{{ 问题.序号 }}{{ 问题.内容 }}。\\n…'
    """
    if not lists:
        return source
    named = re.compile(rf"\{{\{{[^{{}}]*?(?<![\w.])({'|'.join(map(re.escape, lists))})\.(\w+)")
    lines = source.split("\n")
    opened: list[int] = []
    ends = ""
    for number, line in enumerate(lines):
        level, found = heading_marks(line), named.search(line)
        before, ends = ends, ""
        while level and opened and level <= opened[-1]:
            opened.pop()
            before += _END
        if found and level:
            opened.append(level)
            before += f'{{% for {found[1]} in {found[1]}|{GROUPED}("{found[2]}") %}}'
        elif found:
            before += f"{{% for {found[1]} in {found[1]} %}}"
            ends = _END
        lines[number] = before + line
    closing = ends + _END * len(opened)
    return "\n".join([*lines, closing] if closing else lines)


def plain_tags(source: str) -> str:
    """The source with the full-width signs of its tags as Jinja knows them; quoted words stay as they are. Same lines.

    >>> plain_tags("全县｛｛ 低保.户数｜带（“，”，“共”） ｝｝，｛x｝")
    '全县{{ 低保.户数|带("，","共") }}，｛x｝'
    """
    made, at = [], 0
    for start, end in tag_spans(source):
        made += [source[at:start], _plain(source[start:end])]
        at = end
    return "".join([*made, source[at:]])


def tag_spans(source: str) -> Iterator[tuple[int, int]]:
    """Where each tag begins and ends; one without an end goes to the end of its line."""
    at = 0
    for opening in _TAG.finditer(source):
        if opening.start() >= at:
            at = _end(source, opening.start())
            yield opening.start(), at


def _end(source: str, start: int) -> int:
    """Where a tag ends: behind its closing signs, else at the end of the line."""
    closing = _CLOSE if source[start + 1] in _OPEN else _PERCENT
    quote = ""
    for at in range(start + 2, len(source)):
        sign = source[at]
        if quote:
            quote = "" if sign in quote else quote
        elif sign in _ENDS:
            quote = _ENDS[sign]
        elif sign in closing and source[at + 1 : at + 2] in tuple(_CLOSE):
            return at + 2
        if sign == "\n":
            return at
    return len(source)


def _plain(tag: str) -> str:
    """A tag in ASCII signs, but for what stands in quotes."""
    made, quote = [], ""
    for sign in tag:
        ends = bool(quote) and sign in quote
        made.append(sign if quote and not ends else sign.translate(_ASCII))
        if ends:
            quote = ""
        elif not quote:
            quote = _ENDS.get(sign, "")
    return "".join(made)
