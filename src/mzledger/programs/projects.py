"""“十四五”规划项目。未定投资的子项目也登记，投资留空。"""

from mzledger.schema.bounds import Bounds, Yuan
from mzledger.schema.cells import Choice, Fen, Number, Text
from mzledger.schema.measure import distinct, rows, total
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Plan


class BuildKind(Choice):
    """建设性质。"""

    NEW = "新建"
    REPAIR = "维修"
    REBUILD = "改造"


class Project(Row):
    """一个项目或子项目。"""

    project_group: Text = column("项目名称")
    project_part: Text = column("子项目")
    build_kind: BuildKind = column("建设性质")
    site: Text | None = column("建设地点", required=False)
    floor_area: Number | None = column("建设规模（㎡）", required=False, bounds=Bounds(0, 100_000_000, high=1_000_000))
    project_investment: Fen | None = column("总投资", unit="万元", bounds=Yuan(high=1_000_000_000), required=False)


PROGRAM = Program(
    slug="projects",
    name="十四五项目",
    aliases=("项目谋划", "规划项目"),
    basis=("本县“十四五”规划编制安排",),
    category="project_group",
    tables=(Table(Project, "项目", "一个子项目一行", unique=("project_group", "project_part"), kind=Plan()),),
    measures=(
        distinct("项目数", "projects", "个", Project, "project_group", meaning="不同的项目名称"),
        rows("子项目数", "parts", "个", Project, meaning="登记的项目和子项目"),
        total("建设规模", "area", "平方米", Project, "floor_area", meaning="各子项目建设规模之和，没有填的不计"),
        total("总投资", "total", "元", Project, "project_investment", meaning="各子项目总投资之和，未定投资的不计"),
    ),
)
