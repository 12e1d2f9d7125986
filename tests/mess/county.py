"""A clean small county as plain values: three townships and the ledgers of ten programs, a row a dictionary by field.

Everything in it keeps the tool's own rules, so that whatever goes wrong was put in by a rewriting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from mess.people import BANKS, Human, Registry

YEAR = 2020
CLOSING = "2020-10-31"
UNITS: Mapping[str, tuple[str, ...]] = {
    "松岭镇": ("东沟村", "西坪村", "松岭社区"),
    "白水乡": ("白水村", "柳湾村", "石磨村"),
    "云台乡": ("云台村", "花园村"),
}
Row = dict[str, Any]


@dataclass(slots=True)
class Ledger:
    """One clean table: its program and table, the workbook and sheet that it stands in, and its rows by field."""

    slug: str
    table: str
    path: str
    sheet: str
    title: str
    rows: list[Row] = field(default_factory=list)

    @property
    def key(self) -> str:
        """`dibao.发放`."""
        return f"{self.slug}.{self.table}"


def _place(rng: Random) -> Row:
    township = rng.choice([*UNITS, "松岭镇"])
    return {"township": township, "village": rng.choice(UNITS[township])}


def _person(human: Human, rng: Random) -> Row:
    return {
        "name": human.name,
        "id_no": human.id_no,
        "sex": human.sex,
        "ethnic_group": rng.choice(("汉族", "汉族", "藏族", "回族")),
    }


def _spell(rng: Random, number: int, first: int = 2015) -> Row:
    """By turns: covered since long, since this year, or stopped this year, last year, or after the closing day."""
    start = f"{rng.randint(first, 2018)}-{rng.randint(1, 12):02d}"
    stop, turn = None, number % 8
    if turn in (1, 6):
        start = f"2020-{rng.randint(1, 10):02d}"
    elif turn in (3, 5):
        stop = f"2020-{rng.randint(2, 10):02d}"
    elif turn == 7:
        stop = ("2020-12", f"2019-{rng.randint(2, 12):02d}")[number // 8 % 2]
    reason = rng.choice(("死亡", "收入超标", "迁出", "自愿退出")) if stop else None
    return {"start_month": start, "stop_month": stop, "stop_reason": reason}


def covered_in(row: Row, month: str) -> bool:
    """Whether a roster row is covered in a month."""
    return row["start_month"] <= month and (row["stop_month"] is None or row["stop_month"] > month)


def _bank(registry: Registry) -> Row:
    rng = registry.random
    if rng.random() < 0.15:
        return {"channel": "现金", "bank": None, "account": None}
    return {"channel": "民生一卡通", "bank": rng.choice(BANKS), "account": registry.account()}


def _dibao(registry: Registry, residence: str, households: int) -> list[Ledger]:
    rng = registry.random
    roster = Ledger("dibao", "花名册", f"{residence}低保.xlsx", "花名册", f"测试县2020年{residence}低保花名册")
    paid = Ledger("dibao", "发放", f"{residence}低保发放.xlsx", "发放", f"测试县2020年{residence}低保资金发放台账")
    for number in range(households):
        place, spell, bank = _place(rng), _spell(rng, number), _bank(registry)
        head = registry.human(1955, 1985)
        members = [(head, "户主")]
        others = ("配偶", "子/婿", "女/媳", "父母/岳父母/公婆", "子/婿")[: (0, 2, 1, 3, 4, 1, 2)[number % 7]]
        for relation in others:
            members.append((registry.human(*((1935, 1950) if relation[0] == "父" else (1990, 2012))), relation))
        out = len(members) - 1 if number % 3 == 1 else 0
        gone = (
            1
            if number % 4 == 0 and len(members) > 2 and not spell["stop_month"] and spell["start_month"] < "2020"
            else 0
        )
        gone = 0 if gone == out else gone
        size, amount = len(members) - bool(gone), rng.choice((312, 450.5, 738.5, 820, 1060.25))
        for at, (human, relation) in enumerate(members):
            own = {"stop_month": "2020-05", "stop_reason": "死亡"} if at == gone and gone else {}
            roster.rows.append(
                {**place, "head_name": head.name, "head_id": head.id_no, **_person(human, rng), "relation": relation}
                | {"residence": residence, "covered": "否" if at == out and out else "是", "household_size": size}
                | {"covered_persons": size - bool(out), "monthly_amount": amount, "grade": rng.choice("ABC") + "类"}
                | {"poverty_cause": rng.choice(("因病", "因残", "缺劳动力")), "disability_certificate": None}
                | {**spell, **own, "phone": registry.phone() if relation == "户主" else None}
                | {"bank": bank["bank"], "account": bank["account"]}
            )
        whose = {**place, "head_name": head.name, "head_id": head.id_no}
        for month in (f"2020-{number:02d}" for number in range(1, 11)):
            items = {"保障金": amount}
            items |= {"价格补贴": 30 * (size - bool(out))} if month in ("2020-03", "2020-06") else {}
            items |= {"取暖费": 600} if month == "2020-10" else {}
            for item, money in items.items() if covered_in(spell, month) else ():
                paid.rows.append(
                    {**whose, "paid_month": month, "paid_amount": money, **bank, "residence": residence, "item": item}
                )
    paid.rows.sort(key=lambda row: (row["paid_month"], row["item"]))
    return [roster, paid]


def _payments(
    ledger: Ledger, roster: list[Row], registry: Registry, months: tuple[str, ...], items: Mapping[str, str], keep: str
) -> Ledger:
    """Payments of a roster's people; `items` maps an item (or '') to the roster's amount, `keep` is the category."""
    banks = {row["id_no"]: _bank(registry) for row in roster}
    for month in months:
        for row in roster:
            for item, amount in items.items() if covered_in(row, month) else ():
                paid = {name: row[name] for name in ("township", "village", "name", "id_no")}
                paid |= {"paid_month": month, "paid_amount": row[amount], **banks[row["id_no"]]}
                paid |= {keep: row[keep]} if keep else {}
                ledger.rows.append(paid | ({"item": item} if item else {}))
    return ledger


def _extreme_hardship(registry: Registry) -> list[Ledger]:
    rng = registry.random
    roster = Ledger("extreme_hardship", "花名册", "特困供养.xlsx", "花名册", "测试县2020年特困人员花名册")
    for number in range(22):
        human = registry.human(1940, 1958)
        mode = rng.choice(("分散", "分散", "集中"))
        roster.rows.append(
            {**_place(rng), "head_name": human.name, "head_id": human.id_no, **_person(human, rng), "relation": "户主"}
            | {"support_mode": mode, "person_class": rng.choice(("老年人", "残疾人"))}
            | {"self_care": rng.choice(("具备", "部分丧失", "完全丧失"))}
            | {"institution": "测试县福利服务中心" if mode == "集中" else None}
            | {"basic_standard": 620, "care_standard": rng.choice((85.5, 170, 340)), **_spell(rng, number)}
        )
    paid = Ledger("extreme_hardship", "发放", "特困供养.xlsx", "发放", "测试县2020年特困人员供养资金发放")
    items = {"基本生活费": "basic_standard", "照料护理费": "care_standard"}
    return [roster, _payments(paid, roster.rows, registry, ("2020-03", "2020-06", "2020-09"), items, "support_mode")]


def _children(registry: Registry) -> list[Ledger]:
    rng = registry.random
    ledgers = []
    for slug, name, amount in (("orphans", "孤儿", 1100), ("children", "困境儿童", 650)):
        roster = Ledger(slug, "花名册", f"{name}.xlsx", "花名册", f"测试县2020年{name}花名册")
        for number in range(20):
            guardian = registry.human(1960, 1980)
            row = {**_place(rng), **_person(registry.human(2005, 2014), rng)}
            if slug == "orphans":
                row |= {"upbringing": rng.choice(("亲属抚养", "机构养育", "家庭寄养"))}
                row |= {"guardian_relation": rng.choice(("祖父", "叔父")), "schooling": rng.choice(("小学", "初中"))}
            else:
                row |= {"child_class": rng.choice(("事实无人抚养", "重病", "重残", "贫困家庭"))}
            row |= {"guardian_name": guardian.name, "guardian_id": guardian.id_no}
            roster.rows.append(row | {"monthly_standard": amount, **_spell(rng, number, 2016)})
        paid = Ledger(slug, "发放", f"{name}.xlsx", "发放", f"测试县2020年{name}基本生活费发放")
        items = {"基本生活费" if slug == "orphans" else "": "monthly_standard"}
        keep = "" if slug == "orphans" else "child_class"
        ledgers += [roster, _payments(paid, roster.rows, registry, ("2020-03", "2020-06", "2020-09"), items, keep)]
    return ledgers


def _old_age(registry: Registry) -> list[Ledger]:
    rng = registry.random
    roster = Ledger("old_age", "花名册", "高龄津贴.xlsx", "花名册", "测试县2020年高龄津贴花名册")
    for first, last, band, amount in (
        (1942, 1944, "70–79岁", 50),
        (1932, 1938, "80–89岁", 90),
        (1922, 1928, "90–99岁", 160),
    ):
        for number in range(11):
            human = registry.human(first, last)
            born = f"{human.born[:4]}-{human.born[4:6]}-{human.born[6:]}"
            row = {**_place(rng), **_person(human, rng), "birth_day": born, "age_band": band}
            roster.rows.append(row | {"monthly_standard": amount, **_spell(rng, number)})
    paid = Ledger("old_age", "发放", "高龄津贴发放.xlsx", "发放", "测试县2020年高龄津贴发放台账")
    return [
        roster,
        _payments(paid, roster.rows, registry, ("2020-03", "2020-06", "2020-09"), {"": "monthly_standard"}, "age_band"),
    ]


def _disability(registry: Registry) -> list[Ledger]:
    rng = registry.random
    kinds, levels = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重"), ("一级", "二级", "三级", "四级")
    roster = Ledger("disability", "花名册", "残疾人两项补贴.xlsx", "花名册", "测试县2020年残疾人两项补贴花名册")
    for number in range(28):
        human, place, kind = registry.human(1958, 1995), _place(rng), rng.randrange(7)
        level = rng.randrange(2) if number % 3 else rng.randrange(4)
        subsidies = (
            ("生活补贴", "护理补贴") if number % 4 == 0 and level < 2 else (("护理补贴", "生活补贴")[level > 1],)
        )
        row = {**place, **_person(human, rng), "disability_certificate": f"{human.id_no}{kind + 1}{level + 1}"}
        row |= {"disability_kind": kinds[kind], "disability_level": levels[level]}
        for subsidy in subsidies:
            roster.rows.append({**row, "subsidy": subsidy, "monthly_standard": 66.5, **_spell(rng, number)})
    paid = Ledger("disability", "发放", "残疾人两项补贴发放.xlsx", "发放", "测试县2020年残疾人两项补贴发放")
    months = ("2020-03", "2020-06", "2020-09")
    return [roster, _payments(paid, roster.rows, registry, months, {"": "monthly_standard"}, "subsidy")]


def _day(rng: Random) -> str:
    return f"2020-{rng.randint(1, 10):02d}-{rng.randint(1, 28):02d}"


def _events(registry: Registry) -> list[Ledger]:
    rng = registry.random
    relief = Ledger("temporary_relief", "审批", "临时救助.xlsx", "审批", "测试县2020年临时救助审批台账")
    for _ in range(30):
        head, size, day = registry.human(1955, 1990), rng.randint(1, 6), _day(rng)
        relief.rows.append(
            {**_place(rng), "head_name": head.name, "head_id": head.id_no, "accepted_day": f"{day[:8]}01"}
            | {"approved_day": day, "approval_level": rng.choice(("乡镇", "县级"))}
            | {
                "relief_type": rng.choice(("急难型", "支出型")),
                "relief_cause": rng.choice(("重大疾病", "意外事故", "就学")),
            }
            | {"household_size": size, "helped_persons": rng.randint(1, size)}
            | {"relief_amount": rng.choice((800, 1500, 2350.5, 5000)), **_bank(registry)}
        )
    marriage = Ledger("marriage", "登记", "婚姻登记.xlsx", "登记", "测试县2020年婚姻登记台账")
    for number in range(36):
        man, woman = registry.human(1985, 1997), registry.human(1986, 1998)
        what = rng.choice(("结婚登记", "结婚登记", "离婚登记", "补发结婚证", "补发离婚证"))
        marriage.rows.append(
            {"registered_day": _day(rng), "registration": what, "certificate_no": f"J990121-2020-{number + 1:06d}"}
            | {"husband_name": man.name, "husband_id": man.id_no, "wife_name": woman.name, "wife_id": woman.id_no}
            | {"township": rng.choice(tuple(UNITS)), "remark": ("原证遗失", "涉外", None)[number % 3]}
        )
    funerals = Ledger("funerals", "安葬", "殡葬.xlsx", "安葬", "测试县2020年安葬登记")
    for _ in range(24):
        dead, day = registry.human(1930, 1950), _day(rng)
        funerals.rows.append(
            {"deceased_name": dead.name, "deceased_id": dead.id_no, "died_day": f"{day[:8]}01"}
            | {"burial_way": rng.choice(("火葬", "天葬", "土葬")), "buried_day": day}
            | {"township": rng.choice(tuple(UNITS))}
        )
    return [relief, marriage, funerals]


def _special_care(registry: Registry) -> list[Ledger]:
    rng = registry.random
    classes = {"重点优抚伤残": 23600, "烈属": 29250, "两参人员": 7320.5, "60岁农村籍退役士兵": 2160}
    roster = Ledger("special_care", "花名册", "优抚对象.xlsx", "花名册", "测试县2020年优抚对象花名册")
    paid = Ledger("special_care", "发放", "优抚对象.xlsx", "发放", "测试县2020年优抚对象抚恤补助发放")
    for number in range(24):
        human, kind = registry.human(1940, 1958), rng.choice(tuple(classes))
        row = {**_place(rng), **_person(human, rng), "care_class": kind}
        roster.rows.append(row | {"care_certificate": f"优{number + 1:05d}"})
        paid.rows.append(row | {"item": "定期抚恤补助", "care_paid_day": "2020-07-15", "paid_amount": classes[kind]})
        if number % 2:
            paid.rows.append(row | {"item": "物价临时补贴", "care_paid_day": "2020-09-10", "paid_amount": 300})
    return [roster, paid]


@cache
def clean_ledgers() -> tuple[Ledger, ...]:
    """Every ledger of the county. Shared: copy before changing."""
    registry = Registry()
    return (
        *_dibao(registry, "农村", 16),
        *_dibao(registry, "城市", 9),
        *_extreme_hardship(registry),
        *_children(registry),
        *_old_age(registry),
        *_disability(registry),
        *_events(registry),
        *_special_care(registry),
    )


def ledgers_of(slug: str) -> tuple[Ledger, ...]:
    """The ledgers of one program."""
    return tuple(ledger for ledger in clean_ledgers() if ledger.slug == slug)
