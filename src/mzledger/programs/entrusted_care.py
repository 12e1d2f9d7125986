"""特困和低保老人委托代养：全托、日托。"""

from mzledger.programs.shared.words import (
    HEAD_ID,
    MONTHLY_OF_A_PERSON,
    PersonPayment,
    PersonRow,
    paid,
    payment_measures,
    payments,
)
from mzledger.schema.cells import Choice, Day, Fen, Id, Text
from mzledger.schema.measure import At, distinct
from mzledger.schema.program import Domain, Program, Table, View
from mzledger.schema.row import column
from mzledger.schema.timing import Covered


class CareMode(Choice):
    """代养方式。"""

    FULL_DAY = "全托"
    DAY = "日托"


class TargetClass(Choice):
    """对象类别。"""

    EXTREME_HARDSHIP = "特困"
    DIBAO_ELDER = "低保老人"
    OTHER = "其他"


CARE_MODE = column("代养方式", "托养方式")


class Contract(PersonRow):
    """一份代养协议。"""

    head_id: Id = HEAD_ID
    care_mode: CareMode = CARE_MODE
    target_class: TargetClass = column("对象类别")
    carer: Text = column("代养人或机构", "代养人", "代养机构")
    contract_start: Day = column("协议起始日期", "代养协议起始日期")
    contract_end: Day | None = column("协议终止日期", "代养协议终止日期", required=False, note="到这一天不再代养")
    monthly_care_fee: Fen = column("月代养费", unit="元", bounds=MONTHLY_OF_A_PERSON)


class Payment(PersonPayment):
    """一人一个月的代养费。"""

    care_mode: CareMode = CARE_MODE


IN_FORCE = At("contract_start", "contract_end")

PROGRAM = Program(
    slug="entrusted_care",
    name="代养",
    domain=Domain.RELIEF,
    aliases=("老年人代养", "特困代养", "委托代养"),
    basis=("《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔2016〕14号）委托代养条款",),
    category="care_mode",
    views=(View("full_day", "全托代养", CareMode.FULL_DAY), View("day", "日托代养", CareMode.DAY)),
    tables=(
        Table(Contract, "花名册", "一份协议一行", unique=("id_no",), kind=Covered("contract_start", "contract_end")),
        payments(Payment, "一人一月一行", Contract),
    ),
    measures=(
        distinct(
            "户数", "households", "户", Contract, "head_id", when=IN_FORCE, meaning="截止日协议有效，按户主身份证号去重"
        ),
        distinct("人数", "persons", "人", Contract, "id_no", when=IN_FORCE, meaning="截止日协议有效，按身份证号去重"),
        paid("代养资金", "paid", Payment, "期内发放的代养费"),
        *payment_measures(Payment),
    ),
)
