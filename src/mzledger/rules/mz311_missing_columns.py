"""没有这一列，有关数字不能算

检查什么
    有数字要用的列，这张表里没有，也没有别的列可能是它。
为什么
    没有这一列就得不出有关数字，印成〔缺少……列〕，不印 0，也不印错数。
怎么改
    有这项内容的，补上这一列；没有的不必处理。
例子
    花名册没有停发年月，取消人数不能算。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ311", severity=Severity.WARNING)
