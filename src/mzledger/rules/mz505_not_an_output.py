"""--verdicts 的文件不是这次比对的排查台账

检查什么
    --verdicts 后面的文件是不是 mz reconcile 写出的，里面的人有没有在这次的本方和名单里的。
为什么
    不是排查台账，或者是另一项业务、另一份名单的，填写的内容都用不上。
怎么改
    写上次 mz reconcile 写出的排查台账的文件名。
例子
    --verdicts 农村低保.xlsx。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ505", severity=Severity.ERROR)
