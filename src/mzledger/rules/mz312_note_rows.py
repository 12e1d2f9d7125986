"""当作说明的行

检查什么
    数据中间只有一两个字样、没有姓名和号码的行。
为什么
    当作说明，不计入任何数字；如果其实是一个人，就少算了。
怎么改
    是说明的不必处理；是一个人的，把姓名和身份证号补全。
例子
    第 35 行只写着“唐谷镇”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ312", severity=Severity.WARNING)
