"""台账里写的指标名不认识

检查什么
    目标台账的“对应指标”、存在问题台账的“佐证指标”应是已有的指标名。生成总结时检查。
为什么
    指标名写错，基期值和证据就算不出来，只能空着。
怎么改
    用 mz facts 查看全部指标名，照抄改正。
例子
    把“殡葬.火葬占比”写成了“殡葬.火化率”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ409", severity=Severity.ERROR)
