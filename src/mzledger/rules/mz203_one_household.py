"""一户的住址、账号不一致

检查什么
    户主身份证号相同的各行，乡镇、村（社区）、银行账号是否相同。空着的不计较，村名写法不同、指同一个村的也不计较。
为什么
    一户分在两个村，两个村的户数都会算上它；一户两个账号，不知道钱该打到哪里。
怎么改
    与户主行核对，把填错的一处改成一致；实际是两户的，分别写各自的户主身份证号。
例子
    户主行是加吾村，儿子那一行是青迈村。
依据
    本局台账管理要求
"""

from collections.abc import Callable, Iterator
from typing import Any

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.rules._people import head_row, heading, households, row_text
from mzledger.values.coded import goes_with_two
from mzledger.values.identity import mask

FIELDS = ("township", "village", "account")


def wants(table: Table) -> bool:
    return bool(table.household) and table.has("relation")


def check(records: Records, context: Context) -> Iterator[Finding]:
    fields = [name for name in FIELDS if records.table.has(name)]
    heads = records.coded(records.table.household)
    # 大多数台账没有一户两个值的，不必逐户去看。
    divided = [name for name in fields if goes_with_two(heads, records.coded(name))]
    if not divided:
        return
    for rows in households(records).values():
        head = head_row(records, rows)
        for name in divided:
            meant = _same_place(records, context) if name == "village" else records.column(name).__getitem__
            first = next((index for index in (head, *rows) if meant(index) is not None), head)
            for index in rows:
                if meant(index) not in (None, meant(first)):
                    yield Finding(index, name, _sentence(records, name, index, first))


def _same_place(records: Records, context: Context) -> Callable[[int], Any]:
    places, townships, villages = context.book.places, records.column("township"), records.column("village")

    def meant(index: int) -> Any:
        if places is None or None in (townships[index], villages[index]):
            return villages[index]
        return places.village(townships[index], villages[index]) or villages[index]

    return meant


def _sentence(records: Records, name: str, index: int, first: int) -> str:
    shown = mask if name == "account" else str
    here, there = (shown(records.column(name)[i]) for i in (index, first))
    return f"{heading(records, name)}是“{here}”，同一户的{row_text(records, index, first)}是“{there}”"


RULE = TableRule(code="MZ203", severity=Severity.ERROR, wants=wants, check=check)
