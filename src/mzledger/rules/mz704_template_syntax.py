"""模板写法有误

检查什么
    模板的花括号是否成对，“如果”“循环”是否有头有尾。
为什么
    写法有误的模板一个字也印不出来。
怎么改
    在提示的行号附近补上缺的花括号或结束标记。
例子
    只写了两个左花括号，没有写右花括号。
依据
    本局台账管理要求（一数一源）
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ704", severity=Severity.ERROR)
