"""模板里做了计算

检查什么
    模板里是否有加、减、乘、除。
为什么
    在模板里算出来的数，查不到是哪几行加起来的，也没有人核对。
怎么改
    改用现成的合计、占比指标；没有的，请先在业务里写明口径。
例子
    写成“农村低保.户数 + 城市低保.户数”。
依据
    本局台账管理要求（一数一源）
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ702", severity=Severity.ERROR)
