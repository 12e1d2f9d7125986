"""填写过的人这次找不到

检查什么
    上次填了认定、核查结果的人，这次还在不在本方和名单里，在不在同一张排查表里。
为什么
    人找不到，填写的内容没有地方放，不说就丢了。
怎么改
    核对这个人，在新写出的排查台账里重新填写。
例子
    上次认定“是”的一对，这次名单里已经没有这个人。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ507", severity=Severity.ERROR)
