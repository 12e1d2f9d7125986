"""Lines that repeat: one that names a list's column stands for each row, a heading that names it for each of its values."""

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
