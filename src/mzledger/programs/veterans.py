"""退役军人：信息采集，以及医保、取暖、培训、养老、疗养等待遇，一项待遇一行。优抚抚恤另见优抚对象。"""

from mzledger.programs.shared.words import A_YEAR, ID_NO, NAME, TOWNSHIP_OPTIONAL
from mzledger.schema.cells import Choice, Count, Day, Fen, Id, Name, Text, Township
from mzledger.schema.measure import At, During, Measure, distinct, rows, total
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow, Stock


class BenefitKind(Choice):
    """待遇种类。"""

    MEDICAL = "自主择业军转干部医疗保险"
    HEATING = "军转干部取暖补贴"
    TRAINING = "技能培训补助"
    PENSION = "养老保险补缴"
    CONVALESCENCE = "疗养"


class EntryKind(Choice):
    """登记种类。"""

    DISCHARGED = "退役登记"
    ENLISTED = "入伍登记"


class Collected(Row):
    """一名采集对象。"""

    name: Name = NAME
    id_no: Id = ID_NO
    person_kind: Text = column("采集对象类别")
    collected_day: Day = column("采集日期")
    township: Township | None = TOWNSHIP_OPTIONAL


class Benefit(Row):
    """一个人一个年度的一项待遇。"""

    name: Name = NAME
    id_no: Id = ID_NO
    benefit_kind: BenefitKind = column("待遇种类")
    benefit_year: Count = column("所属年度", bounds=A_YEAR)
    granted_day: Day = column("拨付日期")
    benefit_amount: Fen = column("待遇金额", unit="元")


class Entry(Row):
    """一次退役或入伍登记。"""

    name: Name = NAME
    id_no: Id = ID_NO
    entry_kind: EntryKind = column("登记种类")
    entered_day: Day = column("登记时间")


class Waiting(Row):
    """一名已报名、尚未开班的培训对象。"""

    name: Name = NAME
    id_no: Id = ID_NO
    applied_day: Day = column("报名日期")


GRANTED = During("granted_day")


def benefit(name: str, slug: str, kind: BenefitKind) -> tuple[Measure, Measure]:
    """一项待遇的人数和金额。"""
    where = {"benefit_kind": kind}
    return (
        distinct(
            f"{name}人数",
            slug,
            "人",
            Benefit,
            "id_no",
            when=GRANTED,
            where=where,
            meaning=f"期内拨付{kind}的人员，去重",
        ),
        total(
            f"{name}金额",
            f"{slug}_paid",
            "元",
            Benefit,
            "benefit_amount",
            when=GRANTED,
            where=where,
            meaning=f"期内拨付的{kind}",
        ),
    )


PROGRAM = Program(
    slug="veterans",
    name="退役军人",
    domain=Domain.VETERANS,
    basis=("《退役士兵安置条例》", "《军人抚恤优待条例》"),
    tables=(
        Table(Collected, "信息采集", "一人一行", unique=("id_no",), kind=Stock("collected_day")),
        Table(
            Benefit,
            "待遇",
            "一人一年度一项待遇一行",
            unique=("id_no", "benefit_kind", "benefit_year"),
            category="benefit_year",
            kind=Flow("granted_day"),
        ),
        Table(Entry, "登记", "一次登记一行", unique=("id_no", "entry_kind"), kind=Flow("entered_day")),
        Table(Waiting, "培训报名", "一人一行", unique=("id_no",), optional=True, kind=Stock("applied_day")),
    ),
    measures=(
        distinct(
            "采集人数",
            "collected",
            "人",
            Collected,
            "id_no",
            when=At("collected_day"),
            meaning="自开展信息采集以来到截止日采集的人员",
        ),
        *benefit("医疗保险", "self_employed_cadres", BenefitKind.MEDICAL),
        *benefit("取暖补贴", "cadre_heating", BenefitKind.HEATING),
        *benefit("技能培训", "trained", BenefitKind.TRAINING),
        *benefit("养老保险", "pension", BenefitKind.PENSION),
        *benefit("疗养", "convalescence", BenefitKind.CONVALESCENCE),
        rows(
            "退役登记",
            "registered",
            "人",
            Entry,
            when=During("entered_day"),
            where={"entry_kind": EntryKind.DISCHARGED},
            meaning="期内登记的退役军人",
        ),
        rows(
            "入伍登记",
            "enlisted",
            "人",
            Entry,
            when=During("entered_day"),
            where={"entry_kind": EntryKind.ENLISTED},
            meaning="期内登记的入伍新兵",
        ),
        total(
            "待遇金额", "benefits_paid", "元", Benefit, "benefit_amount", when=GRANTED, meaning="期内拨付的各项待遇之和"
        ),
        rows("登记人数", "entries", "人", Entry, when=During("entered_day"), meaning="期内各种登记"),
        rows("报名待训", "waiting", "人", Waiting, when=At("applied_day"), meaning="截止日已报名、尚未开班"),
    ),
)
