"""优抚对象。人数是本年享受过待遇的人员，年内去世的仍在内。"""

from mzledger.programs._words import ITEM, PAID_AMOUNT, PersonRow
from mzledger.schema.cells import Choice, Day, Fen, Text
from mzledger.schema.measure import During, distinct, total
from mzledger.schema.program import Program, Table
from mzledger.schema.row import column


class CareClass(Choice):
    """优抚类别。"""

    DISABLED_SERVICEMEN = "重点优抚伤残"
    DISABLED_OFFICIALS = "国家公务员伤残"
    DEMOCRATS = "定期定量民主人士"
    MARTYR_FAMILIES = "烈属"
    DEMOBILISED = "在乡复员军人及带病回乡"
    WAR_AND_TEST = "两参人员"
    RURAL_60 = "60岁农村籍退役士兵"
    MARTYR_CHILDREN = "烈士子女"
    DEMOBILISED_CADRES = "复员干部"


class Item(Choice):
    """优抚的发放项目。"""

    PENSION = "定期抚恤补助"
    PRICE = "物价临时补贴"


CARE_CLASS = column("优抚类别", "优抚对象类别")


class Beneficiary(PersonRow):
    """一个人的一种优抚身份。"""

    care_class: CareClass = CARE_CLASS
    care_certificate: Text | None = column("优抚证号", required=False)


class Payment(PersonRow):
    """一次优抚发放。"""

    care_class: CareClass = CARE_CLASS
    item: Item = ITEM
    care_paid_day: Day = column("优抚发放日期")
    paid_amount: Fen = PAID_AMOUNT


PAID = During("care_paid_day")

PROGRAM = Program(
    slug="special_care",
    name="优抚对象",
    aliases=("优抚",),
    basis=("《军人抚恤优待条例》",),
    category="care_class",
    tables=(
        Table(Beneficiary, "花名册", "一人一种身份一行", unique=("id_no", "care_class")),
        Table(Payment, "发放", "一人一次一项目一行", unique=("id_no", "care_class", "item", "care_paid_day")),
    ),
    measures=(
        distinct("人数", "persons", "人", Beneficiary, "id_no", meaning="本年享受待遇人员，按身份证号去重"),
        total(
            "抚恤金",
            "paid",
            "元",
            Payment,
            "paid_amount",
            when=PAID,
            where={"item": Item.PENSION},
            meaning="期内发放的定期抚恤补助",
        ),
        distinct(
            "物价补贴人数",
            "price_subsidy",
            "人",
            Payment,
            "id_no",
            when=PAID,
            where={"item": Item.PRICE},
            meaning="期内领取物价临时补贴的人员，去重",
        ),
        total(
            "物价补贴",
            "price_subsidy_paid",
            "元",
            Payment,
            "paid_amount",
            when=PAID,
            where={"item": Item.PRICE},
            meaning="期内发放的物价临时补贴",
        ),
        total("发放总额", "paid_all", "元", Payment, "paid_amount", when=PAID, meaning="期内各个发放项目之和"),
    ),
)
