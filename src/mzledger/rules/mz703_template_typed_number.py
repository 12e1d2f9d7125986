"""模板里写死了数字

检查什么
    模板的文字里是否直接写了数字。本局自己的 Word 模板里写的数字只提醒（未核数字），照原样印出。
为什么
    写死的数字明年不会变，去年的数就会印进今年的总结。
怎么改
    把数字换成指标名；确是叙述的数字，写到当年“文字材料”里。
例子
    模板里写着“全县农村低保1742户”。
依据
    本局台账管理要求（一数一源）
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ703", severity=Severity.ERROR)
