"""目标不比基期好

检查什么
    下一年目标写了“对应指标”的，目标值应比基期值好：“不低于”的要高于基期，“不高于”的要低于基期。生成总结时检查。
为什么
    目标低于现状，等于没有目标，多半是填错了数或者选错了指标。没有核实以前，文件里印〔审稿提示〕。
怎么改
    核对目标台账的目标值和对应指标；确实只求保持的，在目标内容里写明“保持”，或者在“核实说明”台账写明问题编号和目标内容。
例子
    火葬占比基期 71.9%，目标不低于 60%。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ407", severity=Severity.WARNING)
