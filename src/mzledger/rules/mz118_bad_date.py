"""日期、年月写法不对

检查什么
    日期列应是日历上有的日期，年月列应看得出年和月。
为什么
    数字 2020.1 可能是 1 月，也可能是丢了末位 0 的 10 月，差九个月的钱。
怎么改
    日期写成 2020-05-01，年月写成 2020-05，单元格格式设为“文本”或“日期”。
例子
    停发年月写成“5月”，没有年份。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ118", severity=Severity.ERROR)
