"""福利和事务类的表：残疾人两项补贴、孤儿、高龄津贴、优抚、敬老院、婚姻、火化、汇总、区划。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from linxi.county import CLASSES, County
from linxi.paper import chinese, dotted, heading, merge, put, save, sign, slashed, title
from linxi.people import CODE, COUNTY, OFFICE, RURAL, TOWNS, Award, in_service, months_of

CLOSING = (2021, 12)


def disabled(county: County, path: Path) -> None:
    """一人一行，两项各一列：月标准两列、全年发放两列；不享受的写「—」；筛选停在柳河镇，别的行藏着。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "两项补贴"
    names = ["序号", "乡镇（街道）", "村（社区）", "姓名", "身份证号", "残疾证号", "残疾类别及等级"]
    names += ["月补贴标准▸困难残疾人生活补贴", "月补贴标准▸重度残疾人护理补贴", "2021年实际发放▸月数"]
    names += [
        "2021年实际发放▸生活补贴",
        "2021年实际发放▸护理补贴",
        "2021年实际发放▸合计",
        "享受时间",
        "停发时间",
        "备注",
    ]
    row = title(
        sheet,
        "2021年困难残疾人生活补贴和重度残疾人护理补贴发放名单",
        len(names),
        [(1, f"填报单位：{OFFICE}"), (13, "单位：元")],
    )
    row = heading(sheet, row, names)
    first, total = row, [0, 0]
    for number, award in enumerate(county.disabled, 1):
        one = award.person
        months = len(months_of(2021, award.start, award.stop))
        paid = [award.amounts.get(name, 0) * months for name in ("生活补贴", "护理补贴")]
        total = [total[0] + paid[0], total[1] + paid[1]]
        standards = [award.amounts.get(name, "—") for name in ("生活补贴", "护理补贴")]
        values = [number, one.town, one.village, one.name, one.id_no, award.extra["证号"]]
        values += [award.extra["类别"] + award.extra["等级"], *standards, months, *(money or "—" for money in paid)]
        stop = dotted(award.stop) if award.stop else ""
        row = put(sheet, row, [*values, sum(paid), dotted(award.start), stop, award.reason])
        sheet.row_dimensions[row - 1].hidden = one.town != "柳河镇"
    sheet.auto_filter.ref = f"A{first - 1}:P{row - 1}"
    sheet.auto_filter.add_filter_column(1, ["柳河镇"])
    row = put(sheet, row, ["合计", *[""] * 9, *total, sum(total), "", "", ""])
    sign(sheet, row, (1, "县残联审核："), (6, "民政局审核："), (10, "制表：吴志明"))
    save(book, path)


def children(county: County, path: Path) -> None:
    """孤儿和事实无人抚养儿童同在一本，各一张表；按季度横排，四季一合计。"""
    book = Workbook()
    book.remove(book.active)
    for name, awards in (("孤儿", county.orphans), ("事实无人抚养儿童", county.de_facto)):
        sheet = book.create_sheet(name)
        kind = "孤儿类别" if name == "孤儿" else "父母情况"
        names = ["序号", "乡镇", "村", "儿童姓名", "性别", "出生年月", "儿童身份证号", kind]
        names += ["监护人▸姓名", "监护人▸身份证号", "月标准", *(f"发放金额▸{one}季度" for one in "一二三四")]
        row = title(
            sheet, f"{COUNTY}2021年{name}基本生活费发放花名册", 18, [(1, f"填报单位：{OFFICE}"), (15, "单位：元")]
        )
        row = heading(sheet, row, [*names, "发放金额▸全年合计", "享受时间", "备注"])
        total = [0] * 5
        for number, award in enumerate(awards, 1):
            one = award.person
            values = [number, one.town, one.village, one.name, one.sex, f"{one.born:%Y.%m}", one.id_no, award.kind]
            standard = award.amounts["基本生活费"]
            paid = [standard * len(months_of(2021, award.start, award.stop, q, q + 2)) for q in (1, 4, 7, 10)]
            note = f"{award.reason}，{chinese(award.stop)}起停发" if award.stop else ""
            values += [award.extra["监护人"], award.extra["监护人证号"], standard, *paid, sum(paid)]
            row = put(sheet, row, [*values, chinese(award.start), note])
            total = [old + new for old, new in zip(total, [*paid, sum(paid)], strict=True)]
        row = put(sheet, row, ["合计", *[""] * 10, *total, "", ""])
        sign(sheet, row, (1, "分管领导："), (8, "儿童福利股："))
    save(book, path)


def elders(county: County, year: int, path: Path) -> None:
    """一个村一段、村后小计；发放标准、上半年、下半年、合计；没有年龄段，也没有起始时间。"""
    book = Workbook()
    sheet = book.active
    sheet.title = f"{year}年"
    names = ["序号", "乡镇", "村（居）", "老人姓名", "性别", "身份证号", "年龄", "发放标准（元/月）"]
    names += ["上半年发放金额", "下半年发放金额", "合计", "停发时间", "备注"]
    row = title(sheet, f"{COUNTY}{year}年高龄津贴发放花名册", 13, [(1, f"填报单位：{OFFICE}"), (10, "单位：元")])
    row = heading(sheet, row, names)
    paid = [award for award in county.elders if months_of(year, award.start, award.stop)]
    number, total = 0, [0, 0]
    for town, villages in TOWNS.items():
        for village in villages:
            group, part = [award for award in paid if award.person.village == village], [0, 0]
            for award in group:
                number += 1
                one, halves = award.person, [county.elder_paid(award, year, half) for half in (1, 2)]
                rate = county.elder_rate(award, months_of(year, award.start, award.stop)[-1])
                stop = award.stop if award.stop and award.stop[0] == year else None
                tail = [slashed(stop)[:-2] if stop else "", "去世" if stop else ""]
                age = one.age(date(year, 12, 31))
                values = [number, town, village, one.name, one.sex, one.id_no, age, rate]
                row = put(sheet, row, [*values, *halves, sum(halves), *tail])
                part = [part[0] + halves[0], part[1] + halves[1]]
            if group:
                row = put(sheet, row, ["", "", "小计", f"{len(group)}人", *[""] * 4, *part, sum(part), "", ""])
            total = [total[0] + part[0], total[1] + part[1]]
    row = put(sheet, row, ["总计", "", "", f"{number}人", *[""] * 4, *total, sum(total), "", ""])
    sign(sheet, row, (1, "单位负责人："), (6, "复核人："), (9, f"制表时间：{year}年12月"))
    save(book, path)


def honoured(county: County, path: Path) -> None:
    """一类一张表，类别只在表名里；金额到分；上、下半年两列。"""
    book = Workbook()
    book.remove(book.active)
    for kind in CLASSES:
        sheet = book.create_sheet(kind)
        row = title(sheet, f"{COUNTY}2021年{kind}抚恤补助发放表", 11, [(1, "退役军人事务股"), (9, "单位：元")])
        names = ["序号", "姓名", "公民身份号码", "乡镇", "村（社区）", "证件编号", "月标准"]
        row = heading(sheet, row, [*names, "发放金额▸1-6月", "发放金额▸7-12月", "发放金额▸合计", "备注"])
        total = [Decimal(0)] * 3
        for number, award in enumerate([award for award in county.honoured if award.kind == kind], 1):
            one, standard = award.person, Decimal(award.extra["月标准"])
            halves = [standard * len(months_of(2021, award.start, award.stop, half, half + 5)) for half in (1, 7)]
            paid = [*halves, sum(halves)]
            note = f"{award.stop[1] - 1}月{award.reason}" if award.stop else ""
            values = [number, one.name, one.id_no, one.town, one.village, award.extra["证号"], float(standard)]
            row = put(sheet, row, [*values, *map(float, paid), note])
            total = [old + new for old, new in zip(total, paid, strict=True)]
        put(sheet, row, ["合计", *[""] * 6, *map(float, total), ""])
    save(book, path)


def care_homes(county: County, path: Path) -> None:
    """一个院一张表，院名只在标题里；原籍把乡镇和村写在一格；「院情」是竖着的表，床位数在那里。"""
    book = Workbook()
    facts = book.active
    facts.title = "院情"
    title(facts, "全县敬老院基本情况", 3)
    homes = sorted({stay.home for stay in county.stays})
    lines = [
        ["名称", *homes],
        ["核定床位（张）", 60, 30],
        ["建成时间", "2012年9月", "2015年6月"],
        ["院长", "孙学军", "郭丽"],
    ]
    for row, line in enumerate(lines, 2):
        put(facts, row, line)
    for home in homes:
        sheet = book.create_sheet(home.removeprefix(COUNTY))
        row = title(sheet, f"{home}入住老人登记册", 10, [(1, "截至2021年12月31日")])
        names = ["房号", "床号", "姓名", "性别", "身份证号", "原籍", "人员类别", "入院日期", "离院日期", "离院原因"]
        row = heading(sheet, row, names)
        for number, stay in enumerate([stay for stay in county.stays if stay.home == home]):
            one, left = stay.person, f"{stay.left:%Y.%m.%d}" if stay.left else ""
            values = [101 + number // 2, number % 2 + 1, one.name, one.sex, one.id_no, one.town + one.village]
            row = put(sheet, row, [*values, stay.kind, f"{stay.came:%Y.%m.%d}", left, stay.reason])
        sign(sheet, row, (1, "以下空白"))
    save(book, path)


def marriages(county: County, path: Path) -> None:
    """业务种类在表名里（补领的在一列里）；男方、女方两行表头；有真日期，也有 20210301。"""
    book = Workbook()
    book.remove(book.active)
    sheets = {"结婚": ("J", ["结婚"]), "离婚": ("L", ["离婚"]), "补领证件": ("BJ", ["补领结婚证", "补领离婚证"])}
    for name, (letter, kinds) in sheets.items():
        sheet = book.create_sheet(name)
        row = title(sheet, f"{COUNTY}民政局婚姻登记处2021年{name}登记台账", 8)
        names = ["编号", "登记日期", "证件字号", "男方▸姓名", "男方▸身份证件号", "女方▸姓名", "女方▸身份证件号"]
        row = heading(sheet, row, [*names, "补领类别" if len(kinds) > 1 else "登记员"])
        for number, couple in enumerate([couple for couple in county.couples if couple.kind in kinds], 1):
            day: object = couple.day if name == "结婚" else f"{couple.day:%Y%m%d}"
            values = [number, day, f"{letter}{CODE}-2021-{number:06d}", couple.man.name, couple.man.id_no]
            last = couple.kind if len(kinds) > 1 else "沈静"
            row = put(sheet, row, [*values, couple.woman.name, couple.woman.id_no, last])
            sheet.cell(row - 1, 2).number_format = "yyyy/m/d"
    save(book, path)


def cremations(county: County, path: Path) -> None:
    """火化登记簿：户籍地是一整串地址，有外县的；没有乡镇列，也没有安葬方式列（都是火化）。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "火化登记"
    row = title(sheet, f"{COUNTY}殡仪馆2021年火化登记簿", 11)
    names = ["火化编号", "死者姓名", "性别", "年龄", "身份证号", "户籍所在地", "死亡日期", "火化日期", "骨灰去向"]
    row = heading(sheet, row, [*names, "惠民减免金额（元）", "经手人"])
    for number, one in enumerate(county.cremations, 1):
        who = one.person
        place = f"{COUNTY}{who.town}{who.village}" if one.local else "青石县"
        dates = [f"{day.year}年{day.month}月{day.day}日" for day in (one.died, one.burned)]
        ashes = ["自行安葬", "公益性公墓", "寄存"][number % 3]
        values = [f"2021{number:04d}", who.name, who.sex, who.age(one.died), who.id_no, place, *dates, ashes]
        row = put(sheet, row, [*values, one.waived or "", "唐勇"])
    put(
        sheet, row, ["合计", f"{len(county.cremations)}具", *[""] * 7, sum(one.waived for one in county.cremations), ""]
    )
    save(book, path)


def summary(county: County, path: Path) -> None:
    """只有汇总数的一本，没有一行是人或户：读的人不能把它当花名册。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "汇总"
    row = title(sheet, f"{COUNTY}2021年社会救助对象汇总表", 8, [(1, f"填报单位：{OFFICE}"), (6, "2021年12月31日")])
    names = [
        "乡镇（街道）",
        "农村低保▸户数",
        "农村低保▸人数",
        "城市低保▸户数",
        "城市低保▸人数",
        "特困人员▸集中",
        "特困人员▸分散",
    ]
    row = heading(sheet, row, [*names, "临时救助（户次）"])
    total = [0] * 7
    for town in TOWNS:
        rural = [h for h in county.rural if h.head.town == town and in_service(h.start, h.stop, CLOSING)]
        urban = [h for h in county.urban if h.head.town == town and in_service(h.start, h.stop, CLOSING)]
        alone = [award.kind for award in county.hardship if award.person.town == town and _live(award)]
        values = [len(rural), sum(h.covered for h in rural), len(urban)]
        values.append(sum(in_service(one.start, one.stop, CLOSING) for h in urban for one in h.members))
        values += [alone.count("集中供养"), alone.count("分散供养")]
        values.append(sum(one.person.town == town for one in county.relief))
        total = [old + new for old, new in zip(total, values, strict=True)]
        row = put(sheet, row, [town, *values])
    row = put(sheet, row, ["合计", *total])
    sign(sheet, row, (1, "审核："), (4, "制表：李秀云"))
    save(book, path)


def _live(award: Award) -> bool:
    return in_service(award.start, award.stop, CLOSING)


def regions(path: Path) -> None:
    """区划：普通的一张表，每行都写乡镇。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "区划"
    row = title(sheet, f"{COUNTY}行政区划台账", 7, [(1, f"填报单位：{OFFICE}"), (6, "填报日期：2021年12月31日")])
    row = heading(sheet, row, ["序号", "区划代码", "乡镇全称", "乡镇类别", "乡镇别名", "村社区全称", "村社区类别"])
    number = 0
    codes = {"城关街道": ("001", "街道"), "石桥镇": ("100", "镇"), "柳河镇": ("101", "镇")}
    codes |= {"大坪乡": ("200", "乡"), "云台回族乡": ("201", "民族乡")}
    for town, villages in TOWNS.items():
        code, kind = codes[town]
        for index, village in enumerate(villages):
            number += 1
            rural = village.endswith("村")
            place = f"{CODE}{code}{(200 if rural else 1) + index:03d}"
            alias = "云台乡" if town not in (*RURAL[:3], "城关街道") else ""
            put(sheet, row, [number, place, town, kind, alias, village, "行政村" if rural else "社区"])
            row += 1
    merge(sheet, 1, 1, 1, 7)
    save(book, path)
