"""没有读取的文件

检查什么
    ledgers 文件夹里有没有不是表格、或者不在年份文件夹里的文件。
为什么
    没有读取的文件都要说明，免得漏掉台账。
怎么改
    是台账的，存成 .xlsx 放进年份文件夹，扫描件要录成表格；不是的，移出 ledgers 文件夹。
例子
    ledgers/2020 里有一份扫描的 PDF。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ318", severity=Severity.WARNING)
