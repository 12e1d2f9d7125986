"""起始在停止之后

检查什么
    起始的日期（年月）是否不晚于停止的日期（年月）。
为什么
    起止颠倒的人，哪一天都不算在享，人数会少算；多半是年份写错，或两列填反了。
怎么改
    对照审批表，改正写错的一个日期。
例子
    起始保障年月 2020-05，停发年月 2020-03。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, TableRule
from mzledger.rules._people import date_text, heading


def check(records: Records, context: Context) -> Iterator[Finding]:
    assert records.table.spell
    names = records.table.spell
    for index, (start, stop) in enumerate(zip(*(records.column(name) for name in names), strict=True)):
        if start is not None and stop is not None and start > stop:
            since, until = (
                f"{heading(records, name)}（{date_text(records, name, day)}）"
                for name, day in zip(names, (start, stop), strict=True)
            )
            yield Finding(index, names[1], f"{until}早于{since}")


RULE = TableRule(code="MZ124", severity=Severity.ERROR, wants=lambda table: table.spell is not None, check=check)
