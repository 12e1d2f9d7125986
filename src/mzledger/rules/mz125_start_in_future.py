"""起始在截止日之后

检查什么
    凭花名册发钱的业务，起始日期（年月）是否在截止日之后。计划入住敬老院等不发钱的名册不查。
为什么
    截止日以后才开始享受的人，不算在本期的人数里；如果是年份写错了，这个人就漏掉了。
怎么改
    核对起始日期：写错的改正；确是以后才开始的，不必改。
例子
    截止日是 2020年10月31日，起始保障年月填成 2021-02。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, TableRule
from mzledger.rules._people import date_text, heading
from mzledger.values.period import chinese


def check(records: Records, context: Context) -> Iterator[Finding]:
    if not any(table.roster is records.table.model for table in records.program.tables):
        return
    assert records.table.spell
    name, day = records.table.spell[0], context.as_of
    for index, start in enumerate(records.column(name)):
        if start is not None and start > day:
            what = f"{heading(records, name)}（{date_text(records, name, start)}）在截止日（{chinese(day)}）之后"
            yield Finding(index, name, what)


RULE = TableRule(code="MZ125", severity=Severity.WARNING, wants=lambda table: table.spell is not None, check=check)
