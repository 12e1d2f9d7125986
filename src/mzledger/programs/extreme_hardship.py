"""特困人员供养。基本生活费和照料护理费合计为供养金。"""

from mzledger.programs.shared.words import (
    IN_FORCE,
    ITEM,
    REMARK,
    START_MONTH,
    STARTED,
    STATE,
    STOP_MONTH,
    STOP_REASON,
    STOPPED,
    HouseholdRow,
    PersonPayment,
    Relation,
    StopReason,
    paid,
    payment_measures,
    payments,
    roster,
)
from mzledger.schema.cells import Choice, Fen, Month, State, Text
from mzledger.schema.measure import distinct
from mzledger.schema.program import Domain, Family, Program
from mzledger.schema.row import column


class SupportMode(Choice):
    """供养方式。"""

    DISPERSED = "分散"
    INSTITUTION = "集中"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"分散供养": "分散", "集中供养": "集中"}


class PersonClass(Choice):
    """人员类别。"""

    ELDERLY = "老年人"
    DISABLED = "残疾人"
    MINOR = "未成年人"


class SelfCare(Choice):
    """生活自理能力。"""

    FULL = "具备"
    PARTLY_LOST = "部分丧失"
    LOST = "完全丧失"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {
            "自理": "具备",
            "全自理": "具备",
            "半自理": "部分丧失",
            "半护理": "部分丧失",
            "全护理": "完全丧失",
            "不能自理": "完全丧失",
        }


class Item(Choice):
    """特困供养的发放项目。"""

    BASIC = "基本生活费"
    CARE = "照料护理费"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {
            "基本生活": "基本生活费",
            "生活费": "基本生活费",
            "护理费": "照料护理费",
            "照料护理": "照料护理费",
            "照护费": "照料护理费",
        }


SUPPORT_MODE = column("供养方式", "供养类别")


class Person(HouseholdRow):
    """一名特困人员。"""

    support_mode: SupportMode = SUPPORT_MODE
    person_class: PersonClass = column("人员类别")
    self_care: SelfCare = column("生活自理能力", "自理能力", "生活能力")
    institution: Text | None = column("供养机构", required=False)
    basic_standard: Fen = column("基本生活标准", unit="元")
    care_standard: Fen = column("照料护理费用", "照料护理标准", unit="元")
    start_month: Month = START_MONTH
    stop_month: Month | None = STOP_MONTH
    stop_reason: StopReason | None = STOP_REASON
    state: State | None = STATE
    remark: Text | None = REMARK


class Payment(PersonPayment):
    """一人一个月一个项目的发放。"""

    support_mode: SupportMode = SUPPORT_MODE
    item: Item = ITEM


PROGRAM = Program(
    slug="extreme_hardship",
    name="特困供养",
    domain=Domain.RELIEF,
    aliases=("特困人员", "特困", "特困人员供养", "特困人员救助供养"),
    basis=("《社会救助暂行办法》第三章", "《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔2016〕14号）"),
    category="support_mode",
    tables=(
        roster(
            Person,
            household="head_id",
            family=Family("head_name", "head_id", "name", "id_no", "relation", Relation.HEAD),
        ),
        payments(Payment, "一人一月一项目一行", Person, item="item"),
    ),
    measures=(
        distinct(
            "户数", "households", "户", Person, "head_id", when=IN_FORCE, meaning="截止日在享家庭，按户主身份证号去重"
        ),
        distinct("人数", "persons", "人", Person, "id_no", when=IN_FORCE, meaning="截止日在享人员，按身份证号去重"),
        paid("供养金", "paid", Payment, "基本生活费与照料护理费之和"),
        distinct(
            "纳入人数",
            "entry_persons",
            "人",
            Person,
            "id_no",
            when=STARTED,
            opening="persons",
            sign=1,
            meaning="期内起始保障的人员",
        ),
        distinct(
            "取消人数",
            "exit_persons",
            "人",
            Person,
            "id_no",
            when=STOPPED,
            opening="persons",
            sign=-1,
            meaning="期内停发的人员",
        ),
        *payment_measures(Payment),
    ),
)
