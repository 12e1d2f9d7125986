"""找不到文件

检查什么
    要读取的文件是否还在原来的地方。
为什么
    文件改了名、挪了地方，或者命令里的路径打错了一个字，就读不到。
怎么改
    核对文件名和所在文件夹，改正后重试。
例子
    命令里写的是 ledgers/2020/农村低保.xlsx，文件夹里的名字是“农村低保（终稿）.xlsx”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ001", severity=Severity.ERROR)
