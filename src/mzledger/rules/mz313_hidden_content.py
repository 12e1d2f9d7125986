"""隐藏、筛选、划掉的内容

检查什么
    工作表里有没有隐藏的行和列、正在使用的筛选、整行划了删除线的内容。
为什么
    看不见的行也是台账的内容，照样计入；如果本来不想计入，数字就多了。
怎么改
    不该计入的行删去，或写明停发年月；该计入的不必处理。
例子
    第 12–40 行被筛选隐藏。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ313", severity=Severity.WARNING)
