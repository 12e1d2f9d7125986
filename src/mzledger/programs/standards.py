"""保障标准：一项标准一个时段一行，写明起止日期和文号。文件里引用的标准都从这里取。"""

from mzledger.schema.cells import Choice, Count, Day, Text
from mzledger.schema.measure import At, total
from mzledger.schema.program import Program, Table, View
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Covered


class Standard(Choice):
    """标准名称。"""

    OLD_AGE_FROM = "高龄津贴起始年龄"
    ORPHAN_LIVING = "散居孤儿月基本生活费"
    RURAL_HEATING = "农村低保年取暖费"
    URBAN_HEATING = "城市低保年取暖费"


class StandardRow(Row):
    """一项标准在一个时段的值。"""

    standard: Standard = column("标准名称")
    standard_value: Count = column("标准值")
    standard_unit: Text = column("计量单位")
    valid_from: Day = column("执行起始日期")
    valid_to: Day | None = column("执行终止日期", required=False, note="到这一天不再执行")
    document_no: Text = column("依据文件")


PROGRAM = Program(
    slug="standards",
    name="保障标准",
    basis=("各项标准的发布文件，见台账“依据文件”列",),
    standing=True,
    category="standard",
    views=tuple(View(member.name.lower(), member.value, member) for member in Standard),
    tables=(
        Table(
            StandardRow,
            "标准",
            "一项标准一个时段一行",
            unique=("standard", "valid_from"),
            kind=Covered("valid_from", "valid_to"),
        ),
    ),
    measures=(
        total(
            "标准值",
            "value",
            "",
            StandardRow,
            "standard_value",
            when=At("valid_from", "valid_to"),
            meaning="截止日执行的标准",
        ),
    ),
)
