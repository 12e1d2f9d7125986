"""其他读不了的内容

检查什么
    前面各条没有说到的、这一列读不了的内容。
为什么
    读不了又不说，这一行就会无声地丢掉。
怎么改
    对照空白台账里这一列的填法重新录入。
例子
    姓名一格里粘贴成了别的程序的对象。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ120", severity=Severity.ERROR)
