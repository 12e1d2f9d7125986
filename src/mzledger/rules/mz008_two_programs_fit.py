"""两项业务同样像

检查什么
    表头是否同时符合几项业务，而文件名、工作表名、标题又都没有写明是哪一项。
为什么
    几项业务的花名册列名相近，读错业务，人数和金额都会记到别处去。
怎么改
    在文件名、工作表名或标题里写上业务名称，例如“高龄津贴”。
例子
    文件名是“发放.xlsx”，表头只有姓名、身份证号、发放年月、发放金额、发放方式。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ008", severity=Severity.ERROR)
