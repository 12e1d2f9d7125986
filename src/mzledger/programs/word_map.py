"""词语对照：单元格里的写法读作哪个规定的词；本局自己的类别也在这里增加，增加的类别照样计数、印出、计入合计。"""

from mzledger.schema.cells import Flag, Text
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Absent, Row, column
from mzledger.schema.timing import Standing


class WordLine(Row):
    """一列的一种写法。"""

    word_column: Text = column("所在列", note="空白台账里的列名，如 残疾类别")
    written_word: Text = column("台账写法")
    read_as: Text | None = column("读作", required=False, note="规定的词；增加类别的写新类别的名称；没想好的空着")
    is_new_category: Flag | None = column(
        "是否新类别", absent=Absent("没有“是否新类别”列，都不是新类别", Flag.NO), required=False
    )


PROGRAM = Program(
    slug="word_map",
    name="词语对照",
    basis=("本局台账管理要求",),
    standing=True,
    tables=(Table(WordLine, "词语对照", "一种写法一行", unique=("word_column", "written_word"), kind=Standing()),),
    measures=(),
)
