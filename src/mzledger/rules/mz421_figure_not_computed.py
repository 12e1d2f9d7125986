"""没有算出来的数字

检查什么
    算某一个数字时程序自己出了错，写明是哪一个数字、哪一格；别的数字照常计算，这一个不印。
为什么
    一格写得出乎意料，不应当让整份材料做不出来；没有算出来又印出来，就是假的数字。
怎么改
    先看这一格写得是否正常，改正后重新生成；看不出问题的，把问题里的位置告诉维护人员。
例子
    某一格的内容使一个合计的计算出错。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ421", severity=Severity.ERROR)
