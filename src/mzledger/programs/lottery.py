"""福利彩票投注站和检查。"""

from mzledger.schema.cells import Day, Text
from mzledger.schema.measure import At, During, rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow, Stock


class Outlet(Row):
    """一个投注站。"""

    outlet_no: Text = column("站点编号")
    outlet_address: Text = column("站点地址")
    opened_day: Day = column("开业日期")
    closed_day: Day | None = column("停业日期", required=False)


class OutletCheck(Row):
    """一次检查。"""

    checked_outlet: Text = column("被查站点编号")
    outlet_checked_day: Day = column("检查日期")
    outlet_check_result: Text = column("检查结果")


PROGRAM = Program(
    slug="lottery",
    name="福利彩票",
    aliases=("福彩", "福彩站点"),
    basis=("《彩票管理条例》",),
    tables=(
        Table(Outlet, "站点", "一个站点一行", unique=("outlet_no",), kind=Stock("opened_day", "closed_day")),
        Table(OutletCheck, "检查", "一次检查一行", kind=Flow("outlet_checked_day")),
    ),
    measures=(
        rows("投注站", "outlets", "个", Outlet, when=At("opened_day", "closed_day"), meaning="截止日营业的投注站"),
        rows("检查次数", "checks", "次", OutletCheck, when=During("outlet_checked_day"), meaning="期内检查"),
    ),
)
