"""名单里有两列都像身份证号

检查什么
    名单的表头里是不是有两列都认作身份证号，而内容又不一样。
为什么
    用错了列，整份名单都会对到别人身上。
怎么改
    用 --columns 指明用哪一列，如 --columns 身份证号=本人证件号码。
例子
    名单里既有“身份证号码”列，又有“公民身份号码”列，同一行的号码不同。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ502", severity=Severity.ERROR)
