"""已满 18 周岁仍在享的孤儿、困境儿童

检查什么
    截止日在享的孤儿、困境儿童，到截止日是否已满 18 周岁。
为什么
    儿童保障以 18 周岁为限；满 18 周岁仍在校就读、按规定继续保障的另有手续，所以只提醒。
怎么改
    已停发的，补填停发年月和原因；仍在校继续保障的，核对在学证明，不必改。
例子
    2002年9月出生的孩子，到 2020年10月31日已 18 周岁，没有停发年月。
依据
    《国务院办公厅关于加强孤儿保障工作的意见》（国办发〔2010〕54号）；困境儿童为本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.rules._people import spells
from mzledger.values.identity import age_on, birth_date, is_well_formed

OF_AGE = 18


def wants(table: Table) -> bool:
    return table.spell is not None and table.has("id_no", "guardian_id")


def check(records: Records, context: Context) -> Iterator[Finding]:
    day = context.as_of
    for spell in spells(records, "id_no"):
        born = birth_date(spell.key) if is_well_formed(spell.key) else None
        if born is not None and spell.meets(day, day) and (age := age_on(born, day)) >= OF_AGE:
            yield Finding(spell.row, "id_no", f"{born:%Y-%m-%d} 出生，到截止日已 {age} 周岁，仍在享")


def needs(table: Table) -> tuple[str, ...]:
    return table.spell or ()


RULE = TableRule(code="MZ212", severity=Severity.WARNING, wants=wants, check=check, needs=needs)
