"""联点帮扶：慰问、捐赠、易地搬迁、村集体牲畜。"""

from mzledger.programs.shared.words import HEAD_ID, HEAD_NAME
from mzledger.schema.bounds import Bounds
from mzledger.schema.cells import Choice, Count, Day, Fen, Id, Name, Text
from mzledger.schema.measure import At, During, each, rows, total
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow, Stock


class DonatedGoods(Choice):
    """捐赠物资，以斤计。"""

    RICE = "大米"
    BARLEY = "青稞"
    FLOUR = "面粉"


class Livestock(Choice):
    """牲畜种类，以头计。"""

    COW = "能繁牦牛"
    BULL = "种公牛"


class AidVisit(Row):
    """一次慰问。"""

    aid_day: Day = column("慰问日期")
    aid_village: Text = column("帮扶村")
    aid_cash: Fen = column("慰问金", unit="元")


class Donation(Row):
    """一笔捐赠物资。"""

    donated_day: Day = column("捐赠日期")
    donated_goods: DonatedGoods = column("捐赠物资")
    donated_jin: Count = column("捐赠数量（斤）")


class Relocated(Row):
    """一户易地搬迁户。"""

    head_name: Name = HEAD_NAME
    head_id: Id = HEAD_ID
    resettled_at: Text = column("安置点")
    moved_in_day: Day = column("搬入日期")


class Herd(Row):
    """村集体的一批牲畜。"""

    bought_day: Day = column("购置日期")
    livestock: Livestock = column("牲畜种类")
    livestock_heads: Count = column("头数", bounds=Bounds(0, 10_000_000, high=100_000))


class JointPurchase(Row):
    """一次联村购置。"""

    joint_day: Day = column("联购日期")
    joint_village: Text = column("参与村")
    joint_amount: Fen = column("联购资金", unit="元")


BOUGHT = At("bought_day")


GIVEN = During("donated_day")
GOODS = {
    DonatedGoods.RICE: ("大米", "rice", "斤"),
    DonatedGoods.BARLEY: ("青稞", "barley", "斤"),
    DonatedGoods.FLOUR: ("面粉", "flour", "斤"),
}
HERDS = {Livestock.COW: ("能繁牦牛", "yaks", "头"), Livestock.BULL: ("种公牛", "bulls", "头")}

PROGRAM = Program(
    slug="village_aid",
    name="联点帮扶",
    basis=("县委、县政府联点帮扶工作安排",),
    tables=(
        Table(AidVisit, "慰问", "一次慰问一行", kind=Flow("aid_day")),
        Table(Donation, "捐赠", "一笔物资一行", category="donated_goods", kind=Flow("donated_day")),
        Table(
            Relocated, "易地搬迁", "一户一行", unique=("head_id",), category="resettled_at", kind=Stock("moved_in_day")
        ),
        Table(Herd, "牲畜", "一批牲畜一行", category="livestock", kind=Stock("bought_day")),
        Table(JointPurchase, "联村购置", "一个参与村一行", category="joint_village", kind=Flow("joint_day")),
    ),
    measures=(
        rows("慰问次数", "visits", "次", AidVisit, when=During("aid_day"), meaning="期内慰问"),
        total("慰问金", "cash", "元", AidVisit, "aid_cash", when=During("aid_day"), meaning="期内发放的慰问金"),
        total("捐赠物资", "goods", "斤", Donation, "donated_jin", when=GIVEN, meaning="期内捐赠的各种物资"),
        *each("donated_goods", GOODS, total, Donation, "donated_jin", when=GIVEN, meaning="期内捐赠的{}"),
        rows(
            "易地搬迁户数",
            "relocated",
            "户",
            Relocated,
            when=At("moved_in_day"),
            meaning="截止日已搬迁入住的家庭，各年累计",
        ),
        rows(
            "本年易地搬迁",
            "relocated_this_year",
            "户",
            Relocated,
            when=During("moved_in_day"),
            meaning="期内搬迁入住的家庭",
        ),
        total(
            "牲畜数",
            "livestock",
            "头",
            Herd,
            "livestock_heads",
            when=BOUGHT,
            meaning="截止日前购置的村集体各种牲畜头数之和",
        ),
        total(
            "本年购置牲畜",
            "livestock_bought",
            "头",
            Herd,
            "livestock_heads",
            when=During("bought_day"),
            meaning="期内购置的村集体各种牲畜头数之和",
        ),
        *each("livestock", HERDS, total, Herd, "livestock_heads", when=BOUGHT, meaning="截止日前购置的村集体{}头数"),
        total(
            "联购资金",
            "joint_purchase",
            "元",
            JointPurchase,
            "joint_amount",
            when=At("joint_day"),
            meaning="截止日前各村联合购置牲畜的资金之和，各年累计",
        ),
        rows(
            "联购村数",
            "joint_villages",
            "个",
            JointPurchase,
            when=At("joint_day"),
            meaning="截止日前参与联合购置的村，各年累计",
        ),
    ),
)
