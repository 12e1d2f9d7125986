"""空文件

检查什么
    文件是否为 0 字节，或者工作簿里所有工作表都没有内容。
为什么
    空文件多半是复制、下载没有完成。没有台账和数字为零是两回事，不能当作零。
怎么改
    换成有内容的文件；本年确实没有这项业务的，把空文件移出 ledgers 文件夹。
例子
    “孤儿.xlsx”大小是 0 字节。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ006", severity=Severity.ERROR)
