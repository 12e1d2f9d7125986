"""表的名称是别的年份

检查什么
    花名册的工作表名、表头上面的标题和文件名里写的年份，是否就是所在文件夹的年份。
为什么
    把上一年的花名册留在或错放进本年的文件夹，人数、户数都会是别的年份的，看不出来。
怎么改
    放错了的，换成本年的文件；只是标题没有改的，把标题改成本年。
例子
    2020 文件夹里的表，标题写着“2019年农村低保花名册”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ323", severity=Severity.ERROR)
