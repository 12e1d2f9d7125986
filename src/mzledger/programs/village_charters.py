"""村规民约、居民公约。一村（社区）一行。"""

from mzledger.programs.shared.words import TOWNSHIP, VILLAGE
from mzledger.schema.cells import Choice, Day, Township, Village
from mzledger.schema.measure import During, rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class CharterKind(Choice):
    """约定种类。"""

    VILLAGE = "村规民约"
    COMMUNITY = "居民公约"


class Charter(Row):
    """一个村或社区的一份约定。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    charter_kind: CharterKind = column("约定种类")
    voted_day: Day = column("会议表决日期")
    filed_day: Day | None = column("备案日期", "报乡镇备案日期", required=False)


PROGRAM = Program(
    slug="village_charters",
    name="村规民约",
    domain=Domain.AFFAIRS,
    basis=("《中华人民共和国村民委员会组织法》第二十七条", "《中华人民共和国城市居民委员会组织法》第十五条"),
    category="charter_kind",
    tables=(
        Table(
            Charter,
            "备案",
            "一村（社区）一行",
            unique=("township", "village"),
            kind=Flow("filed_day", blank="按还没有报备案计"),
        ),
    ),
    measures=(rows("备案数", "filed", "个", Charter, when=During("filed_day"), meaning="期内报备案的村和社区"),),
)
