"""几条规则共用的：证号与姓名成对的列、按户编组、在享的时段、姓名的比较写法。"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from mzledger.schema.cells import Flag
from mzledger.schema.records import Records, YearBook

STOP_MONTH_SAID = re.compile(r"\d{2,4}[年./-]\d{1,2}[^，,；;。]{0,8}(停发|停保|停止|取消|退保|退出|注销|终止|清退)")
"""备注里写着某年某月停发。"""

HEAD = "户主"
COVERED = "在享"
WHOLE = "全部"

_DOTS = dict.fromkeys(map(ord, "·•・．.‧∙⋅"), None)


def bare_name(name: str) -> str:
    """比较用的姓名：去掉空格和间隔号。

    >>> bare_name("扎西 · 卓玛") == bare_name("扎西•卓玛")
    True
    """
    return name if name.isalpha() else "".join(name.translate(_DOTS).split())


def heading(records: Records, field: str) -> str:
    """一列的中文标题。"""
    return records.table.field(field).column.heading


def date_text(records: Records, field: str, day: date) -> str:
    """一个日期照它那一列的样子：年月列只写到月。"""
    kind = records.table.field(field).kind
    return f"{day:%Y-%m}" if kind == "年月" else f"{day:%Y-%m-%d}"


def households(records: Records, *needs: str, among: Collection[str] | None = None) -> dict[str, list[int]]:
    """户主身份证号 → 这一户各行的序号；没有户主身份证号的行不在内。有一行所在的表没有 `needs` 这些列的，整户不在内。

    给出 `among` 时，只要这些户。
    """
    found: dict[str, list[int]] = {}
    heads = records.coded(records.table.household)
    wanted = heads.filled() if among is None else heads.where_in(among)
    rows = wanted.nonzero()[0].tolist()
    for index, head in zip(rows, heads.take(rows), strict=True):
        if head is not None:
            found.setdefault(head, []).append(index)
    if any(not part.states(*needs) for part in records.parts):
        stated = records.flags(lambda part: part.states(*needs))
        for head in {head for head, known in zip(heads, stated, strict=True) if not known}:
            found.pop(head, None)
    return found


def head_row(records: Records, rows: list[int]) -> int:
    """一户里“户主”那一行的序号；没有写明的，取第一行。"""
    relations = records.column("relation")
    return next((index for index in rows if relations[index] == HEAD), rows[0])


def row_text(records: Records, index: int, other: int) -> str:
    """从一行说到另一行：同一张表说行号，不同的表说明在哪里。"""
    here, there = records.where(index), records.where(other)
    row = f"第 {records.sheet_row(other)} 行"
    if here.file != there.file:
        return f"{there.file} › {there.sheet} {row}"
    return row if here.sheet == there.sheet else f"“{there.sheet}”{row}"


def rows_text(records: Records, index: int, same: list[int], most: int = 5) -> str:
    """从一行说到与它相同的其余各行，多了只说前几行。"""
    others = islice((other for other in same if other != index), most)
    text = "、".join(row_text(records, index, other) for other in others)
    return f"{text}等 {len(same) - 1} 行" if len(same) - 1 > most else text


class Spell(NamedTuple):
    """一个人（或一户）的一段在享时间：从 `start` 起，到 `stop` 的前一天（空为至今）。"""

    row: int
    key: str
    start: date
    stop: date | None

    def meets(self, first: date, last: date) -> bool:
        """两端都含的这段日子里，是否有一天在享。"""
        return self.start <= last and (self.stop is None or self.stop > first)


def spells(records: Records, key: str) -> Iterator[Spell]:
    """一张花名册的在享时段；缺证号、起始日期的行，说不准时段的行，和“是否保障对象”不为“是”的行不在内。"""
    assert records.table.spell
    start, stop = (records.column(name) for name in records.table.spell)
    covered = records.column("covered") if records.table.has("covered") else [Flag.YES] * len(records)
    sure = dated(records, key)
    for index, values in enumerate(zip(records.column(key), start, stop, covered, sure, strict=True)):
        who, since, until, flag, known = values
        if who is not None and since is not None and flag is Flag.YES and known:
            yield Spell(index, who, since, until)


def dated(records: Records, key: str) -> list[bool]:
    """花名册的各行说得准说不准在享的时段。

    表里没有证号、起始列的说不准。没有停发列的，名单上的人都算在享；但停发列还等着指明的表，和状态、停发原因
    写着已经停发的行，说不准。
    """
    assert records.table.spell
    start, stop = records.table.spell
    open_ended = [part for part in records.parts if stop in part.absent]
    sure = records.flags(lambda part: part.states(key, start) and part.asked.isdisjoint({"covered", stop}))
    for name in ("state", "stop_reason") if open_ended else ():
        if records.table.has(name):
            ends = records.flags(lambda part: stop not in part.absent)
            told = records.column(name)
            sure = [s and (e or t in (None, COVERED)) for s, e, t in zip(sure, ends, told, strict=True)]
    return sure


def not_stopped(records: Records, told: str) -> Iterator[tuple[int, Any]]:
    """停发（终止）一列空着或没有的各行，和另一列（状态、备注）写的内容；停发列还等着指明的表不在内。"""
    assert records.table.spell
    stop = records.table.spell[1]
    words = records.coded(told)
    known = records.mask(lambda part: stop not in part.asked)
    rows = known & words.filled() & ~records.coded(stop).filled()
    yield from zip(rows.nonzero()[0].tolist(), words.take(rows), strict=True)


def views(payments: Records, roster: Records) -> tuple[list[Any], list[Any]]:
    """两本台账各行所属的类（农村低保、城市低保）；没有分类名称的业务，都是 `WHOLE`；没有写明哪一类的行为空。

    一类的行一本里有、另一本里一行也没有，是那一本还没有交，不能当作漏人。
    """
    category = payments.program.category
    if payments.program.views and payments.table.has(category) and roster.table.has(category):
        return payments.column(category), roster.column(category)
    return [WHOLE] * len(payments), [WHOLE] * len(roster)


def whole_views(records: Records, classes: list[Any], *needs: str) -> set[Any]:
    """各行都在写有 `needs` 这些列的表里的类；有一张缺列的表说不清是哪一类的，一类也没有。"""
    stated = records.flags(lambda part: part.states(*needs))
    lacking = {own for own, known in zip(classes, stated, strict=True) if not known}
    return set() if None in lacking else set(classes) - lacking - {None}


def paid_rosters(book: YearBook) -> Iterator[tuple[Records, Records]]:
    """发放台账和它所凭的花名册；两本都交了的才在内。"""
    for payments in book:
        roster = book.records(payments.table.roster) if payments.table.roster else None
        if roster is not None and payments.table.payee and payments.table.has("paid_month"):
            yield payments, roster
