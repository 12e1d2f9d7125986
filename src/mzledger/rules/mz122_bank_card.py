"""银行卡号的校验位

检查什么
    16 到 19 位的银行卡号，末位是否与前面各位推算的校验位（LUHN 算法）一致。
为什么
    卡号抄错一位，钱会退回，或者发到别人的卡上。存折账号没有校验位，所以只提醒。
怎么改
    对照银行卡原件改正；是存折账号的，不必改。
例子
    卡号中间一位 3 抄成了 8，末位就对不上了。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import CellRule, Context, Severity
from mzledger.values.identity import is_somebodys, luhn_digit


def check(account: str, context: Context) -> str | None:
    if not (16 <= len(account) <= 19 and account.isascii() and account.isdigit()) or is_somebodys(account):
        return None
    expected = luhn_digit(account[:-1])
    if account[-1] == expected:
        return None
    return f"银行卡号末位是“{account[-1]}”，按前面各位推算应为“{expected}”"


RULE = CellRule(code="MZ122", severity=Severity.WARNING, kinds=("银行账号",), check=check)
