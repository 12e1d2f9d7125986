"""空台账

检查什么
    认出来的台账里有没有一行数据。
为什么
    空的台账可能是还没有填，也可能是本年确实没有；没有写明的，不能当作 0。
怎么改
    还没有填的填上；本年确实没有的，在表头下面写“本年无”。
例子
    孤儿.xlsx 只有表头。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ315", severity=Severity.WARNING)
