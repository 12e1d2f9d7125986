"""出生日期与身份证号不一致

检查什么
    “出生日期”列与身份证号第 7 到 14 位是否是同一天。
为什么
    两处不一致，说明至少有一处抄错；高龄津贴的年龄段按身份证号计算，抄错会多发或少发。
怎么改
    对照身份证原件，改正抄错的一处；出生日期也可以留空，由证号推算。
例子
    出生日期填 1950-02-01，身份证号里是 1950-01-01。
依据
    GB 11643《公民身份号码》
"""

from datetime import date

from mzledger.rules._kinds import Context, RowRule, Severity
from mzledger.values.identity import birth_date, is_well_formed


def check(birth_day: date, id_no: str, context: Context) -> str | None:
    born = birth_date(id_no) if is_well_formed(id_no) else None
    if born is None or born == birth_day:
        return None
    return f"出生日期填的是 {birth_day:%Y-%m-%d}，身份证号里是 {born:%Y-%m-%d}"


RULE = RowRule(code="MZ105", severity=Severity.WARNING, fields=("birth_day", "id_no"), at="birth_day", check=check)
