"""身份证号里的出生日期

检查什么
    身份证号第 7 到 14 位应是日历上有的日期，不晚于截止日，到截止日不超过 120 周岁。
为什么
    年龄、年龄段、是否成年都由这 8 位算出；日期不对，说明证号抄错了，或者填成了别的号码。
怎么改
    对照身份证原件改正；原件如此的，在“核实说明”台账写明。
例子
    第 7 到 14 位是 19501332：没有 13 月。
依据
    GB 11643《公民身份号码》
"""

from datetime import date

from mzledger.rules._kinds import CellRule, Context, Mask, Severity
from mzledger.values.identities import Identities
from mzledger.values.identity import age_on, birth_date, is_well_formed
from mzledger.values.period import chinese

OLDEST = 120


def check(id_no: str, context: Context) -> str | None:
    if not is_well_formed(id_no):
        return None
    born, day = birth_date(id_no), context.as_of
    if born is None:
        return f"身份证号第 7 到 14 位是“{id_no[6:14]}”，不是日历上的日期"
    if born > day:
        return f"身份证号里的出生日期 {born:%Y-%m-%d} 在截止日（{chinese(day)}）之后"
    # 长期使用的台账不分年度，没有截止日，年龄不查。
    if day != date.max and (age := age_on(born, day)) > OLDEST:
        return f"按身份证号里的出生日期 {born:%Y-%m-%d}，到截止日已 {age} 周岁，应不超过 {OLDEST} 周岁"
    return None


def suspects(ids: Identities, context: Context) -> Mask:
    day = context.as_of
    oldest = date(max(day.year - OLDEST, 1), 1, 1)
    return ids.well_formed & ((ids.born < oldest.toordinal()) | (ids.born > day.toordinal()))


RULE = CellRule(code="MZ104", severity=Severity.ERROR, kinds=("身份证号",), check=check, suspects=suspects)
