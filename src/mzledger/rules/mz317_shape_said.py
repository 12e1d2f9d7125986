"""表的样式

检查什么
    不是一人一行的表，或者只在每段第一行填写的列，按什么样式读取。
为什么
    照实列出，供核对。
怎么改
    读得对的不必处理；不对的，改成一人一行。
例子
    成员一、成员二……横排的表，已按一人一行读取。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ317", severity=Severity.REPAIRED)
