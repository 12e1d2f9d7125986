"""造出 examples/临溪县：一个办公习惯和仓库样例不同的内地县，连同应得数字 tests/example_county/expected.json。

用法：python examples/make_linxi.py（需要 openpyxl 和 xlwt）。同一个种子，两次写出的文件逐字节相同。
人都是虚构的，身份证号用未分配的 99 开头。应得数字从人名单数出来，不读表格，也不用 mz。

临溪县：城关街道、石桥镇、柳河镇、大坪乡、云台回族乡，8 村 4 社区；2021 年十二项业务，2020 年两项。

哪本台账有什么习惯（ledgers/ 里）：

- 区划.xlsx：普通的一张表；街道、民族乡；云台回族乡又叫云台乡。
- 2020/农村低保家庭查询_20201231.xlsx、农村低保人员查询_20201231.xlsx：全国系统导出的一对，首行表头，全是文本，户在一本、人在一本；
  村写成「上坝村村民委员会」；只有月保障金额，没有发放。
- 2020/高龄津贴发放花名册2020.xlsx、2021/高龄津贴发放花名册2021.xlsx：没有年龄段和起始时间，有发放标准、上下半年和合计；村后小计；停发时间写 2021/5。
- 2021/2021年农村低保花名册.xlsx：封面、汇总、一个乡镇一张表（乡镇只在表名里）、取消对象、空的 Sheet3；一户一行，没有成员、没有是否保障对象；
  两行合并表头；村小计；以下空白；享受时间四种写法（2020.05、2020年5月、2020/5/1、真日期）；大坪乡的金额是带千分位的文本；柳河镇的类别写 A 不写 A类。
- 2021/农村低保资金发放表（季度）.xlsx：一季一张表，保障金、价格补贴、合计并排。
- 2021/城市低保/城市低保对象名册.xlsx：一人一行，列出的都是保障对象；街道的表户主合并，石桥镇的表户主下面留空；停了的还在表里，在享的写「至今」；
  身份证号小写 x；电话列藏着。
- 2021/城市低保/2021年城市低保金发放台账.xlsx：十二个月横排，合计列，不在享的月份写「/」，7 月提标，表名 Sheet1。
- 2021/石桥镇/特困人员.xls（真 .xls，两个字的姓名中间空一格，供养方式写「分散」）、柳河镇/特困供养人员导出.csv（GB18030，有 GBK 没有的字，号前有制表符，没有标题行）、大坪乡/特困人员信息.xls（其实是网页，村名跨行）、
  云台回族乡/特困人员.xlsx：四个乡镇四种表头，乡镇只在文件夹名里。
- 2021/特困人员供养资金发放明细.xlsx：一人一行的全年决算，两项资金和小计，乡镇合并。
- 2021/残疾人两项补贴/2021年两项补贴发放名单.xlsx：一人一行，两项各一列，标准和全年发放各两列，不享受的写「—」，类别等级一格；筛选停在柳河镇。
- 2021/儿童福利/孤儿和事实无人抚养儿童发放花名册.xlsx：两项业务两张表，四季横排和合计，停发只写在备注里；机构集中的监护人是单位，没有证号。
- 2021/临时救助2021.xlsx：一季一张表，没有受理日期和审批层级，金额是「1,500.00」文本，日期 2021/3/1，小计和全年累计。
- 2021/婚姻登记/婚姻登记台账.xlsx：种类在表名里，补领的两类在一列里；男方女方两行表头；真日期和 20210301。
- 2021/火化登记簿2021.xlsx：地址一整串，有外县人，没有乡镇和安葬方式。
- 2021/优抚对象抚恤补助发放表2021.xlsx：一类一张表，类别只在表名里，金额到分。
- 2021/敬老院入住老人登记册.xlsx：一院一张表，原籍一格；「院情」是竖表，床位在那里。
- 2021/2021年社会救助对象汇总表.xlsx：只有汇总数，不是花名册。

本局自己填的（填一次）：列对照.xlsx、词语对照.xlsx，2021/敬老院机构.xlsx（照空白台账填的床位），mz.toml 里不开展的业务。
外部名单/2021年死亡注销名单.xlsx：公安局给的，列名和台账不同。
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from linxi import relief_books, sayings, welfare_books
from linxi.county import County
from linxi.expected import expected

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = """["单位"]
"县名" = "临溪县"
"单位名称" = "临溪县民政局（合成数据）"

["统计"]
"截止日" = "12-31"

["业务"]
# 本县不开展、或者不由本局记账的业务。
"不开展" = [
    "居家养老服务", "联点帮扶", "代养", "老年人意外险", "防疫物资", "十四五项目", "村规民约", "边界", "地名", "光荣牌",
    "福利彩票", "家庭经济状况核对", "社会组织", "政府购买服务", "流浪乞讨救助", "业务培训", "退役军人",
]

["问题级别"]
# 身份证号用未分配的 99 开头，不是真实的行政区划代码，所以不查区划代码。
"MZ107" = "不查"
"""


def main(root: Path = ROOT) -> None:
    county = County()
    home = root / "examples" / "临溪县"
    ledgers = home / "ledgers"
    if ledgers.exists():
        shutil.rmtree(ledgers)
    before, now = ledgers / "2020", ledgers / "2021"
    welfare_books.regions(ledgers / "区划.xlsx")
    relief_books.national_export(county, before)
    welfare_books.elders(county, 2020, before / "高龄津贴发放花名册2020.xlsx")
    welfare_books.elders(county, 2021, now / "高龄津贴发放花名册2021.xlsx")
    relief_books.rural_roster(county, now / "2021年农村低保花名册.xlsx")
    relief_books.rural_paid(county, now / "农村低保资金发放表（季度）.xlsx")
    relief_books.urban_roster(county, now / "城市低保" / "城市低保对象名册.xlsx")
    relief_books.urban_paid(county, now / "城市低保" / "2021年城市低保金发放台账.xlsx")
    relief_books.hardship_folders(county, now)
    relief_books.hardship_paid(county, now / "特困人员供养资金发放明细.xlsx")
    relief_books.temporary(county, now / "临时救助2021.xlsx")
    welfare_books.disabled(county, now / "残疾人两项补贴" / "2021年两项补贴发放名单.xlsx")
    welfare_books.children(county, now / "儿童福利" / "孤儿和事实无人抚养儿童发放花名册.xlsx")
    welfare_books.marriages(county, now / "婚姻登记" / "婚姻登记台账.xlsx")
    welfare_books.cremations(county, now / "火化登记簿2021.xlsx")
    welfare_books.honoured(county, now / "优抚对象抚恤补助发放表2021.xlsx")
    welfare_books.care_homes(county, now / "敬老院入住老人登记册.xlsx")
    welfare_books.summary(county, now / "2021年社会救助对象汇总表.xlsx")
    sayings.homes(now / "敬老院机构.xlsx")
    sayings.column_map(ledgers / "列对照.xlsx")
    sayings.word_map(ledgers / "词语对照.xlsx")
    sayings.deaths(county, home / "外部名单" / "2021年死亡注销名单.xlsx")
    (home / "mz.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    figures = root / "tests" / "example_county" / "expected.json"
    figures.parent.mkdir(parents=True, exist_ok=True)
    figures.write_text(
        json.dumps(expected(county), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
