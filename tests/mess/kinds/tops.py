"""Kinds of rewriting above the rows: titles, units, headings of two and three rows, tables that begin elsewhere."""

from __future__ import annotations

from mess.kinds.registry import Phase, kind
from mess.model import Case, Page

GROUPS: dict[str, tuple[str, ...]] = {
    "基本情况": ("name", "id_no", "sex", "ethnic_group", "birth_day", "phone"),
    "户主": ("head_name", "head_id"),
    "所在地": ("township", "village"),
    "保障情况": (
        "start_month",
        "stop_month",
        "stop_reason",
        "monthly_amount",
        "monthly_standard",
        "grade",
        "residence",
    ),
    "发放情况": ("paid_month", "paid_amount", "channel", "item"),
    "账户信息": ("bank", "account"),
    "残疾情况": ("disability_certificate", "disability_kind", "disability_level"),
    "监护人": ("guardian_name", "guardian_id", "guardian_relation"),
    "男方": ("husband_name", "husband_id"),
    "女方": ("wife_name", "wife_id"),
    "救助情况": ("relief_type", "relief_cause", "relief_amount", "helped_persons"),
}
SHORT = {
    "head_name": "姓名",
    "head_id": "身份证号",
    "guardian_name": "姓名",
    "guardian_id": "身份证号",
    "husband_name": "姓名",
    "husband_id": "身份证号",
    "wife_name": "姓名",
    "wife_id": "身份证号",
    "disability_kind": "类别",
    "disability_level": "等级",
    "disability_certificate": "证号",
    "paid_amount": "金额",
}


def _grouped(page: Page) -> bool:
    """Puts the groups' names above their neighbouring columns; whether there is one."""
    found = False
    for group, names in GROUPS.items():
        places = [at for at, column in enumerate(page.columns) if column.field in names]
        if len(places) > 1 and places[-1] - places[0] == len(places) - 1:
            found = True
            for at in places:
                page.columns[at].parents = (group,)
    return found


@kind(Phase.AROUND)
def title_and_unit_rows(case: Case) -> bool:
    """填报单位, 单位：元, 填报日期 between title and heading."""
    for page in case.targets:
        page.above.append([])
        page.above.append(["填报单位：测试县民政局", None, None, "单位：元", None, "填报日期：2020年10月31日"])
    return True


@kind(Phase.AROUND)
def annex_line_above(case: Case) -> bool:
    """附件2 above the title, a document number and a stamp line below it."""
    for page in case.targets:
        page.above.insert(0, ["附件2"])
        page.above += [
            ["（测民〔2020〕31号）"],
            ["填报单位（盖章）：", None, None, None, "截止日期：2020.10.31", None, "单位：户、人、元"],
        ]
    return True


@kind(Phase.AROUND)
def many_notes_above(case: Case) -> bool:
    """Five lines of instructions above the heading."""
    for page in case.targets:
        page.above += [
            [f"{number}．{text}"]
            for number, text in enumerate(
                ("请勿增删列。", "乡镇、村写全称。", "身份证号为18位。", "金额单位为元。", "每月25日前上报。"), 1
            )
        ]
    return True


@kind(Phase.AROUND)
def no_title(case: Case) -> bool:
    """The heading in the first row, no title."""
    for page in case.targets:
        page.above = []
    return True


@kind(Phase.AROUND)
def table_begins_elsewhere(case: Case) -> bool:
    """The table begins in C4."""
    for page in case.targets:
        page.down, page.right = 3, 2
    return True


@kind(Phase.AROUND)
def heading_in_two_rows(case: Case) -> bool:
    """基本情况 ▸ 姓名 with merged cells."""
    found = [_grouped(page) for page in case.targets]
    return all(found)


@kind(Phase.AROUND)
def heading_in_two_rows_short(case: Case) -> bool:
    """户主 ▸ 姓名, 监护人 ▸ 身份证号: the leaf alone says too little."""
    found = False
    for page in case.targets:
        _grouped(page)
        for column in page.columns:
            if column.parents and column.field in SHORT:
                column.heading, found = SHORT[column.field], True
    return found


@kind(Phase.AROUND)
def heading_in_three_rows(case: Case) -> bool:
    """A third row above: 救助对象信息 over everything that is grouped."""
    for page in case.targets:
        if not _grouped(page):
            return False
        for column in page.columns:
            if column.parents:
                column.parents = ("对象信息", *column.parents)
    return True


@kind(Phase.AROUND)
def unit_in_headings(case: Case) -> bool:
    """（元） or （元/月） behind the money headings, （人） behind the persons."""
    found = False
    for page in case.targets:
        for column in page.columns:
            if column.kind in ("金额", "整数"):
                unit = ("（元）", "(元)", "/元", "：元") if column.kind == "金额" else ("（人）", "(人)")
                column.heading, found = column.heading + case.rng.choice(unit), True
    return found
