"""列对照：台账里认不准的列，由本局指明是哪一列，或者不用。按版式（表头）适用，不按文件名，下个月的文件一样认得。"""

from mzledger.schema.cells import Text
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Standing


class ColumnLine(Row):
    """一个版式的一列。"""

    layout_code: Text | None = column("版式", required=False, note="同样的表头编号相同；不填的，这张表的各种版式都适用")
    mapped_table: Text | None = column("台账名称", required=False, note="如 低保.花名册；整张表不用的不填")
    their_heading: Text = column("原列名", note="多行表头用“ ▸ ”隔开")
    our_heading: Text | None = column("对应列", required=False, note="选一列；不用的选“不用”；没想好的空着")
    mapped_unit: Text | None = column("金额单位", required=False, note="元 或 万元，没有的不填")
    seen_in: Text | None = column("见于", required=False)
    example_cells: Text | None = column("内容举例", required=False)


PROGRAM = Program(
    slug="column_map",
    name="列对照",
    basis=("本局台账管理要求",),
    standing=True,
    tables=(Table(ColumnLine, "列对照", "一个版式的一列一行", kind=Standing()),),
    measures=(),
    note="用 mz columns --save 生成，在 Excel 里填写",
)
