"""看不出是哪一类乡镇或村

检查什么
    区划台账没有写乡镇类别、村社区类别的，按名称的结尾认定（镇、乡、街道、苏木、农场，村、社区、居委会、嘎查、连队）。
为什么
    名称没有写全，或者结尾特殊，就不知道该计入镇数、乡数、行政村数还是社区数，只能归入“其他”。
怎么改
    把名称写成全称，如“张家村”“李家社区”；或者在乡镇类别、村社区类别列里选一个。
例子
    村社区全称只写“张家”，没有写是村还是社区。
依据
    《行政区划管理条例》；统计用区划代码和城乡划分代码编制规则
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ321", severity=Severity.WARNING)
