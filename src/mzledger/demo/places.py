"""The sample county's townships and villages, as the public statistical division codes of 2019 to 2021 list them."""

from __future__ import annotations

from dataclasses import dataclass

COUNTY = "同德县"
COUNTY_CODE = "632522"


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community: the last step of every address."""

    township: str
    name: str
    code: str
    is_community: bool


@dataclass(frozen=True, slots=True)
class Township:
    """A township; `weight` is its share of the county's people, in thousandths."""

    name: str
    code: str
    aliases: str
    weight: int
    communities: str
    villages: str

    def units(self) -> tuple[Village, ...]:
        """Its communities (…001 on), then its villages (…200 on)."""
        communities = (
            Village(self.name, f"{name}社区", f"{self.code}{number:03d}", True)
            for number, name in enumerate(self.communities.split(), 1)
        )
        villages = (
            Village(self.name, name if name == "新村" else f"{name}村", f"{self.code}{number}", False)
            for number, name in enumerate(self.villages.split(), 200)
        )
        return (*communities, *villages)


TOWNSHIPS = (
    Township(
        "尕巴松多镇",
        "632522100",
        "尕镇",
        330,
        "城关第一 城关第二 北巴滩 县城新区赛康 牧场",
        "德什端 科加 瓜什则 贡麻 秀麻 夏日仓 欧沟 北扎 完科 赛加 知后迈 美日克 豆言 科日干 申吾 欧后扎",
    ),
    Township(
        "唐谷镇",
        "632522101",
        "唐镇",
        205,
        "科加滩 县城新区日雪",
        "托斯 阿血 美日克 尤龙 那仁 东吾 扎血 元庄 达隆 合土乎 力伦 哈夏 加吾 东格 赛什堂 青迈 加拉",
    ),
    Township(
        "巴沟乡",
        "632522200",
        "",
        240,
        "",
        "下巴 上巴 松多 地干 火角 曲乃亥 尕哇麻 托头 上尕毛其 下尕毛其 上阿格 下阿格 班多 团结 卡力岗 上才乃亥 "
        "下才乃亥 新村 直德 本龙 加日亥 然果",
    ),
    Township("秀麻乡", "632522201", "", 95, "赛隆 县城新区巴塘", "三巴 豆素 木合 达哇 宁龙 豆龙 德格 老虎"),
    Township(
        "河北乡",
        "632522202",
        "",
        130,
        "赛堂 县城新区斗尔宗",
        "赛堂 赛若 格什格 黄河 下知迈 赛青 赛羊 上知迈 金科 赛德",
    ),
)
UNITS = tuple(unit for township in TOWNSHIPS for unit in township.units())
TOWNSHIP_ORDER = {township.name: number for number, township in enumerate(TOWNSHIPS)}
UNIT_ORDER = {(unit.township, unit.name): number for number, unit in enumerate(UNITS)}
