"""年度台账不在年度文件夹里

检查什么
    ledgers 文件夹下面直接放的，应只有区划、保障标准、核实说明、列对照、词语对照这些不分年度的台账。
为什么
    不知道是哪一年的台账，计入哪一年都可能算错，所以没有读取。
怎么改
    把它移到所属年度的文件夹，如 ledgers/2020。
例子
    孤儿.xlsx 放在了 ledgers 里，没有放进 ledgers/2020。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ306", severity=Severity.WARNING)
