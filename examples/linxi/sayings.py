"""临溪县民政局自己填的：列对照（哪一列是哪一列）、词语对照（哪个写法读作哪个词）、敬老院的床位，和公安局给的死亡名单。

列对照由 mz columns --save 写出，本局在“对应列”里选；没有列出而要改的，在后面加一行。
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from linxi.county import County
from linxi.paper import heading, put, save, title
from linxi.people import COUNTY

UNUSED = "不用"
WHOLE = "（整张表）"
ROSTER = "花名册"
CHILDREN = "2021/儿童福利/孤儿和事实无人抚养儿童发放花名册.xlsx"
QUARTERS = "2021/农村低保资金发放表（季度）.xlsx"
LAYOUTS = (  # 版式、台账名称、见于、原列名（没有写 =对应列 的不用）
    (
        ("27165176", "低保.花名册", "2020/农村低保人员查询_20201231.xlsx › Sheet1"),
        "出生日期、年龄、是否残疾、合计（元）、所属省、所属市、所属区县、家庭地址、低保（特困）证号",
    ),
    (
        ("89A21EB9", "低保.花名册", "2020/农村低保家庭查询_20201231.xlsx › Sheet1"),
        "家庭年总收入（元）、家庭年均收入（元）、家庭分类施保总额（元）、人员分类施保总额（元）、合计（元）、家庭住址、"
        "所属省、所属市、所属区县、低保（特困）证号、救助金计算方式、银行账户名称",
    ),
    (("9748BCC0", "高龄津贴.花名册", "2020/高龄津贴发放花名册2020.xlsx › 2020年"), "年龄、合计"),
    (("37814712", "", "2021/2021年农村低保花名册.xlsx › 汇总"), WHOLE),
    (("385C28D5", "低保.花名册", "2021/2021年农村低保花名册.xlsx › 石桥镇"), "性别、保障金 ▸ 人均"),
    (("1E57D444", "", "2021/2021年社会救助对象汇总表.xlsx › 汇总"), WHOLE),
    (
        ("6F0201DF", "特困供养.花名册", "2021/云台回族乡/特困人员.xlsx › 2021"),
        "编号、住址=村（社区）、月供养金 ▸ 基本生活、月供养金 ▸ 照料护理",
    ),
    (
        ("59614C43", "优抚对象.发放", "2021/优抚对象抚恤补助发放表2021.xlsx › 残疾军人"),
        "证件编号、月标准、发放金额 ▸ 合计、备注",
    ),
    (("ABC53910", "孤儿.花名册", f"{CHILDREN} › 孤儿"), "出生年月、孤儿类别=养育方式、发放金额 ▸ 全年合计"),
    (("B15ADC2C", "困境儿童.花名册", f"{CHILDREN} › 事实无人抚养儿童"), "出生年月、父母情况、发放金额 ▸ 全年合计"),
    (("DD3B16B6", "低保.发放", f"{QUARTERS} › 一季度"), "享受人数、月保障金、发放月数、合计"),
    (("9B2BFD93", "低保.发放", f"{QUARTERS} › 二季度"), "享受人数、月保障金、发放月数"),
    (("7762FCD2", "低保.发放", "2021/城市低保/2021年城市低保金发放台账.xlsx › Sheet1"), "全年合计"),
    (("AD071130", "低保.花名册", "2021/城市低保/城市低保对象名册.xlsx › 城关街道"), "户号"),
    (("63BC2667", "特困供养.花名册", "2021/大坪乡/特困人员信息.xls"), "月合计"),
    (("D388C17C", "婚姻登记.登记", "2021/婚姻登记/婚姻登记台账.xlsx › 结婚"), "编号、登记员"),
    (("6C4F9010", "婚姻登记.登记", "2021/婚姻登记/婚姻登记台账.xlsx › 补领证件"), "编号"),
    (
        ("77FA83C3", "敬老院.入住", "2021/敬老院入住老人登记册.xlsx › 中心敬老院"),
        "房号、床号、原籍、人员类别、离院原因",
    ),
    (("22282DFA", "特困供养.花名册", "2021/柳河镇/特困供养人员导出.csv"), "户籍地址=村（社区）"),
    (
        ("A01716BC", "残疾人两项补贴.花名册", "2021/残疾人两项补贴/2021年两项补贴发放名单.xlsx › 两项补贴"),
        "残疾类别及等级、2021年实际发放 ▸ 月数、2021年实际发放 ▸ 合计",
    ),
    (
        ("2D54FC3A", "殡葬.安葬", "2021/火化登记簿2021.xlsx › 火化登记"),
        "火化编号、性别、年龄、户籍所在地、骨灰去向、惠民减免金额（元）、经手人",
    ),
    (
        ("6C314144", "特困供养.发放", "2021/特困人员供养资金发放明细.xlsx › 特困发放"),
        "发放月数、发放金额 ▸ 小计、备注",
    ),
    (("3C9D050D", "特困供养.花名册", "2021/石桥镇/特困人员.xls › 特困"), "村组=村（社区）"),
    (("ABC53910", "孤儿.花名册", f"{CHILDREN} › 孤儿"), "备注=停发年月"),
    (("B15ADC2C", "困境儿童.花名册", f"{CHILDREN} › 事实无人抚养儿童"), "备注=停发年月"),
)
WORDS = (  # 所在列、台账写法、读作、是否新类别
    ("救助事由", "因灾", "因灾", "是"),
    ("养育方式", "社会散居", "社会散居", "是"),
    ("养育方式", "机构集中", "机构养育", "否"),
    ("停发原因", "家庭收入超标", "收入超标", "否"),
    ("停发原因", "家庭财产超标", "财产超标", "否"),
    ("停发原因", "子女就业", "就业", "否"),
    ("停发原因", "户口迁出", "迁出", "否"),
)


def column_map(path: Path) -> None:
    """列对照：一轮填完，一行不剩。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "列对照"
    row = title(sheet, "列对照：“对应列”选一列，不用的选“不用”", 7)
    row = heading(sheet, row, ["版式", "台账名称", "原列名", "对应列", "金额单位", "见于", "内容举例"])
    for (layout, table, where), names in LAYOUTS:
        for name in names.split("、"):
            theirs, _, ours = name.partition("=")
            row = put(sheet, row, [layout, table, theirs, ours or UNUSED, "", where, ""])
    for letter, width in zip("ABCDEF", (11, 20, 26, 14, 10, 52), strict=True):
        sheet.column_dimensions[letter].width = width
    save(book, path)


def word_map(path: Path) -> None:
    """词语对照：因灾、社会散居是本局自己的类别，其余读作规定的词。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "词语对照"
    row = title(sheet, f"{COUNTY}词语对照", 4)
    row = heading(sheet, row, ["所在列", "台账写法", "读作", "是否新类别"])
    for line in WORDS:
        row = put(sheet, row, line)
    save(book, path)


def homes(path: Path) -> None:
    """敬老院的床位：「院情」是竖表，照空白台账另填了一份。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "机构"
    row = title(sheet, f"{COUNTY}敬老院机构台账", 3)
    row = heading(sheet, row, ["机构名称", "床位数", "启用日期"])
    row = put(sheet, row, [f"{COUNTY}中心敬老院", 60, "2012-09-01"])
    put(sheet, row, ["石桥镇敬老院", 30, "2015-06-01"])
    save(book, path)


def deaths(county: County, path: Path) -> None:
    """公安局的死亡注销名单：火化的本县人，加一位 12 月 29 日去世、津贴下月才停的老人；一个证号抄错了一位。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    row = title(sheet, "2021年度死亡注销人员名单", 6, [(1, f"{COUNTY}公安局户政大队")])
    row = heading(sheet, row, ["编号", "亡者姓名", "公民身份号码", "户籍地址", "死亡时间", "注销时间"])
    late = next(award for award in county.elders if award.stop is None)
    dead = [(one.person, one.died) for one in county.cremations if one.local] + [(late.person, date(2021, 12, 29))]
    for number, (person, day) in enumerate(dead, 1):
        written = person.id_no[:11] + person.id_no[12] + person.id_no[11] + person.id_no[13:]
        id_no = written if number == 3 else person.id_no
        place = f"{COUNTY}{person.town}{person.village}"
        row = put(sheet, row, [number, person.name, id_no, place, f"{day:%Y%m%d}", day + timedelta(15)])
        sheet.cell(row - 1, 6).number_format = "yyyy-mm-dd"
    save(book, path)
