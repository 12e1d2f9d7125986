"""认定写的不是“是”或“否”

检查什么
    上次的排查台账里，“认定”列写的是不是“是”或“否”（√ × y n、全角和空格都认得）。
为什么
    “也许”“待查”看不出是不是同一人，替经办人猜会对错人。
怎么改
    只填“是”或“否”；还没有核实的空着。
例子
    “认定”列写了“待查”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ506", severity=Severity.ERROR)
