"""列对照或词语对照里用不上的一行

检查什么
    列对照的“台账名称”“对应列”、词语对照的“所在列”“读作”是不是程序里有的名称。
为什么
    写错的一行不起作用，台账还是认不出来。
怎么改
    按下拉选项改正；空白台账里的列名用 mz blank 查看。
例子
    对应列写成了“停发日子”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ320", severity=Severity.ERROR)
