"""生活无着的流浪、乞讨人员救助。受助人可以没有身份证号。"""

from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Choice, Count, Day, Id, Name, Text
from mzledger.schema.measure import During, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class Found(Choice):
    """发现方式。"""

    PATROL = "巡查"
    POLICE = "公安护送"
    SELF = "自行求助"


class Help(Choice):
    """救助措施。"""

    FOOD_AND_BED = "食宿"
    HOSPITAL = "送医"
    HOME = "返乡"
    SETTLED = "安置"
    PERSUADED = "劝返"


class Rescue(Row):
    """一人次救助。"""

    rescued_day: Day = column("救助日期")
    place_found: Text = column("发现地点")
    found: Found = column("发现方式")
    helped_name: Name | None = column("受助人姓名", required=False)
    helped_id: Id | None = column("受助人身份证号", required=False)
    help_given: Help = column("救助措施")


class Patrol(Row):
    """一次街面巡查。"""

    patrol_day: Day = column("巡查日期")
    patrol_area: Text = column("巡查区域")
    patrol_staff: Count = column("出动人次", "巡查人数", bounds=Bounds(0, 1_000_000, high=10_000))


PROGRAM = Program(
    slug="rescue",
    name="流浪乞讨救助",
    domain=Domain.RELIEF,
    aliases=("流浪乞讨", "流浪救助"),
    basis=("《城市生活无着的流浪乞讨人员救助管理办法》（国务院令第381号）",),
    category="help_given",
    tables=(
        Table(
            Rescue, "救助", "一人次一行", unique=("helped_id", "rescued_day", "help_given"), kind=Flow("rescued_day")
        ),
        Table(Patrol, "巡查", "一次巡查一行", kind=Flow("patrol_day")),
    ),
    measures=(
        rows("救助人次", "visits", "人次", Rescue, when=During("rescued_day"), meaning="期内救助的人次"),
        rows(
            "护送返乡",
            "escorted",
            "人次",
            Rescue,
            when=During("rescued_day"),
            where={"help_given": Help.HOME},
            meaning="救助措施为返乡",
        ),
        rows("巡查次数", "patrols", "次", Patrol, when=During("patrol_day"), meaning="期内街面巡查"),
        total(
            "巡查出动",
            "patrol_staff",
            "人次",
            Patrol,
            "patrol_staff",
            when=During("patrol_day"),
            meaning="期内巡查出动人次",
        ),
    ),
)
