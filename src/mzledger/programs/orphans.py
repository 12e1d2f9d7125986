"""孤儿基本生活保障。"""

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
    item_or,
    paid,
    paid_all,
    payment_measures,
    payments,
    roster,
)
from mzledger.schema.cells import Choice, Fen, Id, Month, Name, State, Text
from mzledger.schema.measure import distinct
from mzledger.schema.program import Domain, Program
from mzledger.schema.row import column


class Upbringing(Choice):
    """养育方式。"""

    RELATIVES = "亲属抚养"
    INSTITUTION = "机构养育"
    FOSTER = "家庭寄养"
    ADOPTION = "依法收养"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"散居": "亲属抚养", "亲属抚养/散居": "亲属抚养", "社会散居": "亲属抚养", "集中": "机构养育"}


class Item(Choice):
    """孤儿的发放项目。"""

    LIVING = "基本生活费"
    PRICE = "价格补贴"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"物价补贴": "价格补贴", "临时价格补贴": "价格补贴"}


class Child(PersonRow):
    """一名孤儿。"""

    upbringing: Upbringing = column("养育方式")
    guardian_name: Name = column("监护人姓名")
    guardian_id: Id | None = column("监护人身份证号", "监护人身份证号码", required=False)
    guardian_relation: Text | None = column("监护人与儿童关系", required=False)
    schooling: Text | None = column("就学情况", required=False)
    monthly_standard: Fen = MONTHLY_STANDARD
    start_month: Month = START_MONTH
    stop_month: Month | None = STOP_MONTH
    stop_reason: StopReason | None = STOP_REASON
    state: State | None = STATE
    remark: Text | None = REMARK


class Payment(PersonPayment):
    """一名孤儿一个月一个项目的发放。"""

    item: Item = item_or(Item.LIVING)


PROGRAM = Program(
    slug="orphans",
    name="孤儿",
    domain=Domain.WELFARE,
    aliases=("孤儿保障", "孤儿基本生活保障"),
    basis=("《国务院办公厅关于加强孤儿保障工作的意见》（国办发〔2010〕54号）",),
    tables=(roster(Child), payments(Payment, "一人一月一项目一行", Child, item="item")),
    measures=(
        distinct("人数", "persons", "名", Child, "id_no", when=IN_FORCE, meaning="截止日在享孤儿，按身份证号去重"),
        paid("补助资金", "paid", Payment, "发放项目为基本生活费", Item.LIVING),
        paid("价格补贴", "price_subsidy", Payment, "发放项目为价格补贴，不含在补助资金内", Item.PRICE),
        paid_all(Payment),
        *payment_measures(Payment),
    ),
)
