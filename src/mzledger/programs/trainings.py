"""业务培训。一期一行。"""

from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Count, Day, Fen, Text
from mzledger.schema.measure import During, rows, total
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class Session(Row):
    """一期培训。"""

    session_day: Day = column("培训日期")
    session_topic: Text = column("培训主题")
    session_audience: Text = column("培训对象")
    attendance: Count = column("参训人数", bounds=Bounds(0, 1_000_000, high=10_000))
    session_days: Count | None = column("培训天数", required=False, bounds=Bounds(0, 366, high=60))
    session_cost: Fen | None = column("培训经费", unit="元", required=False)


HELD = During("session_day")

PROGRAM = Program(
    slug="trainings",
    name="业务培训",
    basis=("本局年度培训计划",),
    category="session_topic",
    tables=(Table(Session, "培训", "一期一行", kind=Flow("session_day")),),
    measures=(
        rows("期数", "sessions", "期", Session, when=HELD, meaning="期内举办的培训"),
        total("参训人次", "attendance", "人次", Session, "attendance", when=HELD, meaning="各期参训人数之和"),
    ),
)
