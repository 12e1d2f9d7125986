"""金额、整数写法不对

检查什么
    金额应为不小于 0、最多两位小数的数字；户数、人数应为不小于 0 的整数。
为什么
    文字加不起来；负数会悄悄冲减别人的钱；不足一分的钱发不出去。
怎么改
    改成数字；补发、扣回另立一行，并写明发放项目。
例子
    发放金额写成“约800”，或写成 -300。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ116", severity=Severity.ERROR)
