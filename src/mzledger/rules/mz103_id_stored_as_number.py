"""证号、账号存成了数字

检查什么
    身份证号、残疾证号、银行账号的单元格必须是文本，不能是数字。
为什么
    Excel 的数字只保留前 15 位，18 位证号的末 3 位已经变成 0，找不回来，看上去却还像个证号。
怎么改
    先把整列格式设为“文本”，再对照证件原件重新录入。
例子
    单元格显示 6.32522E+17，或者末 3 位都是 0。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ103", severity=Severity.ERROR)
