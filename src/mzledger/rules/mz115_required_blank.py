"""必填的内容没有填

检查什么
    每项业务写明的必填列是否为空（金额、人数列里的“-”“/”“无”也算没填）。
为什么
    缺了乡镇、证号、金额、年月，这一行就没法计入任何数字。
怎么改
    补填这一格；只有整行都不该有的（没有这个人、没有这笔钱），才删去整行。
例子
    身份证号一格是空的。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ115", severity=Severity.ERROR)
