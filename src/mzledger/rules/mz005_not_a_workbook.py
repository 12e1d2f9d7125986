"""内容其实是网页或文本

检查什么
    按文件开头的内容判断真正的格式，不看扩展名。
为什么
    有的系统导出的“.xls”其实是网页或 CSV。这种文件里身份证号没有“文本”格式，一转就丢掉末 3 位。
怎么改
    用 Excel 或 WPS 打开，把证号、账号列设为“文本”并核对末 3 位，再另存为 .xlsx。
例子
    “人员查询.xls”用记事本打开，开头是 <html>。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule
from mzledger.values.problem import Severity

RULE = ReadRule(code="MZ005", severity=Severity.ERROR)
