"""老年人意外伤害保险。一人一个保险年度只在一个投保类别。"""

from mzledger.programs.shared.words import PersonRow
from mzledger.schema.cells import Choice, Day, Fen
from mzledger.schema.measure import During, distinct, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import column
from mzledger.schema.timing import Flow


class InsuredClass(Choice):
    """投保类别。"""

    RURAL_DIBAO = "农村低保"
    URBAN_DIBAO = "城镇低保"
    DISABLED = "残疾人"
    EXTREME_HARDSHIP = "特困老人"


class Policy(PersonRow):
    """一个人一个保险年度的一份保险。"""

    insured_class: InsuredClass = column("投保类别")
    premium: Fen = column("保费", unit="元")
    insured_from: Day = column("起保日期")


INSURED = During("insured_from")

PROGRAM = Program(
    slug="elder_insurance",
    name="老年人意外险",
    domain=Domain.WELFARE,
    aliases=("意外险", "老年人意外伤害保险"),
    basis=("《关于开展老年人意外伤害保险工作的指导意见》（全国老龄办发〔2016〕32号）",),
    category="insured_class",
    tables=(Table(Policy, "投保", "一人一保险年度一行", unique=("id_no",), kind=Flow("insured_from")),),
    measures=(
        distinct("参保人数", "persons", "人", Policy, "id_no", when=INSURED, meaning="期内起保人员，按身份证号去重"),
        total("保费", "premium", "元", Policy, "premium", when=INSURED, meaning="期内起保的保费之和"),
    ),
)
