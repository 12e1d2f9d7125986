"""别的单位的名单：一人一行。列名各处不同，这里列出见过的写法；名单的种类和它的含义也在这里声明。"""

from __future__ import annotations

from mzledger.reconcile.lists import Kind, Meaning
from mzledger.schema.cells import Id, Owner, Text, Township, Village
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Standing

FOLDER = "外部名单"
"""工作文件夹里放这些名单的地方。"""


class OutsidePerson(Row):
    """名单上的一个人。哪一列都可以没有，但身份证号和姓名至少有一列。"""

    township: Township | None = column(
        "乡镇",
        "乡 镇 乡（镇） 乡(镇、街道) 镇（街道） 乡镇街道 街道乡镇 所在乡镇 所属乡镇 乡镇名称 街道 所属街道 户籍乡镇 户籍所在乡镇 所属街 乡镇（街道） 镇 乡镇名",
        required=False,
    )
    village: Village | None = column(
        "村（社区）",
        "行政村 村 村委会 村名 村居 社区 村(居) 所在村 所属村 村民委员会 村(居)委会 所属社区 村社 户籍村 村、社区 居委会 所属社 所在村社 村级 行政村（社区）",
        required=False,
    )
    head_name: Owner | None = column(
        "户主姓名",
        "户主 户主名称 所属户主 户主名 户主名字 家庭户主 申请人姓名 申请人",
        required=False,
    )
    head_id: Id | None = column(
        "户主身份证号",
        "户主身份证号码 户主证件号码 户主证件号 户主公民身份号码 户主身份证 申请人身份证号 申请人身份证号码",
        required=False,
    )
    name: Owner | None = column(
        "姓名",
        "人员姓名 居民姓名 成员姓名 家庭成员姓名 贫困人口姓名 逝者姓名 死者姓名 死亡人员姓名 亡者姓名 亡人姓名 残疾人姓名 持证人姓名 职工姓名 车主 车主姓名 机动车所有人",
        "所有人 所有人姓名 权利人 权利人姓名 产权人 产权人姓名 法定代表人 法人代表 法人姓名 经营者 经营者姓名 投资人 老人姓名 儿童姓名 对象姓名 享受人姓名 本人姓名",
        "公民姓名 纳税人姓名 参保人 参保人姓名 名字",
        required=False,
        identity=True,
    )
    id_no: Id | None = column(
        "身份证号",
        "身份证号码 公民身份号码 居民身份证号码 居民身份证号 身份证件号码 身份证件号 公民身份证号码 身份证 证件号码 证件号 成员身份证号 成员证件号码 逝者身份证号",
        "死者身份证号 死者身份证号码 逝者身份证号码 本人身份证号 身份证明号码 权利人证件号 权利人证件号码 法定代表人证件号码 经营者证件号码 社会保障号码 社会保障号 身份号码",
        "家庭成员身份证号 公民身份证号",
        required=False,
        identity=True,
        weaker=(
            "身份证后四位 身份证后4位 身份证号后四位 身份证号后4位 身份证号码后四位 身份证号码后4位 身份证后六位 身份证后6位 身份证号后六位 身份证号后6位 身份证号码后六位",
            "身份证号码后6位 身份证尾号 身份证号尾号 证件号码后四位 证件号后四位 证件号码后六位 证件号后六位",
        ),
    )
    relation: Text | None = column("与户主关系", "与户主的关系", "家庭关系", "关系", "成员关系", required=False)
    household_no: Text | None = column("户编号", "户号", "家庭编号", "户籍户号", "户编码", "家庭户号", required=False)
    sex: Text | None = column("性别", "逝者性别", "死者性别", required=False)
    birth_day: Text | None = column(
        "出生日期", "出生年月日", "出生时间", "生日", "逝者出生日期", "死者出生日期", required=False
    )
    county_name: Text | None = column(
        "县", "县区 区县 县（市、区） 县(市、区、旗) 县市区 所属县 所在县 所属区", required=False
    )
    home_address: Text | None = column(
        "家庭住址", "家庭地址 住址 地址 户籍地址 户籍住址 户口所在地 户籍所在地 现住址 居住地址", required=False
    )


TABLE = Table(OutsidePerson, "名单", "一人一行", kind=Standing())
BY_CONTENT = {"id_no": "身份证号", "name": "姓名", "township": "乡镇", "village": "村", "home_address": "住址"}
"""列名没有认出时，凭内容也认得出的列，和内容应有的样子。"""
LIST = Program("outside", "名单", ("别的单位的名单，没有统一格式",), (TABLE,), ())
"""名单按台账同一套办法读；它不是本局的业务，不统计。"""

FOR, AGAINST = Meaning.SHOULD_BE_COVERED, Meaning.SHOULD_NOT_BE_COVERED
KINDS = (
    Kind("殡葬火化", AGAINST, ("火化", "殡葬", "殡仪", "骨灰", "安葬", "逝者"), "火化或安葬记录中有此人"),
    Kind("死亡", AGAINST, ("死亡", "死者", "亡者", "注销户口", "销户"), "死亡名单中有此人"),
    Kind(
        "建档立卡",
        FOR,
        ("建档立卡", "扶贫", "贫困户", "贫困人口", "脱贫", "易返贫", "防返贫", "poverty"),
        "是建档立卡对象",
    ),
    Kind("残疾人", FOR, ("残疾", "残联"), "是持证残疾人"),
    Kind("财政供养", AGAINST, ("财政供养", "工资", "编制", "在编", "公务员", "事业单位", "单位职工"), "由财政供养"),
    Kind(
        "工商",
        AGAINST,
        ("工商", "市场主体", "企业", "法定代表人", "个体户", "营业执照", "经营者", "股东"),
        "名下有工商登记",
    ),
    Kind("车辆", AGAINST, ("车辆", "车牌", "号牌", "机动车", "车主"), "名下有车辆"),
    Kind("房产", AGAINST, ("房产", "不动产", "房屋", "产权", "购房"), "名下有房产"),
    Kind("其他", Meaning.COMPARED, (), "名单中有此人"),
)
