"""身份证号的位数和字符

检查什么
    身份证号应为 18 位：前 17 位是数字，第 18 位是数字或 X。15 位的旧号另见 MZ108。
为什么
    位数不对的号码对不上人，同一个人会被当成两个人，该享受的漏掉，已去世的还在发。
怎么改
    对照身份证原件补齐或更正；单元格格式先设为“文本”再录入。
例子
    99012119500101001 只有 17 位，少了校验码。
依据
    GB 11643《公民身份号码》
"""

from mzledger.rules._kinds import CellRule, Context, Mask, Severity
from mzledger.values.identities import Identities
from mzledger.values.identity import is_well_formed


def check(id_no: str, context: Context) -> str | None:
    if is_well_formed(id_no) or (len(id_no) == 15 and id_no.isdigit()):
        return None
    if len(id_no) != 18:
        return f"身份证号是 {len(id_no)} 位，应为 18 位"
    at = next(i for i, c in enumerate(id_no) if not (c.isascii() and c.isdigit()) and not (i == 17 and c == "X"))
    return f"身份证号第 {at + 1} 位是“{id_no[at]}”，应为数字" + ("或 X" if at == 17 else "")


def suspects(ids: Identities, context: Context) -> Mask:
    return ~ids.well_formed


RULE = CellRule(code="MZ101", severity=Severity.ERROR, kinds=("身份证号",), check=check, suspects=suspects)
