"""金额、人数、年份大小不寻常

检查什么
    一格金额、人数、年份是否在这一列通常的范围里：记到一个人、一户名下的一格金额不超过 10 万元，月标准不低于 1 元、不高于
    1 万元，一户不多于 30 人，起始年份不早于 1980 年，等等。
为什么
    一格超过 10 万元，多半是元和万元弄混了，或者把全村的合计填到了一户名下，总数会差出很多；只有几分钱的，多半是小数点错了位。
怎么改
    核对这一格；是金额的，再核对表头写的单位是元还是万元；确属如此的，不必改。
例子
    表头单位是万元，这一格却填了 738.50，读成 7385000 元。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.schema.bounds import Bounds, Yuan
from mzledger.schema.row import FieldSpec
from mzledger.values.money import MOST_AT_ONCE, to_yuan

AT_ONCE = Yuan(high=to_yuan(MOST_AT_ONCE))
"""没有另外声明的，记到一个人、一户名下的一格金额。"""


def _usual(table: Table, spec: FieldSpec) -> Bounds | None:
    bounds = spec.column.bounds
    if bounds is not None and (bounds.low is not None or bounds.high is not None):
        return bounds
    return AT_ONCE if spec.kind == "金额" and table.has("id_no") | table.has("head_id") else None


def wants(table: Table) -> bool:
    return any(_usual(table, spec) for spec in table.fields)


def check(records: Records, context: Context) -> Iterator[Finding]:
    for spec in records.table.fields:
        usual = _usual(records.table, spec)
        if usual is None:
            continue
        column = records.coded(spec.name)
        values = (value for value in column.values() if value is not None)
        odd = {value: said for value in values if (said := usual.unusual(value))}
        for index in column.where_in(odd).nonzero()[0].tolist() if odd else ():
            yield Finding(index, spec.name, f"{spec.column.heading}是 {odd[column[index]]}{usual.hint(column[index])}")


RULE = TableRule(code="MZ117", severity=Severity.WARNING, wants=wants, check=check)
