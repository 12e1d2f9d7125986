"""不在允许的选项里

检查什么
    类别、性别、是否等列只允许写明的几个值，以及已知的其他写法。
为什么
    认不得的类别不能随便归到某一类，归错了两类的数字都不对。
怎么改
    改成提示里列出的值之一；别的写法，或本局自己的类别，写进 ledgers/词语对照.xlsx。
例子
    保障类别写成“半农半牧”，应为农村、城市之一。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ119", severity=Severity.ERROR)
