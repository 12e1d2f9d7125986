"""最低生活保障：农村低保、城市低保。

户数按户主身份证号去重，人数按身份证号去重且“是否保障对象”为“是”，都以截止日在享为准。
保障金、价格补贴、取暖费是三个发放项目，互不包含。
"""

from mzledger.programs.shared.words import (
    ACCOUNT,
    BANK,
    COVERED,
    COVERED_PERSONS,
    DISABILITY_CERTIFICATE,
    HOUSEHOLD_SIZE,
    IN_FORCE,
    MONTHLY_AMOUNT,
    PHONE,
    REMARK,
    START_MONTH,
    STARTED,
    STATE,
    STOP_MONTH,
    STOP_REASON,
    STOPPED,
    HouseholdPayment,
    HouseholdRow,
    Relation,
    StopReason,
    item_or,
    paid,
    paid_all,
    payment_measures,
    payments,
    roster,
)
from mzledger.schema.cells import Account, Certificate, Choice, Count, Fen, Flag, Month, Phone, State, Text
from mzledger.schema.measure import distinct
from mzledger.schema.program import Domain, Family, Program, View
from mzledger.schema.row import column


class Residence(Choice):
    """农村低保还是城市低保。"""

    RURAL = "农村"
    URBAN = "城市"

    @classmethod
    def also(cls) -> dict[str, str]:
        rural = dict.fromkeys(("农村低保", "农低保", "农业"), "农村")
        return rural | dict.fromkeys(("城市低保", "城镇低保", "城镇", "城低保", "城市居民", "城镇居民"), "城市")


class Grade(Choice):
    """分档类型。"""

    A = "A类"
    B = "B类"
    C = "C类"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"A": "A类", "B": "B类", "C": "C类", "一类": "A类", "二类": "B类", "三类": "C类"}


class Cause(Choice):
    """主要致贫原因。"""

    ILLNESS = "因病"
    DISABILITY = "因残"
    DISASTER = "因灾"
    SCHOOL = "因学"
    NO_LABOUR = "缺劳动力"
    UNEMPLOYED = "失业"
    NO_LAND = "失地"
    OTHER = "其他"


class Item(Choice):
    """低保的发放项目。"""

    ALLOWANCE = "保障金"
    PRICE = "价格补贴"
    HEATING = "取暖费"

    @classmethod
    def also(cls) -> dict[str, str]:
        price = dict.fromkeys(("物价补贴", "价格临时补贴", "临时价格补贴", "物价临时补贴"), "价格补贴")
        return {"低保金": "保障金", "低保保障金": "保障金", "取暖补贴": "取暖费", "采暖补贴": "取暖费"} | price


RESIDENCE = column("保障类别", "享受保障类别", "低保类别", from_name=True)


class Member(HouseholdRow):
    """低保家庭的一个成员，享受或不享受都在册。"""

    residence: Residence = RESIDENCE
    covered: Flag = COVERED
    household_size: Count = HOUSEHOLD_SIZE
    covered_persons: Count = COVERED_PERSONS
    monthly_amount: Fen = MONTHLY_AMOUNT
    grade: Grade | None = column("分档类型", "类别", "档次", required=False, merged=True)
    poverty_cause: Cause | None = column("主要致贫原因", "致贫原因", "申请原因", required=False, merged=True)
    disability_certificate: Certificate | None = DISABILITY_CERTIFICATE
    start_month: Month = START_MONTH
    stop_month: Month | None = STOP_MONTH
    stop_reason: StopReason | None = STOP_REASON
    state: State | None = STATE
    remark: Text | None = REMARK
    phone: Phone | None = PHONE
    bank: Text | None = BANK
    account: Account | None = ACCOUNT


class Payment(HouseholdPayment):
    """一户一个月一个项目的发放。"""

    residence: Residence = RESIDENCE
    item: Item = item_or(Item.ALLOWANCE)


YES = {"covered": Flag.YES}
HEAD = {"relation": Relation.HEAD}

PROGRAM = Program(
    slug="dibao",
    name="低保",
    domain=Domain.RELIEF,
    aliases=("最低生活保障", "城乡低保", "城镇低保"),
    basis=("《社会救助暂行办法》第二章", "《最低生活保障审核审批办法（试行）》（民发〔2012〕220号，2021年6月30日前）"),
    category="residence",
    views=(View("rural", "农村低保", Residence.RURAL), View("urban", "城市低保", Residence.URBAN)),
    tables=(
        roster(
            Member,
            household="head_id",
            family=Family("head_name", "head_id", "name", "id_no", "relation", Relation.HEAD, "covered_persons"),
        ),
        payments(Payment, "一户一月一项目一行", Member, "head_id", "item", paid_once=("取暖费",)),
    ),
    measures=(
        distinct(
            "户数",
            "households",
            "户",
            Member,
            "head_id",
            when=IN_FORCE,
            where=YES,
            meaning="截止日在享家庭，按户主身份证号去重",
        ),
        distinct(
            "人数",
            "persons",
            "人",
            Member,
            "id_no",
            otherwise="covered_persons",
            when=IN_FORCE,
            where=YES,
            meaning="截止日在享的保障对象，按身份证号去重",
        ),
        paid("保障金", "paid", Payment, "发放项目为保障金", Item.ALLOWANCE),
        paid("价格补贴", "price_subsidy", Payment, "发放项目为价格补贴，不含在保障金内", Item.PRICE),
        paid("取暖费", "heating", Payment, "发放项目为取暖费，不含在保障金内", Item.HEATING),
        distinct(
            "取消户数",
            "exit_households",
            "户",
            Member,
            "head_id",
            when=STOPPED,
            where=HEAD,
            opening="households",
            sign=-1,
            meaning="期内停发的家庭（户主停发）",
        ),
        distinct(
            "取消人数",
            "exit_persons",
            "人",
            Member,
            "id_no",
            otherwise="covered_persons",
            when=STOPPED,
            where=YES,
            opening="persons",
            sign=-1,
            meaning="期内停发的保障对象",
        ),
        distinct(
            "纳入户数",
            "entry_households",
            "户",
            Member,
            "head_id",
            when=STARTED,
            where=HEAD,
            opening="households",
            sign=1,
            meaning="期内起始保障的家庭（户主起始）",
        ),
        distinct(
            "纳入人数",
            "entry_persons",
            "人",
            Member,
            "id_no",
            otherwise="covered_persons",
            when=STARTED,
            where=YES,
            opening="persons",
            sign=1,
            meaning="期内起始保障的保障对象",
        ),
        paid_all(Payment),
        *payment_measures(Payment),
    ),
)
