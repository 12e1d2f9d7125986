"""居民家庭经济状况核对。报告数只计发起成功并出具报告的，发起失败另计。"""

from mzledger.programs.shared.words import HEAD_ID, HEAD_NAME, IN_A_HOUSEHOLD, TOWNSHIP
from mzledger.schema.cells import Choice, Count, Day, Id, Name, Text, Township
from mzledger.schema.measure import Derived, During, Operation, rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class ReliefKind(Choice):
    """申请的救助。"""

    URBAN_DIBAO = "城市低保"
    RURAL_DIBAO = "农村低保"
    EXTREME_HARDSHIP = "特困"
    TEMPORARY = "临时救助"
    LOW_INCOME = "低收入"


class CheckKind(Choice):
    """核对类别。"""

    NEW = "新申请"
    REVIEW = "在保复核"


class RequestState(Choice):
    """发起状态。"""

    DONE = "成功"
    FAILED = "失败"


class Request(Row):
    """一次核对请求。"""

    check_no: Text = column("核对编号")
    township: Township = TOWNSHIP
    head_name: Name = HEAD_NAME
    head_id: Id = HEAD_ID
    checked_persons: Count = column("核对人数", bounds=IN_A_HOUSEHOLD)
    relief_kind: ReliefKind = column("核对业务", "申请业务")
    check_kind: CheckKind = column("核对类别")
    requested_day: Day = column("发起日期")
    request_state: RequestState = column("发起状态")
    failure_reason: Text | None = column("失败原因", required=False)
    report_no: Text | None = column("报告编号", required=False)
    report_day: Day | None = column("报告出具日期", "报告日期", required=False)
    check_result: Text | None = column("核对结果", "结果", required=False)


REQUESTED = During("requested_day")

PROGRAM = Program(
    slug="means_check",
    name="家庭经济状况核对",
    domain=Domain.RELIEF,
    aliases=("核对", "居民家庭经济状况核对"),
    basis=("《社会救助暂行办法》第五十八条", "《最低生活保障审核审批办法（试行）》（民发〔2012〕220号）第三章"),
    category="relief_kind",
    tables=(Table(Request, "核对", "一次核对请求一行", unique=("check_no",), kind=Flow("requested_day")),),
    measures=(
        rows(
            "报告数",
            "reports",
            "条",
            Request,
            when=REQUESTED,
            where={"request_state": RequestState.DONE},
            meaning="发起成功的核对请求",
        ),
        rows(
            "发起失败数",
            "failed",
            "条",
            Request,
            when=REQUESTED,
            where={"request_state": RequestState.FAILED},
            meaning="发起失败的核对请求",
        ),
        rows("发起数", "requests", "条", Request, when=REQUESTED, meaning="全部核对请求"),
        Derived(
            "失败率",
            "failure_share",
            "%",
            Operation.SHARE,
            ("means_check.failed", "means_check.requests"),
            1,
            "发起失败数占发起数",
        ),
    ),
)
