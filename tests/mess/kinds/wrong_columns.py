"""Kinds of rewriting that put headings and content apart: lost, swapped, doubled, shifted, dropped."""

from __future__ import annotations

import re

from mess.kinds.columns import NEEDED
from mess.kinds.registry import Phase, kind
from mess.model import Case, Column, Page


def _shifted(month: str, by: int) -> str:
    """A month so many months earlier, written 2018年3月."""
    if not re.fullmatch(r"\d{4}-\d\d", month):
        return month
    number = int(month[:4]) * 12 + int(month[5:]) - 1 - by
    return f"{number // 12}年{number % 12 + 1}月"


def _some_needed(case: Case) -> str:
    page = case.targets[0]
    return case.rng.choice([c.field for c in page.columns if c.field and (c.required or c.field in NEEDED)])


@kind(Phase.COLUMNS, damages=True)
def heading_lost(case: Case) -> bool:
    """A needed heading is blank over its content."""
    name = _some_needed(case)
    for page in case.targets:
        page.column(name).heading = ""
    return True


@kind(Phase.COLUMNS, damages=True, needs="stop_month")
def stop_heading_lost(case: Case) -> bool:
    """The stop column has no heading."""
    for page in case.targets:
        page.column("stop_month").heading = ""
    return True


@kind(Phase.COLUMNS, damages=True, needs="stop_month")
def stop_heading_meaningless(case: Case) -> bool:
    """The stop column is headed 列12, 备注1 or 时间."""
    heading = case.rng.choice(("列12", "备注1", "时间", "日期", "Column5", "其他"))
    for page in case.targets:
        page.column("stop_month").heading = heading
    return True


@kind(Phase.COLUMNS, damages=True, needs="stop_month", gentle=True)
def stop_column_dropped(case: Case) -> bool:
    """No stop column at all: the stopped are still in the list, and nothing says so."""
    stopped = any(cell is not None for page in case.targets for cell in page.values("stop_month"))
    for page in case.targets:
        page.drop("stop_month")
    return stopped


FIGURES_HANG_ON = frozenset(
    {
        "id_no",
        "head_id",
        "covered",
        "start_month",
        "paid_amount",
        "item",
        "channel",
        "subsidy",
        "helped_persons",
        "relief_amount",
        "approved_day",
        "registered_day",
        "registration",
        "buried_day",
        "burial_way",
        "care_class",
        "care_paid_day",
        "child_class",
        "support_mode",
        "relief_cause",
    }
)
"""Fields that the county's figures are counted, dated or broken down by."""


@kind(Phase.COLUMNS, must_ask=True)
def needed_column_dropped(case: Case) -> bool:
    """A column that some figure hangs on is not there."""
    page = case.targets[0]
    needed = FIGURES_HANG_ON - {"residence", "paid_month", "township"}
    names = [c.field for c in page.columns if c.required and c.field in needed]
    if not names:
        return False
    name = case.rng.choice(names)
    for one in case.targets:
        one.drop(name)
    return True


def _swap(page: Page, one: str, other: str) -> None:
    first, second = page.column(one), page.column(other)
    first.heading, second.heading = second.heading, first.heading


@kind(Phase.COLUMNS, must_ask=True)
def headings_swapped(case: Case) -> bool:
    """The headings of two columns of different kinds have changed places."""
    page = case.targets[0]
    needed = [c for c in page.columns if c.required and c.kind != "文字"]
    pairs = [(a.field, b.field) for a in needed for b in needed if a.kind != b.kind]
    pair = case.rng.choice(pairs)
    for one in case.targets:
        _swap(one, *pair)
    return True


@kind(Phase.COLUMNS, must_ask=True, needs="start_month stop_month")
def start_and_stop_swapped(case: Case) -> bool:
    """The start and stop headings have changed places."""
    for page in case.targets:
        _swap(page, "start_month", "stop_month")
    return True


@kind(Phase.COLUMNS, must_ask=True, needs="household_size covered_persons", slugs="dibao")
def person_headings_swapped(case: Case) -> bool:
    """家庭人口 and 保障人口 have changed places: some household has more covered than members."""
    differ = False
    for page in case.targets:
        differ |= page.values("household_size") != page.values("covered_persons")
        _swap(page, "household_size", "covered_persons")
    return differ


@kind(Phase.COLUMNS, damages=True, needs="household_size helped_persons")
def helped_headings_swapped(case: Case) -> bool:
    """家庭人口 and 救助人数 have changed places: more helped than members."""
    for page in case.targets:
        _swap(page, "household_size", "helped_persons")
    return True


@kind(Phase.COLUMNS, damages=True, needs="start_month")
def two_start_columns(case: Case) -> bool:
    """Two columns that may both be the start, with different months."""
    headings = case.rng.choice((("批准时间", "执行时间"), ("审批年月", "起发年月"), ("纳入时间", "开始发放时间")))
    for page in case.targets:
        other = [_shifted(str(cell), case.rng.randint(1, 9)) for cell in page.values("start_month")]
        page.column("start_month").heading = headings[1]
        page.insert(page.at("start_month"), Column("", headings[0]), other)
    return True


@kind(Phase.COLUMNS, damages=True, needs="stop_month")
def two_stop_columns(case: Case) -> bool:
    """Two columns that may both be the stop, with different months in different rows."""
    pairs = (("停发时间", "停保时间"), ("终止年月", "停发年月"), ("取消时间", "停发时间"), ("退出时间", "停止享受时间"))
    headings = list(case.rng.choice(pairs))
    case.rng.shuffle(headings)
    _beside_the_stop(case, *headings)
    return True


@kind(Phase.COLUMNS, needs="stop_month")
def death_beside_the_stop(case: Case) -> bool:
    """死亡时间 or 复核时间 beside 停发时间: another date in other rows."""
    _beside_the_stop(case, case.rng.choice(("死亡时间", "复核时间", "公示时间", "下次复核年月")), "停发时间")
    return True


def _beside_the_stop(case: Case, other: str, stop: str) -> None:
    for page in case.targets:
        cells = [f"2020年{case.rng.randint(2, 9)}月" if case.rng.random() < 0.2 else None for _ in page.data()]
        page.column("stop_month").heading = stop
        page.insert(page.at("stop_month"), Column("", other), cells)


@kind(Phase.COLUMNS, damages=True)
def column_twice(case: Case) -> bool:
    """A needed column stands twice under one heading, the second time with blanks."""
    name = _some_needed(case)
    for page in case.targets:
        cells = [cell if case.rng.random() < 0.7 else None for cell in page.values(name)]
        page.insert(len(page.columns), Column("", page.column(name).heading, page.column(name).kind), cells)
    return True


@kind(Phase.COLUMNS, damages=True, needs="paid_amount")
def two_amount_columns(case: Case) -> bool:
    """应发 and 实发 side by side, different in some rows."""
    for page in case.targets:
        due = [
            cell + 20 if isinstance(cell, (int, float)) and case.rng.random() < 0.2 else cell
            for cell in page.values("paid_amount")
        ]
        page.column("paid_amount").heading = "实发金额"
        page.insert(page.at("paid_amount"), Column("", "应发金额"), due)
    return True


@kind(Phase.COLUMNS, damages=True)
def amount_headed_vaguely(case: Case) -> bool:
    """The amount is headed 金额, 标准, 合计 or 资金."""
    page = case.targets[0]
    names = [c.field for c in page.columns if c.kind == "金额" and c.required]
    if not names:
        return False
    heading = case.rng.choice(("金额", "标准", "合计", "资金", "元"))
    for one in case.targets:
        one.column(names[0]).heading = heading
    return True


@kind(Phase.COLUMNS, must_ask=True)
def rows_shifted(case: Case) -> bool:
    """From some row on, the cells stand one column too far to the right."""
    for page in case.targets:
        first = len(page.lines) * 2 // 3
        for line in page.lines[first:]:
            line.cells[1:] = [None, *line.cells[1:-1]]
    return True


@kind(Phase.COLUMNS, must_ask=True)
def column_shifted_down(case: Case) -> bool:
    """One column has slipped down by a row."""
    page = case.targets[0]
    names = [c.field for c in page.columns if c.required and c.kind in ("身份证号", "日期")]
    if not names:
        return False
    name = case.rng.choice(names)
    for one in case.targets:
        cells, place = one.values(name), one.at(name)
        for line, cell in zip(one.data(), [None, *cells[:-1]], strict=True):
            line.cells[place] = cell
    return True


@kind(Phase.COLUMNS, damages=True)
def wrong_heading_over_content(case: Case) -> bool:
    """A needed column's heading says something foreign; its content is right."""
    name = _some_needed(case)
    heading = case.rng.choice(("备注", "家庭住址", "其他", "说明", "核查日期", "文化程度"))
    for page in case.targets:
        if heading in {column.heading for column in page.columns}:
            return False
        page.column(name).heading = heading
    return True


@kind(Phase.COLUMNS, must_ask=True)
def cells_swapped_in_some_rows(case: Case) -> bool:
    """In a few rows the name stands under the ID and the ID under the name."""
    pairs = (
        ("name", "id_no"),
        ("head_name", "head_id"),
        ("husband_name", "husband_id"),
        ("deceased_name", "deceased_id"),
    )
    pair = next((pair for pair in pairs if case.targets[0].has(*pair)), None)
    if pair is None:
        return False
    for page in case.targets:
        one, other = page.at(pair[0]), page.at(pair[1])
        for line in case.rng.sample(page.data(), min(3, len(page.data()))):
            line.cells[one], line.cells[other] = line.cells[other], line.cells[one]
    return True


@kind(Phase.COLUMNS)
def blank_column_between(case: Case) -> bool:
    """An empty column without a heading in the middle and one in front."""
    for page in case.targets:
        for place in (len(page.columns) // 2, 0):
            page.insert(place, Column("", ""), [])
    return True
