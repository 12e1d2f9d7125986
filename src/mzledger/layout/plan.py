"""How rows become records: which columns are shared, which make a record of their own, what holds for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mzledger.layout.across import Group
from mzledger.layout.fitting import Fit
from mzledger.layout.matching import meaning_of_words
from mzledger.layout.profile import Profile, holds_several
from mzledger.schema.program import Family


@dataclass(slots=True)
class Plan:
    """`columns`: field → sheet column that holds for each record of a row. `groups`: one record each (none: one record a row).

    `constants`: field → raw cell that holds for all. `several`: fields whose cells hold several persons. `said`: what was
    assumed of the shape, in a clerk's words.
    """

    fit: Fit
    columns: dict[str, int]
    groups: list[tuple[dict[str, int], dict[str, Any]]] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    said: list[str] = field(default_factory=list)
    household_rows: bool = False

    @property
    def fields(self) -> set[str]:
        """The fields that have a column or a constant in some record."""
        grouped = {name for columns, constants in self.groups for name in (*columns, *constants)}
        return set(self.columns) | set(self.constants) | grouped


def plan_of(fit: Fit, profiles: dict[int, Profile]) -> Plan:
    """The plan of a fit: person rows, household rows, members or months or items side by side, members in a cell."""
    plan = Plan(fit, {name: taken.heading.column for name, taken in fit.taken.items()})
    family = fit.table.family
    if family is None or (fit.groups and not _of_members(fit.groups, family)):
        plan.groups = [_columns(group) for group in fit.groups]
        if fit.groups:
            plan.said.append(f"{len(fit.groups)} 列金额并排，已按一列一笔读取")
        spans = [h.path for group in fit.groups if group.spans for h in group.columns.values()]
        if spans:
            plan.said.append(f"“{'”“'.join(spans[:3])}”等按时段发放的列，按时段的最后一个月计")
        return plan
    if fit.groups:
        _members_across(plan, family)
    else:
        _rename_heads(plan, family, profiles)
        _members_in_cells(plan, family, profiles)
        _household_rows(plan, family)
    return plan


def _columns(group: Group) -> tuple[dict[str, int], dict[str, Any]]:
    return {name: heading.column for name, heading in group.columns.items()}, dict(group.constants)


def _of_members(groups: tuple[Group, ...], family: Family) -> bool:
    return any(family.name in group.columns or family.id_no in group.columns for group in groups)


def _head_group(plan: Plan, family: Family) -> tuple[dict[str, int], dict[str, Any]]:
    pairs = ((family.name, family.head_name), (family.id_no, family.head_id))
    columns = {person: plan.columns[head] for person, head in pairs if head in plan.columns}
    return columns, {family.relation: family.head.value}


def _members_across(plan: Plan, family: Family) -> None:
    """The head's own name and number may stand under 姓名 and 身份证号 there."""
    for person, head in ((family.name, family.head_name), (family.id_no, family.head_id)):
        if head not in plan.columns and person in plan.columns:
            plan.columns[head] = plan.columns.pop(person)
        plan.columns.pop(person, None)
    plan.columns.pop(family.relation, None)
    plan.groups = [_head_group(plan, family), *(_columns(group) for group in plan.fit.groups)]
    plan.said.append(f"一户一行，成员横排（{len(plan.groups) - 1} 组），已按一人一行读取，户主也算一人")


def _rename_heads(plan: Plan, family: Family, profiles: dict[int, Profile]) -> None:
    """姓名 and 身份证号 beside a count of persons, without a relation or a head: the rows are households."""
    have = plan.columns
    if family.head_id in have or family.relation in have or family.id_no not in have or family.persons not in have:
        return
    counts = [cell for cell in profiles[have[family.persons]].cells if isinstance(cell, (int, float))]
    if not any(count > 1 for count in counts):
        return
    if family.head_name in have and family.name in have:
        return
    have[family.head_id] = have.pop(family.id_no)
    if family.name in have:
        have[family.head_name] = have.pop(family.name)
    plan.said.append("没有户主列和与户主关系列，保障人口不止一人：按一户一行读取，姓名和身份证号是户主的")


def _members_in_cells(plan: Plan, family: Family, profiles: dict[int, Profile]) -> None:
    have = plan.columns
    several = [n for n in (family.name, family.id_no) if n in have and holds_several(profiles[have[n]])]
    several = several or _of_others(plan, family, profiles)
    if not several or not {family.head_name, family.head_id} & set(have):
        return
    person = [name for name in (family.name, family.id_no, family.relation) if name in have]
    inside = {name: have.pop(name) for name in person}
    plan.several = tuple(inside)
    plan.groups = [_head_group(plan, family), (inside, {})]
    plan.said.append("一户一行，成员写在一个单元格里，已按一人一行读取，户主也算一人")


def _of_others(plan: Plan, family: Family, profiles: dict[int, Profile]) -> list[str]:
    """Names under 家庭成员 of whom none is a head's, in rows without a relation: the members beside the head, one to a cell."""
    have = plan.columns
    if family.relation in have or family.name not in have or family.head_name not in have:
        return []
    words = plan.fit.taken[family.name].heading.words
    heads, members = (set(profiles[have[name]].cells) for name in (family.head_name, family.name))
    return [family.name] if "MEMBER" in meaning_of_words(words).qualifiers and not heads & members else []


def _household_rows(plan: Plan, family: Family) -> None:
    have = plan.columns
    heads = {family.head_name, family.head_id} & set(have)
    if not heads or plan.groups or family.id_no in have:
        return
    if family.name in have and family.head_name in have:
        return
    plan.household_rows = True
    plan.columns.pop(family.relation, None)
    plan.constants[family.relation] = family.head.value
    if family.head_name in have:
        plan.columns[family.name] = plan.columns[family.head_name]
    plan.said.append("一户一行，没有成员：户数按户主计，人数按“保障人口”相加")
