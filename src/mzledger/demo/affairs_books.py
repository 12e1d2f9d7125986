"""The workbooks of social affairs: registrations, funerals, veterans, places, services, villages, plans."""

from __future__ import annotations

from mzledger.demo.looks import PLAIN, Book, Look, Part
from mzledger.demo.plan import YEAR
from mzledger.programs import (
    boundaries,
    care_homes,
    elder_insurance,
    epidemic,
    funerals,
    home_care,
    honor_plaques,
    lottery,
    marriage,
    organizations,
    place_names,
    projects,
    purchased,
    shortcomings,
    special_care,
    targets,
    trainings,
    veterans,
    village_aid,
    village_charters,
)
from mzledger.schema.row import Row

DASHES = "{0.year}-{0.month:02}-{0.day:02}"
DOTS = "{0.year}.{0.month}.{0.day}"
UNITS = Look(units=True)


def _part(slug: str, name: str, model: type[Row], title: str, look: Look = PLAIN, split: str = "") -> Part:
    return Part(f"{slug}.{name}", model, name, title, look, split)


_HOMES = (
    _part("care_homes", "入住", care_homes.Stay, "敬老院入住登记表", Look(renamed={"home_name": 1, "admitted_day": 1})),
    _part("care_homes", "机构", care_homes.Home, "敬老院机构登记表", Look(renamed={"beds": 1})),
    _part("care_homes", "封闭管理", care_homes.Closed, "敬老院疫情期间封闭管理人员名单"),
)
_MARRIAGE = Book(
    "婚姻登记",
    (
        _part(
            "marriage",
            "登记",
            marriage.Couple,
            "婚姻登记台账",
            Look(renamed={"registration": 1, "husband_id": 1, "wife_id": 1}, days=DASHES),
        ),
        _part("marriage", "档案移交", marriage.Archive, "婚姻登记档案移交登记表"),
    ),
)
_FUNERALS = Book(
    "殡葬",
    (
        _part("funerals", "设施", funerals.Facility, "殡葬设施登记表", Look(renamed={"township": 1})),
        _part("funerals", "安葬", funerals.Burial, "殡葬安葬登记表", Look(renamed={"died_day": 1})),
        _part("funerals", "奖补名单", funerals.Subsidy, "殡葬奖补名单"),
        _part("funerals", "奖补资金", funerals.Fund, "殡葬奖补资金到位表", UNITS),
        _part("funerals", "投资", funerals.Investment, "殡葬设施投资表", UNITS),
        _part("funerals", "宣传", funerals.Publicity, "殡葬宣传登记表", Look(days="{0.year}年{0.month}月{0.day}日")),
    ),
    cover=True,
)
_ORGANIZATIONS = Book(
    "社会组织",
    (
        _part(
            "organizations",
            "登记年检",
            organizations.Organization,
            "社会组织登记和年检台账",
            Look(renamed={"organization_kind": 1, "inspected": 1}),
        ),
    ),
    blank=True,
)
_SPECIAL_CARE = Book(
    "优抚对象",
    (
        _part("special_care", "花名册", special_care.Beneficiary, "优抚对象花名册"),
        _part(
            "special_care",
            "发放",
            special_care.Payment,
            "优抚对象抚恤补助发放表",
            Look(renamed={"care_class": 1}, money_format="#,##0.00"),
        ),
    ),
)
_VETERANS = Book(
    "退役军人",
    (
        _part(
            "veterans", "信息采集", veterans.Collected, "退役军人信息采集台账", Look(renamed={"id_no": 2}, days=DASHES)
        ),
        _part("veterans", "待遇", veterans.Benefit, "退役军人待遇拨付台账", UNITS),
        _part("veterans", "登记", veterans.Entry, "退役军人登记和入伍登记台账"),
        _part("veterans", "培训报名", veterans.Waiting, "退役军人技能培训报名表"),
    ),
)
_PLAQUES = Book(
    "光荣牌",
    (
        _part(
            "honor_plaques",
            "悬挂",
            honor_plaques.Plaque,
            "光荣牌悬挂登记表",
            Look(renamed={"village": 1, "head_name": 1, "plaque_no": 1}),
        ),
    ),
)
_PLACES = Book(
    "地名",
    (
        _part(
            "place_names",
            "词条",
            place_names.PlaceName,
            "地名普查词条台账",
            Look(renamed={"township": 2}, omitted=("romanised",)),
        ),
    ),
)
_BOUNDARIES = Book("边界", (_part("boundaries", "协议", boundaries.Boundary, "行政区域界线协议台账"),))
_LOTTERY = Book(
    "福利彩票",
    (
        _part("lottery", "站点", lottery.Outlet, "福利彩票站点登记表", Look(days=DOTS)),
        _part("lottery", "检查", lottery.OutletCheck, "福利彩票站点检查登记表", Look(days=DOTS)),
    ),
)
_TRAININGS = Book("业务培训", (_part("trainings", "培训", trainings.Session, "业务培训登记表", UNITS),))
_INSURANCE = Book(
    "老年人意外险",
    (
        _part(
            "elder_insurance",
            "投保",
            elder_insurance.Policy,
            "老年人意外伤害保险投保名册",
            Look(renamed={"name": 2, "id_no": 1}, subtotals=True, units=True),
        ),
    ),
)
_PURCHASED = Book("政府购买服务", (_part("purchased", "人员", purchased.Worker, "政府购买服务人员花名册"),))
_AID = Book(
    "联点帮扶",
    (
        _part("village_aid", "慰问", village_aid.AidVisit, "联点帮扶慰问登记表", UNITS),
        _part("village_aid", "捐赠", village_aid.Donation, "联点帮扶捐赠物资登记表"),
        _part(
            "village_aid", "易地搬迁", village_aid.Relocated, "联点帮扶易地搬迁户名册", Look(renamed={"head_name": 1})
        ),
        _part("village_aid", "牲畜", village_aid.Herd, "联点帮扶村集体牲畜台账"),
        _part("village_aid", "联村购置", village_aid.JointPurchase, "联点帮扶联村购置登记表", UNITS),
    ),
)
_EPIDEMIC = Book(
    "防疫物资",
    (_part("epidemic", "发放", epidemic.Delivery, "防疫物资发放登记表", Look(renamed={"goods": 1, "checkpoint": 1})),),
)
_CHARTERS = Book(
    "村规民约",
    (
        _part(
            "village_charters",
            "备案",
            village_charters.Charter,
            "村规民约和居民公约备案台账",
            Look(renamed={"village": 7, "filed_day": 1}),
        ),
    ),
)
_PROJECTS = Book("十四五项目", (_part("projects", "项目", projects.Project, "“十四五”规划项目谋划表", UNITS),))
_SHORTCOMINGS = Book("存在问题", (_part("shortcomings", "问题", shortcomings.Shortcoming, "存在问题台账"),))
_TARGETS = Book("目标", (_part("targets", "目标", targets.Target, "制定的下一年目标台账"),))


def care_homes_book(year: int) -> Book:
    """Stays and homes; from the planned year on also who was shut in because of the epidemic."""
    return Book("敬老院", _HOMES if year >= YEAR else _HOMES[:2])


def home_care_book(year: int) -> Book:
    """The visits of a year: on one sheet at first, on a sheet for every month from the planned year on."""
    look = Look(renamed={"name": 2}, units=year >= YEAR - 1, days="" if year < YEAR else DASHES)
    split = "served_day" if year >= YEAR else ""
    return Book("居家养老服务", (_part("home_care", "服务", home_care.Visit, "居家养老服务登记表", look, split),))


def affairs_of(year: int) -> tuple[Book, ...]:
    """The workbooks of a year, but for those of social relief; there was no epidemic before the planned year."""
    return (
        care_homes_book(year),
        _MARRIAGE,
        _FUNERALS,
        _ORGANIZATIONS,
        _SPECIAL_CARE,
        _VETERANS,
        _PLAQUES,
        _PLACES,
        _BOUNDARIES,
        _LOTTERY,
        _TRAININGS,
        _INSURANCE,
        home_care_book(year),
        _PURCHASED,
        _AID,
        *((_EPIDEMIC,) if year >= YEAR else ()),
        _CHARTERS,
        _PROJECTS,
        _SHORTCOMINGS,
        _TARGETS,
    )
