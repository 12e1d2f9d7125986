"""同一张台账有两份

检查什么
    同一年里，一张表的人是不是都在另一张表里；两年的文件是不是同一个。
为什么
    同样的行计两次，数字就翻倍；不同版本的，不知道以哪一份为准。
怎么改
    完全相同的只计一次，不必处理；内容不同的，留下正确的一份，另一份移出 ledgers 文件夹；放错年份的，换成当年的台账。
例子
    文件夹里有“农村低保.xlsx”和“农村低保 - 副本.xlsx”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ314", severity=Severity.WARNING)
