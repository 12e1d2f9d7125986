"""身份证号的校验码

检查什么
    18 位身份证号的第 18 位，是否与按前 17 位推算的校验码一致。位数不对的另见 MZ101，15 位旧号另见 MZ108。
为什么
    校验码是防抄错的：错一个数字，或相邻两个数字颠倒，都对不上。对不上就说明 18 位里至少有一处不对。
怎么改
    对照身份证原件改正；原件如此的，在“核实说明”台账写明。
例子
    990121195001010011 的第 18 位按前 17 位推算应为 6，可能是末位抄错，也可能是前面某一位抄错。
依据
    GB 11643《公民身份号码》
"""

from mzledger.rules._kinds import CellRule, Context, Mask, Severity
from mzledger.values.identities import Identities
from mzledger.values.identity import check_character, is_well_formed, passes


def check(id_no: str, context: Context) -> str | None:
    if passes(id_no) or not is_well_formed(id_no):
        return None
    expected = check_character(id_no[:17])
    return f"身份证号第 18 位是“{id_no[17]}”，按前 17 位推算应为“{expected}”"


def suspects(ids: Identities, context: Context) -> Mask:
    return ids.well_formed & ~ids.passes


RULE = CellRule(code="MZ102", severity=Severity.ERROR, kinds=("身份证号",), check=check, suspects=suspects)
