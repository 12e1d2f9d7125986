"""没有使用的列

检查什么
    有内容、但程序没有用到的列。
为什么
    没有用的内容都要说明，免得漏掉该算的东西。
怎么改
    确实不用的不必处理，或在列对照里写“不用”，以后不再提示；该用的，在列对照里写明是哪一列。
例子
    多了一列“经办人电话”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ310", severity=Severity.WARNING)
