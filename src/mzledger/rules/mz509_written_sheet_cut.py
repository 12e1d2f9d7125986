"""排查台账里的表、列、行被删了

检查什么
    上次的排查台账里，要填写的表、列和标题写明的行数还全不全。
为什么
    删掉的表和列里填写过什么，没有办法知道。
怎么改
    换成没有删改过的那一份，或者在新写出的排查台账里重新填写。
例子
    “疑似同一人”标题写明 3 对，只剩 1 行。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ509", severity=Severity.ERROR)
