"""占比目标没有给别的类别留余地

检查什么
    同一个总数的几个占比目标合计达到 100%，而台账里还允许别的类别。生成总结时检查。
为什么
    合计占满以后，别的类别只能是零；那些类别如果合法存在，目标就定得不合理。没有核实以前，文件里印〔审稿提示〕。
怎么改
    核对各项占比目标；别的类别确实不会有的，在“核实说明”台账写明问题编号和目标内容。
例子
    火葬占比目标 60%，天葬占比目标 40%，水葬就没有余地。
依据
    《殡葬管理条例》关于尊重少数民族丧葬习俗的规定；本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ408", severity=Severity.WARNING)
