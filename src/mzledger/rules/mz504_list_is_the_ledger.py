"""名单就是本方的台账

检查什么
    拿来比对的名单和本方的台账（或两份名单）是不是同一个文件。
为什么
    自己和自己比，必然全部一致，说明不了问题。
怎么改
    换成外单位提供的名单。
例子
    mz reconcile 低保 ledgers/2020/农村低保.xlsx。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ504", severity=Severity.ERROR)
