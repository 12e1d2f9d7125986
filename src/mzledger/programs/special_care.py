"""优抚对象。人数是本年享受过待遇的人员，年内去世的仍在内。"""

from mzledger.programs.shared.words import PAID_AMOUNT, PersonRow, item_or, paid, paid_all
from mzledger.schema.cells import Choice, Day, Fen, Text
from mzledger.schema.measure import During, distinct
from mzledger.schema.program import Across, Domain, Program, Table
from mzledger.schema.row import column
from mzledger.schema.timing import Flow, Stock


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

    @classmethod
    def also(cls) -> dict[str, str]:
        spellings = {
            "重点优抚伤残": "残疾军人 伤残军人 革命伤残军人 在乡残疾军人",
            "国家公务员伤残": "伤残国家机关工作人员 伤残人民警察 因公伤残人员",
            "烈属": "三属 烈士遗属 因公牺牲军人遗属 病故军人遗属 烈士家属",
            "在乡复员军人及带病回乡": "在乡复员军人 在乡老复员军人 带病回乡退伍军人 带病回乡退役军人 复员军人",
            "两参人员": "参战退役人员 参试退役人员 参战退役军人 参战人员 参试人员 两参 参战参试人员 参战参试退役人员 参战参试退役军人",
            "60岁农村籍退役士兵": "农村籍退役士兵 60周岁以上农村籍退役士兵 老年农村籍退役士兵 60周岁农村籍退役士兵 60岁以上农村籍退役士兵",
            "烈士子女": "烈士老年子女 部分烈士子女 60周岁以上烈士子女 部分烈士（含错杀后被平反人员）子女",
        }
        return {alias: value for value, aliases in spellings.items() for alias in aliases.split()}


class Item(Choice):
    """优抚的发放项目。"""

    PENSION = "定期抚恤补助"
    PRICE = "物价临时补贴"


CARE_CLASS = column("优抚类别", "优抚对象类别", "优抚对象种类", from_name=True)


class Beneficiary(PersonRow):
    """一个人的一种优抚身份。"""

    care_class: CareClass = CARE_CLASS
    care_certificate: Text | None = column("优抚证号", required=False)


class Payment(PersonRow):
    """一次优抚发放。"""

    care_class: CareClass = CARE_CLASS
    item: Item = item_or(Item.PENSION)
    care_paid_day: Day = column("优抚发放日期")
    paid_amount: Fen = PAID_AMOUNT


PAID = During("care_paid_day")

PROGRAM = Program(
    slug="special_care",
    name="优抚对象",
    domain=Domain.VETERANS,
    aliases=("优抚",),
    basis=("《军人抚恤优待条例》",),
    category="care_class",
    tables=(
        Table(
            Beneficiary,
            "花名册",
            "一人一种身份一行",
            unique=("id_no", "care_class"),
            kind=Stock(undated="花名册没有起止日期，名册上的人都按截止日在享受计"),
        ),
        Table(
            Payment,
            "发放",
            "一人一次一项目一行",
            unique=("id_no", "care_class", "item", "care_paid_day"),
            roster=Beneficiary,
            across=Across("paid_amount", "care_paid_day", "item"),
            kind=Flow("care_paid_day"),
        ),
    ),
    measures=(
        distinct("人数", "persons", "人", Beneficiary, "id_no", meaning="本年享受待遇人员，按身份证号去重"),
        paid("抚恤金", "paid", Payment, "期内发放的定期抚恤补助", Item.PENSION, PAID),
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
        paid("物价补贴", "price_subsidy_paid", Payment, "期内发放的物价临时补贴", Item.PRICE, PAID),
        paid_all(Payment, PAID),
    ),
)
