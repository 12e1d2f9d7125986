"""核实说明：经核实原件如此的问题，写明编号、证号（目标写目标内容）、理由和核实人，该处不再算错误，目标不再提示。"""

from mzledger.programs.shared.words import REMARK
from mzledger.schema.cells import Day, Id, Name, Text
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Standing


class Verified(Row):
    """一条核实。"""

    problem_code: Text = column("问题编号")
    id_no: Id | None = column("身份证号", "身份证号码", "公民身份号码", required=False, note="问题是某个人的")
    target: Text | None = column("目标内容", "核实的目标", required=False, note="问题是目标的，照目标台账写")
    verified_reason: Text = column("核实情况")
    verified_by: Name = column("核实人")
    verified_day: Day = column("核实日期")
    remark: Text | None = REMARK


PROGRAM = Program(
    slug="exceptions",
    name="核实说明",
    basis=("本局台账管理办法",),
    standing=True,
    tables=(Table(Verified, "核实", "一条问题一行", unique=("problem_code", "id_no"), kind=Standing()),),
    measures=(),
)
