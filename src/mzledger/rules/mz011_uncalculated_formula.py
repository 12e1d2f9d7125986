"""公式还没有算出值

检查什么
    单元格里是公式，文件里却没有存它的计算结果。
为什么
    由别的程序生成、从没用 Excel 打开过的文件，公式没有结果，读出来是空白，会被当成没填。
怎么改
    用 Excel 或 WPS 打开这个文件，等公式算完后保存，再重试。
例子
    发放金额列是“=D5*E5”，文件里没有存结果。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ011", severity=Severity.ERROR)
