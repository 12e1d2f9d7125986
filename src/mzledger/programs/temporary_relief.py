"""临时救助。户数按户主身份证号去重；同一户救助两次，户次为二、户数为一。"""

from mzledger.programs.shared.words import (
    ACCOUNT,
    AT_ONCE,
    BANK,
    CHANNEL,
    HEAD_ID,
    HEAD_NAME,
    HELPED_PERSONS,
    HOUSEHOLD_SIZE,
    TOWNSHIP,
    VILLAGE,
    Channel,
    payment_measures,
)
from mzledger.schema.cells import Account, Choice, Count, Day, Fen, Id, Name, Text, Township, Village
from mzledger.schema.measure import During, distinct, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class ReliefType(Choice):
    """救助类型。"""

    EMERGENCY = "急难型"
    EXPENDITURE = "支出型"


class ReliefCause(Choice):
    """救助事由。"""

    ILLNESS = "重大疾病"
    ACCIDENT = "意外事故"
    SCHOOL = "就学"
    EPIDEMIC = "疫情"
    UNEMPLOYED = "失业"
    OTHER = "其他"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {
            "意外": "意外事故",
            "火灾": "意外事故",
            "交通事故": "意外事故",
            "大病": "重大疾病",
            "因病": "重大疾病",
            "因学": "就学",
        }


class ApprovalLevel(Choice):
    """审批层级。"""

    TOWNSHIP = "乡镇"
    COUNTY = "县级"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"乡镇(小额)": "乡镇", "县": "县级"}


class Relief(Row):
    """一次审批。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    head_name: Name = HEAD_NAME
    head_id: Id = HEAD_ID
    accepted_day: Day = column("受理日期", "申请日期")
    approved_day: Day = column(
        "审批日期",
        "批准日期",
        "审核确认日期",
        "审核确认时间",
        "确认日期",
        weaker=("救助日期", "救助时间", "发放日期", "发放时间"),
    )
    approval_level: ApprovalLevel = column("审批层级")
    relief_type: ReliefType = column("救助类型")
    relief_cause: ReliefCause = column("救助事由", "申请救助原因 救助原因 致困原因 困难原因 主要困难 困难类型")
    household_size: Count = HOUSEHOLD_SIZE
    helped_persons: Count = HELPED_PERSONS
    relief_amount: Fen = column("救助金额", "救助金", "发放救助金额", "批准金额", "审批金额", unit="元", bounds=AT_ONCE)
    channel: Channel = CHANNEL
    bank: Text | None = BANK
    account: Account | None = ACCOUNT


APPROVED = During("approved_day")

PROGRAM = Program(
    slug="temporary_relief",
    name="临时救助",
    domain=Domain.RELIEF,
    basis=("《社会救助暂行办法》第九章", "《关于进一步加强和改进临时救助工作的意见》（民发〔2018〕23号）"),
    category="relief_cause",
    tables=(
        Table(
            Relief,
            "审批",
            "一次审批一行",
            unique=("head_id", "approved_day", "relief_type", "relief_amount"),
            kind=Flow("approved_day"),
        ),
    ),
    measures=(
        distinct(
            "户数",
            "households",
            "户",
            Relief,
            "head_id",
            when=APPROVED,
            meaning="期内审批救助的家庭，按户主身份证号去重",
        ),
        rows("户次", "visits", "户次", Relief, when=APPROVED, meaning="期内审批次数"),
        total("人数", "persons", "人", Relief, "helped_persons", when=APPROVED, meaning="各次审批的救助人数之和"),
        total("救助金", "paid", "元", Relief, "relief_amount", when=APPROVED, meaning="期内审批的救助金额"),
        *payment_measures(Relief, APPROVED),
    ),
)
