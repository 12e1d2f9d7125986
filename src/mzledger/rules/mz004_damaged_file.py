"""文件已损坏，或不是 Excel 工作簿

检查什么
    文件内容是不是完整：工作簿的各部分都在，CSV 等文本没有认不出的字节，双引号都配对。
为什么
    传送中断、U 盘提前拔出会让文件缺一截；把别的文件改名成 .xlsx 也打不开。
怎么改
    用 Excel 或 WPS 打开后另存为 .xlsx；打不开的，请报送单位重新发一份。
例子
    微信里只下载了一半的“农村低保.xlsx”。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ004", severity=Severity.ERROR)
