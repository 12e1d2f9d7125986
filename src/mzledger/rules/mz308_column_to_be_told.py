"""需要指明的列

检查什么
    有数字要用的列没有找到，而有一列有内容、却没有认出是什么；或者列名说的和内容对不上。
为什么
    猜错一列，整张表的数字都不对，所以先问，不猜。
怎么改
    运行 mz columns --save，在列对照的“对应列”里选它是哪一列，都不是的选“不用”；以前选错的改正。
例子
    停发年月没有找到，J 列“何时不领”里都是日期。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ308", severity=Severity.ERROR)
