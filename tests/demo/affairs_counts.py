"""How each planned figure of social affairs is counted from the workbooks, by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from counting import County, different, in_span
from ledger_reader import Cells, month

Counter = Callable[[County], Any]


def total(rows: list[Cells], heading: str) -> int:
    return sum(int(row[heading] or 0) for row in rows)


def having(rows: list[Cells], **where: object) -> list[Cells]:
    return [row for row in rows if all(row[key] == value for key, value in where.items())]


def registered(kind: str) -> Counter:
    return lambda c: len(having(in_span(c.of("婚姻登记", "登记"), "登记日期"), 登记类型=kind))


def facilities(kind: str) -> Counter:
    return lambda c: len(having(c.of("殡葬", "设施"), 设施类型=kind))


def burials(county: County, way: str = "") -> int:
    rows = in_span(county.of("殡葬", "安葬"), "安葬日期")
    return len(having(rows, 安葬方式=way) if way else rows)


def share(way: str) -> Counter:
    return lambda c: round(burials(c, way) * 100 / burials(c), 1)


def publicity(kind: str) -> Counter:
    return lambda c: total(having(in_span(c.of("殡葬", "宣传"), "宣传日期"), 宣传形式=kind), "宣传数量")


def care_class(name: str) -> Counter:
    return lambda c: different(having(c.of("优抚对象", "花名册"), 优抚类别=name), "身份证号")


def pensions(county: County, name: str = "") -> int:
    rows = having(in_span(county.of("优抚对象", "发放"), "优抚发放日期"), 发放项目="定期抚恤补助")
    return total(having(rows, 优抚对象类别=name) if name else rows, "发放金额")


def granted(county: County, kind: str) -> list[Cells]:
    return having(in_span(county.of("退役军人", "待遇"), "拨付日期"), 待遇种类=kind)


def benefit(kind: str) -> Counter:
    return lambda c: different(granted(c, kind), "身份证号")


def entered(kind: str) -> Counter:
    return lambda c: len(having(in_span(c.of("退役军人", "登记"), "登记时间"), 登记种类=kind))


def visits(year: int) -> Counter:
    return lambda c: len(in_span(c.in_year(year).of("居家养老服务"), "服务日期", year, year))


def target(text: str) -> Counter:
    return lambda c: next(row["目标值"] for row in c.of("目标") if row["目标内容"] == text)


def pieces(name: str) -> Counter:
    return lambda c: total(having(in_span(c.of("防疫物资"), "送达日期"), 品名=name), "物资数量")


def plaques_hung(county: County) -> int:
    return sum(not month(row["收回日期"]) for row in in_span(county.of("光荣牌"), "悬挂日期", 2018, 2020))


CLASSES = {
    "disabled_servicemen": ("重点优抚伤残", 307_000),
    "disabled_officials": ("国家公务员伤残", 180_900),
    "democrats": ("定期定量民主人士", 18_800),
    "martyr_families": ("烈属", 29_200),
    "demobilised": ("在乡复员军人及带病回乡", 62_500),
    "war_and_test": ("两参人员", 14_700),
    "rural_60": ("60岁农村籍退役士兵", 50_200),
    "martyr_children": ("烈士子女", 15_400),
    "demobilised_cadres": ("复员干部", 30_600),
}
AFFAIRS: Mapping[str, Counter] = {
    "marriage.marriages": registered("结婚登记"),
    "marriage.divorces": registered("离婚登记"),
    "marriage.marriage_reissues": registered("补发结婚证"),
    "marriage.divorce_reissues": registered("补发离婚证"),
    "funerals.graveyards": facilities("零星墓地"),
    "funerals.tombs": facilities("坟茔"),
    "funerals.sky_burial_sites": facilities("天葬台"),
    "funerals.crematoria": facilities("火葬场"),
    "funerals.water_burial_sites": facilities("水葬点"),
    "funerals.cremations": lambda c: burials(c, "火葬"),
    "funerals.earth_burials": lambda c: burials(c, "土葬"),
    "funerals.sky_burials": lambda c: burials(c, "天葬"),
    "funerals.cremation_share": share("火葬"),
    "funerals.sky_burial_share": share("天葬"),
    "funerals.leaflets": publicity("宣传材料"),
    "funerals.banners": publicity("横幅"),
    "funerals.subsidy_names": lambda c: len(in_span(c.of("殡葬", "奖补名单"), "材料日期")),
    "funerals.subsidy_fund": lambda c: total(in_span(c.of("殡葬", "奖补资金"), "到位日期"), "资金金额"),
    "funerals.invested": lambda c: total(c.of("殡葬", "投资"), "投资金额"),
    "organizations.registered": lambda c: len(having(c.of("社会组织"), 社会组织状态="正常")),
    "organizations.inspected": lambda c: len(having(c.of("社会组织"), 社会组织状态="正常", 是否参加年检="是")),
    "veterans.collected": lambda c: different(
        in_span(c.of("退役军人", "信息采集"), "采集日期", 2018, 2020), "公民身份号码"
    ),
    "special_care.paid": pensions,
    **{f"special_care.{slug}": care_class(name) for slug, (name, _) in CLASSES.items()},
    "special_care.price_subsidy": lambda c: different(
        having(c.of("优抚对象", "发放"), 发放项目="物价临时补贴"), "身份证号"
    ),
    "veterans.self_employed_cadres": benefit("自主择业军转干部医疗保险"),
    "veterans.cadre_heating": benefit("军转干部取暖补贴"),
    "veterans.trained": benefit("技能培训补助"),
    "veterans.pension": benefit("养老保险补缴"),
    "veterans.convalescence_2019": lambda c: len(having(c.in_year(2019).of("退役军人", "待遇"), 待遇种类="疗养")),
    "veterans.convalescence_2020": benefit("疗养"),
    "veterans.registered": entered("退役登记"),
    "veterans.enlisted": entered("入伍登记"),
    "honor_plaques.hung": plaques_hung,
    "place_names.total": lambda c: different(c.of("地名"), "地名标准名称"),
    "boundaries.neighbours": lambda c: different(c.of("边界"), "毗邻县"),
    "lottery.outlets": lambda c: sum(not month(row["停业日期"]) for row in c.of("福利彩票", "站点")),
    "trainings.sessions": lambda c: len(in_span(c.of("业务培训"), "培训日期")),
    "elder_insurance.persons": lambda c: different(in_span(c.of("老年人意外险"), "起保日期"), "身份证号码"),
    "elder_insurance.premium": lambda c: total(c.of("老年人意外险"), "保费"),
    **{f"home_care.visits_{year}": visits(year) for year in (2017, 2018, 2019, 2020)},
    "village_charters.filed": lambda c: different(in_span(c.of("村规民约"), "报乡镇备案日期"), "序号"),
    "village_aid.visits": lambda c: len(in_span(c.of("联点帮扶", "慰问"), "慰问日期")),
    "village_aid.relocated": lambda c: different(c.of("联点帮扶", "易地搬迁"), "户主身份证号"),
    "village_aid.yaks": lambda c: total(having(c.of("联点帮扶", "牲畜"), 牲畜种类="能繁牦牛"), "头数"),
    "care_homes.covid": lambda c: len(having(c.of("敬老院", "封闭管理"), 封闭管理类别="工作人员")),
    "purchased.workers": lambda c: len(having(c.of("政府购买服务"), 人员归口="派驻人员")),
    "projects.total": lambda c: total(c.of("十四五项目"), "总投资"),
    "targets.home_visit_county": target("县级抽查在保家庭的比例"),
    "targets.home_visit_township": target("乡镇、村入户核查在保家庭的比例"),
    "targets.cremation": target("火葬率"),
    "targets.occupancy": target("困难老人入住率"),
}
