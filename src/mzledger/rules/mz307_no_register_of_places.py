"""没有区划台账

检查什么
    ledgers 文件夹里应有区划台账，列出全部乡镇、村和社区。
为什么
    没有它，乡镇、村写错了查不出来，也不能按乡镇汇总。
怎么改
    用 mz blank 区划 做一本空表，填好后放进 ledgers 文件夹。
例子
    新建的工作文件夹里还没有放区划.xlsx。
依据
    本局台账管理要求（地名以区划台账为准）
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ307", severity=Severity.WARNING)
