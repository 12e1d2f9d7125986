"""两列意思相同

检查什么
    是否有两列都像同一个内容。
为什么
    不知道该用哪一列；猜错一列，整张表的数字都不对。
怎么改
    运行 mz columns --save，在列对照里给用的一列选好“对应列”，另一列选“不用”；或在台账里删去一列。
例子
    同时有“发放合计”和“实发金额”两列。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ302", severity=Severity.ERROR)
