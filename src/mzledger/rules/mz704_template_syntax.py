"""模板写法有误

检查什么
    模板的花括号是否成对，“如果”“循环”是否有头有尾；有没有不能用的写法，重复的次数、印出的文字是不是多得离谱。
    篇目.txt 里写的模板在不在，年份写得对不对。
为什么
    写法有误的模板一个字也印不出来；没完没了的循环会把机器拖死。
怎么改
    在提示的行号附近补上缺的花括号或结束标记，去掉不能用的写法和重复的循环；
    篇目.txt 里一行写一个模板，后面空一格写年份。
例子
    只写了两个左花括号，没有写右花括号。
依据
    本局台账管理要求（一数一源）
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ704", severity=Severity.ERROR)
