"""文件打不开或正被占用

检查什么
    文件能不能打开来读。
为什么
    Excel、WPS 正开着的文件可能不让别的程序读；共享盘上的文件也可能没有读取权限。
怎么改
    先在 Excel 或 WPS 里保存并关闭这个文件；仍打不开的，请管文件的同事开通读取权限。
例子
    农村低保.xlsx 正在另一台电脑上打开着。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ002", severity=Severity.ERROR)
