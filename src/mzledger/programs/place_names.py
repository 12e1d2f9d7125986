"""地名：第二次全国地名普查的词条。"""

from mzledger.programs.shared.words import TOWNSHIP_OPTIONAL
from mzledger.schema.cells import Choice, Text, Township
from mzledger.schema.measure import rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Standing


class PlaceKind(Choice):
    """地名类别（十一类）。"""

    WATERS = "陆地水系"
    TERRAIN = "陆地地形"
    ADMINISTRATIVE = "行政区域"
    SELF_GOVERNING = "群众自治组织"
    OTHER_REGIONS = "非行政区域"
    SETTLEMENTS = "居民点"
    TRAFFIC = "交通运输设施"
    WATER_POWER = "水利电力通信设施"
    SIGHTS = "纪念地旅游景点"
    BUILDINGS = "建筑物"
    UNITS = "具有地名意义单位"


class PlaceName(Row):
    """一个地名词条。"""

    standard_name: Text = column("地名标准名称")
    place_kind: PlaceKind = column("地名类别")
    romanised: Text | None = column("罗马字母拼写", "汉语拼音", required=False)
    township: Township | None = TOWNSHIP_OPTIONAL


PROGRAM = Program(
    slug="place_names",
    name="地名",
    domain=Domain.AFFAIRS,
    aliases=("地名普查",),
    basis=("《地名管理条例》", "第二次全国地名普查工作规程"),
    category="place_kind",
    tables=(Table(PlaceName, "词条", "一个地名一行", unique=("standard_name", "place_kind"), kind=Standing()),),
    measures=(rows("词条数", "total", "条", PlaceName, meaning="地名词条"),),
)
