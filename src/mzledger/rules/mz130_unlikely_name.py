"""姓名不像姓名

检查什么
    姓名里有数字、符号、隐去的字（张*、王某），只有一个字，太长，或者一格像是几个人。
    有间隔点的、名后用括号注明的（张三（女））、外文的姓名，都算姓名。
为什么
    与别的名单比对、公示和发放都要用姓名；一格写了几个人的，会少算人。
怎么改
    对照身份证原件改正；同名的人用括号注明，例如张三（女）；确是如此的，不必改。
例子
    姓名一格写着“张三、李四”。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.schema.names import unlikely


def wants(table: Table) -> bool:
    return any(spec.kind == "姓名" for spec in table.fields)


def check(records: Records, context: Context) -> Iterator[Finding]:
    for spec in records.table.fields:
        if spec.kind != "姓名":
            continue
        column = records.coded(spec.name)
        names = (name for name in column.values() if name is not None)
        doubted = {name: what for name in names if (what := unlikely(name, several=not spec.column.identity))}
        for index in column.where_in(doubted).nonzero()[0].tolist() if doubted else ():
            yield Finding(index, spec.name, doubted[column[index]])


RULE = TableRule(code="MZ130", severity=Severity.WARNING, wants=wants, check=check)
