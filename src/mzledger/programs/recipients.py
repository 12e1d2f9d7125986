"""民政对象总览：由各业务的数字相加、去重、占比得出，自己没有台账。"""

from mzledger.schema.measure import Derived, Operation
from mzledger.schema.program import Domain, Program

RECIPIENTS = (
    "dibao.persons",
    "extreme_hardship.persons",
    "special_care.persons",
    "orphans.persons",
    "children.persons",
    "old_age.persons",
    "disability.enrolments",
)
PAYING = (
    "dibao",
    "extreme_hardship",
    "entrusted_care",
    "orphans",
    "children",
    "old_age",
    "disability",
    "temporary_relief",
)

PROGRAM = Program(
    slug="recipients",
    name="民政对象",
    domain=Domain.COUNTY,
    basis=("各业务台账",),
    tables=(),
    measures=(
        Derived(
            "各项合计", "by_program_sum", "人", Operation.SUM, RECIPIENTS, meaning="各业务人数相加，一人享受几项计几次"
        ),
        Derived("不重复人数", "distinct", "人", Operation.DISTINCT, RECIPIENTS, meaning="上列各业务名单按身份证号去重"),
        Derived(
            "占总人口比例",
            "share",
            "%",
            Operation.SHARE,
            ("recipients.by_program_sum", "population.persons"),
            meaning="各项合计占户籍人口",
        ),
        Derived(
            "每千人工作人员",
            "staff_per_thousand",
            "名",
            Operation.PER_THOUSAND,
            ("staff.total", "recipients.by_program_sum"),
            meaning="干部职工数除以民政对象各项合计，再乘以一千",
        ),
        Derived(
            "发放笔数",
            "payments",
            "笔",
            Operation.SUM,
            tuple(f"{slug}.payments" for slug in PAYING),
            meaning="各业务发放笔数之和",
        ),
        Derived(
            "一卡通发放笔数",
            "payments_by_card",
            "笔",
            Operation.SUM,
            tuple(f"{slug}.payments_by_card" for slug in PAYING),
            meaning="各业务经民生一卡通发放的笔数之和",
        ),
    ),
)
