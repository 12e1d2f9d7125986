"""上年末＋纳入－取消≠截止日

检查什么
    上年 12 月 31 日在享的，加上本年纳入的，减去本年取消的，应等于截止日在享的；户数、人数、农村、城市各算各的。
    上年末的数取自上年的台账。没有上年台账的（农村、城市各看各的）不查。
为什么
    对不上，说明有人没有停发记录就不见了，或者没有纳入记录就出现了，总结里的四个数字自相矛盾。
怎么改
    逐一核对提示里的人：走的补写停发年月（那一行留在本年花名册里），来的补写起始年月。
例子
    上年末 1682 户，纳入 141 户，取消 81 户，应为 1742 户，截止日却在享 1741 户。
依据
    本局台账管理要求
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Any

from mzledger.rules._kinds import BookRule, Context, Part, PlaceFinding, Records, Severity, Where, YearBook
from mzledger.schema.measure import At, Count, During, Measure
from mzledger.schema.presence import concerned
from mzledger.schema.program import NAME_OF, Program
from mzledger.values.identity import mask

MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Balance:
    """一个口径的四组证号：上年末在享、本年纳入、本年取消、截止日在享。"""

    opening: set[Any]
    entered: set[Any]
    left: set[Any]
    closing: set[Any]

    @property
    def expected(self) -> int:
        """按前三组算，截止日应有多少。"""
        return len(self.opening) + len(self.entered) - len(self.left)

    def unexplained(self) -> Iterator[tuple[Any, str]]:
        """自己对不上的证号，和它在四组里的情形。"""
        for key in sorted(self.opening | self.entered | self.left | self.closing):
            was, came, went, stays = (key in s for s in (self.opening, self.entered, self.left, self.closing))
            if was + came - went != stays:
                told = ["上年末在享" if was else "上年末不在享"]
                told += ["本年纳入"] * came + ["本年取消"] * went
                yield key, "、".join([*told, "截止日在享" if stays else "截止日不在享"])


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, PlaceFinding]]:
    if book.previous is None:
        return
    for program in dict.fromkeys(records.program for records in book):
        for stock in program.measures:
            if isinstance(stock, Measure) and isinstance(stock.when, At) and (flows := _flows(program, stock)):
                now, before = book.records(stock.table), book.previous.records(stock.table)
                if now is not None and before is not None:
                    for name, value, balance in _balances(book, program, stock, flows, now, before):
                        if balance.expected != len(balance.closing):
                            where = _place(now, program.category, value)
                            yield now, PlaceFinding(where, _sentence(name, stock, balance, now, before))


def _flows(program: Program, stock: Measure) -> list[Measure]:
    """改变一个存量的各项流量；有进有出、按证号去重的才算得成。"""
    flows = [m for m in program.measures if isinstance(m, Measure) and m.opening == stock.slug]
    complete = {flow.sign for flow in flows} == {1, -1}
    comparable = all(m.count is Count.DISTINCT and m.of == stock.of and m.table is stock.table for m in (stock, *flows))
    return flows if complete and comparable else []


def _balances(
    book: YearBook, program: Program, stock: Measure, flows: list[Measure], now: Records, before: Records
) -> Iterator[tuple[str, Any, Balance]]:
    """各类的名称、类别和四组证号；没有分类名称的业务算一个总数（类别年内可以变更，不分开算）。"""
    category = program.category if program.views else ""
    opening = _keys(before, stock, category, date(book.year - 1, 12, 31))
    closing = _keys(now, stock, category, book.as_of)
    moved = [(flow.sign, _keys(now, flow, category, book.as_of)) for flow in flows]
    needed = _needed(stock, flows, category)
    for view in program.views or (None,):
        name, value = (view.name, view.value) if view else (program.name, None)
        if not _alike((*concerned(now, view), *concerned(before, view)), needed):
            continue
        if category and not all(value in records.column(category) for records in (now, before)):
            continue  # 这一类的台账本年或上年没有交
        entered, left = (set().union(*(keys[value] for sign, keys in moved if sign == wanted)) for wanted in (1, -1))
        yield name, value, Balance(opening[value], entered, left, closing[value])


def _needed(stock: Measure, flows: list[Measure], category: str) -> frozenset[str]:
    """算存量和流量要用的各列。"""
    names = {stock.of, category}
    for measure in (stock, *flows):
        when = measure.when
        names |= {*measure.where, *((when.start, when.stop) if isinstance(when, At) else ())}
        names |= {when.day} if isinstance(when, During) else set()
    return frozenset(names - {""})


def _alike(parts: tuple[Part, ...], needed: frozenset[str]) -> bool:
    """两年的各张表是否都有这些列，或者都按同样的默认计算；不然口径不同，不能相比。"""
    if any(part.absent & needed for part in parts):
        return False
    return len({needed.intersection(part.assumed) for part in parts}) <= 1


def _keys(records: Records, measure: Measure, category: str, day: date) -> defaultdict[Any, set[Any]]:
    """类别 → 一个指标数到的证号：存量看这一天，流量看这一年到这一天。"""
    when, never = measure.when, [None] * len(records)
    if isinstance(when, At):
        first, starts, stops = date.min, records.column(when.start), records.column(when.stop) if when.stop else never
    else:
        assert isinstance(when, During)
        first, starts, stops = date(day.year, 1, 1), records.column(when.day), never
    wanted = tuple(measure.where.values())
    told = zip(*(records.column(name) for name in measure.where), strict=True) if wanted else repeat((), len(records))
    classes = records.column(category) if category else never
    found: defaultdict[Any, set[Any]] = defaultdict(set)
    for key, own, begin, stop, said in zip(records.column(measure.of), classes, starts, stops, told, strict=True):
        if begin is not None and first <= begin <= day and (stop is None or stop > day) and said == wanted:
            found[own].add(key)
    for keys in found.values():
        keys.discard(None)
    return found


def _place(records: Records, category: str, value: Any) -> Where:
    """这一类所在的工作表；没有这一类的行，说第一张表。"""
    classes = records.column(category) if category else []
    index = next((i for i, own in enumerate(classes) if own == value), -1)
    part = records.locate(index)[0] if index >= 0 else records.parts[0]
    return Where(part.file, part.sheet)


def _sentence(name: str, stock: Measure, balance: Balance, now: Records, before: Records) -> str:
    unit = stock.unit
    sums = f"上年末 {len(balance.opening)}{unit}＋纳入 {len(balance.entered)}{unit}－取消 {len(balance.left)}{unit}"
    said = f"{name}{stock.name}：{sums}＝{balance.expected}{unit}，截止日在享 {len(balance.closing)}{unit}"
    odd = list(balance.unexplained())
    names = _names(before, stock.of) | _names(now, stock.of)
    listed = "；".join(f"{names.get(key) or ''} {mask(key)}（{why}）".strip() for key, why in odd[:MOST_NAMES])
    rest = f"；等共 {len(odd)} 个" if len(odd) > MOST_NAMES else ""
    return f"{said}。对不上的有：{listed}{rest}"


def _names(records: Records, key: str) -> dict[Any, str]:
    field = NAME_OF.get(key, "")
    return dict(zip(records.column(key), records.column(field), strict=True)) if records.table.has(field) else {}


RULE = BookRule(code="MZ403", severity=Severity.ERROR, check=check)
