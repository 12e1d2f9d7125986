"""各业务共用的列和表：同一个意思只有一个英文名、一个中文标题，真实台账里见过的其他写法列在后面。"""

from __future__ import annotations

from datetime import date
from typing import Any

from mzledger.schema.bounds import Bounds, Years, Yuan
from mzledger.schema.cells import Account, Choice, Fen, Flag, Id, Month, Name, Text, Township, Village
from mzledger.schema.measure import At, During, Measure, rows, total
from mzledger.schema.program import Across, Table
from mzledger.schema.row import Absent, Row, Variant, column
from mzledger.schema.timing import Covered, Flow
from mzledger.values.period import next_month


class Sex(Choice):
    """性别。数字代码有互相矛盾的两套，不认。"""

    MALE = "男"
    FEMALE = "女"


class Relation(Choice):
    """与户主关系。"""

    HEAD = "户主"
    SPOUSE = "配偶"
    SON = "子/婿"
    DAUGHTER = "女/媳"
    GRANDCHILD = "孙子女/外孙子女"
    PARENT = "父母/岳父母/公婆"
    GRANDPARENT = "祖父母/外祖父母"
    SIBLING = "兄弟姐妹"
    OTHER = "其他"

    @classmethod
    def also(cls) -> dict[str, str]:
        spellings = {
            "户主": "本人 户主本人",
            "配偶": "妻 夫 妻子 丈夫",
            "子/婿": "子 儿子 长子 次子 三子 女婿",
            "女/媳": "女 女儿 长女 次女 三女 儿媳",
            "孙子女/外孙子女": "孙子 孙女 外孙 外孙子 外孙女",
            "父母/岳父母/公婆": "父亲 母亲 父 母 岳父 岳母 公公 婆婆",
            "祖父母/外祖父母": "祖父 祖母 外祖父 外祖母",
            "兄弟姐妹": "兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹",
        }
        return {alias: value for value, aliases in spellings.items() for alias in aliases.split()}


class StopReason(Choice):
    """停发原因。"""

    DEATH = "死亡"
    INCOME = "收入超标"
    PROPERTY = "财产超标"
    MOVED = "迁出"
    MARRIED_OUT = "嫁出"
    PRISON = "服刑"
    MISSING = "失踪"
    EMPLOYED = "就业"
    TO_EXTREME_HARDSHIP = "转特困"
    TO_OTHER_DIBAO = "转城/农低保"
    VOLUNTARY = "自愿退出"
    OF_AGE = "满18周岁"
    OTHER = "其他"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"去世": "死亡", "病故": "死亡", "收入超标准": "收入超标", "转特困供养": "转特困"}


class Channel(Choice):
    """发放方式。"""

    CARD = "民生一卡通"
    CASH = "现金"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {"一卡通": "民生一卡通", "社会化发放": "民生一卡通", "银行代发": "民生一卡通"}


class DisabilityKind(Choice):
    """残疾类别。"""

    SIGHT = "视力"
    HEARING = "听力"
    SPEECH = "言语"
    LIMB = "肢体"
    INTELLECT = "智力"
    MENTAL = "精神"
    MULTIPLE = "多重"


class DisabilityLevel(Choice):
    """残疾等级。"""

    FIRST = "一级"
    SECOND = "二级"
    THIRD = "三级"
    FOURTH = "四级"

    @classmethod
    def also(cls) -> dict[str, str]:
        return {
            "1级": "一级",
            "2级": "二级",
            "3级": "三级",
            "4级": "四级",
            "1": "一级",
            "2": "二级",
            "3": "三级",
            "4": "四级",
        }


IN_A_HOUSEHOLD, COVERED_IN_A_HOUSEHOLD = Bounds(1, 99, high=30), Bounds(0, 99, high=30)
MONTHLY_OF_A_PERSON, MONTHLY_OF_A_HOUSEHOLD = (Yuan(most=10_000_000, low=1, high=high) for high in (10_000, 30_000))
AT_ONCE = Yuan(most=1_000_000_000, low=1, high=100_000)
A_YEAR = Bounds(1949, 2100)

TOWNSHIP = column(
    "乡镇",
    "所属街道 所属街 镇（街道） 乡（镇） 街道乡镇 乡镇街道 所在乡镇 乡 委托单位 乡镇名称 所属乡镇",
    from_name=True,
)
TOWNSHIP_OPTIONAL = column("乡镇", "所属乡镇", "所在乡镇", required=False)
VILLAGE = column("村（社区）", "行政村 村委会 所属社区 所属社 村居 村、社区 居委会 村 社区")
NAME = column(
    "姓名",
    "人员姓名 老人姓名 儿童姓名 享受人姓名 村民姓名 申领人姓名 对象姓名 本人姓名",
    identity=True,
)
ID_NO = column(
    "身份证号",
    "身份证号码 公民身份号码 居民身份证号码 身份证件号码 公民身份证号码 身份证",
    weaker=("证件号码",),
    identity=True,
)
SEX = column("性别", required=False)
BIRTH_DAY = column("出生日期", "出生年月日", "出生时间", required=False)
ETHNIC_GROUP = column("民族", required=False)


def _head_by_number(values: tuple[Any, ...], day: date) -> Relation | None:
    own, head = values
    return Relation.HEAD if own is not None and own == head else None


RELATION = column(
    "与户主关系",
    "与户主的关系",
    "关系",
    "家庭关系",
    "与申请人关系",
    absent=Absent("没有“与户主关系”列，身份证号与户主相同的是户主", needs=("id_no", "head_id"), derive=_head_by_number),
)
HEAD_NAME = column("户主姓名", "户主", "申请人姓名", "申请人", merged=True, identity=True)
HEAD_ID = column("户主身份证号", "户主身份证号码", "申请人身份证号", "申请人身份证号码", merged=True, identity=True)
HOUSEHOLD_SIZE = column("家庭人口", "家庭人口数", "家庭总人口", "家庭成员数", merged=True, bounds=IN_A_HOUSEHOLD)
COVERED_PERSONS = column(
    "保障人口",
    "保障人口数 保障人数 享受人数 享受保障人数 低保人数 低保人口",
    merged=True,
    bounds=COVERED_IN_A_HOUSEHOLD,
)
COVERED = column(
    "是否保障对象",
    "是否享受 是否保障 是否享受低保 是否在保 是否低保人员 是否施保 是否纳入低保",
    absent=Absent("没有“是否保障对象”列，名单上的人都是保障对象", Flag.YES),
)
MONTHLY_AMOUNT = column(
    "户月保障金额", "户月保障金", "月保障额", "月保障金额", unit="元", merged=True, bounds=MONTHLY_OF_A_HOUSEHOLD
)
MONTHLY_STANDARD = column(
    "月标准", "月补贴标准", "补助标准", "月补贴额", "补贴标准", unit="元", bounds=MONTHLY_OF_A_PERSON
)
START_MONTH = column(
    "起始保障年月",
    "最初享受月份 最初享受月 起始享受年月 享受年月 纳入年月 纳入月份 纳入时间",
    weaker=("批准时间", "批准日期", "审批时间", "审批日期"),
    bounds=Years(low=1980),
)

STOP_MONTH = column(
    "停发年月",
    "停发时间",
    "取消时间",
    "取消年月",
    "停保日期",
    "停保年月",
    required=False,
    note="从这个月起不再享受",
    variants=(
        Variant(
            (
                "截止保障年月",
                "截止享受年月",
                "享受截止时间",
                "享受至",
                "保障至",
                "最后发放年月",
                "截止时间",
                "截止日期",
            ),
            "写的是最后享受的月份，停发从下一个月起",
            next_month,
        ),
    ),
)
STOP_REASON = column("停发原因", "取消原因", "退出原因", required=False)
STATE = column("人员状态", "状态", "对象状态", "享受状态", "保障状态", required=False)
DISABILITY_CERTIFICATE = column("残疾证号", "残疾证编号", "残疾人证号", required=False)
DISABILITY_KIND = column("残疾类别", "残疾类型")
DISABILITY_LEVEL = column("残疾等级", "残疾级别")
PHONE = column("联系电话", "联系方式", "手机号", "手机号码", "电话号码", "老人联系方式", required=False)
BANK = column("开户银行", "开户行", required=False)
ACCOUNT = column("银行账号", "银行帐号 银行账户 银行卡号 账号 一卡通账号 一卡通账户", required=False)
PAID_MONTH = column(
    "发放年月",
    "发放月份 发放批次 所属年月 发放时间 发放日期 月份 年月 补助月份 资金月份",
    from_name=True,
)
ITEMS = ("发放项目", "补助项目", "资金项目")
ITEM = column(*ITEMS)


def item_or(usual: Choice) -> Any:
    """发放项目一列；没有这一列的，都按通常的那一项计。"""
    return column(*ITEMS, from_name=True, absent=Absent(f"没有“发放项目”列，全部按{usual}计", usual))


PAID_AMOUNT = column(
    "发放金额",
    "实发金额",
    "发放合计",
    "补发合计",
    "打卡金额",
    "实际发放金额",
    unit="元",
    bounds=AT_ONCE,
    weaker=("金额", "补助金额", "补贴金额", "救助金额"),
)
CHANNEL = column("发放方式", "支付方式")
REMARK = column("备注", "说明", required=False)
HELPED_PERSONS = column("救助人数", "救助人口", "享受救助人数", bounds=IN_A_HOUSEHOLD)


class PersonRow(Row):
    """花名册的开头：住在哪里，是谁。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    name: Name = NAME
    id_no: Id = ID_NO
    sex: Sex | None = SEX
    ethnic_group: Text | None = ETHNIC_GROUP


class HouseholdRow(Row):
    """一人一行、按户编排的花名册的开头：户的内容可以合并单元格。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    head_name: Name = HEAD_NAME
    head_id: Id = HEAD_ID
    name: Name = NAME
    id_no: Id = ID_NO
    relation: Relation = RELATION
    sex: Sex | None = SEX
    ethnic_group: Text | None = ETHNIC_GROUP


class PersonPayment(Row):
    """发给个人的一笔钱。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    name: Name = NAME
    id_no: Id = ID_NO
    paid_month: Month = PAID_MONTH
    paid_amount: Fen = PAID_AMOUNT
    channel: Channel = CHANNEL
    bank: Text | None = BANK
    account: Account | None = ACCOUNT


class HouseholdPayment(Row):
    """发给一户的一笔钱。"""

    township: Township = TOWNSHIP
    village: Village = VILLAGE
    head_name: Name = HEAD_NAME
    head_id: Id = HEAD_ID
    paid_month: Month = PAID_MONTH
    paid_amount: Fen = PAID_AMOUNT
    channel: Channel = CHANNEL
    bank: Text | None = BANK
    account: Account | None = ACCOUNT


IN_FORCE = At("start_month", "stop_month")
STARTED, STOPPED, PAID = During("start_month"), During("stop_month"), During("paid_month")


def roster(model: type[Row], grain: str = "一人一行", unique: tuple[str, ...] = ("id_no",), **how: Any) -> Table:
    """起止按月记的花名册。"""
    return Table(model, "花名册", grain, unique, kind=Covered("start_month", "stop_month"), **how)


def payments(model: type[Row], grain: str, to: type[Row], payee: str = "id_no", item: str = "", **how: Any) -> Table:
    """花名册 `to` 上的人按月领的钱；`item` 是把一个月的钱再分开的一列，各月、各项可以并排写在一行。"""
    unique = tuple(filter(None, (payee, "paid_month", item)))
    across = Across("paid_amount", "paid_month", item)
    return Table(model, "发放", grain, unique, roster=to, payee=payee, across=across, kind=Flow("paid_month"), **how)


def paid(
    name: str, slug: str, table: type[Row], meaning: str, item: Choice | None = None, when: During = PAID
) -> Measure:
    """期内发放的钱；写了 `item` 的，只是这一个发放项目的。"""
    where = {"item": item} if item else {}
    return total(name, slug, "元", table, "paid_amount", when=when, where=where, meaning=meaning)


def paid_all(table: type[Row], when: During = PAID) -> Measure:
    """各个发放项目之和。"""
    return paid("发放总额", "paid_all", table, "期内各个发放项目之和", when=when)


def payment_measures(table: type[Row], when: During = PAID) -> tuple[Measure, ...]:
    """发放笔数，其中经一卡通的笔数：总结里“全部通过一卡通发放”这句话以此为凭。"""
    return (
        rows("发放笔数", "payments", "笔", table, when=when, meaning="发放台账的行数"),
        rows(
            "一卡通发放笔数",
            "payments_by_card",
            "笔",
            table,
            when=when,
            where={"channel": Channel.CARD},
            meaning="发放方式为民生一卡通的行数",
        ),
    )
