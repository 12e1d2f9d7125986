"""户籍人口：一乡镇一行，数字来自公安机关，照抄并写明日期和来源。"""

from mzledger.programs.shared.words import TOWNSHIP
from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Count, Day, Text, Township
from mzledger.schema.measure import At, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Stock


class TownshipPopulation(Row):
    """一个乡镇的户籍户数和人口。"""

    township: Township = TOWNSHIP
    registered_households: Count = column("户籍户数", "户数", bounds=Bounds(most=10_000_000))
    registered_persons: Count = column("户籍人口", "人口", "总人口", bounds=Bounds(most=10_000_000))
    counted_day: Day = column("数据日期")
    counted_by: Text = column("数据来源", "来源")


COUNTED = At("counted_day", reading=True)

PROGRAM = Program(
    slug="population",
    name="人口",
    domain=Domain.COUNTY,
    aliases=("户籍人口",),
    basis=("公安机关户籍登记",),
    tables=(Table(TownshipPopulation, "人口", "一乡镇一行", unique=("township",), kind=Stock("counted_day")),),
    measures=(
        total(
            "户数",
            "households",
            "户",
            TownshipPopulation,
            "registered_households",
            when=COUNTED,
            meaning="各乡镇户籍户数之和",
        ),
        total(
            "人数",
            "persons",
            "人",
            TownshipPopulation,
            "registered_persons",
            when=COUNTED,
            meaning="各乡镇户籍人口之和",
        ),
    ),
)
