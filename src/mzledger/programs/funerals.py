"""殡葬：设施、安葬、奖补、投资、宣传各一张表。火化、天葬占比以登记安葬总数为分母。"""

from mzledger.programs.shared.words import NAME, TOWNSHIP_OPTIONAL
from mzledger.schema.cells import Choice, Count, Day, Fen, Id, Name, Text, Township
from mzledger.schema.measure import Derived, During, Operation, each, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow, Plan, Stock


class FacilityKind(Choice):
    """设施类型。"""

    GRAVEYARD = "零星墓地"
    TOMB = "坟茔"
    SKY_BURIAL = "天葬台"
    CREMATORIUM = "火葬场"
    WATER_BURIAL = "水葬点"
    CEMETERY = "公墓"
    SERVICE_STATION = "殡仪服务站"


class BurialWay(Choice):
    """安葬方式。少数民族的丧葬习俗受尊重，各种方式都是允许的值。"""

    CREMATION = "火葬"
    SKY = "天葬"
    WATER = "水葬"
    EARTH = "土葬"
    TOWER = "塔葬"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"火化": "火葬", "土葬(公墓)": "土葬"}


class PublicityKind(Choice):
    """宣传形式。"""

    LEAFLET = "宣传材料"
    BANNER = "横幅"


class Facility(Row):
    """一处殡葬设施。"""

    facility_kind: FacilityKind = column("设施类型")
    facility_name: Text = column("设施名称")
    township: Township | None = TOWNSHIP_OPTIONAL


class Burial(Row):
    """一具遗体的安葬。"""

    deceased_name: Name = column("逝者姓名", "死者姓名", "死亡人员姓名", "亡故人姓名", identity=True)
    deceased_id: Id = column("逝者身份证号", "死者身份证号", "死亡人员身份证号", identity=True)
    died_day: Day = column("去世日期", "死亡日期")
    burial_way: BurialWay = column("安葬方式", "殡葬方式", "处理方式", from_name=True)
    buried_day: Day = column("安葬日期", "火化时间")
    township: Township | None = TOWNSHIP_OPTIONAL


class Subsidy(Row):
    """奖补名单的一个名字。"""

    name: Name = NAME
    material_day: Day = column("材料日期")
    claimed_for: Text | None = column("与逝者关系", required=False)


class Fund(Row):
    """一笔到位的奖补资金。"""

    received_day: Day = column("到位日期")
    fund_amount: Fen = column("资金金额", unit="元")
    fund_source: Text = column("资金来源")


class Investment(Row):
    """一项殡葬设施投资。"""

    invested_in: Text = column("投资项目")
    invested_amount: Fen = column("投资金额", unit="万元")


class Publicity(Row):
    """一次宣传。"""

    publicity_day: Day = column("宣传日期")
    publicity_kind: PublicityKind = column("宣传形式")
    publicity_pieces: Count = column("宣传数量")


FACILITIES = {
    FacilityKind.GRAVEYARD: ("零星墓地", "graveyards", "个"),
    FacilityKind.TOMB: ("坟茔", "tombs", "座"),
    FacilityKind.SKY_BURIAL: ("天葬台", "sky_burial_sites", "处"),
    FacilityKind.CREMATORIUM: ("火葬场", "crematoria", "处"),
    FacilityKind.WATER_BURIAL: ("水葬点", "water_burial_sites", "个"),
}
WAYS = {
    BurialWay.CREMATION: ("火葬", "cremations", "具"),
    BurialWay.EARTH: ("土葬", "earth_burials", "具"),
    BurialWay.SKY: ("天葬", "sky_burials", "具"),
}
BURIED = During("buried_day")

PROGRAM = Program(
    slug="funerals",
    name="殡葬",
    domain=Domain.AFFAIRS,
    aliases=("殡葬管理",),
    basis=("《殡葬管理条例》",),
    category="burial_way",
    tables=(
        Table(
            Facility,
            "设施",
            "一处设施一行",
            category="facility_kind",
            kind=Stock(undated="设施表没有建成日期，表上的设施都按截止日已有计"),
        ),
        Table(Burial, "安葬", "一具遗体一行", unique=("deceased_id",), kind=Flow("buried_day")),
        Table(Subsidy, "奖补名单", "一人一行", kind=Flow("material_day")),
        Table(Fund, "奖补资金", "一笔资金一行", kind=Flow("received_day")),
        Table(Investment, "投资", "一个项目一行", category="invested_in", kind=Plan()),
        Table(Publicity, "宣传", "一次宣传一行", kind=Flow("publicity_day")),
    ),
    measures=(
        rows("设施数", "facilities", "处", Facility, meaning="登记在册的殡葬设施"),
        *each("facility_kind", FACILITIES, rows, Facility, meaning="设施类型为{}"),
        rows("安葬总数", "burials", "具", Burial, when=BURIED, meaning="期内登记安葬的遗体"),
        *each("burial_way", WAYS, rows, Burial, when=BURIED, meaning="期内安葬方式为{}"),
        Derived(
            "火葬占比",
            "cremation_share",
            "%",
            Operation.SHARE,
            ("funerals.cremations", "funerals.burials"),
            1,
            "火葬占安葬总数",
        ),
        Derived(
            "天葬占比",
            "sky_burial_share",
            "%",
            Operation.SHARE,
            ("funerals.sky_burials", "funerals.burials"),
            1,
            "天葬占安葬总数",
        ),
        rows("奖补人数", "subsidy_names", "个", Subsidy, when=During("material_day"), meaning="奖补名单人数"),
        total(
            "奖补资金",
            "subsidy_fund",
            "元",
            Fund,
            "fund_amount",
            when=During("received_day"),
            meaning="期内到位的奖补资金",
        ),
        total("设施投资", "invested", "元", Investment, "invested_amount", meaning="各项殡葬设施投资之和"),
        total(
            "宣传材料",
            "leaflets",
            "份",
            Publicity,
            "publicity_pieces",
            when=During("publicity_day"),
            where={"publicity_kind": PublicityKind.LEAFLET},
            meaning="期内发放的宣传材料",
        ),
        total(
            "横幅",
            "banners",
            "条",
            Publicity,
            "publicity_pieces",
            when=During("publicity_day"),
            where={"publicity_kind": PublicityKind.BANNER},
            meaning="期内悬挂的横幅",
        ),
        total(
            "宣传数量",
            "publicity",
            "件",
            Publicity,
            "publicity_pieces",
            when=During("publicity_day"),
            meaning="期内各种宣传形式的数量之和",
        ),
    ),
)
