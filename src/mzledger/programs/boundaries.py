"""行政区域界线：与毗邻县的界线和协议。"""

from mzledger.programs.shared.words import A_YEAR
from mzledger.schema.cells import Count, Day, Text
from mzledger.schema.measure import At, distinct, rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Stock


class Boundary(Row):
    """与一个毗邻县的一份边界协议。"""

    neighbour: Text = column("毗邻县")
    agreement: Text = column("协议书名称")
    signed_day: Day = column("签订日期")
    last_inspected_year: Count | None = column("最近联检年份", required=False, bounds=A_YEAR)


SIGNED = At("signed_day")

PROGRAM = Program(
    slug="boundaries",
    name="边界",
    aliases=("行政区域界线",),
    basis=("《行政区域界线管理条例》（国务院令第353号）",),
    category="neighbour",
    tables=(Table(Boundary, "协议", "一份协议一行", unique=("agreement",), kind=Stock("signed_day")),),
    measures=(
        distinct(
            "毗邻县数", "neighbours", "个", Boundary, "neighbour", when=SIGNED, meaning="截止日已签订边界协议的毗邻县"
        ),
        rows("协议数", "agreements", "份", Boundary, when=SIGNED, meaning="截止日已签订的边界协议书"),
    ),
)
