"""没有使用的列

检查什么
    有内容、但程序没有用到的列。
为什么
    没有用的内容都要说明，免得漏掉该算的东西。
怎么改
    确实不用的不必处理；该用的，运行 mz columns --save，在列对照里选“对应列”。选“不用”的以后不再提示。
例子
    多了一列“经办人电话”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ310", severity=Severity.WARNING)
