"""What the bureau plans: projects, what falls short, and targets for the next year."""

from __future__ import annotations

from typing import Any

from mzledger.demo.places import COUNTY
from mzledger.demo.plan import YEAR
from mzledger.programs.projects import BuildKind
from mzledger.programs.targets import Direction

HOME = f"{COUNTY}敬老院"
TOWN = f"{COUNTY}县城"
NEW, REPAIR, REBUILD = BuildKind.NEW, BuildKind.REPAIR, BuildKind.REBUILD
PROJECTS = (
    ("婚姻登记服务中心", "业务用房", NEW, TOWN, 400, 100),
    ("敬老院维修", "屋面和外墙维修", REPAIR, HOME, 1850, 131),
    ("敬老院维修", "消防设施维修", REPAIR, HOME, None, 19),
    ("敬老院维修", "供暖系统改造", REBUILD, HOME, 1850, 146),
    ("敬老院维修", "院落硬化", REPAIR, HOME, 900, 31),
    ("敬老院维修", "室内设施更新", REBUILD, HOME, None, None),
    ("日间照料中心", "尕巴松多镇日间照料中心", NEW, "尕巴松多镇", 800, 240),
    ("日间照料中心", "唐谷镇日间照料中心", NEW, "唐谷镇", 800, 240),
    ("日间照料中心", "河北乡日间照料中心", NEW, "河北乡", 800, 240),
    ("殡仪馆", "殡仪馆", NEW, TOWN, 2600, 1000),
    ("社区殡仪服务站", "殡仪服务站", NEW, TOWN, 320, 100),
    ("寺院养老院", "寺院养老院", NEW, None, 7800, 2730),
)
EARLY_PROJECTS = (
    ("婚姻登记服务中心", "业务用房", NEW, TOWN, 320, 80),
    ("殡仪馆", "殡仪馆", NEW, TOWN, 2400, 900),
    ("敬老院维修", "屋面和外墙维修", REPAIR, HOME, 1850, 120),
)
SHORTCOMINGS = (
    (
        "工作人员力量不足",
        "民政业务面广量大，基层民政干事多为兼职，人员与所承担的工作任务不相适应。",
        "民政对象.每千人工作人员",
        "通过政府购买服务补充基层力量，明确乡镇民政专干职责。",
    ),
    (
        "低保对象核对难度大",
        "部分家庭收入不稳定、信息不完整，核对请求因证号、姓名、授权等原因不能一次成功。",
        "家庭经济状况核对.失败率",
        "规范授权书和证号录入，加强入户核查和部门信息比对。",
    ),
    (
        "敬老院入住率低",
        "老人习惯居家养老，机构服务能力与老人需求还有差距，床位没有充分利用。",
        "敬老院.入住率、敬老院.床位数",
        "改善设施和护理服务，做好政策宣传，引导困难老人自愿入住。",
    ),
    (
        "政策业务学习不够深入",
        "学习的系统性不强，学用结合不够紧密，个别工作人员对新政策掌握不全。",
        None,
        "制定学习计划，把集中学习、业务培训和岗位练兵结合起来。",
    ),
)
AT_LEAST, AT_MOST = Direction.AT_LEAST, Direction.AT_MOST
TARGETS = (
    ("低保治理", "县级抽查在保家庭的比例", None, 20, AT_LEAST, 30, "%", "低保核对中心"),
    ("低保治理", "乡镇、村入户核查在保家庭的比例", None, 90, AT_LEAST, 100, "%", "各乡镇"),
    ("低保治理", "家庭经济状况核对的失败率", "家庭经济状况核对.失败率", None, AT_MOST, 2, "%", "低保核对中心"),
    ("殡葬", "火葬率", "殡葬.火葬占比", None, AT_LEAST, 60, "%", "综合办公室"),
    ("殡葬", "天葬率", "殡葬.天葬占比", None, AT_MOST, 40, "%", "综合办公室"),
    ("村规民约", "村规民约和居民公约落实情况检查的比例", None, 60, AT_LEAST, 100, "%", "基层政权办"),
    ("养老", "困难老人入住率", None, None, AT_LEAST, 85, "%", "综合办公室"),
    ("养老", "居家养老服务人次", "居家养老服务.人次", None, AT_LEAST, 4800, "人次", "综合办公室"),
    ("儿童", "孤儿和困境儿童入户走访的比例", None, 80, AT_LEAST, 100, "%", "综合办公室"),
    ("社会组织", "社会组织参检率", "社会组织.参检率", None, AT_LEAST, 80, "%", "综合办公室"),
    ("残疾人", "两项补贴对象年度资格认定的比例", None, 90, AT_LEAST, 100, "%", "综合办公室"),
)
EARLY_TARGETS = (
    ("低保治理", "家庭经济状况核对的失败率", "家庭经济状况核对.失败率", None, AT_MOST, 3, "%", "低保核对中心"),
    ("殡葬", "火葬率", "殡葬.火葬占比", None, AT_LEAST, 70, "%", "综合办公室"),
    ("村规民约", "村规民约和居民公约报备案数", "村规民约.备案数", None, AT_LEAST, 84, "个", "基层政权办"),
    ("养老", "困难老人入住率", None, None, AT_LEAST, 60, "%", "综合办公室"),
    ("养老", "居家养老服务人次", "居家养老服务.人次", None, AT_LEAST, 4000, "人次", "综合办公室"),
    ("社会组织", "社会组织参检率", "社会组织.参检率", None, AT_LEAST, 85, "%", "综合办公室"),
)


MEASURES = {
    "县级抽查在保家庭的比例": "按季度抽取在保家庭，由低保核对中心会同乡镇入户核实，结果当季通报。",
    "乡镇、村入户核查在保家庭的比例": "把入户核查列入乡镇民政工作考核，年中和年末各核查一遍。",
    "家庭经济状况核对的失败率": "统一授权书填写要求，发起前先校验证号和姓名，失败的逐条退回更正。",
    "火葬率": "完善殡仪服务设施，落实惠民殡葬奖补，做好政策宣传。",
    "村规民约和居民公约落实情况检查的比例": "由乡镇逐村检查执行情况，对流于形式的指导修订。",
    "困难老人入住率": "改善敬老院设施和护理服务，走访分散供养老人，尊重本人意愿安排入住。",
    "居家养老服务人次": "增加助餐、助洁、助医服务频次，公开服务内容和监督电话。",
    "孤儿和困境儿童入户走访的比例": "儿童督导员、儿童主任分片包户，走访情况逐人建档。",
    "社会组织参检率": "提前通知年检时间和材料，对逾期未检的逐家催办。",
    "两项补贴对象年度资格认定的比例": "与残联按月比对残疾人证信息，资格变动的当月调整。",
}


def project_rows(year: int) -> list[dict[str, Any]]:
    """A row for every part of a project, in units of 10 000 yuan; one has no amount yet."""
    names = ("project_group", "project_part", "build_kind", "site", "floor_area", "project_investment")
    return [dict(zip(names, row, strict=True)) for row in (PROJECTS if year >= YEAR else EARLY_PROJECTS)]


def shortcoming_rows(year: int) -> list[dict[str, Any]]:
    """A row for everything that falls short, with the indicators that show it."""
    names = ("shortcoming", "shown_by", "evidence", "countermeasure")
    return [dict(zip(names, row, strict=True)) for row in (SHORTCOMINGS if year >= YEAR else SHORTCOMINGS[:3])]


def target_rows(year: int) -> list[dict[str, Any]]:
    """A row for every target that the year sets for the next one."""
    names = ("target_field", "target", "target_indicator", "baseline", "direction", "target_value", "target_unit")
    rows = TARGETS if year >= YEAR else EARLY_TARGETS
    last = {"deadline": f"{year + 1}年底"}
    return [
        dict(zip((*names, "responsible"), row, strict=True)) | last | {"target_measures": MEASURES.get(row[1])}
        for row in rows
    ]
