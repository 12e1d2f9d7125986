"""名单里没有身份证号列，也没有姓名列

检查什么
    外单位名单的表头里，认不认得出身份证号列或姓名列；--columns 的写法对不对。
为什么
    两列都没有，就没有办法知道名单上是谁，比对无从做起。
怎么改
    看提示里列出的列名，用 --columns 指明，如 --columns 身份证号=证件编码,姓名=当事人。
例子
    名单的表头是“编码”“当事人”“金额”，认不出哪一列是身份证号。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ501", severity=Severity.ERROR)
