"""居家养老服务。一次服务一行，以人次计。"""

from mzledger.programs.shared.words import PersonRow
from mzledger.schema.cells import Choice, Day, Fen
from mzledger.schema.measure import During, distinct, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import column
from mzledger.schema.timing import Flow


class ServiceKind(Choice):
    """服务项目。"""

    MEAL = "助餐"
    CLEANING = "助洁"
    BATH = "助浴"
    MEDICAL = "助医"
    ERRAND = "代办"
    COMPANY = "陪护"


class Visit(PersonRow):
    """一次上门服务。"""

    served_day: Day = column("服务日期")
    service_kind: ServiceKind = column("服务项目")
    service_fee: Fen = column("服务金额", unit="元")


SERVED = During("served_day")

PROGRAM = Program(
    slug="home_care",
    name="居家养老服务",
    domain=Domain.WELFARE,
    aliases=("居家养老",),
    basis=("《中华人民共和国老年人权益保障法》第三十七条",),
    category="service_kind",
    tables=(Table(Visit, "服务", "一次服务一行", kind=Flow("served_day")),),
    measures=(
        rows("人次", "visits", "人次", Visit, when=SERVED, meaning="期内服务次数"),
        total("资金", "paid", "元", Visit, "service_fee", when=SERVED, meaning="期内服务金额"),
        distinct(
            "受益老人", "persons", "人", Visit, "id_no", when=SERVED, meaning="期内接受服务的老人，按身份证号去重"
        ),
    ),
)
