"""文件有打开密码

检查什么
    打开文件是否要输密码。
为什么
    有打开密码的文件是加密的，读不到里面的内容。只设了“保护工作表”的文件不受影响，照常读取。
怎么改
    在 Excel 或 WPS 里打开，用“文件 › 信息 › 用密码进行加密”去掉打开密码后另存，再重试。
例子
    乡镇报来的花名册打开时要输密码。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ003", severity=Severity.ERROR)
