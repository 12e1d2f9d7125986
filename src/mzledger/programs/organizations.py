"""社会组织：登记和年检。年检率以应检数为分母，成立不足六个月的不在应检之列。"""

from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Choice, Count, Day, Flag, Text
from mzledger.schema.measure import At, Derived, Operation, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Stock


class OrganizationKind(Choice):
    """社会组织种类。"""

    ASSOCIATION = "社会团体"
    SERVICE = "民办非企业单位"
    FOUNDATION = "基金会"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"民非": "民办非企业单位", "社会服务机构": "民办非企业单位", "社团": "社会团体"}


class OrganizationState(Choice):
    """社会组织状态。"""

    NORMAL = "正常"
    CANCELLED = "注销"
    REVOKED = "撤销"


class InspectionResult(Choice):
    """年检结论。"""

    PASSED = "合格"
    NEARLY = "基本合格"
    FAILED = "不合格"
    ABSENT = "未参检"


class Organization(Row):
    """一家社会组织的登记和本年年检。"""

    organization_name: Text = column("社会组织名称", "单位名称")
    organization_code: Text = column("统一社会信用代码", "登记证号")
    organization_kind: OrganizationKind = column("社会组织种类", "种类")
    founded_day: Day = column("成立日期", "成立登记日期")
    organization_state: OrganizationState = column("社会组织状态")
    inspection_due: Flag = column("是否应检")
    inspected: Flag = column("是否参检", "是否参加年检")
    inspection_result: InspectionResult | None = column("年检结论", required=False)
    employees: Count | None = column("从业人员数", required=False, bounds=Bounds(most=1_000_000, high=10_000))


FOUNDED = At("founded_day")
NORMAL = {"organization_state": OrganizationState.NORMAL}

PROGRAM = Program(
    slug="organizations",
    name="社会组织",
    domain=Domain.AFFAIRS,
    aliases=("社会组织年检",),
    basis=("《社会团体登记管理条例》", "《民办非企业单位登记管理暂行条例》"),
    category="organization_kind",
    tables=(Table(Organization, "登记年检", "一家组织一行", unique=("organization_code",), kind=Stock("founded_day")),),
    measures=(
        rows(
            "登记数",
            "registered",
            "家",
            Organization,
            when=FOUNDED,
            where=NORMAL,
            meaning="截止日已成立、状态正常的社会组织",
        ),
        rows(
            "应检数",
            "due",
            "家",
            Organization,
            when=FOUNDED,
            where=NORMAL | {"inspection_due": Flag.YES},
            meaning="截止日已成立、状态正常且应参加本年年检",
        ),
        rows(
            "参检数",
            "inspected",
            "家",
            Organization,
            when=FOUNDED,
            where=NORMAL | {"inspected": Flag.YES},
            meaning="截止日已成立、状态正常且已参加本年年检；台账没有年检和注销的日期，按台账所写",
        ),
        Derived(
            "参检率",
            "inspected_share",
            "%",
            Operation.SHARE,
            ("organizations.inspected", "organizations.due"),
            1,
            "参检数占应检数",
        ),
        total(
            "从业人员",
            "employees",
            "人",
            Organization,
            "employees",
            when=FOUNDED,
            where=NORMAL,
            meaning="截止日已成立、状态正常的社会组织从业人员数之和",
        ),
    ),
)
