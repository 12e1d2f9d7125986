"""联系电话的写法

检查什么
    手机号应为 11 位、以 13 到 19 开头；座机应带区号，例如 0974-8591234。一格写几个号码的，逐个检查。
为什么
    电话打不通，就没法核实近况、通知领款。
怎么改
    与本人或村里核对后改正；没有电话的，留空。
例子
    手机号只有 10 位，少了一位。
依据
    本局台账管理要求
"""

import re

from mzledger.rules._kinds import CellRule, Context, Severity
from mzledger.schema.cells import folded

PHONE = re.compile(r"(\+?86-?)?1[3-9]\d{9}|0\d{2,3}\d{7,8}")
SEPARATORS = re.compile(r"[,，;；、/]|(?<=\d{7})\s+(?=\d{7})")


def check(phones: str, context: Context) -> str | None:
    for phone in SEPARATORS.split(phones):
        number = re.sub(r"[-—()]", "", folded(phone))
        if number and not PHONE.fullmatch(number):
            if not number.isdigit():
                return "联系电话里有数字以外的字，应为 11 位手机号，或带区号的座机号"
            return f"联系电话是 {len(number)} 位数字，应为 13 到 19 开头的 11 位手机号，或带区号的座机号"
    return None


RULE = CellRule(code="MZ114", severity=Severity.WARNING, kinds=("电话",), check=check)
