"""本局机构人员和综合业务。"""

from mzledger.programs.shared.words import NAME
from mzledger.schema.cells import Choice, Day, Name, Text
from mzledger.schema.measure import At, distinct, each, rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Stock


class StaffKind(Choice):
    """编制类型。"""

    ADMINISTRATIVE = "行政编制"
    INSTITUTIONAL = "事业编制"
    CONTRACT = "聘用"
    PURCHASED = "政府购买服务"


class Member(Row):
    """一名职工。"""

    name: Name = NAME
    staff_kind: StaffKind = column("编制类型", "编制")
    office: Text = column("科室", "所在科室")


class Service(Row):
    """一项综合业务。"""

    service_name: Text = column("业务名称", "综合业务")
    service_basis: Text = column("设立依据")
    service_since: Day = column("核定日期")


KINDS = {
    StaffKind.ADMINISTRATIVE: ("行政编制", "administrative", "名"),
    StaffKind.INSTITUTIONAL: ("事业编制", "institutional", "名"),
}

PROGRAM = Program(
    slug="staff",
    name="机构人员",
    domain=Domain.COUNTY,
    aliases=("干部职工",),
    basis=("本局“三定”规定",),
    category="staff_kind",
    tables=(
        Table(Member, "人员", "一人一行", kind=Stock(undated="名册没有到岗和离岗日期，名册上的人都按截止日在职计")),
        Table(Service, "综合业务", "一项业务一行", unique=("service_name",), kind=Stock("service_since")),
    ),
    measures=(
        rows("总数", "total", "名", Member, meaning="干部职工人数"),
        *each("staff_kind", KINDS, rows, Member, meaning="{}人数"),
        distinct("科室数", "offices", "个", Member, "office", meaning="不同的科室"),
        rows("综合业务", "services", "项", Service, when=At("service_since"), meaning="截止日已核定的综合业务"),
    ),
)
