"""15 位的旧身份证号

检查什么
    身份证号是否还是 15 位的旧号。
为什么
    15 位的旧号已停用，与 18 位的号码对不上，同一个人会被当成两个人。
怎么改
    请本人出示现用身份证，改填 18 位号码；提示里推算的号码只供核对，不能直接照抄。
例子
    15 位旧号补上出生年份的“19”和末位校验码，就是推算的 18 位号码。
依据
    《中华人民共和国居民身份证法》
"""

from mzledger.rules._kinds import CellRule, Context, Mask, Severity
from mzledger.values.identities import Identities
from mzledger.values.identity import from_15, mask


def check(id_no: str, context: Context) -> str | None:
    if len(id_no) != 15 or not (id_no.isascii() and id_no.isdigit()):
        return None
    return f"身份证号是 15 位旧号，应为 18 位；按旧号推算为 {mask(from_15(id_no))}"


def suspects(ids: Identities, context: Context) -> Mask:
    return ~ids.well_formed


RULE = CellRule(code="MZ108", severity=Severity.WARNING, kinds=("身份证号",), check=check, suspects=suspects)
