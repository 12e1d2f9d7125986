"""姓名一格不是姓名

检查什么
    姓名一格是数字、日期、身份证号、公式、TRUE 或别的程序的内容，或者长得不可能是姓名。
为什么
    多半是整行错了一格，别的列也就都不对；这一行不能算数。
怎么改
    核对这一行各列有没有错位，填上姓名；没有姓名的受助人、逝者写“无名氏”。
例子
    姓名一格填的是 2020-05-01。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ109", severity=Severity.ERROR)
