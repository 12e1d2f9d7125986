"""应得数字：直接从人名单数出来，不经过任何表格，也不经过 mz。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from linxi.county import CLASSES, County
from linxi.people import Award, Month, in_service, months_of
from linxi.relief_books import hardship_months

CLOSING = (2021, 12)
Figure = dict[str, Any]
NOTE = (
    "临溪县（虚构）的应得数字，由生成程序从自己的人名单数出来。金额按元、可能带两位小数，比较时按数值比；"
    "key 是对应的指标名，猜的或没有对应的为 null；分乡镇、分类别各部分相加等于 value，只列不为零的。"
    "不能得出：台账没有依据、不应当印出数字（也不应当印 0）的项目。"
)


def figure(
    name: str,
    key: str | None,
    unit: str,
    parts: Iterable[tuple[str, str, int | Decimal]],
    meaning: str,
    files: list[str],
    kinds: bool = True,
    towns: bool = True,
) -> Figure:
    """一项数字；parts 是（乡镇，类别，数）。"""
    by_town: Counter[str] = Counter()
    by_kind: Counter[str] = Counter()
    total = Decimal(0)
    for town, kind, value in parts:
        total += value
        by_town[town] += value  # type: ignore[assignment]
        by_kind[kind] += value  # type: ignore[assignment]
    made: Figure = {"名称": name, "key": key, "value": f"{total:f}", "unit": unit, "口径": meaning, "出处": files}
    if towns:
        made["分乡镇"] = {
            town: f"{value:f}" if isinstance(value, Decimal) else str(value) for town, value in by_town.items() if value
        }
    if kinds and set(by_kind) != {""}:
        made["分类别"] = {
            kind: f"{value:f}" if isinstance(value, Decimal) else str(value) for kind, value in by_kind.items() if value
        }
    return made


def expected(county: County) -> dict[str, Any]:
    now, before = _year(county), {"农村低保": _rural_before(county), "高龄津贴": _elders(county, 2020)}
    changes = []
    for program, names in {
        "农村低保": ["农村低保户数", "农村低保人数", "农村低保12月月保障金额"],
        "高龄津贴": ["高龄津贴人数", "高龄津贴上半年发放", "高龄津贴全年发放"],
    }.items():
        for name in names:
            new, old = (_value(year[program], name) for year in (now, before))
            change: Figure = {
                "名称": name,
                "key": _find(now[program], name)["key"],
                "2020": f"{old:f}",
                "2021": f"{new:f}",
            }
            changes.append({**change, "增减": f"{new - old:f}"})
    return {
        "说明": NOTE,
        "县": "临溪县",
        "截止日": "12-31",
        "2021": now,
        "2020": before,
        "与上年比较": changes,
        "不能得出": {
            "农村低保.2020年保障金": "2020 年只有年末一次系统导出，没有发放台账",
            "特困供养.户数": "四个乡镇的花名册都没有户主或家庭列",
            "高龄津贴.纳入人数": "花名册没有起始时间",
            "低保.取暖费": "该县不发取暖费，发放表里没有这一项",
            "居家养老服务、联点帮扶、代养、流浪乞讨救助、社会组织、光荣牌等": "该县没有这些台账",
        },
    }


def _find(figures: list[Figure], name: str) -> Figure:
    return next(one for one in figures if one["名称"] == name)


def _value(figures: list[Figure], name: str) -> Decimal:
    return Decimal(_find(figures, name)["value"])


def _year(county: County) -> dict[str, list[Figure]]:
    rural, urban = _rural(county), _urban(county)
    both = []
    for word, name in (
        ("households", "户数"), ("persons", "人数"), ("entry_households", "纳入户数"), ("entry_persons", "纳入人数"),
        ("exit_households", "取消户数"), ("exit_persons", "取消人数"), ("paid", "全年发放保障金"),
    ):  # fmt: skip
        pair = [_find(rural, f"农村低保{name}"), _find(urban, f"城市低保{name}")]
        parts = [("", kind, Decimal(one["value"])) for kind, one in zip(("农村", "城市"), pair, strict=True)]
        files = [*pair[0]["出处"], *pair[1]["出处"]]
        both.append(figure(f"低保{name}", f"dibao.{word}", pair[0]["unit"], parts, "农村加城市", files, towns=False))
    return {
        "低保合计": both,
        "农村低保": rural,
        "城市低保": urban,
        "特困供养": _hardship(county),
        "残疾人两项补贴": _disabled(county),
        "孤儿": _children("孤儿", "orphans", county.orphans),
        "事实无人抚养儿童": _children("事实无人抚养儿童", "children", county.de_facto),
        "高龄津贴": _elders(county, 2021),
        "临时救助": _relief(county),
        "婚姻登记": _couples(county),
        "殡葬": _cremations(county),
        "优抚对象": _honoured(county),
        "敬老院": _stays(county),
        "区划": _regions(),
    }


def _rural(county: County) -> list[Figure]:
    roster, paid = "2021/2021年农村低保花名册.xlsx", "2021/农村低保资金发放表（季度）.xlsx"
    live = [house for house in county.rural if in_service(house.start, house.stop, CLOSING)]
    new = [house for house in county.rural if house.start[0] == 2021]
    gone = [house for house in county.rural if house.stop and house.stop[0] == 2021]
    quarters = [(house, county.rural_quarter(house, quarter)) for house in county.rural for quarter in (1, 2, 3, 4)]
    key = "dibao.rural."
    out = []
    for houses, name, word, extra in (
        (live, "", "", "2021年12月31日在享"),
        (new, "纳入", "entry_", "2021年内开始享受"),
        (gone, "取消", "exit_", "2021年内取消"),
    ):
        kind = lambda house: house.reason if houses is gone else f"{house.grade}类"  # noqa: B023, E731
        files = [roster]
        households = [(house.head.town, kind(house), 1) for house in houses]
        persons = [(house.head.town, kind(house), house.covered) for house in houses]
        out.append(figure(f"农村低保{name}户数", f"{key}{word}households", "户", households, f"{extra}的家庭", files))
        out.append(
            figure(f"农村低保{name}人数", f"{key}{word}persons", "人", persons, f"{extra}家庭的保障人口之和", files)
        )
    size = [(house.head.town, "", house.size) for house in live]
    out.append(figure("农村低保家庭人口", None, "人", size, "在享家庭的家庭人口之和（不是保障人口）", [roster]))
    month = [(house.head.town, f"{house.grade}类", county.rural_month(house, 2021)) for house in live]
    out.append(figure("农村低保12月月保障金额", None, "元", month, "在享家庭每月保障金之和", [roster]))
    money = [(house.head.town, f"{house.grade}类", one[1]) for house, one in quarters]
    out.append(
        figure("农村低保全年发放保障金", f"{key}paid", "元", money, "四个季度保障金列之和，不含价格补贴", [paid])
    )
    money = [(house.head.town, f"{house.grade}类", one[2]) for house, one in quarters]
    out.append(figure("农村低保价格临时补贴", f"{key}price_subsidy", "元", money, "一季度价格临时补贴列", [paid]))
    total = [(house.head.town, "", one[1] + one[2]) for house, one in quarters]
    out.append(figure("农村低保资金合计", None, "元", total, "保障金加价格临时补贴", [paid]))
    return out


def _rural_before(county: County) -> list[Figure]:
    files = ["2020/农村低保家庭查询_20201231.xlsx", "2020/农村低保人员查询_20201231.xlsx"]
    live = [house for house in county.rural if in_service(house.start, house.stop, (2020, 12))]
    households = [(house.head.town, f"{house.grade}类", 1) for house in live]
    persons = [(house.head.town, f"{house.grade}类", house.covered) for house in live]
    month = [(house.head.town, f"{house.grade}类", county.rural_month(house, 2020)) for house in live]
    return [
        figure("农村低保户数", "dibao.rural.households", "户", households, "2020年12月31日在享", files),
        figure("农村低保人数", "dibao.rural.persons", "人", persons, "2020年12月31日在享的保障对象", files),
        figure("农村低保12月月保障金额", None, "元", month, "户月保障金额之和（不是全年发放）", files[:1]),
    ]


def _urban(county: County) -> list[Figure]:
    roster, paid = ["2021/城市低保/城市低保对象名册.xlsx"], ["2021/城市低保/2021年城市低保金发放台账.xlsx"]
    key, houses = "dibao.urban.", county.urban
    people = [(house, one) for house in houses for one in house.members]
    live = [house for house in houses if in_service(house.start, house.stop, CLOSING)]

    def homes(chosen: Iterable[Any]) -> list[tuple[str, str, int]]:
        return [(house.head.town, f"{house.grade}类", 1) for house in chosen]

    def persons(test: Any) -> list[tuple[str, str, int]]:
        return [(house.head.town, f"{house.grade}类", 1) for house, one in people if test(one)]

    new = [house for house in houses if house.start[0] == 2021]
    gone = [house for house in houses if house.stop]
    stock = persons(lambda one: in_service(one.start, one.stop, CLOSING))
    money = [(h.head.town, f"{h.grade}类", county.urban_month(h, (2021, m))) for h in houses for m in range(1, 13)]
    month = [(house.head.town, f"{house.grade}类", county.urban_month(house, CLOSING)) for house in live]
    joined, left = persons(lambda one: one.start[0] == 2021), persons(lambda one: one.stop is not None)
    return [
        figure("城市低保户数", f"{key}households", "户", homes(live), "2021年12月31日在享的家庭", roster),
        figure(
            "城市低保人数", f"{key}persons", "人", stock, "2021年12月31日在享的人员（名册列出的都是保障对象）", roster
        ),
        figure("城市低保纳入户数", f"{key}entry_households", "户", homes(new), "户主在2021年内开始享受", roster),
        figure("城市低保纳入人数", f"{key}entry_persons", "人", joined, "2021年内开始享受的人，含老户新添一人", roster),
        figure("城市低保取消户数", f"{key}exit_households", "户", homes(gone), "户主在2021年内停止享受", roster),
        figure("城市低保取消人数", f"{key}exit_persons", "人", left, "2021年内停止享受的人，含在享户去世一人", roster),
        figure("城市低保12月月救助金额", None, "元", month, "在享家庭户月救助金额之和", roster),
        figure("城市低保全年发放保障金", f"{key}paid", "元", money, "十二个月之和，不再加合计列", paid),
    ]


def _flows(
    name: str, key: str | None, unit: str, awards: list[Award], files: list[str], kind: Any, flow_keys: bool = True
) -> list[Figure]:
    """年末在享、年内纳入、年内取消；flow_keys 说纳入和取消有没有对应的指标名。"""

    def people(chosen: Iterable[Award]) -> list[tuple[str, str, int]]:
        return [(award.person.town, kind(award), 1) for award in chosen]

    def of(word: str) -> str | None:
        return f"{key}.{word}" if key and (flow_keys or word == "persons") else None

    live = [award for award in awards if in_service(award.start, award.stop, CLOSING)]
    out = [figure(f"{name}人数", of("persons"), unit, people(live), "2021年12月31日在享的人", files)]
    new = [award for award in awards if award.start[0] == 2021]
    out.append(figure(f"{name}纳入人数", of("entry_persons"), unit, people(new), "2021年内开始享受", files))
    gone = [award for award in awards if award.stop and award.stop[0] == 2021]
    out.append(figure(f"{name}取消人数", of("exit_persons"), unit, people(gone), "2021年内停发", files))
    return out


def _hardship(county: County) -> list[Figure]:
    files = [
        "石桥镇/特困人员.xls",
        "柳河镇/特困供养人员导出.csv",
        "大坪乡/特困人员信息.xls",
        "云台回族乡/特困人员.xlsx",
    ]
    out = _flows(
        "特困人员",
        "extreme_hardship",
        "人",
        county.hardship,
        [f"2021/{name}" for name in files],
        lambda award: award.kind,
    )
    money = {item: [(award.person.town, award.kind, award.amounts[item] * hardship_months(award.start, award.stop))
                    for award in county.hardship] for item in ("基本生活费", "照料护理费")}  # fmt: skip
    paid = ["2021/特困人员供养资金发放明细.xlsx"]
    whole = money["基本生活费"] + money["照料护理费"]
    out.append(figure("特困人员供养资金", "extreme_hardship.paid", "元", whole, "基本生活费加照料护理费，全年", paid))
    for item, parts in money.items():
        out.append(figure(f"特困人员{item}", None, "元", parts, f"全年发放的{item}", paid))
    live = [award for award in county.hardship if in_service(award.start, award.stop, CLOSING)]
    parts = [(a.person.town, a.extra["自理"], 1) for a in live if a.person.town != "云台回族乡"]
    files = [f"2021/{name}" for name in files[:3]]
    out.append(
        figure("特困人员按自理能力（不含云台回族乡）", None, "人", parts, "云台回族乡的名单没有自理能力列", files)
    )
    return out


def _disabled(county: County) -> list[Figure]:
    files = ["2021/残疾人两项补贴/2021年两项补贴发放名单.xlsx"]
    out = _flows("残疾人两项补贴", None, "人", county.disabled, files, lambda award: award.kind)
    out[0]["key"] = "disability.persons"
    out[0]["口径"] += "，按人计，两项都享受的计一次；类别「两项」是两项都享受"
    live = [award for award in county.disabled if in_service(award.start, award.stop, CLOSING)]
    whole: list[tuple[str, str, int]] = []
    number: list[tuple[str, str, int]] = []
    for item, name, word in (("生活补贴", "困难残疾人生活补贴", "living"), ("护理补贴", "重度残疾人护理补贴", "care")):
        persons = [(award.person.town, name, 1) for award in live if item in award.amounts]
        money = [(award.person.town, name, award.amounts[item] * len(months_of(2021, award.start, award.stop)))
                 for award in county.disabled if item in award.amounts]  # fmt: skip
        out.append(
            figure(f"{name}人数", f"disability.{word}.persons", "人", persons, "2021年12月31日在享", files, kinds=False)
        )
        out.append(figure(f"{name}资金", f"disability.{word}.paid", "元", money, "2021年全年发放", files, kinds=False))
        number, whole = number + persons, whole + money
    out.append(figure("残疾人两项补贴享受人数", "disability.enrolments", "人", number, "两项都享受的人计两次", files))
    out.append(figure("残疾人两项补贴资金", "disability.paid", "元", whole, "两项之和，2021年全年", files))
    return out


def _children(name: str, key: str, awards: list[Award]) -> list[Figure]:
    files = ["2021/儿童福利/孤儿和事实无人抚养儿童发放花名册.xlsx"]
    out = _flows(name, key, "名", awards, files, lambda award: award.kind, flow_keys=False)
    out[-1]["口径"] += "（停发时间只写在备注里）"
    money = [(award.person.town, award.kind, award.amounts["基本生活费"] * len(months_of(2021, award.start, award.stop)))
             for award in awards]  # fmt: skip
    out.append(figure(f"{name}基本生活费", f"{key}.paid", "元", money, "四个季度之和，不再加全年合计列", files))
    return out


def _elders(county: County, year: int) -> list[Figure]:
    files = [f"{year}/高龄津贴发放花名册{year}.xlsx"]
    closing: Month = (year, 12)
    paid = [award for award in county.elders if months_of(year, award.start, award.stop)]
    live = [award for award in paid if in_service(award.start, award.stop, closing)]

    def band(award: Award) -> str:
        age = year - award.person.born.year
        return "100周岁以上" if age >= 100 else "90至99周岁" if age >= 90 else "80至89周岁"

    out = [
        figure(
            "高龄津贴人数",
            "old_age.persons",
            "人",
            [(a.person.town, band(a), 1) for a in live],
            f"{year}年12月31日在享；类别按年末周岁",
            files,
        ),
        figure(
            "高龄津贴享受过的人数",
            None,
            "人",
            [(a.person.town, band(a), 1) for a in paid],
            f"{year}年内领过的人，含去世的",
            files,
        ),
        figure(
            "高龄津贴停发人数",
            None,
            "人",
            [(a.person.town, a.reason, 1) for a in paid if a not in live],
            "年内停发",
            files,
        ),
    ]
    for half, word, name in ((1, "old_age.paid_first_half", "上半年"), (2, None, "下半年")):
        parts = [(award.person.town, "", county.elder_paid(award, year, half)) for award in paid]
        out.append(figure(f"高龄津贴{name}发放", word, "元", parts, f"{name}发放金额列", files))
    parts = [(award.person.town, "", county.elder_paid(award, year, half)) for award in paid for half in (1, 2)]
    out.append(figure("高龄津贴全年发放", "old_age.paid", "元", parts, "上、下半年之和，不再加合计列", files))
    return out


def _relief(county: County) -> list[Figure]:
    files, key = ["2021/临时救助2021.xlsx"], "temporary_relief."
    first = {one.person: one for one in reversed(county.relief)}
    visits = [(one.person.town, one.cause, 1) for one in county.relief]
    homes = [(one.person.town, "", 1) for one in first.values()]
    persons = [(one.person.town, one.cause, one.persons) for one in county.relief]
    money = [(one.person.town, one.cause, one.amount) for one in county.relief]
    return [
        figure("临时救助户次", f"{key}visits", "户次", visits, "2021年救助次数（一行一次）", files),
        figure("临时救助户数", f"{key}households", "户", homes, "按申请人身份证号去重", files),
        figure("临时救助人数", f"{key}persons", "人", persons, "各次救助人口之和", files),
        figure("临时救助资金", f"{key}paid", "元", money, "各次救助金额之和，不加小计、全年累计", files),
    ]


def _couples(county: County) -> list[Figure]:
    files, out = ["2021/婚姻登记/婚姻登记台账.xlsx"], []
    words = {
        "结婚": "marriages",
        "离婚": "divorces",
        "补领结婚证": "marriage_reissues",
        "补领离婚证": "divorce_reissues",
    }
    for kind, word in words.items():
        parts = [("", "", 1) for couple in county.couples if couple.kind == kind]
        name = kind + ("登记" if len(kind) == 2 else "")
        out.append(figure(name, f"marriage.{word}", "对", parts, "2021年内登记", files, towns=False))
    parts = [("", couple.kind, 1) for couple in county.couples]
    out.append(figure("婚姻登记总数", "marriage.registrations", "对", parts, "四类之和", files, towns=False))
    return out


def _cremations(county: County) -> list[Figure]:
    files = ["2021/火化登记簿2021.xlsx"]
    place = lambda one: one.person.town if one.local else "外县"  # noqa: E731
    parts = [(place(one), "", 1) for one in county.cremations]
    local = [(place(one), "", 1) for one in county.cremations if one.local]
    money = [(place(one), "", one.waived) for one in county.cremations]
    helped = [(place(one), "", 1) for one in county.cremations if one.waived]
    return [
        figure("火化遗体", "funerals.cremations", "具", parts, "2021年火化，含外县户籍", files),
        figure("本县户籍火化", None, "具", local, "户籍所在地在本县", files),
        figure("惠民殡葬减免人数", None, "人", helped, "有减免金额的", files),
        figure("惠民殡葬减免金额", None, "元", money, "减免金额之和，不加合计行", files),
    ]


def _honoured(county: County) -> list[Figure]:
    files = ["2021/优抚对象抚恤补助发放表2021.xlsx"]
    live = [award for award in county.honoured if in_service(award.start, award.stop, CLOSING)]
    money = [
        (a.person.town, a.kind, Decimal(a.extra["月标准"]) * len(months_of(2021, a.start, a.stop)))
        for a in county.honoured
    ]
    assert {award.kind for award in county.honoured} == set(CLASSES)
    return [
        figure(
            "优抚对象人数",
            "special_care.persons",
            "人",
            [(a.person.town, a.kind, 1) for a in county.honoured],
            "2021年内享受待遇的人，含年内去世的",
            files,
        ),
        figure(
            "年末优抚对象人数",
            None,
            "人",
            [(a.person.town, a.kind, 1) for a in live],
            "不含去世的（去世月份只写在备注里）",
            files,
        ),
        figure("优抚对象抚恤补助", "special_care.paid", "元", money, "上、下半年之和，不再加合计列", files),
    ]


def _stays(county: County) -> list[Figure]:
    files = ["2021/敬老院入住老人登记册.xlsx"]
    live = [stay for stay in county.stays if stay.left is None]
    came = [stay for stay in county.stays if stay.came.year == 2021]
    left = [stay for stay in county.stays if stay.left and stay.left.year == 2021]

    def parts(chosen: Iterable[Any]) -> list[tuple[str, str, int]]:
        return [(stay.person.town, stay.kind, 1) for stay in chosen]

    rate = Decimal(len(live) * 100) / 90
    out = [
        figure("敬老院在院老人", "care_homes.residents", "人", parts(live), "2021年12月31日在院；乡镇是原籍", files),
        figure("当年入院", None, "人", parts(came), "入院日期在2021年", files),
        figure("当年离院", None, "人", parts(left), "离院日期在2021年", files),
        figure(
            "床位数",
            "care_homes.beds",
            "张",
            [("", "中心敬老院", 60), ("", "石桥镇敬老院", 30)],
            "竖着的「院情」表",
            files,
            towns=False,
        ),
    ]
    out.append(
        {
            "名称": "入住率",
            "key": "care_homes.occupancy",
            "value": f"{rate:.1f}",
            "unit": "%",
            "口径": "在院人数占床位数",
            "出处": files,
        }
    )
    by_home = Counter(stay.home for stay in live)
    out[0]["分机构"] = {home: str(number) for home, number in by_home.items()}
    return out


def _regions() -> list[Figure]:
    rows = (("镇", "regions.towns", 2), ("乡", "regions.townships", 1), ("民族乡", "regions.ethnic_townships", 1))
    rows += (("行政村", "regions.villages", 8), ("社区", "regions.communities", 4))
    return [
        figure(f"{name}数", key, "个", [("", "", number)], "区划台账", ["区划.xlsx"], towns=False)
        for name, key, number in rows
    ]
