"""内容不是表格

检查什么
    按文件的内容判断真正的格式，不看扩展名。工作簿（xlsx、xlsb、xls、et、ods）、CSV 等文本、网页里的表格、XML 电子表格都能读，
    改了扩展名也能读。
为什么
    PDF、Word 文档、图片、压缩包改名成 .xlsx，或者误放进 ledgers 文件夹，里面的表读不出来，这份台账就等于没有。
怎么改
    向报送单位要电子表格原件；压缩包先解压；Word 里的表复制到 Excel，证号、账号列先设为“文本”，再另存为 .xlsx。
例子
    “农村低保.xlsx”其实是扫描件，开头是 %PDF。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ005", severity=Severity.ERROR)
