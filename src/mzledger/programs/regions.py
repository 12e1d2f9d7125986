"""行政区划：一村（社区）一行。别处的乡镇、村名都以这本台账为准。

没有类别列的，按名称的结尾认定；名称看不出来的归入“其他”，并提醒。没有村、社区的乡级单位写一行，村社区全称空着。
"""

from dataclasses import replace

from mzledger.schema.cells import Choice, Text
from mzledger.schema.measure import Derived, Measure, Operation, distinct, each, rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Standing
from mzledger.values.place_names import township_kind, village_kind


class TownshipKind(Choice):
    """乡镇类别。"""

    TOWN = "镇"
    TOWNSHIP = "乡"
    ETHNIC_TOWNSHIP = "民族乡"
    SUBDISTRICT = "街道"
    SUMU = "苏木"
    ETHNIC_SUMU = "民族苏木"
    FARM = "农林牧场"
    ZONE = "开发区"
    OTHER = "其他"

    @classmethod
    def also(cls) -> dict[str, str]:
        farms = dict.fromkeys(("农场", "林场", "牧场", "渔场", "国营农场", "国有农场", "国有林场"), "农林牧场")
        zones = dict.fromkeys(("管委会", "园区", "经济开发区", "工业园区", "管理区"), "开发区")
        return {"街道办事处": "街道", "街道办": "街道", "建制镇": "镇", "民族自治乡": "民族乡"} | farms | zones


class UnitKind(Choice):
    """村级单位类别。居民委员会按社区计。"""

    VILLAGE = "行政村"
    COMMUNITY = "社区"
    GACHA = "嘎查"
    TEAM = "连队"
    OTHER = "其他"

    @classmethod
    def also(cls) -> dict[str, str]:
        villages = dict.fromkeys(("村委会", "村", "村民委员会", "建制村", "牧委会"), "行政村")
        communities = dict.fromkeys(("居委会", "社区居委会", "居民委员会", "社区居民委员会"), "社区")
        return villages | communities | {"嘎查委员会": "嘎查", "生产队": "连队", "队": "连队", "连": "连队"}


class Unit(Row):
    """一个村或社区。乡镇名写全称，其他写法写在别名里，用顿号分开。"""

    region_code: Text | None = column("区划代码", "统计用区划代码", "行政区划代码", "统计用区划", required=False)
    township_name: Text = column("乡镇全称", "乡镇名称", merged=True)
    township_kind: TownshipKind | None = column(
        "乡镇类别", "乡镇类型", required=False, merged=True, note="不写时按名称认定"
    )
    township_aliases: Text | None = column("乡镇别名", required=False, merged=True)
    unit_name: Text | None = column("村社区全称", "村（社区）全称", "村社区名称", required=False)
    unit_kind: UnitKind | None = column(
        "村社区类别", "村（社区）类别", "村居类别", required=False, note="不写时按名称认定"
    )


class ListedUnit(Unit):
    """各局现成的乡镇、村名单，列名更随便；没有区划台账时才这样读，免得把别的花名册当成区划。"""

    township_name: Text | None = column(  # type: ignore[assignment]
        "乡镇全称",
        "乡镇名称 乡镇 乡镇（街道） 街道 街道名称 乡（镇） 镇（街道） 乡镇街道 苏木乡镇 苏木镇 苏木",
        required=False,
        merged=True,
    )
    unit_name: Text | None = column(
        "村社区全称",
        "村（社区）全称 村社区名称 村（社区） 村社区 村、社区 村（居） 村居 村 行政村 社区 村名 村名称 嘎查村 嘎查 嘎查（社区）",
        required=False,
    )


def township_kind_of(name: str) -> TownshipKind:
    """乡镇类别没有写时，由名称的结尾认定。"""
    return TownshipKind(township_kind(name))


def unit_kind_of(name: str | None) -> UnitKind | None:
    """村社区类别没有写时，由名称的结尾认定；没有村、社区的行没有类别。"""
    return UnitKind(village_kind(name)) if name else None


TOWNSHIPS = each(
    "township_kind",
    {
        TownshipKind.TOWN: ("镇数", "towns", "个"),
        TownshipKind.TOWNSHIP: ("乡数", "townships", "个"),
        TownshipKind.ETHNIC_TOWNSHIP: ("民族乡数", "ethnic_townships", "个"),
        TownshipKind.SUBDISTRICT: ("街道数", "subdistricts", "个"),
        TownshipKind.SUMU: ("苏木数", "sumu", "个"),
        TownshipKind.ETHNIC_SUMU: ("民族苏木数", "ethnic_sumu", "个"),
        TownshipKind.FARM: ("农林牧场数", "farms", "个"),
        TownshipKind.ZONE: ("开发区数", "zones", "个"),
        TownshipKind.OTHER: ("其他乡级单位数", "other_townships", "个"),
    },
    distinct,
    Unit,
    "township_name",
    meaning="乡镇类别为{}",
)
UNITS = each(
    "unit_kind",
    {
        UnitKind.VILLAGE: ("行政村数", "villages", "个"),
        UnitKind.COMMUNITY: ("社区数", "communities", "个"),
        UnitKind.GACHA: ("嘎查数", "gacha", "个"),
        UnitKind.TEAM: ("连队数", "teams", "个"),
        UnitKind.OTHER: ("其他村级单位数", "other_units", "个"),
    },
    rows,
    Unit,
    meaning="类别为{}",
)


def _total(name: str, slug: str, parts: tuple[Measure, ...]) -> Derived:
    keys = tuple(f"regions.{part.slug}" for part in parts)
    return Derived(name, slug, "个", Operation.SUM, keys, meaning=f"{'、'.join(part.name for part in parts)}之和")


PROGRAM = Program(
    slug="regions",
    name="区划",
    aliases=("行政区划",),
    basis=("《行政区划管理条例》", "统计用区划代码和城乡划分代码"),
    standing=True,
    category="unit_kind",
    tables=(
        Table(
            Unit,
            "区划",
            "一村（社区）一行",
            unique=("township_name", "unit_name"),
            area="township_name",
            kind=Standing(),
        ),
    ),
    measures=(
        *TOWNSHIPS,
        *UNITS,
        _total("乡镇级单位数", "all_townships", TOWNSHIPS),
        _total("村级单位数", "all_units", UNITS),
    ),
)

SIMPLE_LIST = replace(PROGRAM, tables=(Table(ListedUnit, "区划", "一村（社区）一行", kind=Standing()),), measures=())
"""没有区划台账时，照这样再看一遍不分年度的表。"""
