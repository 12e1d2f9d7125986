"""下一年目标：一个目标一行。对应指标写明后，基期值由台账算出，下一年自动检查是否达到。"""

from mzledger.schema.cells import Choice, Number, Text
from mzledger.schema.measure import rows
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Plan


class Direction(Choice):
    """目标方向。"""

    AT_LEAST = "不低于"
    AT_MOST = "不高于"


class Target(Row):
    """一个目标。"""

    target_field: Text = column("工作方面")
    target: Text = column("目标内容")
    target_indicator: Text | None = column("对应指标", required=False, note="指标名，如 殡葬.火葬占比")
    baseline: Number | None = column("基期值", required=False, note="没有对应指标时手填")
    direction: Direction = column("目标方向")
    target_value: Number = column("目标值")
    target_unit: Text = column("目标单位")
    responsible: Text = column("责任单位")
    deadline: Text = column("完成时限")
    target_measures: Text | None = column(
        "工作措施", "主要措施", "推进措施", required=False, note="怎样做到，写进工作思路"
    )


PROGRAM = Program(
    slug="targets",
    name="目标",
    aliases=("年度目标", "下一年目标"),
    basis=("本局年度工作计划",),
    category="target_field",
    tables=(Table(Target, "目标", "一个目标一行", unique=("target",), kind=Plan()),),
    measures=(rows("目标数", "total", "项", Target, meaning="下一年的目标"),),
)
