"""没有查完的一条规则

检查什么
    查某一条规则时程序自己出了错，写明是哪一条、哪一格；别的规则、别的行照常查完。
为什么
    一格写得出乎意料，不应当让整本台账查不下去；没有查完又不说，就等于没有查。
怎么改
    先看这一格写得是否正常，改正后重新核对；看不出问题的，把台账的样子告诉维护人员。
例子
    某一格的内容使一条规则的计算出错。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ420", severity=Severity.ERROR)
