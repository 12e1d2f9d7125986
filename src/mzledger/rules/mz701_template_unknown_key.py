"""模板里没有这个指标或写法

检查什么
    模板双花括号里写的业务、指标和写法（竖线后面的词），是否都是程序认得的。
为什么
    指标名打错一个字，印出来就是空白；宁可不出文档，也不印缺了数字的文档。
怎么改
    照提示里最接近的名称改正；要新的指标，请先在业务里写明口径。
例子
    把“农村低保.户数”写成了“农村低保.户敷”。
依据
    本局台账管理要求（一数一源）
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ701", severity=Severity.ERROR)
