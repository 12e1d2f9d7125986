"""婚姻登记。一对一行；人数按一对两人计。"""

from mzledger.programs.shared.words import REMARK, TOWNSHIP_OPTIONAL
from mzledger.schema.cells import Choice, Day, Id, Name, Text, Township
from mzledger.schema.measure import Derived, During, Operation, rows
from mzledger.schema.program import Domain, Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class Registration(Choice):
    """业务类型。"""

    MARRIAGE = "结婚登记"
    DIVORCE = "离婚登记"
    MARRIAGE_REISSUE = "补发结婚证"
    DIVORCE_REISSUE = "补发离婚证"

    @classmethod
    def also(cls) -> dict[str, str]:
        codes = {"IA": "结婚登记", "IB": "离婚登记", "ICA": "补发结婚证", "ICB": "补发离婚证"}
        again = {
            "补领结婚证": "补发结婚证",
            "补办结婚证": "补发结婚证",
            "补办离婚证": "补发离婚证",
            "补结婚证": "补发结婚证",
            "补离婚证": "补发离婚证",
            "补领离婚证": "补发离婚证",
            "结婚补领": "补发结婚证",
            "离婚补领": "补发离婚证",
        }
        return codes | {"结婚": "结婚登记", "离婚": "离婚登记"} | again


class Couple(Row):
    """一对当事人的一次登记。"""

    registered_day: Day = column("登记日期", "办理日期", "办理时间")
    registration: Registration = column("业务类型", "登记类型", "登记种类", "业务种类", from_name=True)
    certificate_no: Text = column("证书字号", "证件字号")
    husband_name: Name = column("男方姓名", identity=True)
    husband_id: Id = column("男方身份证号", "男方身份证号码")
    wife_name: Name = column("女方姓名", identity=True)
    wife_id: Id = column("女方身份证号", "女方身份证号码")
    township: Township | None = TOWNSHIP_OPTIONAL
    remark: Text | None = REMARK


class Archive(Row):
    """一次档案移交。"""

    archive_year: Text = column("档案年份")
    archive_volumes: Text | None = column("案卷说明", required=False)
    handed_over_day: Day = column("移交日期")


REGISTERED = During("registered_day")
KINDS = (
    ("结婚登记", "marriages", Registration.MARRIAGE),
    ("离婚登记", "divorces", Registration.DIVORCE),
    ("补发结婚证", "marriage_reissues", Registration.MARRIAGE_REISSUE),
    ("补发离婚证", "divorce_reissues", Registration.DIVORCE_REISSUE),
)

PROGRAM = Program(
    slug="marriage",
    name="婚姻登记",
    domain=Domain.AFFAIRS,
    basis=("《婚姻登记条例》（国务院令第387号）",),
    category="registration",
    tables=(
        Table(Couple, "登记", "一对一行", unique=("registration", "certificate_no"), kind=Flow("registered_day")),
        Table(Archive, "档案移交", "一次移交一行", optional=True, kind=Flow("handed_over_day")),
    ),
    measures=(
        *(
            rows(name, slug, "对", Couple, when=REGISTERED, where={"registration": kind}, meaning=f"期内{name}的对数")
            for name, slug, kind in KINDS
        ),
        *(
            Derived(f"{name}人数", f"{slug}_persons", "人", Operation.DOUBLE, (f"marriage.{slug}",), 0, "对数乘以二")
            for name, slug, _ in KINDS
        ),
        rows("登记总数", "registrations", "对", Couple, when=REGISTERED, meaning="期内四类登记的对数"),
        rows("档案移交", "archives", "批", Archive, when=During("handed_over_day"), meaning="期内移交的档案批次"),
    ),
)
