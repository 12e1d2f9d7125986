"""隐藏的工作表也已读取

检查什么
    被隐藏的工作表里是否也有台账。
为什么
    隐藏只是看不见，里面的行照样计入数字；如果是不要的旧表，人和钱就会多算。
怎么改
    在 Excel 里“取消隐藏”看一看：不要的整张删除，要的取消隐藏。
例子
    隐藏的“2019年底”工作表里还有 40 户。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ304", severity=Severity.WARNING)
