"""工作表范围过大

检查什么
    工作表用到的最后一行、最后一列圈出的范围是否超过 5000 万格。
为什么
    在最右下角误敲一个空格，范围就会变成一百多万行、一万多列，读取时会用尽内存。
怎么改
    选中数据右边的整列和下面的整行，删除后保存，再重试。
例子
    数据只有 200 行，XFD1048576 里却有一个空格。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ010", severity=Severity.ERROR)
