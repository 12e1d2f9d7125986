"""困境儿童（含事实无人抚养儿童）。名单不公示，文件里只出数字。"""

from mzledger.programs.shared.words import (
    IN_FORCE,
    MONTHLY_STANDARD,
    REMARK,
    START_MONTH,
    STATE,
    STOP_MONTH,
    STOP_REASON,
    PersonPayment,
    PersonRow,
    StopReason,
    paid,
    payment_measures,
    payments,
    roster,
)
from mzledger.schema.cells import Choice, Fen, Id, Month, Name, State, Text
from mzledger.schema.measure import distinct
from mzledger.schema.program import Domain, Program
from mzledger.schema.row import column


class ChildClass(Choice):
    """困境儿童类别。"""

    NO_CARER = "事实无人抚养"
    SERIOUS_ILLNESS = "重病"
    SERIOUS_DISABILITY = "重残"
    POOR_FAMILY = "贫困家庭"
    POOR_GUARDIANSHIP = "监护缺失或不当"
    OTHER = "其他"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"监护缺失/不当": "监护缺失或不当", "事实无人抚养儿童": "事实无人抚养"}


CHILD_CLASS = column("儿童类别", "困境类别", "困境儿童类别", from_name=True)


class Child(PersonRow):
    """一名困境儿童。"""

    child_class: ChildClass = CHILD_CLASS
    guardian_name: Name = column("监护人姓名")
    guardian_id: Id | None = column("监护人身份证号", "监护人身份证号码", required=False)
    monthly_standard: Fen = MONTHLY_STANDARD
    start_month: Month = START_MONTH
    stop_month: Month | None = STOP_MONTH
    stop_reason: StopReason | None = STOP_REASON
    state: State | None = STATE
    remark: Text | None = REMARK


class Payment(PersonPayment):
    """一名困境儿童一个月的补助。"""

    child_class: ChildClass = CHILD_CLASS


PROGRAM = Program(
    slug="children",
    name="困境儿童",
    domain=Domain.WELFARE,
    aliases=("事实无人抚养儿童",),
    basis=(
        "《国务院关于加强困境儿童保障工作的意见》（国发〔2016〕36号）",
        "《关于进一步加强事实无人抚养儿童保障工作的意见》（民发〔2019〕62号）",
    ),
    category="child_class",
    tables=(roster(Child), payments(Payment, "一人一月一行", Child)),
    measures=(
        distinct("人数", "persons", "名", Child, "id_no", when=IN_FORCE, meaning="截止日在享儿童，按身份证号去重"),
        paid("补助资金", "paid", Payment, "期内发放的困境儿童补助"),
        *payment_measures(Payment),
    ),
)
