"""不满年龄享受高龄津贴

检查什么
    享受高龄津贴的人，到起始享受的那个月月底是否已满起始年龄。起始年龄取保障标准台账里当时执行的“高龄津贴起始年龄”，
    没有这一条的按 70 周岁。
为什么
    没到年龄就发，属于多发；也可能是身份证号或起始年月抄错了。
怎么改
    核对身份证原件和起始享受年月；提前发的，改正起始年月并按规定追回。
例子
    1950年9月出生的老人，起始享受年月填成 2020-01，那时才 69 周岁。
依据
    本省高龄津贴发放规定
"""

from collections.abc import Iterator
from datetime import date

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule, YearBook
from mzledger.rules._people import spells
from mzledger.values.identity import age_on, birth_date, is_well_formed
from mzledger.values.period import month_end

USUAL_AGE = 70
STANDARD = "高龄津贴起始年龄"


def wants(table: Table) -> bool:
    return table.spell is not None and table.has("id_no", "age_band")


def check(records: Records, context: Context) -> Iterator[Finding]:
    ages: dict[date, int] = {}
    for spell in spells(records, "id_no"):
        born = birth_date(spell.key) if is_well_formed(spell.key) else None
        if born is None:
            continue
        day = month_end(spell.start.year, spell.start.month)
        if day not in ages:
            ages[day] = _least_age(context.book, day)
        if (age := age_on(born, day)) < ages[day]:
            what = f"{born:%Y-%m-%d} 出生，{day:%Y-%m} 起享受时 {age} 周岁，应满 {ages[day]} 周岁"
            yield Finding(spell.row, "id_no", what)


def _least_age(book: YearBook, day: date) -> int:
    for records in book.all_records():
        if records.table.has("standard", "standard_value", "valid_from", "valid_to"):
            names = ("standard", "standard_value", "valid_from", "valid_to")
            for name, value, first, until in zip(*map(records.column, names), strict=True):
                if name == STANDARD and value and first and first <= day and (until is None or until > day):
                    return int(value)
    return USUAL_AGE


RULE = TableRule(code="MZ211", severity=Severity.ERROR, wants=wants, check=check)
