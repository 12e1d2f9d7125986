"""单元格是错误值

检查什么
    单元格是否为 #DIV/0!、#N/A、#REF!、#VALUE! 一类的错误值。
为什么
    错误值不是数字，合计会少算；读出来是空白，也看不出少了什么。
怎么改
    改正公式，或者改填核对过的数字、文字。
例子
    月保障金额列用 VLOOKUP 查不到人，显示 #N/A。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ012", severity=Severity.ERROR)
