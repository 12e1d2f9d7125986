"""程序没有读完的表

检查什么
    读一个文件或一张表时程序自己出了错，写明是哪一个；别的文件、别的表照常读取。
为什么
    一张写得出乎意料的表，不应当让整次核对做不下去；没有读完又不说，它的行就会无声地丢掉。
怎么改
    在 Excel 里打开这张表，看有没有特别的地方（图形、合并、隐藏、公式），另存一份后重试；仍然不行，把问题里的位置告诉维护人员。
例子
    表里的某种写法使读取的程序出错。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ013", severity=Severity.ERROR)
