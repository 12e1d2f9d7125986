"""有内容却没有认出表头的工作表

检查什么
    工作簿里是否有一张表，内容不少（至少 5 行、3 列），却没有认出表头。
为什么
    没有认出表头的表不读取；如果它其实是台账，里面的人和钱就都少算了。
怎么改
    是台账的，照空白台账（mz blank 业务名称）改好表头；是封面、说明、汇总的，不必处理。
例子
    “河北乡”工作表的表头被删掉了，只剩数据。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ303", severity=Severity.WARNING)
