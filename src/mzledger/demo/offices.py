"""Small ledgers of the bureau's own work: lottery outlets, trainings, purchased staff, goods against the epidemic."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from mzledger.demo.names import full_name
from mzledger.demo.places import COUNTY, TOWNSHIPS
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.settle import spread
from mzledger.demo.spells import last_month, office_days
from mzledger.programs.epidemic import Goods
from mzledger.programs.purchased import WorkerGroup

OUTLETS = (
    ("县城主街", date(2012, 5, 8)),
    ("县城农贸市场东侧", date(2015, 9, 16)),
    ("县城汽车站旁", date(2018, 4, 20)),
)
CHECKED = ("证照齐全，销售规范", "证照齐全，销售规范", "公示内容不全，已当场整改")
SESSIONS = {
    YEAR - 1: (
        ((4, 24), "社会救助业务", "各乡镇民政干事", 38, 2, 9200),
        ((10, 16), "养老护理", "敬老院护理人员", 21, 3, 8600),
    ),
    YEAR: (
        ((5, 19), "特困人员代养照料护理", "代养人员和敬老院护理人员", 64, 3, 18600),
        ((8, 14), "社会救助政策", "各乡镇民政干事、村社区工作人员", 96, 2, 21500),
        ((9, 22), "婚姻登记和儿童福利", "婚姻登记员、乡镇儿童督导员", 42, 2, 11800),
    ),
}
ASSOCIATION, ASSOCIATION_STAFF = f"{COUNTY}社会工作者协会", 5
POSTS = ("社会救助协理员", "社会救助协理员", "入户核查员", "档案管理员")
HIRED = date(YEAR - 1, 7, 1)
HIRED_LATE = 3
GOODS = {Goods.TENT: 7, Goods.STOVE: 6, Goods.COAT: 10}
CHECKPOINTS = 7
SPOTS = ("入口", "岔路口", "大桥")


def outlet_rows() -> list[dict[str, Any]]:
    """A row for every outlet; all of them are open."""
    return [
        {"outlet_no": f"63250{number:03d}", "outlet_address": f"{COUNTY}{at}", "opened_day": day, "closed_day": None}
        for number, (at, day) in enumerate(OUTLETS, 1)
    ]


def outlet_check_rows(year: int, rng: Random) -> list[dict[str, Any]]:
    """Every outlet is checked once a quarter, until the closing."""
    return [
        {
            "checked_outlet": row["outlet_no"],
            "outlet_checked_day": date(year, month, 8 + number),
            "outlet_check_result": rng.choice(CHECKED),
        }
        for month in (3, 6, 9, 12)
        if month <= last_month(year)
        for number, row in enumerate(outlet_rows())
    ]


def session_rows(plan: Plan, year: int) -> list[dict[str, Any]]:
    """A row for every training."""
    sessions = SESSIONS.get(year, SESSIONS[YEAR])
    return [
        {
            "session_day": date(year, *day),
            "session_topic": topic,
            "session_audience": audience,
            "attendance": plan.drifted(persons, topic, year) if year > YEAR else persons,
            "session_days": days,
            "session_cost": yuan,
        }
        for day, topic, audience, persons, days, yuan in sessions
    ]


def worker_rows(plan: Plan, year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for everybody posted to the bureau and the townships, and for the association's own staff."""
    posted = [place for place, count in plan.parts("purchased.workers").items() for _ in range(count)]
    workers = [(place, WorkerGroup.DISPATCHED) for place in posted]
    workers += [(ASSOCIATION, WorkerGroup.ASSOCIATION)] * ASSOCIATION_STAFF
    rows = []
    for number, (place, group) in enumerate(workers):
        late = number % 7 == 6 and number < 7 * HIRED_LATE
        hired = date(YEAR, 4, 1) if late else HIRED
        row = {
            "name": full_name(rng, rng.choice(("藏族", "藏族", "汉族")), rng.choice("男女")),
            "worker_group": group,
            "posted_to": place,
            "post": POSTS[number % len(POSTS)] if group is WorkerGroup.DISPATCHED else "项目社工",
            "hired_day": hired,
            "contract_ends": None,
        }
        if hired.year <= year:
            rows.append(row)
    return rows


def delivery_rows(year: int, rng: Random) -> list[dict[str, Any]]:
    """A row for every kind of goods brought to a checkpoint; there were none before the planned year."""
    if year < YEAR:
        return []
    names = [f"{TOWNSHIPS[n % len(TOWNSHIPS)].name}{SPOTS[n // len(TOWNSHIPS)]}卡点" for n in range(CHECKPOINTS)]
    rows = []
    for kind, total in GOODS.items():
        pieces = spread(total if year == YEAR else max(1, total // 2), len(names), 1)
        rows += [(kind, count, name) for count, name in zip(pieces, names, strict=True) if count]
    days = office_days(rng, year, len(names), (1, 28), date(year, 2, 14))
    return sorted(
        (
            {"delivered_day": day, "goods": kind, "goods_pieces": count, "checkpoint": name}
            for name, day in zip(names, days, strict=True)
            for kind, count, at in rows
            if at == name
        ),
        key=lambda row: (row["delivered_day"], row["checkpoint"]),
    )
