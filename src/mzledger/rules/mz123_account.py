"""银行账号的写法

检查什么
    银行账号（存折、银行卡、社保卡）应为 12 到 21 位数字；不应是身份证号，也不应夹着字母。写“社保卡”“现金”的不查。
为什么
    账号填错，钱会退回，或者发到别人的账上。人数、金额不受影响，所以只提醒。
怎么改
    对照存折或卡片原件改正；没有账号的，留空。
例子
    账号只有 3 位，或者填成了身份证号。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import CellRule, Context, Severity
from mzledger.values.identity import is_somebodys

SHORTEST, LONGEST = 12, 21
NO_NUMBER = frozenset(
    ("社保卡", "社会保障卡", "现金", "现金发放", "一卡通", "民生一卡通", "惠民一卡通", "存折", "银行卡")
)
"""说明怎样发放、不是号码的写法。"""


def check(account: str, context: Context) -> str | None:
    if account.isascii() and account.isdigit():
        if not SHORTEST <= len(account) <= LONGEST:
            return f"银行账号是 {len(account)} 位数字，应为 {SHORTEST} 到 {LONGEST} 位"
        return "银行账号填的是一个身份证号" if is_somebodys(account) else None
    if account in NO_NUMBER:
        return None
    return (
        "银行账号填的是一个身份证号"
        if is_somebodys(account)
        else f"银行账号里有数字以外的字，应为 {SHORTEST} 到 {LONGEST} 位数字"
    )


RULE = CellRule(code="MZ123", severity=Severity.WARNING, kinds=("银行账号",), check=check)
