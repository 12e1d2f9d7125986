"""存在问题：一个问题一行，写明用哪个指标作证。证据由台账算出，不手填。"""

from mzledger.schema.cells import Text
from mzledger.schema.measure import rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Plan


class Shortcoming(Row):
    """一个问题。"""

    shortcoming: Text = column("存在问题")
    shown_by: Text = column("问题表现")
    evidence: Text | None = column(
        "佐证指标", required=False, note="指标名，如 家庭经济状况核对.失败率；几个用顿号分开"
    )
    countermeasure: Text = column("改进措施")


PROGRAM = Program(
    slug="shortcomings",
    name="存在问题",
    basis=("本局年度工作总结",),
    tables=(Table(Shortcoming, "问题", "一个问题一行", kind=Plan()),),
    measures=(rows("问题数", "total", "个", Shortcoming, meaning="列出的问题"),),
)
