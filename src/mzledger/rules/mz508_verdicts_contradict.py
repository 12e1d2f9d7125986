"""两行认定互相矛盾

检查什么
    同一对人是不是一行写“是”、一行写“否”，一个人是不是被认定为两个人。
为什么
    只能有一行是对的，程序不替经办人选。
怎么改
    核对原件，只留下对的一行。
例子
    “疑似同一人”里写了“是”，“人工认定”里同一对写着“否”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ508", severity=Severity.ERROR)
