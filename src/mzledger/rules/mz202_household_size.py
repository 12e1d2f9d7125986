"""家庭人口、保障人口与各行对不上

检查什么
    户主行的“家庭人口”应等于这一户在册的行数，“保障人口”应等于其中“是否保障对象”为“是”的行数，并且不多于家庭人口。
    在册按截止日或填报时都可以；全户已停发的，按停发前。
为什么
    人数按人一行一行地数，发钱按“保障人口”算；两处不同，不是多发就是漏登。
怎么改
    核对这一户的成员：漏登的补一行，已不在的写停发年月，再改正人数。
例子
    家庭人口填 4，这一户只登记了 3 行。
依据
    本局台账管理要求
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.rules._people import head_row, households
from mzledger.schema.cells import Flag


def wants(table: Table) -> bool:
    fields = ("relation", "covered", "household_size", "covered_persons")
    return bool(table.household) and table.spell is not None and table.has(*fields)


def check(records: Records, context: Context) -> Iterator[Finding]:
    sizes, persons = records.column("household_size"), records.column("covered_persons")
    covered = records.column("covered")
    assert records.table.spell
    start, stop = (records.column(name) for name in records.table.spell)
    with_members = households(records, "id_no", "covered")
    for head_id, rows in households(records).items():
        head = head_row(records, rows)
        size, told = sizes[head], persons[head]
        if size is not None and told is not None and told > size:
            yield Finding(head, "covered_persons", f"保障人口 {told} 人，多于家庭人口 {size} 人")
            continue
        if head_id not in with_members:
            continue
        views = (_on(rows, start, stop, context.as_of), _as_filed(rows, stop))
        if size is not None and all(size != len(present) for present in views):
            yield Finding(head, "household_size", f"家庭人口填 {size} 人，这一户在册 {len(views[-1])} 行")
        counts = [sum(covered[index] is Flag.YES for index in present) for present in views]
        if told is not None and told not in counts:
            yield Finding(
                head, "covered_persons", f"保障人口填 {told} 人，这一户“是否保障对象”为“是”的有 {counts[-1]} 行"
            )


def _on(rows: list[int], start: list[Any], stop: list[Any], day: date) -> list[int]:
    """截止日在册的行。"""
    return [i for i in rows if (start[i] or day) <= day and (stop[i] is None or stop[i] > day)]


def _as_filed(rows: list[int], stop: list[Any]) -> list[int]:
    """台账填报时在册的行：没有停发的；整户停发的，取停得最晚的那些行。"""
    last = max(stop[i] or date.max for i in rows)
    return [i for i in rows if (stop[i] or date.max) == last]


RULE = TableRule(code="MZ202", severity=Severity.ERROR, wants=wants, check=check)
