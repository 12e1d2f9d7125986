"""行政区划：一村（社区）一行。别处的乡镇、村名都以这本台账为准。"""

from mzledger.schema.cells import Choice, Text
from mzledger.schema.measure import distinct, rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column


class TownshipKind(Choice):
    """乡镇类别。"""

    TOWN = "镇"
    TOWNSHIP = "乡"


class UnitKind(Choice):
    """村级单位类别。"""

    VILLAGE = "行政村"
    COMMUNITY = "社区"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"村委会": "行政村", "村": "行政村", "居委会": "社区", "社区居委会": "社区"}


class Unit(Row):
    """一个村或社区。乡镇名写全称，其他写法写在别名里，用顿号分开。"""

    region_code: Text = column("区划代码", "统计用区划代码")
    township_name: Text = column("乡镇全称", merged=True)
    township_kind: TownshipKind = column("乡镇类别", merged=True)
    township_aliases: Text | None = column("乡镇别名", required=False, merged=True)
    unit_name: Text = column("村社区全称", "村（社区）全称")
    unit_kind: UnitKind = column("村社区类别", "村（社区）类别")


PROGRAM = Program(
    slug="regions",
    name="区划",
    aliases=("行政区划",),
    basis=("《行政区划管理条例》", "统计用区划代码和城乡划分代码"),
    standing=True,
    category="unit_kind",
    tables=(Table(Unit, "区划", "一村（社区）一行", unique=("region_code",), area="township_name"),),
    measures=(
        distinct(
            "镇数",
            "towns",
            "个",
            Unit,
            "township_name",
            where={"township_kind": TownshipKind.TOWN},
            meaning="乡镇类别为镇",
        ),
        distinct(
            "乡数",
            "townships",
            "个",
            Unit,
            "township_name",
            where={"township_kind": TownshipKind.TOWNSHIP},
            meaning="乡镇类别为乡",
        ),
        rows("行政村数", "villages", "个", Unit, where={"unit_kind": UnitKind.VILLAGE}, meaning="类别为行政村"),
        rows("社区数", "communities", "个", Unit, where={"unit_kind": UnitKind.COMMUNITY}, meaning="类别为社区"),
    ),
)
