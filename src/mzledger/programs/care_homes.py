"""敬老院、福利服务中心：机构、入住、疫情期间封闭管理。入住日期在截止日之后的计划入住不算在院。"""

from datetime import date
from typing import Any

from mzledger.programs.shared.words import NAME, PersonRow
from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Choice, Count, Day, Name, Text
from mzledger.schema.measure import At, Derived, During, Measure, Operation, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Absent, Row, column
from mzledger.schema.timing import Covered, Flow, Stock


class Batch(Choice):
    """入住批次。"""

    FIRST = "首批"
    LATER = "零散入住"


class ClosedRole(Choice):
    """封闭管理人员类别。"""

    STAFF = "工作人员"
    RESIDENT = "入住老人"


class ClosedState(Choice):
    """封闭管理状态。"""

    PRESENT = "在院"
    ISOLATED = "隔离"
    AWAY = "离院"


def _this_year(values: tuple[Any, ...], day: date) -> date:
    return date(day.year, 1, 1)


HOME_NAME = column("机构名称", "敬老院名称")


class Home(Row):
    """一家机构。"""

    home_name: Text = HOME_NAME
    beds: Count = column("床位数", "总床位数", bounds=Bounds(0, 100_000, high=2000))
    opened_on: Day = column("启用日期")


class Stay(PersonRow):
    """一次入住。"""

    home_name: Text = HOME_NAME
    admitted_day: Day = column("入院时间", "入住时间", "入住日期")
    left_day: Day | None = column("出院时间", "离院日期", required=False)
    batch: Batch = column("入住批次")


class Closed(Row):
    """疫情期间封闭管理的一个人。没有日期列的名单是本年的。"""

    home_name: Text = HOME_NAME
    name: Name = NAME
    closed_role: ClosedRole = column("封闭管理类别")
    closed_state: ClosedState = column("封闭管理状态")
    closed_since: Day = column(
        "封闭管理起始日期",
        "封闭起始日期",
        absent=Absent(
            "没有“封闭管理起始日期”列，名单上的人都按本年封闭管理计", needs=("closed_role",), derive=_this_year
        ),
    )


def closed(name: str, slug: str, role: ClosedRole, state: ClosedState | None = None) -> Measure:
    """封闭管理的一类人。"""
    where = {"closed_role": role} | ({"closed_state": state} if state else {})
    return rows(
        name,
        slug,
        "名",
        Closed,
        when=During("closed_since"),
        where=where,
        meaning=f"期内封闭管理名单中的{role}" + (f"，状态为{state}" if state else ""),
    )


PROGRAM = Program(
    slug="care_homes",
    name="敬老院",
    domain=Domain.WELFARE,
    aliases=("敬老院入住", "养老机构入住", "养老机构"),
    basis=("《养老机构管理办法》",),
    category="home_name",
    tables=(
        Table(
            Stay, "入住", "一人一次入住一行", unique=("id_no", "admitted_day"), kind=Covered("admitted_day", "left_day")
        ),
        Table(Home, "机构", "一家机构一行", unique=("home_name",), kind=Stock("opened_on")),
        Table(Closed, "封闭管理", "一人一行", optional=True, category="closed_state", kind=Flow("closed_since")),
    ),
    measures=(
        rows("在院人数", "residents", "人", Stay, when=At("admitted_day", "left_day"), meaning="截止日在院"),
        rows(
            "首批入住",
            "first_batch",
            "人",
            Stay,
            when=During("admitted_day", past_closing=True),
            where={"batch": Batch.FIRST},
            meaning="本年首批入住（含已定日期的计划入住）",
        ),
        total("床位数", "beds", "张", Home, "beds", when=At("opened_on"), meaning="截止日已启用机构的床位"),
        Derived(
            "入住率",
            "occupancy",
            "%",
            Operation.SHARE,
            ("care_homes.residents", "care_homes.beds"),
            1,
            "在院人数占床位数",
        ),
        closed("封闭管理工作人员", "covid_staff", ClosedRole.STAFF),
        closed("封闭管理老人", "covid_residents", ClosedRole.RESIDENT),
        closed("封闭管理在院老人", "covid_present", ClosedRole.RESIDENT, ClosedState.PRESENT),
        closed("封闭管理隔离老人", "covid_isolated", ClosedRole.RESIDENT, ClosedState.ISOLATED),
    ),
)
