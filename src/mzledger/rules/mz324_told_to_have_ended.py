"""没有使用的列或表名说已经停发

检查什么
    没有使用的列（如“死亡时间”“是否健在”“处理结果”），或者表的名称（如“退出人员”），是否说某一行的人已经去世、停发，
    或这一笔没有发成，而停发年月是空的。
为什么
    停发年月空着的人按在享计算，没有发成的按发了计算，人数和金额都会多。
怎么改
    在这些行补填停发年月；没有发成的，从发放表里移走；这一列确实与停发无关的，在“列对照”里写“不用”。
例子
    花名册有一列“去世日期”，第 8 行填着 2020-03-05，停发年月空白。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ324", severity=Severity.ERROR)
