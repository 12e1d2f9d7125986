"""日期不在本年

检查什么
    发放、审批、登记、服务等按日期计数的台账，日期应在台账所属的年度内。花名册的起止年月不在此列。
为什么
    不在本年的行不计入本年的任何数字；多半是年份写错了，或者把上年的表留在了本年的文件夹里。
怎么改
    核对年份；确属上年的，移到上年的台账，补发的按实际发放年月登记。
例子
    2020 年的发放台账里有一行发放年月是 2019-01。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.schema.measure import During, Measure
from mzledger.schema.program import Program
from mzledger.schema.timing import Stock


def wants(table: Table) -> bool:
    return table.spell is None and not isinstance(table.kind, Stock)


def check(records: Records, context: Context) -> Iterator[Finding]:
    if not context.book.dated:
        return
    year = context.book.year
    for name in _days(records.program, records.table):
        column = records.column(name)
        odd = {day for day in set(column) if day is not None and day.year != year}
        for index, day in enumerate(column) if odd else ():
            if day in odd:
                yield Finding(index, name, f"日期是 {day:%Y-%m-%d}，不在 {year} 年内，没有计入本年的数字")


def _days(program: Program, table: Table) -> list[str]:
    """这张表里按日期计数的列。"""
    measures = (measure for measure in program.measures if isinstance(measure, Measure))
    whens = (measure.when for measure in measures if measure.table is table.model)
    return list(dict.fromkeys(when.day for when in whens if isinstance(when, During)))


RULE = TableRule(code="MZ410", severity=Severity.WARNING, wants=wants, check=check)
