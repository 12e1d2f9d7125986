"""家庭表和人员表对不上

检查什么
    家庭表的每一户在人员表里有没有成员；一户一行的表和一人一行的表有没有重复的户。
为什么
    没有成员的户算不出人数，重复的户会重复计数。
怎么改
    补上这一户的成员，或删去重复的一处。
例子
    家庭表有李四一户，人员表里没有他家的人。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ316", severity=Severity.ERROR)
