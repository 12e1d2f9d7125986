"""救助类的表：农村低保、城市低保、发放、特困、临时救助，以及 2020 年的系统导出。"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from linxi.county import County
from linxi.paper import (
    chinese,
    dotted,
    heading,
    merge,
    put,
    save,
    save_biff,
    save_csv,
    save_html,
    sign,
    slashed,
    title,
)
from linxi.people import COUNTY, OFFICE, RURAL, Household, in_service

CLOSING = (2021, 12)
ALIAS = {"云台回族乡": "云台乡"}
STARTED = {"石桥镇": dotted, "柳河镇": chinese, "大坪乡": slashed}


def rural_roster(county: County, path: Path) -> None:
    """一户一行，一个乡镇一张表；只有在享的户，取消的另有一张表；有封面、汇总、村小计、以下空白。"""
    book = Workbook()
    cover = book.active
    cover.title = "封面"
    cover["B4"] = "临溪县农村居民最低生活保障对象花名册（合成数据）"
    cover["B8"], cover["B9"], cover["B10"] = "填报单位：临溪县民政局", "填报时间：2021年12月31日", "2021年第四季度"
    merge(cover, 4, 2, 4, 9)
    live = [house for house in county.rural if in_service(house.start, house.stop, CLOSING)]

    total = book.create_sheet("汇总")
    row = title(total, "临溪县农村低保情况汇总表", 6, [(1, "填报单位：临溪县民政局"), (5, "单位：户、人、元")])
    row = heading(total, row, ["序号", "乡镇", "户数", "家庭人口", "保障人口", "月保障金额"])
    for number, town in enumerate(RURAL, 1):
        houses = [house for house in live if house.head.town == town]
        row = put(total, row, [number, ALIAS.get(town, town), *_sums(county, houses)])
    put(total, row, ["合计", "", *_sums(county, live)])

    for town in RURAL:
        sheet = book.create_sheet(ALIAS.get(town, town))
        row = title(
            sheet,
            f"{town}农村低保对象花名册",
            12,
            [(1, f"填报单位：{town}民政办"), (6, "单位：人、元"), (9, "填报时间：2021年12月")],
        )
        names = ["序号", "村", "户主姓名", "身份证号码", "性别", "家庭人口", "保障人口", "保障类别"]
        row = heading(sheet, row, [*names, "保障金▸人均", "保障金▸每户每月", "享受时间", "备注"])
        number = 0
        for village in dict.fromkeys(house.head.village for house in live if house.head.town == town):
            houses = [house for house in live if house.head.village == village]
            for house in houses:
                number += 1
                head, amount = house.head, county.rural_month(house, 2021)
                shown: object = f"{amount:,}" if town == "大坪乡" else amount  # 文本存的金额
                when: object = STARTED[town](house.start) if town in STARTED else date(*house.start, 1)
                note = "2021年新增" if house.start[0] == 2021 else ""
                grade = f"{house.grade}类" if town != "柳河镇" else house.grade
                values = [number, village, head.name, head.id_no, head.sex, house.size, house.covered, grade]
                row = put(sheet, row, [*values, amount // house.covered, shown, when, note])
                if town not in STARTED:
                    sheet.cell(row - 1, 11).number_format = 'yyyy"年"m"月"'
            size, covered, amount = _sums(county, houses)[1:]
            row = put(sheet, row, ["小计", f"{village}小计", "", "", "", size, covered, "", "", amount, "", ""])
        houses = [house for house in live if house.head.town == town]
        households, size, covered, amount = _sums(county, houses)
        row = put(sheet, row, ["合计", f"{households}户", "", "", "", size, covered, "", "", amount, "", ""])
        row = sign(sheet, row, (4, "以下空白"))
        sign(sheet, row + 1, (1, "乡镇负责人："), (5, "审核人："), (9, "制表人：李秀云"))
        sheet.freeze_panes = "D5"

    gone = book.create_sheet("取消对象")
    row = title(gone, "2021年取消农村低保待遇名单", 10, [(1, f"填报单位：{OFFICE}")])
    names = ["序号", "乡镇", "村", "户主姓名", "身份证号码", "家庭人口", "保障人口", "月保障金额"]
    row = heading(gone, row, [*names, "享受时间", "取消时间", "取消原因"])
    for number, house in enumerate([house for house in county.rural if house.stop], 1):
        head = house.head
        values = [number, head.town, head.village, head.name, head.id_no, house.size, house.covered]
        when = [chinese(house.start), chinese(house.stop or CLOSING)]
        row = put(gone, row, [*values, county.rural_month(house, 2021), *when, house.reason])
    book.create_sheet("Sheet3")
    save(book, path)


def _sums(county: County, houses: list[Household]) -> tuple[int, int, int, int]:
    size, covered = sum(house.size for house in houses), sum(house.covered for house in houses)
    return len(houses), size, covered, sum(county.rural_month(house, 2021) for house in houses)


def rural_paid(county: County, path: Path) -> None:
    """按季度发：一个季度一张表，一户一行；保障金、价格补贴、合计并排，一季度才有价格补贴列。"""
    book = Workbook()
    book.remove(book.active)
    for quarter, name in enumerate(["一季度", "二季度", "三季度", "四季度"], 1):
        sheet = book.create_sheet(name)
        names = ["序号", "所在乡镇", "村", "户主姓名", "身份证号码", "享受人数", "月保障金", "发放月数", "保障金"]
        names += ["价格临时补贴", "合计"] if quarter == 1 else ["备注"]
        notes = [(1, f"单位：{OFFICE}"), (5, "单位：元"), (9, f"制表日期：2021年{quarter * 3}月10日")]
        row = heading(sheet, title(sheet, f"2021年{name}农村低保金社会化发放表", len(names), notes), names)
        sums: dict[int, int] = defaultdict(int)
        number = 0
        for house in county.rural:
            months, amount, subsidy = county.rural_quarter(house, quarter)
            if not months:
                continue
            number += 1
            head = house.head
            town = ALIAS.get(head.town, head.town)
            tail = [subsidy, amount + subsidy] if quarter == 1 else [""]
            values = [number, town, head.village, head.name, head.id_no, house.covered]
            row = put(sheet, row, [*values, county.rural_month(house, 2021), months, amount, *tail])
            for column, value in zip((6, 9, 10, 11), (house.covered, amount, subsidy, amount + subsidy), strict=True):
                sums[column] += value
        last = [sums[10], sums[11]] if quarter == 1 else [""]
        row = put(sheet, row, ["共计", f"{number}户", "", "", "", sums[6], "", "", sums[9], *last])
        sign(sheet, row + 1, (1, "局长："), (4, "分管领导："), (7, "经办人："))
    save(book, path)


def urban_roster(county: County, path: Path) -> None:
    """一人一行；街道的表户主单元格合并，石桥镇的表户主只写一次、下面留空；停的人留在表里，在享的写「至今」。"""
    book = Workbook()
    book.remove(book.active)
    relation = {"户主": "本人", "配偶": "配偶", "子": "儿子", "女": "女儿"}
    for town in ("城关街道", "石桥镇"):
        sheet = book.create_sheet(town)
        row = title(
            sheet, f"{town}城市居民最低生活保障对象名册", 15, [(1, f"填报单位：{town}"), (11, "2021年12月31日")]
        )
        names = ["户号", "社区", "户主▸姓名", "户主▸身份证号", "享受人口", "户月救助金额（元）", "类别"]
        names += ["享受低保人员▸姓名", "享受低保人员▸身份证号", "享受低保人员▸与户主关系", "享受低保人员▸性别"]
        row = heading(sheet, row, [*names, "联系电话", "开始享受时间", "停止享受时间", "备注"])
        houses = [house for house in county.urban if house.head.town == town]
        people = money = live = 0
        for number, house in enumerate(houses, 1):
            head, top = house.head, row
            covered = sum(in_service(one.start, one.stop, CLOSING) for one in house.members)
            amount = county.urban_month(house, CLOSING)
            people, money, live = people + covered, money + amount, live + (covered > 0)
            if not covered:
                covered = house.covered
                amount = county.urban_month(house, (2021, (house.stop or CLOSING)[1] - 1))
            for index, one in enumerate(house.members):
                household = [number, head.village, head.name, head.id_no.lower(), covered, amount, f"{house.grade}类"]
                if index:
                    household = [""] * 7
                stop = chinese(one.stop) if one.stop else "至今"
                values = [one.name, one.id_no.lower(), relation[one.relation], one.sex]
                phone = "" if index else f"139{len(town) * 7919 + number * 104729:08d}"
                row = put(sheet, row, [*household, *values, phone, dotted(one.start), stop, one.reason])
            if town == "城关街道" and len(house.members) > 1:
                for column in (1, 2, 3, 4, 5, 6, 7, 12):
                    merge(sheet, top, column, row - 1, column)
        row = put(sheet, row, ["合计", "", f"{live}户", "", people, money, *[""] * 9])
        sign(sheet, row + 1, (1, "主任："), (5, "复核："), (9, "填表人：周敏"))
        sheet.column_dimensions["L"].hidden = True
    save(book, path)


def urban_paid(county: County, path: Path) -> None:
    """一户一行、十二个月横排、最后一列合计；不在享的月份写「/」。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    names = ["序号", "社区", "户主", "户主身份证号"] + [f"各月发放金额▸{month}月" for month in range(1, 13)]
    names += ["全年合计", "一卡通账号"]
    row = title(sheet, "临溪县2021年城市低保金发放台账", len(names), [(1, f"填报单位：{OFFICE}"), (13, "单位：元")])
    row = heading(sheet, row, names)
    sums = [0] * 13
    for number, house in enumerate(county.urban, 1):
        amounts = [county.urban_month(house, (2021, month)) for month in range(1, 13)]
        shown = [amount or "/" for amount in amounts]
        account = f"621700{number * 739391:012d}"
        values = [number, house.head.village, house.head.name, house.head.id_no.lower()]
        row = put(sheet, row, [*values, *shown, sum(amounts), account + _luhn(account)])
        sums = [total + amount for total, amount in zip(sums, [*amounts, sum(amounts)], strict=True)]
    put(sheet, row, ["合计", "", "", "", *sums, ""])
    sheet.freeze_panes = "E5"
    save(book, path)


def _luhn(digits: str) -> str:
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def hardship_folders(county: County, folder: Path) -> None:
    """特困：一个乡镇一个文件夹，各报各的：老 .xls、系统导出的 .csv、网页改名的 .xls、.xlsx。"""
    awards = {town: [award for award in county.hardship if award.person.town == town] for town in RURAL}

    rows = [["石桥镇特困人员花名册（合成数据）"], ["填报单位：石桥镇人民政府", "", "", "", "", "", "单位：元"]]
    rows.append(
        ["序号", "村组", "姓名", "性别", "身份证号", "供养方式", "自理能力", "基本生活费", "护理费", "起始时间"]
    )
    rows[-1] += ["停发时间", "停发原因"]
    for number, award in enumerate(awards["石桥镇"], 1):
        one = award.person
        stop = chinese(award.stop) if award.stop else ""
        name = one.name if len(one.name) > 2 else "　".join(one.name)
        values = [number, one.village, name, one.sex, one.id_no, award.kind[:2], award.extra["自理"]]
        rows.append([*values, *award.amounts.values(), chinese(award.start), stop, award.reason])
    rows += [[], ["镇长：", "", "", "经办人：赵德福"]]
    save_biff(folder / "石桥镇" / "特困人员.xls", "特困", rows, [(0, 0, 0, 11)])

    head = [
        "姓名",
        "身份证件号码",
        "性别",
        "民族",
        "户籍地址",
        "供养类别",
        "生活自理能力",
        "基本生活标准",
        "照料护理标准",
    ]
    table = [[*head, "纳入日期", "状态"]]
    for award in awards["柳河镇"]:
        one = award.person
        values = [one.name, "\t" + one.id_no, one.sex, one.ethnic, f"{COUNTY}柳河镇{one.village}", award.kind]
        table.append([*values, award.extra["自理"], *award.amounts.values(), slashed(award.start), "正常"])
    save_csv(folder / "柳河镇" / "特困供养人员导出.csv", table)

    web = []
    for village in dict.fromkeys(award.person.village for award in awards["大坪乡"]):
        group = [award for award in awards["大坪乡"] if award.person.village == village]
        for index, award in enumerate(group):
            one = award.person
            span = len(group) if index == 0 else 0
            cells = [(village, span), (one.name, 1), (one.id_no, 1), (one.sex, 1), (award.kind, 1)]
            cells += [(award.extra["自理"], 1), *((amount, 1) for amount in award.amounts.values())]
            web.append([*cells, (sum(award.amounts.values()), 1), (dotted(award.start), 1)])
    head = [
        "村名",
        "姓名",
        "身份证号",
        "性别",
        "供养形式",
        "自理情况",
        "基本生活费",
        "照料护理费",
        "月合计",
        "批准时间",
    ]
    save_html(folder / "大坪乡" / "特困人员信息.xls", "大坪乡特困供养人员信息表（合成数据）", head, web)

    book = Workbook()
    sheet = book.active
    sheet.title = "2021"
    row = title(sheet, "云台回族乡农村特困（五保）供养人员名单", 9, [(1, "云台回族乡民政所"), (7, "2021.12.31")])
    names = ["编号", "姓名", "身份证号", "民族", "住址", "供养方式", "月供养金▸基本生活", "月供养金▸照料护理"]
    row = heading(sheet, row, [*names, "享受起始时间"])
    for number, award in enumerate(awards["云台回族乡"], 1):
        one = award.person
        values = [number, one.name, one.id_no, one.ethnic, one.village, award.kind, *award.amounts.values()]
        row = put(sheet, row, [*values, dotted(award.start)])
    sign(sheet, row, (1, "以下空白"))
    save(book, folder / "云台回族乡" / "特困人员.xlsx")


def hardship_paid(county: County, path: Path) -> None:
    """全年决算式的发放表：一人一行，基本生活费、照料护理费、合计三列，人数多的乡镇在前，乡镇单元格合并。"""
    book = Workbook()
    sheet = book.active
    sheet.title = "特困发放"
    row = title(sheet, "2021年特困人员救助供养资金发放明细表", 9, [(1, f"制表单位：{OFFICE}"), (8, "单位：元")])
    names = ["乡镇", "姓名", "身份证号码", "供养方式", "发放月数", "发放金额▸基本生活费", "发放金额▸照料护理费"]
    row = heading(sheet, row, [*names, "发放金额▸小计", "备注"])
    total = [0, 0]
    for town in RURAL:
        top = row
        for award in county.hardship:
            if award.person.town == town:
                months = hardship_months(award.start, award.stop)
                paid = [amount * months for amount in award.amounts.values()]
                one = award.person
                values = [town if row == top else "", one.name, one.id_no, award.kind, months]
                row = put(sheet, row, [*values, *paid, sum(paid), award.reason])
                total = [total[0] + paid[0], total[1] + paid[1]]
        merge(sheet, top, 1, row - 1, 1)
    put(sheet, row, ["总计", "", "", "", "", *total, sum(total), ""])
    save(book, path)


def hardship_months(start: tuple[int, int], stop: tuple[int, int] | None) -> int:
    return sum(in_service(start, stop, (2021, month)) for month in range(1, 13))


def temporary(county: County, path: Path) -> None:
    """一次一行，一季一张表；没有受理日期、审批层级；金额是带千分位的文本，日期 2021/3/1。"""
    book = Workbook()
    book.remove(book.active)
    grand = 0
    for quarter, name in enumerate(["第一季度", "第二季度", "第三季度", "第四季度"], 1):
        sheet = book.create_sheet(name)
        row = title(
            sheet, f"临溪县2021年{name}临时救助资金发放花名册", 10, [(1, f"填报单位：{OFFICE}"), (8, "单位：元")]
        )
        names = ["序号", "乡镇（街道）", "村（社区）", "申请人", "身份证号码", "救助原因", "救助人口", "救助金额"]
        row = heading(sheet, row, [*names, "救助时间", "备注"])
        amount = 0
        for number, one in enumerate([one for one in county.relief if (one.day.month + 2) // 3 == quarter], 1):
            who, amount = one.person, amount + one.amount
            when = f"{one.day.year}/{one.day.month}/{one.day.day}"
            values = [number, ALIAS.get(who.town, who.town), who.village, who.name, who.id_no, one.cause, one.persons]
            row = put(sheet, row, [*values, f"{one.amount:,}.00", when, ""])
        row = put(sheet, row, ["小计", "", "", "", "", "", "", amount, "", ""])
        grand += amount
        if quarter == 4:
            row = put(sheet, row, ["全年累计", "", "", "", "", "", "", grand, "", ""])
        sign(sheet, row, (1, "审批："), (4, "会计："), (7, "经办："))
    save(book, path)


def national_export(county: County, folder: Path) -> None:
    """2020 年底从全国系统导出的一对文件：家庭查询、人员查询；表头在第一行，全是文本。"""
    closing = (2020, 12)
    family_heads = [
        "户主姓名",
        "户主身份证号",
        "家庭人口",
        "保障人口",
        "家庭年总收入（元）",
        "家庭年均收入（元）",
        "户月保障金额（元）",
        "家庭分类施保总额（元）",
        "人员分类施保总额（元）",
        "合计（元）",
        "联系电话",
        "家庭住址",
        "所属省",
        "所属市",
        "所属区县",
        "所属街道",
        "所属社区",
        "低保（特困）证号",
        "最初享受月份",
        "申请原因",
        "救助金计算方式",
        "分档类型",
        "开户银行",
        "银行账户名称",
        "银行帐号",
    ]  # noqa: SIM905
    person_heads = [
        "姓名",
        "身份证号",
        "户主身份证号",
        "与户主关系",
        "性别",
        "出生日期",
        "年龄",
        "民族",
        "婚姻状况",
        "是否残疾",
        "劳动能力",
        "健康状况",
        "最初享受月份",
        "救助类型",
        "户月保障金额（元）",
        "合计（元）",
        "所属省",
        "所属市",
        "所属区县",
        "所属街道",
        "所属社区",
        "家庭地址",
        "低保（特困）证号",
    ]  # noqa: SIM905
    families, persons = Workbook(), Workbook()
    families.active.title = persons.active.title = "Sheet1"
    put(families.active, 1, family_heads)
    put(persons.active, 1, person_heads)
    kind = {"户主": "本人", "配偶": "配偶", "子": "子", "女": "女"}
    row = line = 2
    for house in county.rural:
        if not in_service(house.start, house.stop, closing):
            continue
        head, amount = house.head, f"{county.rural_month(house, 2020)}.00"
        region = ["临江省", "青州市", COUNTY, head.town, f"{head.village}村民委员会"]
        when = f"{house.start[0]}-{house.start[1]:02d}"
        number = f"99D{row:06d}"
        income = 2600 + row * 7
        values = [head.name, head.id_no, str(house.size), str(house.covered), str(income * house.size), str(income)]
        values += [amount, "0.00", "0.00", amount, "", f"{head.town}{head.village}", *region, number, when]
        values += ["缺劳动力" if row % 3 else "因病", "分档", f"{house.grade}类", "临溪农商银行", head.name, ""]
        row = put(families.active, row, values)
        for one in house.members:
            age = str(one.age(date(2020, 12, 31)))
            values = [
                one.name,
                one.id_no,
                head.id_no,
                kind[one.relation],
                one.sex,
                one.born.isoformat(),
                age,
                one.ethnic,
            ]
            values += [
                "",
                "否",
                "",
                "",
                when,
                "农村低保",
                amount,
                amount,
                *region,
                f"{head.town}{head.village}",
                number,
            ]
            line = put(persons.active, line, values)
    save(families, folder / "农村低保家庭查询_20201231.xlsx")
    save(persons, folder / "农村低保人员查询_20201231.xlsx")
