"""列名相近，已认出

检查什么
    列名不在常见写法里，按意思或者按内容认作某一列。
为什么
    照实列出，供核对；认错的可以改。
怎么改
    认得对的不必处理；认错的，在列对照里加一行：版式照 mz columns 所列，原列名照抄，写明对应列或“不用”。
例子
    “退保时间”读作“停发年月”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ309", severity=Severity.REPAIRED)
