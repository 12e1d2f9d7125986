"""敬老院、福利服务中心入住。计划入住的也登记，入住日期在截止日之后的不算在院。"""

from mzledger.programs._words import PersonRow
from mzledger.schema.cells import Choice, Day, Text
from mzledger.schema.measure import At, During, rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import column


class Batch(Choice):
    """入住批次。"""

    FIRST = "首批"
    LATER = "零散入住"


class Stay(PersonRow):
    """一次入住。"""

    home_name: Text = column("机构名称", "敬老院名称")
    admitted_day: Day = column("入院时间", "入住时间", "入住日期")
    left_day: Day | None = column("出院时间", "离院日期", required=False)
    batch: Batch = column("入住批次")


PROGRAM = Program(
    slug="care_homes",
    name="敬老院",
    aliases=("敬老院入住", "养老机构入住"),
    basis=("《养老机构管理办法》",),
    category="home_name",
    tables=(
        Table(Stay, "入住", "一人一次入住一行", unique=("id_no", "admitted_day"), spell=("admitted_day", "left_day")),
    ),
    measures=(
        rows("在院人数", "residents", "人", Stay, when=At("admitted_day", "left_day"), meaning="截止日在院"),
        rows(
            "首批入住",
            "first_batch",
            "人",
            Stay,
            when=During("admitted_day", past_closing=True),
            where={"batch": Batch.FIRST},
            meaning="本年首批入住（含已定日期的计划入住）",
        ),
    ),
)
