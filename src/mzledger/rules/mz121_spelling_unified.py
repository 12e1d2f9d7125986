"""写法已统一

检查什么
    证号、账号里的空格和全角字符，小写 x，文本形式的金额，选项、乡镇的其他写法，数字形式的日期。
为什么
    这些写法意思清楚，由程序统一成一种写法后照常计入；改了什么都逐条列出，不悄悄地改。原文件不动。
怎么改
    不必处理；方便时在原台账里照提示改过来，下次就不再提示。
例子
    “1,234.5元”已按数字 1234.5 读取。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ121", severity=Severity.REPAIRED)
