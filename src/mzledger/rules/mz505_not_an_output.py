"""--verdicts 的文件不是以前的排查台账

检查什么
    --verdicts 后面的文件里有没有“疑似同一人”或“人工认定”工作表。
为什么
    没有这张表，就读不到以前填写的认定。
怎么改
    写上次 mz reconcile 写出的排查台账的文件名。
例子
    --verdicts 农村低保.xlsx。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ505", severity=Severity.ERROR)
