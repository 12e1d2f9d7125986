"""金额大得不寻常

检查什么
    记到一个人、一户名下的一格金额，是否超过 10 万元。
为什么
    一格超过 10 万元，多半是元和万元弄混了，或者把全村的合计填到了一户名下，总数会差出很多。
怎么改
    核对这一格的金额，再核对表头写的单位是元还是万元；确属这么多的，不必改。
例子
    表头单位是万元，这一格却填了 738.50，读成 7385000 元。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, TableRule
from mzledger.schema.program import Table
from mzledger.schema.records import Records
from mzledger.values.money import MOST_AT_ONCE, plain, to_yuan
from mzledger.values.problem import Severity


def wants(table: Table) -> bool:
    return (table.has("id_no") or table.has("head_id")) and any(spec.kind == "金额" for spec in table.fields)


def check(records: Records, context: Context) -> Iterator[Finding]:
    for spec in records.table.fields:
        if spec.kind == "金额" and max(set(records.column(spec.name)) - {None}, default=0) > MOST_AT_ONCE:
            for index, fen in enumerate(records.column(spec.name)):
                if fen is not None and fen > MOST_AT_ONCE:
                    what = f"{spec.column.heading}是 {plain(to_yuan(fen))} 元，超过 10 万元，是否把元和万元弄混"
                    yield Finding(index, spec.name, what)


RULE = TableRule(code="MZ117", severity=Severity.WARNING, wants=wants, check=check)
