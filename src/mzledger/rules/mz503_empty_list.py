"""名单里没有人

检查什么
    名单除了表头是不是还有内容。
为什么
    空名单比对出来是“全部没有对上”，会误以为没有问题。
怎么改
    检查是不是选错了文件，或者人员在别的工作表、别的文件里。
例子
    火化名单.xlsx 只有标题和表头。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ503", severity=Severity.ERROR)
