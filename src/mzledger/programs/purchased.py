"""政府购买服务人员。"""

from mzledger.programs.shared.words import NAME
from mzledger.schema.cells import Choice, Day, Name, Text
from mzledger.schema.measure import At, rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Stock


class WorkerGroup(Choice):
    """人员归口。"""

    DISPATCHED = "派驻人员"
    ASSOCIATION = "承接机构人员"


class Worker(Row):
    """一名工作人员。"""

    name: Name = NAME
    worker_group: WorkerGroup = column("人员归口")
    posted_to: Text = column("派驻单位")
    post: Text | None = column("岗位", required=False)
    hired_day: Day = column("合同起始日期")
    contract_ends: Day | None = column("合同终止日期", required=False)


IN_POST = At("hired_day", "contract_ends")

PROGRAM = Program(
    slug="purchased",
    name="政府购买服务",
    domain=Domain.AFFAIRS,
    aliases=("政府购买服务人员",),
    basis=("《关于积极推行政府购买服务 加强基层社会救助经办服务能力的意见》（民发〔2017〕153号）",),
    category="posted_to",
    tables=(Table(Worker, "人员", "一人一行", kind=Stock("hired_day", "contract_ends")),),
    measures=(
        rows(
            "派驻人员",
            "workers",
            "名",
            Worker,
            when=IN_POST,
            where={"worker_group": WorkerGroup.DISPATCHED},
            meaning="截止日在岗的派驻人员",
        ),
        rows(
            "承接机构人员",
            "association",
            "名",
            Worker,
            when=IN_POST,
            where={"worker_group": WorkerGroup.ASSOCIATION},
            meaning="截止日在岗的承接机构工作人员",
        ),
        rows("在岗人数", "in_post", "名", Worker, when=IN_POST, meaning="截止日在岗的全部人员"),
    ),
)
