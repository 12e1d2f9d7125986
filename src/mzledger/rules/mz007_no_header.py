"""整个文件没有认出表头

检查什么
    工作簿里有没有一张表，认得出表头和是哪一项业务。
为什么
    认不出表头就不知道是哪项业务、哪一列是什么，猜着读会算错。
怎么改
    在列对照里写明是哪一本台账，或者把列名改成与空白台账一致，再重试。
例子
    表头写成“人员”“号码”“钱数”，认不出是哪项业务。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ007", severity=Severity.ERROR)
