"""缺少列

检查什么
    一张表的表头是否有这项业务必须的各列。
为什么
    少了证号、金额、年月这样的列，整张表就没法计算，这张表没有读取。
怎么改
    对照空白台账补上这一列，或把列名改成台账里的写法。
例子
    花名册里没有“起始保障年月”列。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ301", severity=Severity.ERROR)
