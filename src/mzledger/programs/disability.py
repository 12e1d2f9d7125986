"""残疾人两项补贴：困难残疾人生活补贴、重度残疾人护理补贴。一人可以同时享受两项，各占一行。"""

from mzledger.programs.shared.words import (
    DISABILITY_CERTIFICATE,
    DISABILITY_KIND,
    DISABILITY_LEVEL,
    IN_FORCE,
    MONTHLY_STANDARD,
    REMARK,
    START_MONTH,
    STATE,
    STOP_MONTH,
    STOP_REASON,
    DisabilityKind,
    DisabilityLevel,
    PersonPayment,
    PersonRow,
    StopReason,
    paid,
    payment_measures,
    payments,
    roster,
)
from mzledger.schema.cells import Certificate, Choice, Fen, Month, State, Text
from mzledger.schema.measure import distinct, rows
from mzledger.schema.program import Across, Domain, Program, View
from mzledger.schema.row import column


class Subsidy(Choice):
    """补贴种类。"""

    LIVING = "生活补贴"
    CARE = "护理补贴"

    @classmethod
    def also(cls) -> dict[str, str]:
        living = dict.fromkeys(("困难残疾人生活补贴", "困难生活补贴"), "生活补贴")
        return living | dict.fromkeys(("重度残疾人护理补贴", "重度护理补贴"), "护理补贴")


SUBSIDY = column("补贴种类", "补贴类型", "补贴项目", "补贴类别", "补贴名称", from_name=True)


class Enrolment(PersonRow):
    """一个人享受的一项补贴。"""

    subsidy: Subsidy = SUBSIDY
    disability_certificate: Certificate | None = DISABILITY_CERTIFICATE
    disability_kind: DisabilityKind = DISABILITY_KIND
    disability_level: DisabilityLevel = DISABILITY_LEVEL
    monthly_standard: Fen = MONTHLY_STANDARD
    start_month: Month = START_MONTH
    stop_month: Month | None = STOP_MONTH
    stop_reason: StopReason | None = STOP_REASON
    state: State | None = STATE
    remark: Text | None = REMARK


class Payment(PersonPayment):
    """一个人一个月一项补贴的发放。"""

    subsidy: Subsidy = SUBSIDY


PROGRAM = Program(
    slug="disability",
    name="残疾人两项补贴",
    domain=Domain.WELFARE,
    aliases=("两项补贴", "残疾人补贴"),
    basis=("《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》（国发〔2015〕52号）",),
    category="subsidy",
    views=(View("living", "困难残疾人生活补贴", Subsidy.LIVING), View("care", "重度残疾人护理补贴", Subsidy.CARE)),
    tables=(
        roster(
            Enrolment, "一人一项补贴一行", ("id_no", "subsidy"), across=Across("monthly_standard", choice="subsidy")
        ),
        payments(Payment, "一人一月一项补贴一行", Enrolment, item="subsidy"),
    ),
    measures=(
        rows(
            "享受人数",
            "enrolments",
            "人",
            Enrolment,
            when=IN_FORCE,
            meaning="截止日在享名单的行数；两项都享受的人计两次",
        ),
        distinct(
            "实有人数", "persons", "人", Enrolment, "id_no", when=IN_FORCE, meaning="截止日在享人员，按身份证号去重"
        ),
        paid("补贴资金", "paid", Payment, "期内发放的两项补贴"),
        *payment_measures(Payment),
    ),
)
