"""光荣牌。一户一块。"""

from mzledger.programs.shared.words import HEAD_ID, HEAD_NAME, TOWNSHIP, VILLAGE
from mzledger.schema.cells import Choice, Day, Id, Name, Text, Township, Village
from mzledger.schema.measure import At, rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Stock


class PlaqueClass(Choice):
    """悬挂对象类别。"""

    MARTYR = "烈属"
    SERVICE = "军属"
    VETERAN = "退役军人家庭"


class Plaque(Row):
    """一块光荣牌。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    head_name: Name = HEAD_NAME
    head_id: Id = HEAD_ID
    plaque_class: PlaqueClass = column("悬挂对象类别")
    plaque_no: Text = column("光荣牌编号", "牌号")
    hung_day: Day = column("悬挂日期")
    taken_back_day: Day | None = column("收回日期", required=False)


PROGRAM = Program(
    slug="honor_plaques",
    name="光荣牌",
    domain=Domain.VETERANS,
    basis=("《关于为烈属、军属和退役军人等家庭悬挂光荣牌工作实施办法》（国办发〔2018〕72号）",),
    category="plaque_class",
    tables=(Table(Plaque, "悬挂", "一户一块一行", unique=("head_id",), kind=Stock("hung_day", "taken_back_day")),),
    measures=(
        rows("悬挂数", "hung", "块", Plaque, when=At("hung_day", "taken_back_day"), meaning="截止日悬挂的光荣牌"),
    ),
)
